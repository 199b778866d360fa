package org.wenshu.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wenshu.contracts.directory.CalendarExceptionChanged;
import org.wenshu.contracts.directory.CalendarNoticeChanged;
import org.wenshu.contracts.directory.DelegationChanged;
import org.wenshu.contracts.directory.NoticeDay;
import org.wenshu.contracts.directory.PersonChanged;
import org.wenshu.contracts.directory.PolicyChanged;
import org.wenshu.contracts.directory.RoleAssignment;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.contracts.documents.ArchivingOverdue;
import org.wenshu.contracts.documents.CirculationRead;
import org.wenshu.contracts.documents.CirculationRequested;
import org.wenshu.contracts.documents.CountersignGiven;
import org.wenshu.contracts.documents.CountersignRequested;
import org.wenshu.contracts.documents.DeadlineReprojected;
import org.wenshu.contracts.documents.DocumentDispatched;
import org.wenshu.contracts.documents.DocumentIssued;
import org.wenshu.contracts.documents.DocumentReceived;
import org.wenshu.contracts.documents.DocumentRechecked;
import org.wenshu.contracts.documents.DocumentSigned;
import org.wenshu.contracts.documents.DraftReturned;
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
import org.wenshu.contracts.documents.OpinionGiven;
import org.wenshu.contracts.documents.OpinionOverdue;
import org.wenshu.contracts.documents.OpinionRequested;
import org.wenshu.contracts.documents.OralUrgingRequested;
import org.wenshu.contracts.documents.OutgoingDocumentCompleted;
import org.wenshu.contracts.documents.OutgoingDocumentResumed;
import org.wenshu.contracts.documents.OutgoingDocumentSuspended;
import org.wenshu.contracts.documents.OutgoingDocumentVoided;
import org.wenshu.contracts.documents.OutgoingDocumentWithdrawn;
import org.wenshu.contracts.documents.ProposalSentBack;
import org.wenshu.contracts.documents.ReceiptOverdue;
import org.wenshu.contracts.documents.ReviewRequested;
import org.wenshu.contracts.documents.SignatureRequested;
import org.wenshu.contracts.notifications.MessageDelivered;
import org.wenshu.contracts.notifications.MessageSent;
import org.wenshu.contracts.notifications.MessageUndeliverable;
import org.wenshu.contracts.records.RecordFiled;
import org.wenshu.contracts.records.RecordIntakeHeld;

/** One life-like instance of each event, all of one document's journey; the approved samples are written from them. */
final class Samples {
    private static final String DOCUMENT = "01K9Z3V6H7Q4M2T8R5N0C1D2E3";
    private static final String NUMBER = "收〔2026〕0412";
    private static final Optional<String> TITLE = Optional.of("关于做好2026年国庆假期值班工作的通知");
    private static final String SENDER = "市人民政府办公室";
    private static final Optional<String> SENDER_NUMBER = Optional.of("市政办发〔2026〕38号");
    private static final Instant REGISTERED = Instant.parse("2026-09-21T01:12:30Z");
    private static final Instant REVIEWED = Instant.parse("2026-09-21T02:05:00Z");
    private static final Instant INSTRUCTED = Instant.parse("2026-09-22T07:40:15Z");
    private static final Instant ASSIGNED = Instant.parse("2026-09-22T08:00:00Z");
    private static final Instant DUE = Instant.parse("2026-09-29T10:00:00Z");
    private static final Instant EXTENDED = Instant.parse("2026-10-09T10:00:00Z");
    private static final Instant URGED = Instant.parse("2026-10-10T01:00:00Z");
    private static final Instant COMPLETED = Instant.parse("2026-10-12T03:20:00Z");
    private static final String DELIVERY = "7b0a7c1e-31d2-5a0e-9c59-0f4d5f2f8a11";

    // The outgoing document that answers the one above.
    private static final String DRAFT = "01K9ZD8RAFT0000000000000D1";
    private static final Optional<String> UNNUMBERED = Optional.empty();
    private static final Optional<String> NUMBERED = Optional.of("滨值函〔2026〕17号");
    private static final Optional<String> HEADLINE = Optional.of("关于报送2026年国庆假期值班安排的函");
    private static final Instant DRAFTED = Instant.parse("2026-09-23T01:30:00Z");
    private static final Instant OPINION_DUE = Instant.parse("2026-09-25T10:00:00Z");
    private static final Instant SIGNED = Instant.parse("2026-09-28T02:15:00Z");
    private static final Instant ISSUED = Instant.parse("2026-09-28T06:40:00Z");
    private static final Instant ARCHIVE_DUE = Instant.parse("2026-10-09T10:00:00Z");
    private static final Instant LATE = Instant.parse("2026-10-10T01:00:00Z");

    private Samples() {}

    /** By the name of the file: the wire name, or the wire name and what is special about the instance. */
    static Map<String, PublicEvent> all() {
        var samples = new LinkedHashMap<String, PublicEvent>();
        for (PublicEvent event :
                Stream.concat(plain().stream(), outgoing().stream()).toList()) {
            String name = EventCatalogue.of(event.getClass()).wireName();
            if (samples.put(name, event) != null) {
                throw new IllegalStateException("two samples of " + name);
            }
        }
        for (PublicEvent event : classified()) {
            samples.put(EventCatalogue.of(event.getClass()).wireName() + ".classified", event);
        }
        return samples;
    }

    private static List<PublicEvent> plain() {
        return List.of(
                new IncomingDocumentRegistered(
                        DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, SENDER, SENDER_NUMBER, REGISTERED, "p-wang"),
                new IncomingDocumentReturned(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        List.of("PAGES_MISSING", "ATTACHMENT_MISSING"),
                        "p-wang",
                        REVIEWED),
                new IncomingDocumentResubmitted(DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "p-wang", REVIEWED),
                new IncomingDocumentReviewed(DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "p-wang", REVIEWED),
                new HandlingProposed(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        List.of("p-zhang", "p-li"),
                        List.of("s-general", "s-security"),
                        "p-zhao",
                        REVIEWED),
                new InstructionRequested(DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "p-zhang", REVIEWED),
                new InstructionGiven(
                        DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "p-chen", Optional.of("p-zhang"), INSTRUCTED),
                new ProposalSentBack(
                        DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "p-zhang", Optional.empty(), INSTRUCTED),
                new CirculationRequested(
                        DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, List.of("p-li", "p-sun"), INSTRUCTED),
                new CirculationRead(DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "p-li", INSTRUCTED),
                new HandlingAssigned(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        "s-general",
                        List.of("s-security"),
                        DUE,
                        false,
                        ASSIGNED),
                new ExtensionRequested(
                        DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "s-general", "p-liu", EXTENDED, ASSIGNED),
                new ExtensionDecided(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        true,
                        EXTENDED,
                        "p-zhang",
                        Optional.empty(),
                        "s-general",
                        ASSIGNED),
                new DeadlineReprojected(DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, DUE, EXTENDED, "国办发明电〔2026〕7号"),
                new HandlingDueSoon(
                        DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "s-general", List.of("s-security"), EXTENDED),
                new IncomingDocumentUrged(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        1,
                        "s-general",
                        List.of("s-security"),
                        EXTENDED,
                        1,
                        false,
                        "01K9Z3V6H7Q4M2T8R5N0CALL01",
                        URGED),
                new IncomingDocumentEscalated(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        "s-general",
                        EXTENDED,
                        2,
                        2,
                        Optional.of("值班表已报分管领导审定，预计明日上报"),
                        URGED),
                new OralUrgingRequested(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        "01K9Z3V6H7Q4M2T8R5N0CALL01",
                        List.of("s-general", "s-security"),
                        "OVERDUE"),
                new HandlingResultSubmitted(DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "s-general", "p-liu", COMPLETED),
                new IncomingDocumentCompleted(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        "p-wang",
                        COMPLETED,
                        SENDER,
                        SENDER_NUMBER,
                        Optional.of(LocalDate.of(2026, 9, 18)),
                        6,
                        Optional.of("10年"),
                        "s-general",
                        List.of(
                                file(Optional.of("关于做好2026年国庆假期值班工作的通知.pdf"), "ORIGINAL", "application/pdf"),
                                file(Optional.of("收文处理单.pdf"), "HANDLING_SHEET", "application/pdf")),
                        file(Optional.of("metadata.json"), "METADATA", "application/json")),
                new IncomingDocumentVoided(
                        DOCUMENT,
                        NUMBER,
                        "NONE",
                        "URGENT",
                        TITLE,
                        Optional.of("重复登记，原件已登记为收〔2026〕0410"),
                        "p-wang",
                        REVIEWED),
                new IncomingDocumentSuspended(
                        DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, Optional.of("来文单位通知暂缓办理"), "p-zhao", INSTRUCTED),
                new IncomingDocumentResumed(DOCUMENT, NUMBER, "NONE", "URGENT", TITLE, "p-zhao", ASSIGNED),
                new RecordFiled(
                        "01K9ZARCH1VE0000000000REC1",
                        "X043-WS·2026-D10-BGS-0001",
                        "incoming-document",
                        DOCUMENT,
                        COMPLETED),
                new RecordIntakeHeld(
                        "01K9ZARCH1VE0000000000INT1", "incoming-document", DOCUMENT, "FILE_MISSING", COMPLETED),
                new MessageSent(DELIVERY, "p-liu", "SMS", "0b4be9c2-7f0e-4c53-9a2e-6d1f2c6f5d10", URGED),
                new MessageDelivered(DELIVERY, "p-liu", "SMS", "0b4be9c2-7f0e-4c53-9a2e-6d1f2c6f5d10", URGED),
                new MessageUndeliverable(
                        DELIVERY,
                        "p-liu",
                        "SMS",
                        "org.wenshu.documents.IncomingDocumentUrged.v1",
                        DOCUMENT,
                        "NUMBER_UNKNOWN",
                        URGED),
                new SectionChanged("s-general", "综合科", "ZHK", 10, true),
                new PersonChanged(
                        "p-li",
                        "李𠮷",
                        "副主任",
                        20,
                        List.of("s-office"),
                        Optional.of("13800000000"),
                        Optional.of("li@organ.example"),
                        "SECRET",
                        true,
                        List.of(
                                new RoleAssignment("DEPUTY_LEADER", Optional.empty()),
                                new RoleAssignment("SECTION_HEAD", Optional.of("s-office"))),
                        List.of("s-general", "s-security"),
                        Optional.of("c56a4180-65aa-42ec-a945-5fd21dec0538")),
                new DelegationChanged("d-1", "p-zhang", "p-chen", List.of("incoming:instruct"), REGISTERED, DUE, false),
                new CalendarExceptionChanged("x-1", LocalDate.of(2026, 10, 9), false, "机关搬迁", false),
                new CalendarNoticeChanged(
                        2026,
                        1,
                        "国办发明电〔2025〕7号",
                        List.of(
                                new NoticeDay(LocalDate.of(2026, 9, 20), true, "国庆节"),
                                new NoticeDay(LocalDate.of(2026, 10, 1), false, "国庆节"))),
                new PolicyChanged("incoming.deadlines", Map.of("URGENT", "2"), 3));
    }

    private static List<PublicEvent> outgoing() {
        return List.of(
                new ReviewRequested(
                        DRAFT,
                        UNNUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        "FINAL",
                        "s-general",
                        List.of("p-lu"),
                        "p-liu",
                        DRAFTED),
                new DraftReturned(
                        DRAFT,
                        UNNUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        "OFFICE",
                        "DRAFTER",
                        "p-liu",
                        "s-general",
                        "p-wang",
                        Optional.of("p-zhao"),
                        DRAFTED),
                new OpinionRequested(
                        DRAFT,
                        UNNUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        1,
                        List.of("s-security", "s-finance"),
                        OPINION_DUE,
                        DRAFTED),
                new OpinionGiven(DRAFT, UNNUMBERED, "NONE", "URGENT", HEADLINE, 1, "s-security", "p-sun", DRAFTED),
                new OpinionOverdue(
                        DRAFT, UNNUMBERED, "NONE", "URGENT", HEADLINE, 1, List.of("s-finance"), OPINION_DUE, 1, SIGNED),
                new CountersignRequested(
                        DRAFT,
                        UNNUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        Optional.of("s-security"),
                        Optional.empty(),
                        DRAFTED),
                new CountersignGiven(
                        DRAFT,
                        UNNUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        Optional.empty(),
                        Optional.of("市公安局"),
                        true,
                        "p-wang",
                        DRAFTED),
                new SignatureRequested(DRAFT, UNNUMBERED, "NONE", "URGENT", HEADLINE, "p-zhang", DRAFTED),
                new DocumentSigned(
                        DRAFT,
                        UNNUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        "p-chen",
                        Optional.of("p-zhang"),
                        SIGNED,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "p-liu",
                        "s-general"),
                new DocumentRechecked(DRAFT, NUMBERED, "NONE", "URGENT", HEADLINE, "p-wang", SIGNED),
                new DocumentIssued(
                        DRAFT,
                        NUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        ISSUED,
                        "p-wang",
                        3,
                        ARCHIVE_DUE,
                        "p-liu",
                        "s-general",
                        Optional.of(DOCUMENT)),
                new DocumentDispatched(
                        DRAFT,
                        NUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        1,
                        Optional.of("市人民政府办公室"),
                        "EMAIL",
                        Optional.empty(),
                        Optional.of("zhiban@gov.example"),
                        Optional.of(file(Optional.of("滨值函〔2026〕17号.pdf"), "OFFICIAL_COPY", "application/pdf")),
                        ARCHIVE_DUE,
                        ISSUED),
                new DocumentReceived(
                        DRAFT, NUMBERED, "NONE", "URGENT", HEADLINE, 1, Optional.of("市人民政府办公室"), "周敏", ISSUED),
                new ReceiptOverdue(
                        DRAFT,
                        NUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        2,
                        Optional.of("安全科"),
                        "OA",
                        Optional.of("s-security"),
                        ARCHIVE_DUE,
                        1,
                        LATE),
                new ArchivingOverdue(
                        DRAFT,
                        NUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        ARCHIVE_DUE,
                        1,
                        1,
                        false,
                        "p-liu",
                        "s-general",
                        LATE),
                new OutgoingDocumentCompleted(
                        DRAFT,
                        NUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        "p-wang",
                        "LETTER",
                        Optional.of(LocalDate.of(2026, 9, 28)),
                        2,
                        Optional.of("10年"),
                        "s-general",
                        List.of("滨江区人民政府办公室"),
                        List.of(
                                file(Optional.of("滨值函〔2026〕17号.pdf"), "OFFICIAL_COPY", "application/pdf"),
                                file(Optional.of("国庆假期值班表.pdf"), "ATTACHMENT", "application/pdf"),
                                file(Optional.of("定稿.pdf"), "FINAL_DRAFT", "application/pdf"),
                                file(Optional.of("发文稿纸.pdf"), "SIGN_OFF_SHEET", "application/pdf")),
                        file(Optional.of("metadata.json"), "METADATA", "application/json"),
                        COMPLETED),
                new OutgoingDocumentWithdrawn(
                        DRAFT, UNNUMBERED, "NONE", "URGENT", HEADLINE, "p-liu", "OFFICE_REVIEW", "s-general", DRAFTED),
                new OutgoingDocumentSuspended(
                        DRAFT, UNNUMBERED, "NONE", "URGENT", HEADLINE, "p-zhao", Optional.of("等待上级口径"), DRAFTED),
                new OutgoingDocumentResumed(DRAFT, UNNUMBERED, "NONE", "URGENT", HEADLINE, "p-zhao", DRAFTED),
                new OutgoingDocumentVoided(
                        DRAFT,
                        UNNUMBERED,
                        "NONE",
                        "URGENT",
                        HEADLINE,
                        "p-zhao",
                        Optional.of("并入另一件办理"),
                        "s-general",
                        "p-liu",
                        DRAFTED));
    }

    private static List<PublicEvent> classified() {
        return List.of(
                new CountersignRequested(
                        DRAFT,
                        Optional.empty(),
                        "SECRET",
                        "NONE",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        DRAFTED),
                new DocumentIssued(
                        DRAFT,
                        Optional.empty(),
                        "SECRET",
                        "NONE",
                        Optional.empty(),
                        ISSUED,
                        "p-wang",
                        2,
                        ARCHIVE_DUE,
                        "p-liu",
                        "s-general",
                        Optional.empty()),
                new DocumentDispatched(
                        DRAFT,
                        Optional.empty(),
                        "SECRET",
                        "NONE",
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        "CONFIDENTIAL_POST",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        ARCHIVE_DUE,
                        ISSUED),
                new ReceiptOverdue(
                        DRAFT,
                        Optional.empty(),
                        "SECRET",
                        "NONE",
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        "CONFIDENTIAL_POST",
                        Optional.empty(),
                        ARCHIVE_DUE,
                        1,
                        LATE),
                new OutgoingDocumentCompleted(
                        DRAFT,
                        Optional.empty(),
                        "SECRET",
                        "NONE",
                        Optional.empty(),
                        "p-wang",
                        "REPORT",
                        Optional.empty(),
                        4,
                        Optional.empty(),
                        "s-general",
                        List.of("滨江区人民政府"),
                        List.of(file(Optional.empty(), "OFFICIAL_COPY", "application/pdf")),
                        file(Optional.empty(), "METADATA", "application/json"),
                        COMPLETED),
                new OutgoingDocumentVoided(
                        DRAFT,
                        Optional.empty(),
                        "SECRET",
                        "NONE",
                        Optional.empty(),
                        "p-zhao",
                        Optional.empty(),
                        "s-general",
                        "p-liu",
                        DRAFTED),
                new IncomingDocumentRegistered(
                        DOCUMENT,
                        NUMBER,
                        "SECRET",
                        "EXTRA_URGENT",
                        Optional.empty(),
                        SENDER,
                        Optional.empty(),
                        REGISTERED,
                        "p-wang"),
                new IncomingDocumentEscalated(
                        DOCUMENT,
                        NUMBER,
                        "TOP_SECRET",
                        "EXTRA_URGENT",
                        Optional.empty(),
                        "s-general",
                        EXTENDED,
                        2,
                        2,
                        Optional.empty(),
                        URGED),
                new IncomingDocumentCompleted(
                        DOCUMENT,
                        NUMBER,
                        "CONFIDENTIAL",
                        "NONE",
                        Optional.empty(),
                        "p-wang",
                        COMPLETED,
                        SENDER,
                        Optional.empty(),
                        Optional.empty(),
                        6,
                        Optional.empty(),
                        "s-general",
                        List.of(file(Optional.empty(), "ORIGINAL", "application/pdf")),
                        file(Optional.empty(), "METADATA", "application/json")));
    }

    private static FileReference file(Optional<String> name, String role, String mediaType) {
        return new FileReference(
                name,
                role,
                mediaType,
                182_044,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
    }
}
