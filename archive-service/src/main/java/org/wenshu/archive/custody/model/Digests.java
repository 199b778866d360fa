package org.wenshu.archive.custody.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Both digests of the same bytes, lower-case hexadecimal: SM3 (GB/T 32905) and SHA-256. */
public record Digests(String sm3, String sha256) {

    /** What the first entry of a chain is linked to. */
    public static final Digests NONE = new Digests("0".repeat(64), "0".repeat(64));

    public static Digests of(String sm3Input, String sha256Input) {
        byte[] forSm3 = sm3Input.getBytes(StandardCharsets.UTF_8);
        var sm3 = new SM3Digest();
        sm3.update(forSm3, 0, forSm3.length);
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return new Digests(HexFormat.of().formatHex(digest), sha256(sha256Input));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
