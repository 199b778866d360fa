package org.wenshu.documents.outgoing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.documents.drafting.TextBody;
import org.wenshu.documents.outgoing.model.Cause;
import org.wenshu.documents.outgoing.model.CheckFinding;
import org.wenshu.documents.outgoing.model.Content;
import org.wenshu.documents.outgoing.model.Direction;
import org.wenshu.documents.outgoing.model.Dispatch;
import org.wenshu.documents.outgoing.model.OutgoingStage;
import org.wenshu.documents.outgoing.model.Recheck;
import org.wenshu.documents.outgoing.model.Route;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/** What clients send; lengths and ranges are checked here, what the office allows by the model. */
final class OutgoingRequests {
    private static final int WORDS = 2000;
    private static final int NAME = 200;
    private static final int NAMES = 200;
    /** Unlike NotBlank it lets what was not sent pass. */
    private static final String SOMETHING = "(?s).*\\S.*";

    private static final String NO_CONTROLS = "[^\\p{Cntrl}]*";

    private OutgoingRequests() {}

    /**
     * What the drafter writes.
     *
     * @param head 发文机关标志; left out, the issuers' names, in the ordinary format with 文件
     * @param direction 行文方向; DOWNWARD if left out
     * @param printedBy 印发机关
     * @param copies 印数; 1 if left out
     */
    record ContentBody(
            @NotNull DocumentKind kind,
            @Nullable DocumentFormat format,
            @Nullable Direction direction,
            @Nullable Secrecy secrecy,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 20) @Pattern(regexp = NO_CONTROLS) String> secrecyTerm,
            @Nullable Urgency urgency,

            @NotEmpty @Size(max = 12) List<@NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS) String> issuers,

            @Nullable @Size(max = 12) List<@NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS) String> head,

            @NotBlank @Size(max = 20) @Pattern(regexp = "[^\\p{Cntrl}\\s〔〕/]*")
            String numberCode,

            @NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS)
            String title,

            @Nullable @Size(max = NAMES)
            List<@NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS) String> addressees,

            @Nullable @Size(max = NAMES)
            List<@NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS) String> copiesTo,

            @NotNull @Valid TextBody body,
            @Nullable @Size(max = 50) List<@NotNull @Valid AttachmentBody> attachments,
            @Nullable Boolean sealed,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 500) @Pattern(regexp = NO_CONTROLS) String> note,
            @Nullable @Size(max = 10) List<@NotNull @Valid AttendanceBody> attendance,

            @NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS)
            String printedBy,

            @Nullable @Min(1) @Max(99_999) Integer copies) {

        Content toContent() {
            return new Content(
                    kind,
                    format == null ? DocumentFormat.ORDINARY : format,
                    direction == null ? Direction.DOWNWARD : direction,
                    secrecy == null ? Secrecy.NONE : secrecy,
                    secrecyTerm,
                    urgency == null ? Urgency.NONE : urgency,
                    issuers,
                    listOf(head),
                    numberCode,
                    title,
                    listOf(addressees),
                    listOf(copiesTo),
                    body.toText(),
                    listOf(attachments).stream()
                            .map(attachment -> new OfficialDocument.Attachment(
                                    attachment.title(), attachment.text().toText()))
                            .toList(),
                    sealed == null || sealed,
                    note,
                    listOf(attendance).stream()
                            .map(present -> new OfficialDocument.Attendance(present.role(), present.names()))
                            .toList(),
                    printedBy,
                    copies == null ? 1 : copies);
        }

        static ContentBody of(Content content) {
            return new ContentBody(
                    content.kind(),
                    content.format(),
                    content.direction(),
                    content.secrecy(),
                    content.secrecyTerm(),
                    content.urgency(),
                    content.issuers(),
                    content.head(),
                    content.numberCode(),
                    content.title(),
                    content.addressees(),
                    content.copiesTo(),
                    TextBody.of(content.body()),
                    content.attachments().stream()
                            .map(attachment -> new AttachmentBody(attachment.title(), TextBody.of(attachment.text())))
                            .toList(),
                    content.sealed(),
                    content.note(),
                    content.attendance().stream()
                            .map(present -> new AttendanceBody(present.role(), present.names()))
                            .toList(),
                    content.printedBy(),
                    content.printed());
        }
    }

    record AttachmentBody(
            @NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS)
            String title,

            @NotNull @Valid TextBody text) {}

    record AttendanceBody(
            @NotBlank @Size(max = 10) String role,
            @NotEmpty @Size(max = NAMES) List<@NotBlank @Size(max = 50) String> names) {}

    /** What the document answers or follows from. */
    record CauseBody(
            @NotNull Cause.Kind kind,
            @NotBlank @Size(max = 100) String id,
            @NotBlank @Size(max = 300) String reference) {
        Cause toCause() {
            return new Cause(kind, id, reference);
        }
    }

    record DraftRequest(
            Optional<@Size(max = 100) String> sectionId,
            @NotNull @Valid ContentBody content,
            @Nullable @Valid CauseBody cause,
            Optional<@Size(max = WORDS) String> remark) {}

    record RevisionRequest(@NotNull @Valid ContentBody content, Optional<@Size(max = WORDS) String> remark) {}

    record ImportRequest(@NotBlank @Size(max = 100) String fileId) {}

    record OpinionsRequest(
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 100) String> sectionIds,

            @NotBlank @Size(max = WORDS) String question,
            Optional<LocalDate> dueDay) {}

    record OpinionBody(
            Optional<@Size(max = 100) String> sectionId,
            @NotNull Boolean agreed,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> text) {}

    record FindingDecision(
            @NotNull CheckFinding.Decision decision,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> word) {}

    /** A section, or another organ. */
    record PartyBody(
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 100) String> sectionId,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = NAME) @Pattern(regexp = NO_CONTROLS) String> organ) {
        @AssertTrue(message = "either a section or an organ")
        boolean isOneOfTwo() {
            return sectionId.isPresent() != organ.isPresent();
        }
    }

    record Submission(
            @NotNull Route.Matter matter,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 100) String> expertIds,
            @Nullable @Size(max = 50) List<@NotNull @Valid PartyBody> countersigners,
            @Nullable Boolean inOrder,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> withoutOpinions,
            Optional<@Size(max = WORDS) String> remark) {}

    record ReviewRequest(Optional<@Size(max = WORDS) String> opinion) {}

    record MarkBody(
            @NotBlank @Size(max = NAME) String place,
            @NotBlank @Size(max = WORDS) String reason) {}

    record ReturnRequest(
            @NotNull OutgoingStage to,
            @NotBlank @Size(max = WORDS) String reason,
            @Nullable @Size(max = 200) List<@NotNull @Valid MarkBody> marks) {}

    record ReasonRequest(@NotBlank @Size(max = WORDS) String reason) {}

    record CountersignRequest(
            @NotNull @Valid PartyBody party,
            @NotNull Boolean agreed,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> opinion,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 50) String> signer) {}

    /** @param contentDigest of the content that the leader has read */
    record SignatureRequest(
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String contentDigest,
            Optional<@Size(max = WORDS) String> opinion) {}

    record RecheckRequest(
            @NotEmpty @Size(max = 10) List<Recheck.@NotNull Point> points,
            Optional<@Size(max = WORDS) String> remark) {}

    record ProofreadingRequest(
            @NotNull Boolean content,
            @NotNull Boolean format,
            @NotNull Boolean copies,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> remark) {}

    record DispatchBody(
            @NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS)
            String recipient,

            Optional<@Size(max = 100) String> sectionId,
            @NotNull Dispatch.Channel channel,
            @Nullable @Min(1) @Max(99_999) Integer copies,
            @Nullable @Size(max = 1000) List<@NotNull @Min(1) Integer> copyNumbers,
            Optional<@Email @Size(max = 200) String> email) {}

    record Distribution(@NotEmpty @Size(max = 500) List<@NotNull @Valid DispatchBody> dispatches) {}

    record ReceiptRequest(
            @NotBlank @Size(max = 50) @Pattern(regexp = NO_CONTROLS)
            String receivedBy,

            Optional<Instant> receivedAt) {}

    record RecallRequest(Optional<@Size(max = WORDS) String> remark) {}

    record DestructionRequest(
            @NotBlank @Size(max = 100) String witnessId, Optional<@Size(max = WORDS) String> remark) {}

    record ArchivingRequest(Optional<@Pattern(regexp = "永久|30年|10年|Y|D30|D10") String> retentionHint) {}

    record ResumptionRequest(Optional<@Size(max = WORDS) String> remark) {}

    record CallOutcome(
            @NotNull Boolean reached,
            @NotBlank @Size(max = WORDS) String said) {}

    static <T> List<T> listOf(@Nullable List<T> sent) {
        return sent == null ? List.of() : sent;
    }
}
