package org.wenshu.directory.entries;

import java.util.Optional;

/**
 * Who changes an entry of the directory, and from where (X2).
 *
 * @param id the person or integration client
 * @param onBehalfOf the person whose authority was used (O3), or empty
 * @param from the address that the request came from
 */
public record Author(String id, String name, Optional<String> onBehalfOf, String from) {

    /** The service itself, where nobody asked: such as a key that was rotated for its age. */
    public static Author system(String name) {
        return new Author("system", name, Optional.empty(), "");
    }
}
