package org.wenshu.documents.outgoing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.IncomingDocuments;
import org.wenshu.documents.outgoing.model.Cause;
import org.wenshu.documents.outgoing.model.JournalEntry;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.office.model.Actor;

/** One trace from what caused a document to its number in the archive (issue 4, D18). */
@Component
public class TracingDocuments {
    private final IncomingDocuments incoming;

    TracingDocuments(IncomingDocuments incoming) {
        this.incoming = incoming;
    }

    /**
     * A step of the trace.
     *
     * @param kind CAUSE, one of the document's actions, or ARCHIVE
     * @param reference what it is called there: a register number, a document number, an archive number
     */
    public record Step(
            String kind, String name, Optional<String> reference, Optional<String> signature, Optional<Instant> at) {}

    public List<Step> of(OutgoingDocument document, Actor reader) {
        var steps = new ArrayList<Step>();
        document.cause().ifPresent(cause -> steps.addAll(causes(cause, reader)));
        for (JournalEntry entry : document.journal()) {
            switch (entry.action()) {
                case DRAFT, SUBMIT, PASS_REVIEW, COUNTERSIGN, SIGN, DISTRIBUTE, CONFIRM_RECEIPT, ARCHIVE ->
                    steps.add(new Step(
                            entry.action().name(),
                            entry.action().chinese(),
                            Optional.empty(),
                            Optional.of(entry.signature()),
                            Optional.of(entry.at())));
                case RECHECK ->
                    steps.add(new Step(
                            entry.action().name(),
                            entry.action().chinese(),
                            document.number().map(DocumentNumber::toString),
                            Optional.of(entry.signature()),
                            Optional.of(entry.at())));
                case RECORD_ARCHIVE_NUMBER ->
                    steps.add(new Step(
                            "ARCHIVE_NUMBER",
                            entry.action().chinese(),
                            entry.said(),
                            Optional.empty(),
                            Optional.of(entry.at())));
                default -> {
                    // Returns and the like stand in the journal; the trace is the way that led here.
                }
            }
        }
        return steps;
    }

    /** What the reader may not see of the cause stays unsaid, but for the reference that the document itself shows. */
    private List<Step> causes(Cause cause, Actor reader) {
        if (cause.kind() == Cause.Kind.INCOMING_DOCUMENT) {
            Optional<IncomingDocument> found =
                    incoming.find(new IncomingDocumentId(cause.id())).filter(document -> document.mayBeReadBy(reader));
            if (found.isPresent()) {
                var document = found.get();
                return List.of(new Step(
                        "CAUSE",
                        "来文",
                        Optional.of(
                                document.number() + "《" + document.particulars().title() + "》"),
                        Optional.of(document.particulars().sender()),
                        Optional.of(document.receivedAt())));
            }
        }
        return List.of(new Step(
                "CAUSE", cause.kind().name(), Optional.of(cause.reference()), Optional.empty(), Optional.empty()));
    }
}
