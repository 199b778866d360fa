package org.wenshu.notifications.templates;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.NotificationProperties;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.reading.EventFacts;
import org.wenshu.notifications.templates.model.Wording;
import org.wenshu.office.Office;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;

/** Puts a template into words for one recipient of one event (N5). */
@Component
public class Rendering {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("M月d日（E）HH:mm", Locale.CHINA);
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("yyyy年M月d日（E）HH:mm", Locale.CHINA);
    private static final String NOT_STATED = "未载明";
    private static final Map<String, String> CALL_CAUSES =
            Map.of("OVERDUE", "逾期未办结", "MESSAGE_UNDELIVERABLE", "提醒未能送达");
    private static final Map<String, String> LEVELS = Map.of(
            "SECTION", "初审",
            "OFFICE", "复审",
            "FINAL", "终审",
            "COUNTERSIGN", "会签",
            "SIGNATURE", "签发",
            "RECHECK", "复核");
    private static final Map<String, String> RETURNED_TO =
            Map.of("DRAFTER", "拟稿人", "SECTION", "初审环节", "OFFICE", "复审环节", "FINAL", "终审环节");
    private static final Map<String, String> STAGES = Map.of(
            "SECTION_REVIEW", "科室初审",
            "OFFICE_REVIEW", "办公室复审",
            "FINAL_REVIEW", "终审",
            "COUNTERSIGNING", "会签",
            "SIGNING", "待签发");
    private static final Map<String, String> WAYS =
            Map.of("OA", "办公系统", "CONFIDENTIAL_POST", "机要", "COURIER", "专人递送", "EMAIL", "电子邮件");

    private final Office office;
    private final NotificationProperties properties;

    Rendering(Office office, NotificationProperties properties) {
        this.office = office;
        this.properties = properties;
    }

    /** Heading and text as they go out; a text message is signed. */
    public record Rendered(String subject, String text) {}

    /**
     * Who is addressed.
     *
     * @param post empty outside the organ
     * @param inPlaceOf the name of the person in whose place he acts under delegation, or empty
     */
    public record Addressee(String name, String post, Optional<String> inPlaceOf) {}

    public Rendered render(Channel channel, Wording wording, EventFacts event, Addressee recipient) {
        String prefix =
                recipient.inPlaceOf().map(leader -> "（代" + leader + "阅办）").orElse("");
        return signed(
                channel,
                Wordings.fill(wording.subject(), place -> value(place, event, recipient)),
                prefix + Wordings.fill(wording.text(), place -> value(place, event, recipient)));
    }

    /** With sample values in every place. */
    public Rendered preview(Channel channel, Wording wording) {
        return signed(
                channel,
                Wordings.fill(wording.subject(), Placeholder::sample),
                Wordings.fill(wording.text(), Placeholder::sample));
    }

    private Rendered signed(Channel channel, String subject, String text) {
        return switch (channel) {
            // A title may hold a line break; in a heading it would start another header.
            case EMAIL, INBOX -> new Rendered(subject.replaceAll("\\s*\\R\\s*", " "), text);
            case SMS -> new Rendered("", "【" + properties.signature() + "】" + text.replaceAll("\\s*\\R\\s*", " "));
        };
    }

    private String value(Placeholder place, EventFacts event, Addressee recipient) {
        Secrecy secrecy = event.secrecy();
        if (place.isText() && secrecy.classified()) {
            // The event carries none either; this holds even if one day it did (N4).
            return switch (place) {
                case TITLE -> "（涉密文件，标题从略）";
                case DOCUMENT_NUMBER -> "";
                default -> "（从略）";
            };
        }
        List<String> values = place.fields().stream()
                .map(event::values)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        Optional<String> first = values.stream().findFirst();
        return switch (place) {
            case TITLE -> first.map(title -> "《" + title + "》").orElse("（标题从略）");
            // A draft has none; its title stands right behind it.
            case DOCUMENT_NUMBER -> first.orElse("");
            case SECRECY -> secrecy.chinese();
            case URGENCY ->
                first.flatMap(Rendering::urgency).map(Urgency::chinese).orElse("无");
            case DUE_AT, REQUESTED_DUE_AT, PREVIOUS_DUE_AT, NEW_DUE_AT, RECEIPT_DUE_AT, ARCHIVE_DUE_AT ->
                first.flatMap(Rendering::instant)
                        .map(at -> time(at, event.time()))
                        .orElse(NOT_STATED);
            case LEAD_SECTION, CO_SECTIONS, SECTIONS, RECIPIENT_SECTION ->
                values.isEmpty() ? "无" : values.stream().map(this::section).collect(Collectors.joining("、"));
            case LEADER, LEADERS, ON_BEHALF_OF, ACTOR, DRAFTER ->
                values.isEmpty()
                        ? NOT_STATED
                        : values.stream().map(this::person).collect(Collectors.joining("、"));
            case DECISION ->
                first.map(granted -> Boolean.parseBoolean(granted) ? "同意" : "不同意")
                        .orElse(NOT_STATED);
            case DEFECTS -> Integer.toString(values.size());
            case CALL_CAUSE -> inWords(first, CALL_CAUSES);
            case REVIEW_LEVEL -> inWords(first, LEVELS);
            case RETURNED_TO -> inWords(first, RETURNED_TO);
            case WITHDRAWN_FROM -> inWords(first, STAGES);
            case DISPATCHED_BY -> inWords(first, WAYS);
            case OCCURRED_AT -> time(event.time(), event.time());
            case RECIPIENT_NAME -> recipient.name();
            case RECIPIENT_POST -> recipient.post();
            case ORGAN -> properties.organ();
            case LINK -> properties.officeUrl() + path(event);
            case REGISTER_NUMBER,
                    OVERDUE_DAYS,
                    RUNG,
                    URGINGS,
                    COUNTERSIGNING_ORGAN,
                    DISPATCHED_TO,
                    RECIPIENT_COUNT,
                    SENDER,
                    SENDER_NUMBER,
                    REASON,
                    LAST_WORD,
                    ARCHIVE_NUMBER,
                    REASON_CODE -> first.orElse(NOT_STATED);
        };
    }

    private static String path(EventFacts event) {
        String kind = event.isOfOutgoingDocument() ? "/outgoing-documents/" : "/incoming-documents/";
        return (event.type().startsWith("org.wenshu.records.") ? "/records/" : kind) + event.subjectId();
    }

    /** A value that came after this version of the service is told as it is. */
    private static String inWords(Optional<String> value, Map<String, String> words) {
        return value.map(known -> words.getOrDefault(known, known)).orElse(NOT_STATED);
    }

    private static Optional<Urgency> urgency(String name) {
        for (Urgency urgency : Urgency.values()) {
            if (urgency.name().equals(name)) {
                return Optional.of(urgency);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String time(Instant at, Instant seenFrom) {
        ZonedDateTime local = at.atZone(BEIJING);
        boolean sameYear = local.getYear() == seenFrom.atZone(BEIJING).getYear();
        return local.format(sameYear ? THIS_YEAR : OTHER_YEAR);
    }

    private String section(String id) {
        return office.section(new SectionId(id)).map(Section::name).orElse(id);
    }

    private String person(String id) {
        return Objects.requireNonNull(
                office.person(new PersonId(id)).map(Person::name).orElse(id));
    }
}
