package org.wenshu.documents.outgoing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.outgoing.model.CheckFinding;
import org.wenshu.documents.outgoing.model.Direction;
import org.wenshu.documents.outgoing.model.Dispatch;
import org.wenshu.documents.outgoing.model.Level;
import org.wenshu.documents.outgoing.model.NumberedCopy;
import org.wenshu.documents.outgoing.model.OutgoingAction;
import org.wenshu.documents.outgoing.model.OutgoingStage;
import org.wenshu.documents.outgoing.model.Return;
import org.wenshu.documents.outgoing.model.Route;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * An outgoing document as clients see it; its text is read by version.
 *
 * @param number 发文字号, also while it is only reserved
 * @param contentDigest of the present version: what a signature has to name
 * @param allowedActions what the caller can do now
 * @param returnableTo where the document can be sent back to
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OutgoingRepresentation(
        String id,
        long version,
        OutgoingStage stage,
        String stageName,
        List<OutgoingAction> allowedActions,
        List<OutgoingStage> returnableTo,
        Optional<String> number,
        DocumentKind kind,
        String kindName,
        DocumentFormat format,
        Direction direction,
        Secrecy secrecy,
        Optional<String> secrecyTerm,
        Urgency urgency,
        List<String> issuers,
        String numberCode,
        String title,
        List<String> addressees,
        List<String> copiesTo,
        int copies,
        Named section,
        Named drafter,
        Instant draftedAt,
        Optional<CauseView> cause,
        String contentDigest,
        List<VersionView> versions,
        List<Holder> heldBy,
        List<FindingView> findings,
        List<OpinionRequestView> opinionRequests,
        Optional<RouteView> route,
        List<ApprovalView> approvals,
        List<Return> returns,
        List<CountersignatureView> countersignatures,
        List<PartyView> outstandingCountersigners,
        List<Named> signingLeaders,
        List<SignatureView> signatures,
        Optional<RecheckView> recheck,
        List<ProofreadingView> proofreadings,
        List<NumberedCopyView> numberedCopies,
        List<DispatchView> dispatches,
        Optional<Instant> issuedAt,
        Optional<Due> archiveDue,
        List<File> files,
        Optional<String> archiveNumber,
        List<CallSheetView> callSheets,
        Optional<SuspensionView> suspension,
        Optional<String> voidedBecause) {

    /** A person or section with the name that it has now. */
    record Named(String id, String name) {}

    /** In whose hands it is: {@code kind} is PERSON, SECTION, HEADS, ROLE or OUTSIDE. */
    record Holder(String kind, String id, String name) {}

    record Due(Instant at, LocalDate day, boolean provisional, List<String> basis) {}

    record File(
            String id, String name, DocumentFile.Kind kind, String mediaType, long size, String sha256, String sm3) {}

    record CauseView(String kind, String id, String reference) {}

    record VersionView(
            int number, String title, String contentDigest, String signature, Instant at, Optional<String> remark) {}

    record FindingView(
            int number,
            String code,
            String clause,
            boolean gates,
            String place,
            String excerpt,
            String reason,
            String english,
            Optional<String> suggestion,
            Optional<CheckFinding.Decision> decision,
            Optional<String> word,
            Optional<String> signature) {}

    record OpinionRequestView(
            int number,
            int version,
            List<Named> sections,
            String question,
            Due due,
            String signature,
            Instant at,
            List<OpinionView> answers,
            int urgings,
            Optional<String> closedBecause) {}

    record OpinionView(Named section, boolean agreed, Optional<String> text, String signature, Instant at) {}

    record PartyView(Optional<Named> section, Optional<String> organ) {}

    record RouteView(Route.Matter matter, List<Named> experts, List<PartyView> countersigners, boolean inOrder) {}

    /** @param counts whether it holds for the present content */
    record ApprovalView(
            Level level,
            String levelName,
            int version,
            boolean counts,
            Optional<String> opinion,
            String signature,
            Instant at,
            Optional<String> setAside) {}

    record CountersignatureView(
            PartyView party,
            int version,
            boolean agreed,
            Optional<String> opinion,
            Optional<String> signer,
            String signature,
            Instant at) {}

    record SignatureView(
            int version,
            String contentDigest,
            Optional<String> opinion,
            String signature,
            Instant at,
            LocalDate day,
            Optional<String> fallen) {}

    record RecheckView(LocalDate printedOn, int pages, Optional<String> remark, String signature, Instant at) {}

    record ProofreadingView(
            int print,
            boolean content,
            boolean format,
            boolean copies,
            Optional<String> remark,
            String signature,
            Instant at) {}

    record NumberedCopyView(int number, NumberedCopy.State state, Optional<Integer> dispatch, List<CopyStep> steps) {}

    record CopyStep(
            NumberedCopy.State state, String signature, Optional<Named> witness, Optional<String> said, Instant at) {}

    record DispatchView(
            int number,
            String recipient,
            Optional<String> sectionId,
            Optional<String> email,
            Dispatch.Channel channel,
            int copies,
            List<Integer> copyNumbers,
            Due receiptDue,
            String signature,
            Instant at,
            Optional<ReceiptView> receipt,
            int urgings) {}

    record ReceiptView(String receivedBy, Instant receivedAt, String signature, Instant at) {}

    record CallSheetView(
            int number, CallSheet.Cause cause, Optional<Named> person, Instant openedAt, Optional<CallView> outcome) {}

    record CallView(boolean reached, String said, String signature, Instant at) {}

    record SuspensionView(String reason, String signature, Instant since) {}

    /** A line of the register (发文登记簿). */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Line(
            String id,
            Optional<String> number,
            OutgoingStage stage,
            String stageName,
            String kindName,
            String title,
            Secrecy secrecy,
            Urgency urgency,
            List<String> addressees,
            Named section,
            Named drafter,
            Instant draftedAt,
            Optional<LocalDate> signedOn,
            Optional<Instant> issuedAt,
            List<Holder> heldBy,
            Optional<String> archiveNumber) {}

    /** A version with its text. */
    record VersionText(
            int number,
            String contentDigest,
            String signature,
            Instant at,
            Optional<String> remark,
            OutgoingRequests.ContentBody content) {}

    record JournalView(List<EntryView> entries, List<ReadingView> readings) {}

    record EntryView(
            int number,
            OutgoingAction action,
            String actionName,
            int version,
            Named by,
            String signature,
            Optional<Named> onBehalfOf,
            String from,
            Instant at,
            OutgoingStage stage,
            List<Holder> heldBy,
            Optional<String> said) {}

    record ReadingView(Named by, String signature, Optional<String> fileId, String from, Instant at) {}
}
