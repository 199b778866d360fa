package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The installation is ended and started again on its folder. */
@WithSuite
@Order(Integer.MAX_VALUE - 1)
@Tag("D9")
class RestartTest {

    @Test
    void everything_is_still_there_and_goes_on() {
        Incoming document = Incoming.registered("li", Registration.ordinary()).handedTo("finance");
        var before = document.now();
        int messages = Messages.inbox("wei", document).size();

        TheSuite.restart();

        assertThat(document.now()).isEqualTo(before);
        assertThat(document.journal().size()).isEqualTo(4);
        assertThat(Messages.inbox("wei", document).size()).isGreaterThanOrEqualTo(messages);
        document.resultBy("wei").completed();
        assertThat(document.archiveNumber()).contains("-CWK-");
    }
}
