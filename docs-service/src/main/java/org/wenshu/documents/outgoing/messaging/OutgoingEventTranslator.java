package org.wenshu.documents.outgoing.messaging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.documents.ArchivingOverdue;
import org.wenshu.contracts.documents.CountersignGiven;
import org.wenshu.contracts.documents.CountersignRequested;
import org.wenshu.contracts.documents.DocumentDispatched;
import org.wenshu.contracts.documents.DocumentIssued;
import org.wenshu.contracts.documents.DocumentReceived;
import org.wenshu.contracts.documents.DocumentRechecked;
import org.wenshu.contracts.documents.DocumentSigned;
import org.wenshu.contracts.documents.DraftReturned;
import org.wenshu.contracts.documents.OpinionGiven;
import org.wenshu.contracts.documents.OpinionOverdue;
import org.wenshu.contracts.documents.OpinionRequested;
import org.wenshu.contracts.documents.OutgoingDocumentCompleted;
import org.wenshu.contracts.documents.OutgoingDocumentResumed;
import org.wenshu.contracts.documents.OutgoingDocumentSuspended;
import org.wenshu.contracts.documents.OutgoingDocumentVoided;
import org.wenshu.contracts.documents.OutgoingDocumentWithdrawn;
import org.wenshu.contracts.documents.ReceiptOverdue;
import org.wenshu.contracts.documents.ReviewRequested;
import org.wenshu.contracts.documents.SignatureRequested;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.Hand;
import org.wenshu.documents.outgoing.model.Cause;
import org.wenshu.documents.outgoing.model.Dispatch;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingEvent;
import org.wenshu.documents.outgoing.model.OutgoingStage;
import org.wenshu.documents.outgoing.model.Signature;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/** Decides what others hear of what happened to an outgoing document, and what of a classified one they do not (X3). */
@Component
public class OutgoingEventTranslator {

    /** What is told of the happening, on the document as it is since; nothing where it concerns nobody outside. */
    public List<PublicEvent> translate(OutgoingDocument document, OutgoingEvent happening) {
        var on = new Subject(document);
        return switch (happening) {
            case OutgoingEvent.OpinionsSought event ->
                List.of(new OpinionRequested(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.request().number(),
                        ids(event.request().sections()),
                        event.request().deadline().dueAt(),
                        event.at()));
            case OutgoingEvent.OpinionGiven event ->
                List.of(new OpinionGiven(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.request(),
                        event.section().value(),
                        by(event.hand()),
                        event.at()));
            case OutgoingEvent.OpinionsUrged event ->
                List.of(new OpinionOverdue(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.request(),
                        ids(event.outstanding()),
                        event.dueAt(),
                        event.urging(),
                        event.at()));
            case OutgoingEvent.ReviewAsked event ->
                List.of(new ReviewRequested(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.level().name(),
                        on.section(),
                        event.experts().stream().map(PersonId::value).toList(),
                        on.drafter(),
                        event.at()));
            case OutgoingEvent.Returned event -> returned(on, event);
            case OutgoingEvent.Withdrawn event ->
                List.of(new OutgoingDocumentWithdrawn(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        by(event.hand()),
                        event.from().name(),
                        on.section(),
                        event.at()));
            case OutgoingEvent.CountersignAsked event ->
                List.of(new CountersignRequested(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.party().section().map(SectionId::value),
                        on.unlessClassified(event.party().organ()),
                        event.at()));
            case OutgoingEvent.Countersigned event ->
                List.of(new CountersignGiven(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.party().section().map(SectionId::value),
                        on.unlessClassified(event.party().organ()),
                        event.agreed(),
                        by(event.hand()),
                        event.at()));
            case OutgoingEvent.SignatureAsked event ->
                List.of(new SignatureRequested(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.leader().value(),
                        event.at()));
            case OutgoingEvent.Signed event ->
                List.of(new DocumentSigned(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        by(event.hand()),
                        onBehalfOf(event.hand()),
                        event.at(),
                        event.signature().covered(),
                        on.drafter(),
                        on.section()));
            case OutgoingEvent.Rechecked event ->
                List.of(new DocumentRechecked(
                        on.id(), on.number(), on.secrecy(), on.urgency(), on.title(), by(event.hand()), event.at()));
            case OutgoingEvent.Issued event ->
                List.of(new DocumentIssued(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.at(),
                        by(event.hand()),
                        event.recipients(),
                        event.archiveDueAt(),
                        on.drafter(),
                        on.section(),
                        document.cause()
                                .filter(cause -> cause.kind() == Cause.Kind.INCOMING_DOCUMENT)
                                .map(Cause::id)));
            case OutgoingEvent.Dispatched event -> List.of(dispatched(on, event));
            case OutgoingEvent.Received event ->
                List.of(new DocumentReceived(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.dispatch().number(),
                        on.recipient(event.dispatch()),
                        event.dispatch().receipt().orElseThrow().receivedBy(),
                        event.dispatch().receipt().orElseThrow().receivedAt()));
            case OutgoingEvent.ReceiptUrged event ->
                List.of(new ReceiptOverdue(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.dispatch().number(),
                        on.recipient(event.dispatch()),
                        event.dispatch().channel().name(),
                        event.dispatch().recipient().section().map(SectionId::value),
                        event.dispatch().deadline().dueAt(),
                        event.urging(),
                        event.at()));
            case OutgoingEvent.ArchivingUrged event ->
                List.of(new ArchivingOverdue(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.dueAt(),
                        event.workingDaysLate(),
                        event.urging(),
                        event.escalated(),
                        on.drafter(),
                        on.section(),
                        event.at()));
            case OutgoingEvent.Archived event -> List.of(completed(on, event));
            case OutgoingEvent.Suspended event ->
                List.of(new OutgoingDocumentSuspended(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        by(event.hand()),
                        on.unlessClassified(Optional.of(event.reason())),
                        event.at()));
            case OutgoingEvent.Resumed event ->
                List.of(new OutgoingDocumentResumed(
                        on.id(), on.number(), on.secrecy(), on.urgency(), on.title(), by(event.hand()), event.at()));
            case OutgoingEvent.Voided event ->
                List.of(new OutgoingDocumentVoided(
                        on.id(),
                        on.unlessClassified(event.number()),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        by(event.hand()),
                        on.unlessClassified(Optional.of(event.reason())),
                        on.section(),
                        on.drafter(),
                        event.at()));
            // Matters of the office alone; they stand in the journal.
            case OutgoingEvent.Drafted event -> List.of();
            case OutgoingEvent.Revised event -> List.of();
            case OutgoingEvent.Checked event -> List.of();
            case OutgoingEvent.FindingSettled event -> List.of();
            case OutgoingEvent.Passed event -> List.of();
            case OutgoingEvent.NumberReserved event -> List.of();
            case OutgoingEvent.NumberGivenBack event -> List.of();
            case OutgoingEvent.Proofread event -> List.of();
            case OutgoingEvent.Printed event -> List.of();
            case OutgoingEvent.CopyMoved event -> List.of();
            case OutgoingEvent.ArchiveNumberRecorded event -> List.of();
            case OutgoingEvent.CallRequested event -> List.of();
            case OutgoingEvent.CallRecorded event -> List.of();
            case OutgoingEvent.DeadlineReprojected event -> List.of();
        };
    }

    /** Only a return to the drafter or to a level of review is news to somebody; the others ask again by themselves. */
    private static List<PublicEvent> returned(Subject on, OutgoingEvent.Returned event) {
        Optional<String> to = switch (event.to()) {
            case DRAFTING -> Optional.of("DRAFTER");
            case SECTION_REVIEW -> Optional.of("SECTION");
            case OFFICE_REVIEW -> Optional.of("OFFICE");
            case FINAL_REVIEW -> Optional.of("FINAL");
            case COUNTERSIGNING, SIGNING, SIGNED, NUMBERED, PRINTED, ISSUED, ARCHIVED, VOID -> Optional.empty();
        };
        return to.stream()
                .<PublicEvent>map(target -> new DraftReturned(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        levelOf(event.from()),
                        target,
                        on.drafter(),
                        on.section(),
                        by(event.hand()),
                        onBehalfOf(event.hand()),
                        event.at()))
                .toList();
    }

    private static String levelOf(OutgoingStage from) {
        return switch (from) {
            case SECTION_REVIEW -> "SECTION";
            case OFFICE_REVIEW -> "OFFICE";
            case FINAL_REVIEW -> "FINAL";
            case COUNTERSIGNING -> "COUNTERSIGN";
            case SIGNING -> "SIGNATURE";
            case DRAFTING, SIGNED, NUMBERED, PRINTED, ISSUED, ARCHIVED, VOID -> "RECHECK";
        };
    }

    private static DocumentDispatched dispatched(Subject on, OutgoingEvent.Dispatched event) {
        Dispatch sent = event.dispatch();
        boolean byMail = sent.channel() == Dispatch.Channel.EMAIL;
        return new DocumentDispatched(
                on.id(),
                on.number(),
                on.secrecy(),
                on.urgency(),
                on.title(),
                sent.number(),
                on.recipient(sent),
                sent.channel().name(),
                sent.recipient().section().map(SectionId::value),
                sent.recipient().email().filter(any -> byMail),
                byMail ? Optional.of(on.reference(on.officialPdf())) : Optional.empty(),
                sent.deadline().dueAt(),
                event.at());
    }

    private static OutgoingDocumentCompleted completed(Subject on, OutgoingEvent.Archived event) {
        var papers = Stream.concat(
                        on.document().recheck().orElseThrow().papers().stream(), event.filing().papers().stream())
                .toList();
        DocumentFile metadata = papers.stream()
                .filter(paper -> paper.kind() == DocumentFile.Kind.METADATA)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a document is filed with its metadata"));
        return new OutgoingDocumentCompleted(
                on.id(),
                on.number(),
                on.secrecy(),
                on.urgency(),
                on.title(),
                event.filing().by().value(),
                on.document().facts().kind().name(),
                on.document().signature().map(Signature::day),
                on.document().recheck().orElseThrow().pages(),
                event.filing().retentionHint(),
                on.section(),
                on.document().facts().issuers(),
                papers.stream()
                        .filter(paper -> paper != metadata)
                        .map(on::reference)
                        .toList(),
                on.reference(metadata),
                event.at());
    }

    private static List<String> ids(List<SectionId> sections) {
        return sections.stream().map(SectionId::value).toList();
    }

    private static String by(Hand hand) {
        return hand.by().value();
    }

    private static Optional<String> onBehalfOf(Hand hand) {
        return hand.onBehalfOf().map(PersonId::value);
    }

    /** What every event says of its document, and what only those of an unclassified one say. */
    private record Subject(OutgoingDocument document) {
        String id() {
            return document.id().value();
        }

        Optional<String> number() {
            return unlessClassified(document.number().map(DocumentNumber::toString));
        }

        String secrecy() {
            return document.facts().secrecy().name();
        }

        String urgency() {
            return document.facts().urgency().name();
        }

        Optional<String> title() {
            return unlessClassified(Optional.of(document.facts().title()));
        }

        String drafter() {
            return document.drafter().value();
        }

        String section() {
            return document.section().value();
        }

        Optional<String> recipient(Dispatch dispatch) {
            return unlessClassified(Optional.of(dispatch.recipient().name()));
        }

        Optional<String> unlessClassified(Optional<String> text) {
            return text.filter(any -> !document.facts().secrecy().classified());
        }

        DocumentFile officialPdf() {
            return document.recheck().orElseThrow().papers().stream()
                    .filter(paper -> paper.kind() == DocumentFile.Kind.OFFICIAL_COPY
                            && paper.mediaType().equals("application/pdf"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a document is rechecked with its PDF"));
        }

        FileReference reference(DocumentFile file) {
            return new FileReference(
                    unlessClassified(Optional.of(file.name())),
                    file.kind().name(),
                    file.mediaType(),
                    file.size(),
                    file.sha256(),
                    file.sm3());
        }
    }
}
