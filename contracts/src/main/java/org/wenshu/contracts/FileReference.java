package org.wenshu.contracts;

import java.util.Optional;

/**
 * A file in the shared store, named by its digests; its content never travels in an event (A3).
 *
 * @param name its file name, or empty when it belongs to a classified document, since file names repeat titles
 * @param role what it is to the work it belongs to
 * @param mediaType its media type, found from its content
 * @param size its size in bytes
 * @param sha256 its SHA-256 digest, in lower-case hexadecimal digits; its key in the store
 * @param sm3 its SM3 digest, in lower-case hexadecimal digits
 */
public record FileReference(
        Optional<String> name,

        @OneOf({
            "ORIGINAL",
            "ATTACHMENT",
            "HANDLING_SHEET",
            "RESULT",
            "METADATA",
            "OFFICIAL_COPY",
            "FINAL_DRAFT",
            "SIGN_OFF_SHEET"
        })
        String role,

        String mediaType,
        long size,
        String sha256,
        String sm3) {}
