package org.wenshu.local.consistency;

import static java.util.stream.Collectors.toSet;
import static org.wenshu.local.consistency.Finding.Kind.CLAIMED;
import static org.wenshu.local.consistency.Finding.Kind.DEAD_LETTER;
import static org.wenshu.local.consistency.Finding.Kind.NOT_PUBLISHED;
import static org.wenshu.local.consistency.Finding.Kind.STILL_WAITING;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Nothing waits: no event in an outbox, no claim, no message that is neither sent nor given up, no dead letter. */
final class NothingLeftBehind implements Rule {
    private static final Set<String> UNSETTLED = Set.of("QUEUED", "SENDING", "FAILED");

    @Override
    public List<Finding> broken(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        evidence.stored().forEach((place, documents) -> {
            for (Document document : documents) {
                String where = place + " " + Raw.id(document);
                List<Document> outbox = Raw.list(document, "_outbox");
                if (!outbox.isEmpty()) {
                    findings.add(new Finding(
                            NOT_PUBLISHED,
                            where,
                            outbox.stream().map(entry -> Raw.text(entry, "id")).toList() + " wait in the outbox"));
                } else if (Raw.has(document, "_relayUntil")) {
                    findings.add(new Finding(CLAIMED, where, "until " + Raw.text(document, "_relayUntil")));
                }
                if (place.endsWith(".dead_letters")
                        && Raw.text(document, "state").equals("WAITING")) {
                    findings.add(new Finding(DEAD_LETTER, where, Raw.text(document, "error")));
                }
            }
        });
        Set<String> kept = evidence.stored().entrySet().stream()
                .filter(collection -> collection.getKey().endsWith(".dead_letters"))
                .flatMap(collection -> collection.getValue().stream())
                .map(letter -> Raw.text(letter, "eventId"))
                .collect(toSet());
        for (PublishedEvent event : evidence.events()) {
            if (event.isDeadLetter() && !kept.contains(event.id())) {
                findings.add(new Finding(DEAD_LETTER, event.id(), "lies in " + event.place() + " and in no list"));
            }
        }
        for (Document delivery : evidence.stored(Evidence.DELIVERIES)) {
            if (UNSETTLED.contains(Raw.text(delivery, "state"))) {
                findings.add(new Finding(
                        STILL_WAITING,
                        Raw.id(delivery),
                        Raw.text(delivery, "message.channel") + " to " + Raw.text(delivery, "message.recipient")
                                + " is " + Raw.text(delivery, "state") + " until " + Raw.text(delivery, "dueAt")));
            }
        }
        return findings;
    }
}
