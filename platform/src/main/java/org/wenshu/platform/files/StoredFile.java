package org.wenshu.platform.files;

/**
 * A file's content as it is kept: named by its digest, so the same content is kept once.
 *
 * @param sha256 lower-case hexadecimal; the content's name
 * @param sm3 the national digest (GB/T 32905), lower-case hexadecimal
 * @param size in bytes
 * @param mediaType found from the content, not from the file's name
 */
public record StoredFile(String sha256, String sm3, long size, String mediaType) {}
