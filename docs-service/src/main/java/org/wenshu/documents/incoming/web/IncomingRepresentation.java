package org.wenshu.documents.incoming.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.incoming.model.Channel;
import org.wenshu.documents.incoming.model.IncomingAction;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.documents.incoming.model.MachineChecks;
import org.wenshu.documents.incoming.model.ReviewPoint;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * An incoming document as clients see it.
 *
 * @param allowedActions what the caller can do now
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record IncomingRepresentation(
        String id,
        long version,
        String registerNumber,
        String register,
        int year,
        int number,
        IncomingStage stage,
        String stageName,
        List<IncomingAction> allowedActions,
        String sender,
        Optional<String> senderNumber,
        String title,
        Optional<String> addressee,
        Optional<LocalDate> documentDate,
        int copies,
        int pages,
        Instant receivedAt,
        Channel channel,
        Optional<String> source,
        Secrecy secrecy,
        Optional<String> secrecyTerm,
        Urgency urgency,
        List<String> attachmentNames,
        Optional<String> retentionHint,
        Optional<String> remark,
        Named registeredBy,
        Instant registeredAt,
        List<File> files,
        List<Holder> heldBy,
        Optional<Due> due,
        boolean overdue,
        List<SubmissionView> submissions,
        List<ReviewView> reviews,
        List<ProposalView> proposals,
        List<Named> leadersToInstruct,
        List<InstructionView> instructions,
        List<CirculationView> circulations,
        Optional<AssignmentView> assignment,
        List<ExtensionView> extensionRequests,
        int urgings,
        List<CallSheetView> callSheets,
        List<ResultView> results,
        Optional<SuspensionView> suspension,
        Optional<CompletionView> completion,
        Optional<String> voidedBecause,
        Optional<String> archiveNumber) {

    /** A person or section with the name that it has now. */
    record Named(String id, String name) {}

    /** In whose hands it is: {@code kind} is PERSON, SECTION, ROLE or OUTSIDE. */
    record Holder(String kind, String id, String name) {}

    record File(
            String id, String name, DocumentFile.Kind kind, String mediaType, long size, String sha256, String sm3) {}

    record Due(Instant at, LocalDate day, boolean provisional, List<String> basis) {}

    record SubmissionView(int number, Instant at, List<File> files, Optional<ChecksView> checks) {}

    record ChecksView(Instant at, List<FindingView> findings) {}

    record FindingView(String code, MachineChecks.Severity severity, Optional<String> fileId, String message) {}

    record ReviewView(
            int submission,
            boolean passed,
            List<CheckedView> checklist,
            Optional<String> reason,
            String signature,
            Instant at) {}

    record CheckedView(ReviewPoint point, String pointName, boolean inOrder, Optional<String> remark) {}

    record ProposalView(
            int number,
            List<Named> leaders,
            List<CandidateView> candidates,
            String reason,
            Optional<String> policyBasis,
            Optional<String> relatedWork,
            String signature,
            Instant at,
            Optional<String> endedBecause) {}

    record CandidateView(Named lead, List<Named> coHandlers, Optional<String> reason) {}

    record InstructionView(
            int proposal,
            Named leader,
            String text,
            Optional<Integer> candidate,
            String signature,
            Instant at,
            Optional<String> withdrawnBecause) {}

    record CirculationView(Named reader, Instant askedAt, Optional<Instant> readAt, Optional<String> remark) {}

    record AssignmentView(
            int number, Named lead, List<Named> coHandlers, Optional<String> remark, String signature, Instant at) {}

    record ExtensionView(
            int number,
            Named section,
            LocalDate askedDay,
            String reason,
            String signature,
            Instant at,
            Optional<DecisionView> decision) {}

    record DecisionView(
            boolean granted, Optional<LocalDate> dueDay, Optional<String> reason, String signature, Instant at) {}

    record CallSheetView(
            int number,
            CallSheet.Cause cause,
            List<Named> sections,
            Optional<Named> person,
            Instant openedAt,
            Optional<OutcomeView> outcome) {}

    record OutcomeView(boolean reached, String outcome, String signature, Instant at) {}

    record ResultView(
            Named section,
            String text,
            List<File> files,
            String signature,
            Instant at,
            Optional<String> setAsideBecause) {}

    record SuspensionView(String reason, String signature, Instant since) {}

    record CompletionView(Optional<String> conclusion, List<File> papers, String signature, Instant at) {}

    /** One line of the register. */
    record Line(
            String id,
            String registerNumber,
            Instant receivedAt,
            String sender,
            Optional<String> senderNumber,
            String title,
            Secrecy secrecy,
            Urgency urgency,
            Channel channel,
            IncomingStage stage,
            String stageName,
            boolean suspended,
            Optional<Named> leadSection,
            List<Holder> heldBy,
            Optional<Due> due,
            boolean overdue,
            Optional<String> archiveNumber) {}

    /** A call that a secretary has to make. */
    record CallToMake(
            String documentId,
            String registerNumber,
            String title,
            Optional<Due> due,
            int urgings,
            CallSheetView callSheet) {}

    record JournalView(List<JournalLine> entries, List<ReadingLine> readings) {}

    record JournalLine(
            int number,
            IncomingAction action,
            String actionName,
            Named by,
            String signature,
            Optional<Named> onBehalfOf,
            String from,
            Instant at,
            IncomingStage stage,
            List<Holder> heldBy,
            Optional<String> said) {}

    /** That a classified document, or a file of it, was read. */
    record ReadingLine(Named by, String signature, String from, Instant at, Optional<String> fileId) {}

    /** The tracking sheet; durations in ISO 8601. */
    record TrackingView(
            String registerNumber,
            String title,
            IncomingStage stage,
            List<StepView> steps,
            Optional<Due> due,
            Optional<String> workingTimeLeft,
            int urgings) {}

    record StepView(
            IncomingStage stage,
            String stageName,
            boolean suspended,
            List<Holder> heldBy,
            Instant since,
            Optional<Instant> until,
            String wallTime,
            String workingTime,
            List<JournalLine> entries) {}
}
