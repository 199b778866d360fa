package org.wenshu.documents.incoming.checks;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the registration says about a document, against which its file is checked; what is blank or empty is not checked.
 *
 * @param title the title (标题)
 * @param senderNumber the sender's document number (发文字号)
 * @param pages the pages that the sender declared
 * @param attachmentFileNames the names of the other files that came with it
 */
public record DeclaredFacts(String title, String senderNumber, OptionalInt pages, List<String> attachmentFileNames) {
    public DeclaredFacts {
        attachmentFileNames = List.copyOf(attachmentFileNames);
    }

    /** Nothing is declared: only the file itself is checked, as for an attachment. */
    public static DeclaredFacts none() {
        return new DeclaredFacts("", "", OptionalInt.empty(), List.of());
    }
}
