package org.wenshu.documents.incoming.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
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
import org.wenshu.documents.incoming.model.Channel;
import org.wenshu.documents.incoming.model.Particulars;
import org.wenshu.documents.incoming.model.ReviewPoint;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/** What clients send; lengths and ranges are checked here, what the office allows by the model. */
final class IncomingRequests {
    private static final int WORDS = 2000;
    private static final int NAME = 200;
    /** Unlike NotBlank it lets what was not sent pass. */
    private static final String SOMETHING = "(?s).*\\S.*";

    private static final String NO_CONTROLS = "[^\\p{Cntrl}]*";

    private IncomingRequests() {}

    /** An upload to attach: the document itself (ORIGINAL) or an attachment. */
    record FileToAttach(
            @NotBlank @Size(max = 100) String fileId,
            @NotNull HandedInAs kind) {}

    /** As what a file is handed in. */
    enum HandedInAs {
        ORIGINAL(DocumentFile.Kind.ORIGINAL),
        ATTACHMENT(DocumentFile.Kind.ATTACHMENT);

        final DocumentFile.Kind kind;

        HandedInAs(DocumentFile.Kind kind) {
            this.kind = kind;
        }
    }

    /** A document as it is entered in the register (签收登记). */
    record Registration(
            @NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS)
            String sender,

            Optional<@Pattern(regexp = SOMETHING) @Size(max = 100) @Pattern(regexp = NO_CONTROLS) String> senderNumber,

            @NotBlank @Size(max = 200) @Pattern(regexp = NO_CONTROLS)
            String title,

            Optional<@Pattern(regexp = SOMETHING) @Size(max = NAME) String> addressee,
            Optional<LocalDate> documentDate,
            @NotNull @Min(1) @Max(9999) Integer copies,
            @NotNull @Min(1) @Max(99999) Integer pages,
            @NotNull Instant receivedAt,
            @NotNull Channel channel,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = NAME) String> source,
            @NotNull Secrecy secrecy,

            @Schema(
                    description = "保密期限, for instance 10年 or 长期; required when classified, refused otherwise",
                    example = "10年")
            Optional<@Pattern(regexp = "[1-9]\\d?年|[1-9]\\d?个月|长期") String> secrecyTerm,

            @NotNull Urgency urgency,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = NAME) String> attachmentNames,
            Optional<@Pattern(regexp = "永久|30年|10年") String> retentionHint,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> remark,

            @Schema(description = "The register it goes to; 普通 or, when classified, 密件 if absent")
            Optional<@Pattern(regexp = "[\\p{IsHan}A-Za-z0-9]{1,20}") String> register,

            @Nullable @Size(max = 50) List<@NotNull @Valid FileToAttach> files) {

        Particulars particulars() {
            return IncomingRequests.particulars(
                    sender,
                    senderNumber,
                    title,
                    addressee,
                    documentDate,
                    copies,
                    pages,
                    channel,
                    source,
                    secrecy,
                    secrecyTerm,
                    urgency,
                    attachmentNames,
                    retentionHint,
                    remark);
        }
    }

    /** The corrected document (补正重报); it keeps its number and time of receipt. */
    record Resubmission(
            @NotBlank @Size(max = NAME) @Pattern(regexp = NO_CONTROLS)
            String sender,

            Optional<@Pattern(regexp = SOMETHING) @Size(max = 100) @Pattern(regexp = NO_CONTROLS) String> senderNumber,

            @NotBlank @Size(max = 200) @Pattern(regexp = NO_CONTROLS)
            String title,

            Optional<@Pattern(regexp = SOMETHING) @Size(max = NAME) String> addressee,
            Optional<LocalDate> documentDate,
            @NotNull @Min(1) @Max(9999) Integer copies,
            @NotNull @Min(1) @Max(99999) Integer pages,
            @NotNull Channel channel,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = NAME) String> source,
            @NotNull Secrecy secrecy,
            Optional<@Pattern(regexp = "[1-9]\\d?年|[1-9]\\d?个月|长期") String> secrecyTerm,
            @NotNull Urgency urgency,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = NAME) String> attachmentNames,
            Optional<@Pattern(regexp = "永久|30年|10年") String> retentionHint,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> remark,
            @Nullable @Size(max = 50) List<@NotNull @Valid FileToAttach> files) {

        Particulars particulars() {
            return IncomingRequests.particulars(
                    sender,
                    senderNumber,
                    title,
                    addressee,
                    documentDate,
                    copies,
                    pages,
                    channel,
                    source,
                    secrecy,
                    secrecyTerm,
                    urgency,
                    attachmentNames,
                    retentionHint,
                    remark);
        }
    }

    private static Particulars particulars(
            String sender,
            Optional<String> senderNumber,
            String title,
            Optional<String> addressee,
            Optional<LocalDate> documentDate,
            int copies,
            int pages,
            Channel channel,
            Optional<String> source,
            Secrecy secrecy,
            Optional<String> secrecyTerm,
            Urgency urgency,
            @Nullable List<String> attachmentNames,
            Optional<String> retentionHint,
            Optional<String> remark) {
        return new Particulars(
                sender.strip(),
                senderNumber.map(String::strip),
                title.strip(),
                addressee.map(String::strip),
                documentDate,
                copies,
                pages,
                channel,
                source.map(String::strip),
                secrecy,
                secrecyTerm,
                urgency,
                listOf(attachmentNames),
                retentionHint,
                remark.map(String::strip));
    }

    /** A preliminary review (初审); the checklist names every point looked at. */
    record ReviewRequest(
            @NotNull Outcome outcome,
            @NotEmpty @Size(max = 20) List<@NotNull @Valid CheckedPoint> checklist,

            @Schema(description = "Why it passes in spite of something; or words to the sender with the defects")
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> reason) {
        enum Outcome {
            PASS,
            RETURN
        }
    }

    record CheckedPoint(
            @NotNull ReviewPoint point,
            @NotNull Boolean inOrder,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 500) String> remark) {}

    /** A proposal (拟办): leaders to instruct, or sections to handle, or both. */
    record ProposalRequest(
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> leaderIds,
            @Nullable @Size(max = 10) List<@NotNull @Valid CandidateRequest> candidates,
            @NotBlank @Size(max = WORDS) String reason,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> policyBasis,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> relatedWork) {}

    record CandidateRequest(
            @NotBlank @Size(max = 100) String leadSectionId,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> coSectionIds,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> reason) {}

    /** An instruction (批示). */
    record InstructionRequest(
            @NotBlank @Size(max = WORDS) String text,

            @Schema(description = "Which of the proposal's candidates is chosen, from 1")
            Optional<@Min(1) @Max(10) Integer> candidate,

            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> addedLeaderIds,
            @Nullable @Size(max = 200) List<@NotBlank @Size(max = 100) String> readerIds) {}

    /** A step back, by a leader (another proposal) or by a handling section (not theirs); always with a reason. */
    record SendBackRequest(
            @NotBlank @Size(max = WORDS) String reason,

            @Schema(description = "The handling section that sends it back, where the caller belongs to several")
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 100) String> sectionId) {}

    record CirculationRequest(
            @NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 100) String> readerIds,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> remark) {}

    record ReadingReceiptRequest(Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> remark) {}

    /** An assignment (交办); while the document is being handled, a re-assignment (改派). */
    record AssignmentRequest(
            @NotBlank @Size(max = 100) String leadSectionId,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> coSectionIds,

            @Schema(description = "Another last day than policy gives for the urgency")
            Optional<LocalDate> dueDay,

            @Schema(description = "Needed when the day is later than policy's")
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> dueReason,

            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> remark) {}

    record ExtensionRequestBody(
            @NotNull LocalDate dueDay,
            @NotBlank @Size(max = WORDS) String reason,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 100) String> sectionId) {}

    record ExtensionDecisionRequest(
            @NotNull Boolean granted,

            @Schema(description = "Another day than the one asked for; only when granted")
            Optional<LocalDate> dueDay,

            @Schema(description = "Required when refused")
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> reason) {}

    record UrgingRequest(Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> words) {}

    record CallOutcomeRequest(
            @NotNull Boolean reached,
            @NotBlank @Size(max = WORDS) String outcome) {}

    record ResultRequest(
            @NotBlank @Size(max = 20_000) String text,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> fileIds,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 100) String> sectionId,

            @Schema(description = "Why the lead section does not wait for its co-handlers")
            Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> withoutCoHandlersReason) {}

    record ResultReturnRequest(
            @NotBlank @Size(max = WORDS) String reason,

            @Schema(description = "Co-handlers that are to report again, beside the lead section")
            @Nullable
            @Size(max = 50)
            List<@NotBlank @Size(max = 100) String> sectionIds) {}

    record CompletionRequest(Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> conclusion) {}

    record ReasonRequest(@NotBlank @Size(max = WORDS) String reason) {}

    record ResumptionRequest(Optional<@Pattern(regexp = SOMETHING) @Size(max = WORDS) String> remark) {}

    static <T> List<T> listOf(@Nullable List<T> sent) {
        return sent == null ? List.of() : sent;
    }
}
