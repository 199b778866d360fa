package org.wenshu.notifications.sending.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N2")
class SmsTextTest {
    @Test
    void seventy_characters_are_one_message_and_one_more_makes_two() {
        assertThat(SmsText.parts("督".repeat(70))).hasSize(1);
        assertThat(SmsText.parts("督".repeat(71))).containsExactly("督".repeat(66), "督".repeat(5));
    }

    @Test
    void a_rare_character_is_never_cut_in_two() {
        for (int lead = 60; lead < 75; lead++) {
            String text = "办".repeat(lead) + "𠮷㐂".repeat(30);
            List<String> parts = SmsText.parts(text);
            assertThat(String.join("", parts)).isEqualTo(text);
            assertThat(parts).allSatisfy(part -> {
                assertThat(part.length()).isLessThanOrEqualTo(66);
                byte[] bytes = SmsText.encoded(part);
                assertThat(new String(bytes, StandardCharsets.UTF_16BE)).isEqualTo(part);
            });
        }
    }

    @Test
    void the_header_tells_which_part_of_which_message_it_is() {
        byte[] part = SmsText.withHeader("督", 0x1234, 3, 2);
        assertThat(part).startsWith(6, 8, 4, 0x12, 0x34, 3, 2).hasSize(9);
    }

    @Test
    void a_part_with_its_header_fits_into_one_message() {
        byte[] part = SmsText.withHeader("督".repeat(SmsText.PART), 1, 2, 1);
        assertThat(part.length).isLessThanOrEqualTo(140);
    }
}
