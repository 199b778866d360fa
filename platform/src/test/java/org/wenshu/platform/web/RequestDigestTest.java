package org.wenshu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class RequestDigestTest {

    private static String digest(String boundary, String body, int piece) {
        RequestDigest digest =
                new RequestDigest("POST", "/x", MediaType.parseMediaType("multipart/form-data; boundary=" + boundary));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += piece) {
            digest.update(ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i)));
        }
        return digest.value();
    }

    @Test
    void leaves_the_boundary_out_wherever_the_pieces_are_cut() {
        String plain = digest("zzzz", "--\r\na aab aaa\r\n----\r\n", 7);
        for (int piece = 1; piece < 12; piece++) {
            assertThat(digest("aabaac", "--aabaac\r\na aab aaa\r\n--aabaac--\r\n", piece))
                    .isEqualTo(plain);
        }
    }

    @Test
    void keeps_what_only_begins_like_a_boundary() {
        assertThat(digest("aabaac", "x aabaab", 3)).isNotEqualTo(digest("aabaac", "x ", 3));
        assertThat(digest("aabaac", "x aabaa", 3)).isEqualTo(digest("zzzz", "x aabaa", 3));
        assertThat(digest("aabaac", "aabaabaac", 2)).isEqualTo(digest("zzzz", "aab", 2));
    }
}
