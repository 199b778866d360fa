package org.wenshu.local.consistency;

import static org.wenshu.local.consistency.Finding.Kind.EVENT_CHANGED;
import static org.wenshu.local.consistency.Finding.Kind.EVENT_DISORDER;
import static org.wenshu.local.consistency.Finding.Kind.EVENT_MISSING;
import static org.wenshu.local.consistency.Finding.Kind.EVENT_UNKNOWN;
import static org.wenshu.local.consistency.Finding.Kind.LOST;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;

/**
 * The events of each aggregate lie in its topic from the first to the last that the store knows of: none missing, none
 * unknown. One may lie there twice (at least once), but then it says the same.
 */
final class EventsComplete implements Rule {
    @Override
    public List<Finding> broken(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        var published = evidence.byAggregate();
        var known = new HashSet<String>();
        evidence.stored().forEach((place, documents) -> {
            for (Document document : documents) {
                if (document.containsKey("_sequence")) {
                    known.add(Raw.id(document));
                    findings.addAll(broken(place, document, published.getOrDefault(Raw.id(document), List.of())));
                }
            }
        });
        published.forEach((aggregate, events) -> {
            if (!known.contains(aggregate)) {
                findings.add(new Finding(
                        LOST,
                        aggregate,
                        events.getFirst().topic() + " tells of it ("
                                + events.getLast().name() + "), but it is not stored"));
            }
        });
        return findings;
    }

    private static List<Finding> broken(String place, Document aggregate, List<PublishedEvent> events) {
        var findings = new ArrayList<Finding>();
        String where = place + " " + Raw.id(aggregate);
        long last = Raw.number(aggregate, "_sequence");
        var first = new TreeMap<Long, PublishedEvent>();
        for (PublishedEvent event : events) {
            PublishedEvent before = first.putIfAbsent(event.sequence(), event);
            if (before != null && !before.saysTheSameAs(event)) {
                findings.add(new Finding(
                        EVENT_CHANGED,
                        where,
                        event.id() + " at " + event.place() + " is not what lies at " + before.place()));
            } else if (!event.id().equals(event.key() + ":" + event.sequence())) {
                findings.add(new Finding(EVENT_CHANGED, where, "odd id " + event.id() + " at " + event.place()));
            }
            if (before == null && !first.tailMap(event.sequence(), false).isEmpty()) {
                findings.add(new Finding(EVENT_DISORDER, where, event.id() + " first came behind its successors"));
            }
        }
        // Of a compacted topic the last record of each key is sure to be there.
        boolean compacted = !events.isEmpty() && events.getFirst().topic().equals(Evidence.DIRECTORY_TOPIC);
        for (long sequence = compacted ? Math.max(1, last) : 1; sequence <= last; sequence++) {
            if (!first.containsKey(sequence)) {
                findings.add(new Finding(EVENT_MISSING, where, "event " + sequence + " of " + last));
            }
        }
        first.tailMap(last, false)
                .values()
                .forEach(event -> findings.add(new Finding(
                        EVENT_UNKNOWN, where, event.id() + " was published, but the store knows of " + last)));
        return findings;
    }
}
