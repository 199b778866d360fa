package org.wenshu.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * The fingerprint of a request, taken while its body is being read: a repeated Idempotency-Key must come with the same
 * request.
 *
 * <p>The boundary between the parts of a multipart body is left out, since clients choose another at each attempt.
 */
final class RequestDigest {

    private final MessageDigest digest;
    private final byte[] boundary;
    private final int[] fallback;
    private int matched;
    private @Nullable String result;

    RequestDigest(String method, String pathAndQuery, @Nullable MediaType contentType) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        digest.update((method + " " + pathAndQuery + "\n").getBytes(StandardCharsets.UTF_8));
        String parameter = contentType != null && contentType.getType().equals("multipart")
                ? contentType.getParameter("boundary")
                : null;
        boundary = parameter == null ? new byte[0] : unquoted(parameter).getBytes(StandardCharsets.ISO_8859_1);
        fallback = fallbacks(boundary);
    }

    /** Bodies arrive in pieces on changing threads, though never on two at once. */
    synchronized void update(ByteBuffer bytes) {
        if (result != null) {
            return;
        }
        if (boundary.length == 0) {
            digest.update(bytes);
            return;
        }
        while (bytes.hasRemaining()) {
            skipBoundary(bytes.get());
        }
    }

    synchronized void update(byte[] bytes, int offset, int length) {
        update(ByteBuffer.wrap(bytes, offset, length));
    }

    /** Hexadecimal; complete only once the body has been read. */
    synchronized String value() {
        if (result == null) {
            digest.update(boundary, 0, matched);
            result = HexFormat.of().formatHex(digest.digest());
        }
        return result;
    }

    /** Knuth, Morris and Pratt: what cannot belong to a boundary any more is digested. */
    private void skipBoundary(byte next) {
        while (matched > 0 && boundary[matched] != next) {
            int shorter = fallback[matched - 1];
            digest.update(boundary, 0, matched - shorter);
            matched = shorter;
        }
        if (boundary[matched] != next) {
            digest.update(next);
        } else if (++matched == boundary.length) {
            matched = 0;
        }
    }

    private static int[] fallbacks(byte[] pattern) {
        int[] lengths = new int[pattern.length];
        int length = 0;
        for (int i = 1; i < pattern.length; i++) {
            while (length > 0 && pattern[i] != pattern[length]) {
                length = lengths[length - 1];
            }
            if (pattern[i] == pattern[length]) {
                length++;
            }
            lengths[i] = length;
        }
        return lengths;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
