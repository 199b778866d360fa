package org.wenshu.documents.outgoing.model;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.wenshu.document.elements.DocumentNumber;

/** Where the outgoing documents are kept; what is saved is published. */
public interface OutgoingDocuments {
    OutgoingDocument enter(OutgoingDocument drafted);

    Optional<OutgoingDocument> find(OutgoingDocumentId id);

    /** Changes a document by one of its verbs; to those who may not know of it, it is not there. */
    OutgoingDocument change(
            OutgoingDocumentId id, Predicate<OutgoingDocument> mayKnow, Consumer<OutgoingDocument> verb);

    /**
     * Changes a document by a verb that takes a number for it: the lowest one of code and year that nobody holds, so that
     * there is neither gap nor duplicate (D15).
     */
    OutgoingDocument changeNumbered(
            OutgoingDocumentId id,
            Predicate<OutgoingDocument> mayKnow,
            String code,
            int year,
            BiConsumer<OutgoingDocument, DocumentNumber> verb);
}
