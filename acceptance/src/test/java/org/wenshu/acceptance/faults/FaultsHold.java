package org.wenshu.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The fault run as a test; it takes minutes, so that only {@code -Pfaults} runs it. */
class FaultsHold {
    @Test
    void nothing_is_lost_nothing_comes_twice_and_no_number_is_missing() {
        assertThat(FaultRun.asked().run()).isEmpty();
    }
}
