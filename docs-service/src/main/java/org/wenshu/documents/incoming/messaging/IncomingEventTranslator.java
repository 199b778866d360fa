package org.wenshu.documents.incoming.messaging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.documents.CirculationRead;
import org.wenshu.contracts.documents.CirculationRequested;
import org.wenshu.contracts.documents.DeadlineReprojected;
import org.wenshu.contracts.documents.ExtensionDecided;
import org.wenshu.contracts.documents.ExtensionRequested;
import org.wenshu.contracts.documents.HandlingAssigned;
import org.wenshu.contracts.documents.HandlingDueSoon;
import org.wenshu.contracts.documents.HandlingProposed;
import org.wenshu.contracts.documents.HandlingResultSubmitted;
import org.wenshu.contracts.documents.IncomingDocumentCompleted;
import org.wenshu.contracts.documents.IncomingDocumentEscalated;
import org.wenshu.contracts.documents.IncomingDocumentRegistered;
import org.wenshu.contracts.documents.IncomingDocumentResubmitted;
import org.wenshu.contracts.documents.IncomingDocumentResumed;
import org.wenshu.contracts.documents.IncomingDocumentReturned;
import org.wenshu.contracts.documents.IncomingDocumentReviewed;
import org.wenshu.contracts.documents.IncomingDocumentSuspended;
import org.wenshu.contracts.documents.IncomingDocumentUrged;
import org.wenshu.contracts.documents.IncomingDocumentVoided;
import org.wenshu.contracts.documents.InstructionGiven;
import org.wenshu.contracts.documents.InstructionRequested;
import org.wenshu.contracts.documents.OralUrgingRequested;
import org.wenshu.contracts.documents.ProposalSentBack;
import org.wenshu.documents.incoming.model.Assignment;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingEvent;
import org.wenshu.documents.incoming.model.Leader;
import org.wenshu.documents.incoming.model.Proposal;
import org.wenshu.documents.incoming.model.ReviewPoint;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.Hand;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/** Decides what others hear of what happened to an incoming document, and what of a classified one they do not (X3). */
@Component
public class IncomingEventTranslator {

    /** What is told of the happening, on the document as it is since; nothing where it concerns nobody outside. */
    public List<PublicEvent> translate(IncomingDocument document, IncomingEvent happening) {
        var on = new Subject(document);
        return switch (happening) {
            case IncomingEvent.Registered event ->
                List.of(new IncomingDocumentRegistered(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        document.particulars().sender(),
                        on.unlessClassified(document.particulars().senderNumber()),
                        document.receivedAt(),
                        by(event.hand())));
            case IncomingEvent.ReturnedForCorrection event ->
                List.of(new IncomingDocumentReturned(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.defects().stream().map(ReviewPoint::name).toList(),
                        by(event.hand()),
                        event.at()));
            case IncomingEvent.Resubmitted event ->
                List.of(new IncomingDocumentResubmitted(
                        on.id(), on.number(), on.secrecy(), on.urgency(), on.title(), by(event.hand()), event.at()));
            case IncomingEvent.PassedReview event ->
                List.of(new IncomingDocumentReviewed(
                        on.id(), on.number(), on.secrecy(), on.urgency(), on.title(), by(event.hand()), event.at()));
            case IncomingEvent.Proposed event ->
                List.of(new HandlingProposed(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        leaders(event.content()),
                        sections(event.content()),
                        by(event.hand()),
                        event.at()));
            case IncomingEvent.TurnCame event ->
                List.of(new InstructionRequested(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.leader().value(),
                        event.at()));
            case IncomingEvent.Instructed event ->
                List.of(new InstructionGiven(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        by(event.hand()),
                        onBehalfOf(event.hand()),
                        event.at()));
            case IncomingEvent.ProposalSentBack event ->
                List.of(new ProposalSentBack(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        by(event.hand()),
                        onBehalfOf(event.hand()),
                        event.at()));
            case IncomingEvent.Circulated event ->
                List.of(new CirculationRequested(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.readers().stream().map(PersonId::value).toList(),
                        event.at()));
            case IncomingEvent.WasRead event ->
                List.of(new CirculationRead(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.reader().value(),
                        event.at()));
            case IncomingEvent.Assigned event -> List.of(assigned(on, event.assignment(), event));
            // The sections have it in hand again, and hear of it as they did the first time.
            case IncomingEvent.ResultReturned event ->
                List.of(assigned(on, document.assignment().orElseThrow(), event));
            case IncomingEvent.ExtensionAsked event ->
                List.of(new ExtensionRequested(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.request().section().value(),
                        event.request().by().value(),
                        event.askedDue(),
                        event.at()));
            case IncomingEvent.ExtensionDecided event ->
                List.of(new ExtensionDecided(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.granted(),
                        event.dueAt(),
                        by(event.hand()),
                        onBehalfOf(event.hand()),
                        event.section().value(),
                        event.at()));
            case IncomingEvent.Reminded event ->
                List.of(new HandlingDueSoon(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        on.lead(),
                        on.others(event.outstanding()),
                        event.dueAt()));
            case IncomingEvent.Urged event ->
                List.of(new IncomingDocumentUrged(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.rung(),
                        on.lead(),
                        on.others(event.outstanding()),
                        event.dueAt(),
                        event.overdueWorkingDays(),
                        event.escalated(),
                        on.callSheet(event.callSheet()),
                        event.at()));
            case IncomingEvent.Escalated event ->
                List.of(new IncomingDocumentEscalated(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.lead().value(),
                        event.dueAt(),
                        event.overdueWorkingDays(),
                        event.urgings(),
                        on.unlessClassified(event.lastWord()),
                        event.at()));
            case IncomingEvent.CallRequested event ->
                List.of(new OralUrgingRequested(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        on.callSheet(event.sheet().number()),
                        event.sheet().sections().stream().map(SectionId::value).toList(),
                        event.sheet().cause().name()));
            case IncomingEvent.DeadlineReprojected event ->
                List.of(new DeadlineReprojected(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.from(),
                        event.to(),
                        event.reason()));
            case IncomingEvent.ResultSubmitted event ->
                List.of(new HandlingResultSubmitted(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        event.section().value(),
                        by(event.hand()),
                        event.at()));
            case IncomingEvent.Completed event -> List.of(completed(on, event));
            case IncomingEvent.Suspended event ->
                List.of(new IncomingDocumentSuspended(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        on.unlessClassified(Optional.of(event.reason())),
                        by(event.hand()),
                        event.at()));
            case IncomingEvent.Resumed event ->
                List.of(new IncomingDocumentResumed(
                        on.id(), on.number(), on.secrecy(), on.urgency(), on.title(), by(event.hand()), event.at()));
            case IncomingEvent.Voided event ->
                List.of(new IncomingDocumentVoided(
                        on.id(),
                        on.number(),
                        on.secrecy(),
                        on.urgency(),
                        on.title(),
                        on.unlessClassified(Optional.of(event.reason())),
                        by(event.hand()),
                        event.at()));
            // Matters of the office alone; they stand in the journal.
            case IncomingEvent.Checked event -> List.of();
            case IncomingEvent.SentBackByHandlers event -> List.of();
            case IncomingEvent.CallRecorded event -> List.of();
            case IncomingEvent.Withdrawn event -> List.of();
            case IncomingEvent.ArchiveNumberRecorded event -> List.of();
        };
    }

    private static HandlingAssigned assigned(Subject on, Assignment assignment, IncomingEvent event) {
        return new HandlingAssigned(
                on.id(),
                on.number(),
                on.secrecy(),
                on.urgency(),
                on.title(),
                assignment.order().lead().value(),
                assignment.order().coHandlers().stream()
                        .map(SectionId::value)
                        .sorted()
                        .toList(),
                assignment.term().deadline().dueAt(),
                assignment.term().deadline().provisional(),
                event.at());
    }

    private static IncomingDocumentCompleted completed(Subject on, IncomingEvent.Completed event) {
        var particulars = on.document().particulars();
        DocumentFile metadata = event.completion().papers().stream()
                .filter(paper -> paper.kind() == DocumentFile.Kind.METADATA)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a document is completed with its metadata"));
        var files = Stream.of(
                        on.document().present().files().stream(),
                        on.document().results().stream()
                                .filter(result -> result.setAside().isEmpty())
                                .flatMap(result -> result.files().stream()),
                        event.completion().papers().stream().filter(paper -> paper != metadata))
                .flatMap(each -> each)
                .map(on::reference)
                .toList();
        return new IncomingDocumentCompleted(
                on.id(),
                on.number(),
                on.secrecy(),
                on.urgency(),
                on.title(),
                event.completion().by().value(),
                event.at(),
                particulars.sender(),
                on.unlessClassified(particulars.senderNumber()),
                particulars.documentDate(),
                particulars.pages(),
                particulars.retentionHint(),
                on.lead(),
                files,
                on.reference(metadata));
    }

    private static List<String> leaders(Proposal.Content content) {
        return content.leaders().stream().map(Leader::id).map(PersonId::value).toList();
    }

    private static List<String> sections(Proposal.Content content) {
        return content.candidates().stream()
                .map(candidate -> candidate.lead().value())
                .distinct()
                .toList();
    }

    private static String by(Hand hand) {
        return hand.by().value();
    }

    private static Optional<String> onBehalfOf(Hand hand) {
        return hand.onBehalfOf().map(PersonId::value);
    }

    /** What every event says of its document, and what only those of an unclassified one say. */
    private record Subject(IncomingDocument document) {
        String id() {
            return document.id().value();
        }

        String number() {
            return document.number().toString();
        }

        String secrecy() {
            return document.particulars().secrecy().name();
        }

        String urgency() {
            return document.particulars().urgency().name();
        }

        Optional<String> title() {
            return unlessClassified(Optional.of(document.particulars().title()));
        }

        Optional<String> unlessClassified(Optional<String> text) {
            return text.filter(any -> !document.particulars().secrecy().classified());
        }

        String lead() {
            return document.assignment().orElseThrow().order().lead().value();
        }

        List<String> others(List<SectionId> sections) {
            return sections.stream()
                    .map(SectionId::value)
                    .filter(section -> !section.equals(lead()))
                    .toList();
        }

        String callSheet(int number) {
            return id() + "/call-sheets/" + number;
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
