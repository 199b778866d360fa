package org.wenshu.contracts.documents;

import java.util.Optional;
import java.util.Set;

/** Holds the rule that an event of a classified document carries none of its text, at the last place before the wire. */
final class Withheld {
    // A level that is not known here counts as classified: leaking is worse than refusing.
    private static final Set<String> OPEN = Set.of("NONE", "INTERNAL");

    private Withheld() {}

    /**
     * Refuses a text beside a classified level.
     *
     * @throws IllegalArgumentException if one is present; the message does not repeat it
     */
    static void whenClassified(String secrecy, Optional<?>... texts) {
        if (OPEN.contains(secrecy)) {
            return;
        }
        for (Optional<?> text : texts) {
            if (text.isPresent()) {
                throw new IllegalArgumentException(
                        "an event of a document with secrecy " + secrecy + " must not carry its title or text");
            }
        }
    }
}
