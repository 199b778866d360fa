package org.wenshu.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wenshu.contracts.directory.CalendarExceptionChanged;
import org.wenshu.contracts.directory.CalendarNoticeChanged;
import org.wenshu.contracts.directory.DelegationChanged;
import org.wenshu.contracts.directory.NoticeDay;
import org.wenshu.contracts.directory.PersonChanged;
import org.wenshu.contracts.directory.PolicyChanged;
import org.wenshu.contracts.directory.RoleAssignment;
import org.wenshu.contracts.directory.SectionChanged;
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

    private Samples() {}

    /** By the name of the file: the wire name, or the wire name and what is special about the instance. */
    static Map<String, PublicEvent> all() {
        var samples = new LinkedHashMap<String, PublicEvent>();
        for (PublicEvent event : plain()) {
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

    private static List<PublicEvent> classified() {
        return List.of(
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
