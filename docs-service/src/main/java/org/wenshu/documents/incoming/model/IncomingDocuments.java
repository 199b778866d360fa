package org.wenshu.documents.incoming.model;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** All incoming documents of the organ; saving one also publishes what happened to it. */
public interface IncomingDocuments {

    /** Gives the next number of the register and year to the entry and keeps it, in one write (一文一号, D1). */
    IncomingDocument enter(String register, int year, Function<RegisterNumber, IncomingDocument> entry);

    Optional<IncomingDocument> find(IncomingDocumentId id);

    /** Does the verb on the present state and saves; for those who may not know of the document it is not there. */
    IncomingDocument change(
            IncomingDocumentId id, Predicate<IncomingDocument> mayKnow, Consumer<IncomingDocument> verb);

    /** A document of the same sender and number that is not voided. */
    Optional<IncomingDocument> registeredUnder(SenderKey key);
}
