package org.wenshu.local.consistency;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.wenshu.local.consistency.Finding.Kind.NOT_TOLD;
import static org.wenshu.local.consistency.Finding.Kind.RUNG_MISSING;
import static org.wenshu.local.consistency.Finding.Kind.RUNG_TWICE;
import static org.wenshu.local.consistency.Finding.Kind.TOLD_TWICE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** Each rung of the urging ladder (催办梯次, D8) was climbed once, and each person it addresses was told once by each channel. */
final class EachRungOnce implements Rule {
    private static final String URGED = "IncomingDocumentUrged";
    private static final String REMINDED = "HandlingDueSoon";
    private static final String ESCALATED = "IncomingDocumentEscalated";
    private static final String OPINION_OVERDUE = "OpinionOverdue";
    private static final String RECEIPT_OVERDUE = "ReceiptOverdue";
    private static final String ARCHIVING_OVERDUE = "ArchivingOverdue";

    /**
     * A ladder that is climbed by events.
     *
     * @param rung the field that counts
     * @param of the field that tells several ladders of one document apart, or empty
     */
    private record Ladder(String event, String rung, Optional<String> of) {}

    private static final List<Ladder> LADDERS = List.of(
            new Ladder(URGED, "rung", Optional.empty()),
            new Ladder(OPINION_OVERDUE, "urging", Optional.of("requestNumber")),
            new Ladder(RECEIPT_OVERDUE, "urging", Optional.of("dispatchNumber")),
            new Ladder(ARCHIVING_OVERDUE, "urging", Optional.empty()));

    @Override
    public List<Finding> broken(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        LADDERS.forEach(ladder -> findings.addAll(rungs(ladder, evidence)));
        findings.addAll(reminders(evidence));
        findings.addAll(toldTwice(evidence));
        findings.addAll(notTold(evidence));
        return findings;
    }

    private static List<Finding> rungs(Ladder ladder, Evidence evidence) {
        var findings = new ArrayList<Finding>();
        var ladders = new TreeMap<String, TreeMap<Integer, Integer>>();
        for (PublishedEvent event : evidence.named(ladder.event())) {
            JsonNode urged = event.json();
            String which = ladder.of()
                    .map(field -> " " + field + " " + urged.at("/" + field).asInt())
                    .orElse("");
            ladders.computeIfAbsent(
                            event.key() + which + " due " + urged.at("/dueAt").asString(), any -> new TreeMap<>())
                    .merge(urged.at("/" + ladder.rung()).asInt(), 1, Integer::sum);
        }
        ladders.forEach((where, rungs) -> {
            rungs.forEach((rung, times) -> {
                if (times > 1) {
                    findings.add(new Finding(RUNG_TWICE, where, "urging " + rung + " went out " + times + " times"));
                }
            });
            for (int rung = 1; rung < rungs.lastKey(); rung++) {
                if (!rungs.containsKey(rung)) {
                    findings.add(new Finding(RUNG_MISSING, where, "urging " + rung + " of " + rungs.lastKey()));
                }
            }
        });
        return findings;
    }

    private static List<Finding> reminders(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        Map<String, List<PublishedEvent>> reminders = evidence.named(REMINDED).stream()
                .collect(groupingBy(event -> event.key() + " due " + event.text("/dueAt")));
        Map<String, List<Document>> documents =
                evidence.stored(Evidence.DOCUMENTS).stream().collect(groupingBy(Raw::id));
        reminders.forEach((where, sent) -> {
            // What a secretary urges by hand before the deadline is a reminder too.
            long byHand = documents.getOrDefault(sent.getFirst().key(), List.of()).stream()
                    .flatMap(document -> Raw.list(document, "journal").stream())
                    .filter(entry -> Raw.text(entry, "action").equals("URGE")
                            && !Raw.text(entry, "by").equals("system"))
                    .count();
            if (sent.size() > 1 + byHand) {
                findings.add(new Finding(RUNG_TWICE, where, "reminded " + sent.size() + " times"));
            }
        });
        return findings;
    }

    private static List<Finding> toldTwice(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        evidence.stored(Evidence.DELIVERIES).stream()
                .collect(groupingBy(delivery -> told(
                        Raw.text(delivery, "message.eventId"),
                        Raw.text(delivery, "message.recipient"),
                        Raw.text(delivery, "message.channel"))))
                .forEach((told, deliveries) -> {
                    if (deliveries.size() > 1) {
                        findings.add(new Finding(
                                TOLD_TWICE,
                                told,
                                "deliveries " + deliveries.stream().map(Raw::id).toList()));
                    }
                });
        return findings;
    }

    private static String told(String event, String person, String channel) {
        return event + " → " + person + " by " + channel;
    }

    private static List<Finding> notTold(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        Set<String> told = evidence.stored(Evidence.DELIVERIES).stream()
                .map(delivery -> told(
                        Raw.text(delivery, "message.eventId"),
                        Raw.text(delivery, "message.recipient"),
                        Raw.text(delivery, "message.channel")))
                .collect(toSet());
        Set<String> templates = new HashSet<>();
        for (Document template : evidence.stored("wenshu_notifications.notification_templates")) {
            if (Raw.at(template, "wordings") instanceof Document wordings) {
                wordings.keySet().forEach(channel -> templates.add(Raw.id(template) + "/" + channel));
            }
        }
        for (PublishedEvent event :
                evidence.named(URGED, REMINDED, ESCALATED, OPINION_OVERDUE, RECEIPT_OVERDUE, ARCHIVING_OVERDUE)) {
            Instant at = Instant.parse(event.time());
            for (Document rule : evidence.stored(Evidence.RULES)) {
                if (!Raw.text(rule, "content.event").equals(event.type())
                        || !Raw.text(rule, "content.enabled").equals("true")
                        || !meets(rule, event)
                        || changedSince(rule, at)) {
                    continue;
                }
                for (String person : addressed(evidence, rule, event, at)) {
                    for (String channel : Raw.texts(rule, "content.channels")) {
                        String due = told(event.id(), person, channel);
                        if (!told.contains(due)
                                && templates.contains(Raw.text(rule, "content.templateId") + "/" + channel)) {
                            findings.add(new Finding(NOT_TOLD, due, "rule " + Raw.id(rule) + ", " + event.name()));
                        }
                    }
                }
            }
        }
        return findings;
    }

    /** Whom the rule addresses; of somebody whose entry changed since, nothing can be said now. */
    private static Set<String> addressed(Evidence evidence, Document rule, PublishedEvent event, Instant at) {
        var people = new LinkedHashSet<String>();
        String secrecy = event.text("/secrecy");
        for (Document audience : Raw.list(rule, "content.audience")) {
            // Of persons the field names themselves, of a role nothing.
            Set<String> sections = values(event.json().at("/" + Raw.text(audience, "of")));
            active(evidence)
                    .filter(person -> switch (Raw.text(audience, "kind")) {
                        case "HANDLERS" -> holds(person, "HANDLER", sections);
                        case "SECTION_HEADS" -> holds(person, "SECTION_HEAD", sections);
                        case "LEADER_IN_CHARGE" -> leadsFirst(evidence, person, sections);
                        case "PERSONS" -> sections.contains(Raw.text(person, "id"));
                        case "ROLE" -> holds(person, Raw.text(audience, "of"));
                        default -> false;
                    })
                    .filter(person -> secrecy.equals("NONE") && !changedSince(person, at))
                    .forEach(person -> people.add(Raw.text(person, "id")));
        }
        return people;
    }

    private static Stream<Document> active(Evidence evidence) {
        return evidence.stored(Evidence.PEOPLE).stream()
                .filter(person -> Raw.text(person, "active").equals("true"));
    }

    private static boolean holds(Document person, String role, Set<String> sections) {
        return Raw.list(person, "details.roles").stream()
                .anyMatch(held -> Raw.text(held, "role").equals(role) && sections.contains(Raw.text(held, "section")));
    }

    private static boolean holds(Document person, String role) {
        return Raw.list(person, "details.roles").stream()
                .anyMatch(held -> Raw.text(held, "role").equals(role));
    }

    /** Whether the rule is about this event; of a condition unknown here nothing is said. */
    private static boolean meets(Document rule, PublishedEvent event) {
        return Raw.list(rule, "content.conditions").stream().allMatch(condition -> {
            Set<String> found = values(event.json().at("/" + Raw.text(condition, "field")));
            return switch (Raw.text(condition, "test")) {
                case "EQUALS" -> Raw.texts(condition, "values").stream().anyMatch(found::contains);
                case "PRESENT" -> !found.isEmpty();
                case "ABSENT" -> found.isEmpty();
                default -> false;
            };
        });
    }

    private static boolean leadsFirst(Evidence evidence, Document person, Set<String> sections) {
        return sections.stream()
                .anyMatch(section -> active(evidence)
                        .filter(leader ->
                                Raw.texts(leader, "details.inChargeOf").contains(section))
                        .min(Comparator.comparingLong(leader -> Raw.number(leader, "details.rankOrder")))
                        .filter(leader -> leader == person)
                        .isPresent());
    }

    private static boolean changedSince(Document document, Instant at) {
        return Raw.list(document, "journal").stream()
                .anyMatch(entry -> Raw.at(entry, "at") instanceof Date when
                        && when.toInstant().isAfter(at));
    }

    private static Set<String> values(JsonNode field) {
        var values = new LinkedHashSet<String>();
        if (field.isArray()) {
            field.forEach(value -> values.add(value.asString("")));
        } else if (!field.isMissingNode() && !field.isNull()) {
            values.add(field.asString(""));
        }
        return values;
    }
}
