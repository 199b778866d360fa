package org.wenshu.local.consistency;

import static java.util.stream.Collectors.groupingBy;
import static org.wenshu.local.consistency.Finding.Kind.MESSAGE_LOST;
import static org.wenshu.local.consistency.Finding.Kind.MESSAGE_TWICE;
import static org.wenshu.local.consistency.Finding.Kind.MESSAGE_UNKNOWN;
import static org.wenshu.local.consistency.Finding.Kind.NO_CALL;
import static org.wenshu.local.consistency.Finding.Kind.UNCERTAIN_WITHOUT_CAUSE;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * What the store says was sent arrived once, and nothing else did (N3). What was cut off while being handed over
 * (ADR 0010) arrived at most once, and somebody was asked to call.
 */
final class MessagesArrivedOnce implements Rule {
    private static final Set<String> SENT = Set.of("SENT", "DELIVERED");
    private static final String CALL_ASKED_FOR = "org.wenshu.documents.OralUrgingRequested.v1";

    @Override
    public List<Finding> broken(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        List<Document> deliveries = evidence.stored(Evidence.DELIVERIES).stream()
                .filter(delivery -> !Raw.text(delivery, "message.channel").equals("INBOX"))
                .toList();
        evidence.received().ifPresent(received -> findings.addAll(compared(deliveries, received)));
        findings.addAll(uncertain(evidence, deliveries));
        return findings;
    }

    private static List<Finding> compared(List<Document> deliveries, List<ReceivedMessage> received) {
        var findings = new ArrayList<Finding>();
        Map<String, List<Document>> sent = deliveries.stream().collect(groupingBy(MessagesArrivedOnce::key));
        Map<String, Long> arrived = new HashMap<>();
        for (ReceivedMessage message : received) {
            if (message.whole()) {
                arrived.merge(key(message), 1L, Long::sum);
            }
        }
        var keys = new TreeSet<>(sent.keySet());
        keys.addAll(arrived.keySet());
        for (String key : keys) {
            List<Document> ours = sent.getOrDefault(key, List.of());
            long surely = ours.stream()
                    .filter(delivery -> SENT.contains(Raw.text(delivery, "state")))
                    .count();
            long perhaps =
                    ours.stream().filter(MessagesArrivedOnce::isUncertain).count();
            long came = arrived.getOrDefault(key, 0L);
            String where = ours.isEmpty() ? key : ours.stream().map(Raw::id).toList() + " " + key;
            if (ours.isEmpty()) {
                findings.add(new Finding(MESSAGE_UNKNOWN, where, "came " + came + " times"));
            } else if (came < surely) {
                findings.add(new Finding(MESSAGE_LOST, where, "sent " + surely + " times, came " + came + " times"));
            } else if (came > surely + perhaps) {
                findings.add(new Finding(
                        MESSAGE_TWICE,
                        where,
                        "sent " + surely + " times and " + perhaps + " times uncertain, came " + came + " times"));
            }
        }
        return findings;
    }

    /** A mail is known by its Message-ID, which names the delivery; a text message only by whom and what it tells. */
    private static String key(Document delivery) {
        return Raw.text(delivery, "message.channel").equals("EMAIL")
                ? "EMAIL " + Raw.id(delivery)
                : "SMS " + phone(Raw.text(delivery, "address")) + " " + Raw.text(delivery, "message.text");
    }

    private static String key(ReceivedMessage message) {
        return message.channel().equals("EMAIL")
                ? "EMAIL " + message.id().replaceAll("^<|@.*$", "")
                : "SMS " + phone(message.to()) + " " + message.text();
    }

    private static String phone(String number) {
        return number.substring(Math.max(0, number.length() - 11));
    }

    private static boolean isUncertain(Document delivery) {
        return Raw.list(delivery, "parts").stream()
                .anyMatch(part -> Raw.text(part, "state").equals("UNCERTAIN"));
    }

    private static List<Finding> uncertain(Evidence evidence, List<Document> deliveries) {
        var findings = new ArrayList<Finding>();
        Map<String, List<PublishedEvent>> published = evidence.byAggregate();
        for (Document delivery : deliveries) {
            if (Raw.text(delivery, "state").equals("UNDELIVERABLE")) {
                call(evidence, delivery, published).ifPresent(findings::add);
            }
            if (isUncertain(delivery) && undisturbed(evidence, delivery)) {
                findings.add(new Finding(
                        UNCERTAIN_WITHOUT_CAUSE, Raw.id(delivery), "handed over " + Raw.list(delivery, "parts")));
            }
        }
        return findings;
    }

    private static boolean undisturbed(Evidence evidence, Document delivery) {
        return evidence.disturbances()
                .map(known -> Raw.list(delivery, "parts").stream()
                        .filter(part -> Raw.text(part, "state").equals("UNCERTAIN"))
                        .noneMatch(part -> Raw.at(part, "handedOverAt") instanceof Date at
                                && known.stream().anyMatch(disturbance -> disturbance.covers(at.toInstant()))))
                .orElse(false);
    }

    /** Whoever was not reached about a document has to be called, unless it was a call that he was to be told of. */
    private static Optional<Finding> call(
            Evidence evidence, Document delivery, Map<String, List<PublishedEvent>> published) {
        String subject = Raw.text(delivery, "message.subjectId");
        String person = Raw.text(delivery, "message.recipient");
        if (Raw.text(delivery, "message.eventType").equals(CALL_ASKED_FOR)) {
            return Optional.empty();
        }
        return Stream.of(Evidence.DOCUMENTS, Evidence.OUTGOING)
                .flatMap(place -> evidence.stored(place).stream()
                        .filter(document -> Raw.id(document).equals(subject))
                        .filter(document -> Raw.list(document, "callSheets").stream()
                                        .noneMatch(sheet -> Raw.text(sheet, "cause")
                                                        .equals("MESSAGE_UNDELIVERABLE")
                                                && Raw.text(sheet, "person").equals(person))
                                // Of an outgoing document the call sheet alone tells the secretary.
                                || place.equals(Evidence.DOCUMENTS)
                                        && published.getOrDefault(subject, List.of()).stream()
                                                .noneMatch(event -> event.type().equals(CALL_ASKED_FOR)
                                                        && event.text("/cause").equals("MESSAGE_UNDELIVERABLE"))))
                .map(document -> new Finding(
                        NO_CALL,
                        Raw.id(delivery),
                        person + " was not reached about " + subject + ", and nobody was asked to call"))
                .findFirst();
    }
}
