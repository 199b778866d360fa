package org.wenshu.document.checks;

import java.time.LocalDate;
import org.wenshu.document.checks.regulations.Regulations;

/**
 * What the office knows when it checks a document.
 *
 * @param organs whom it writes to; when none is known, names are not checked
 * @param regulations what citations are resolved against; when empty, they are not
 * @param vocabulary wrong, ambiguous and sensitive words
 * @param today in the office's time zone
 */
public record Context(Organs organs, Regulations regulations, Vocabulary vocabulary, LocalDate today) {

    /** Knows nothing but the language. */
    public static Context on(LocalDate today) {
        return new Context(Organs.NONE, Regulations.NONE, Vocabulary.standard(), today);
    }
}
