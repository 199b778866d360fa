package org.wenshu.notifications.reading;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.documents.OutgoingDocumentEvent;
import org.wenshu.notifications.deliveries.model.Attachment;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.reading.Delivery;
import tools.jackson.databind.JsonNode;

/**
 * What rules and templates need to know of an event.
 *
 * @param data the event as it stands on the wire
 */
public record EventFacts(String id, String type, String subjectId, Instant time, JsonNode data) {

    static EventFacts of(JsonNode data, Delivery delivery) {
        return new EventFacts(delivery.eventId(), delivery.type(), delivery.aggregateId(), delivery.time(), data);
    }

    /** The fields that events of this type have; empty when the type is not in the catalogue. */
    public static Set<String> fieldsOf(String wireName) {
        var fields = new LinkedHashSet<String>();
        EventCatalogue.named(wireName)
                .ifPresent(entry -> Arrays.stream(entry.type().getRecordComponents())
                        .forEach(component -> fields.add(component.getName())));
        return fields;
    }

    /** Those of its fields that hold files. */
    public static Set<String> fileFieldsOf(String wireName) {
        var fields = new LinkedHashSet<String>();
        EventCatalogue.named(wireName)
                .ifPresent(entry -> Arrays.stream(entry.type().getRecordComponents())
                        .filter(component ->
                                component.getGenericType().getTypeName().contains(FileReference.class.getName()))
                        .forEach(component -> fields.add(component.getName())));
        return fields;
    }

    /** Whether events of this type are about an outgoing document (发文). */
    public boolean isOfOutgoingDocument() {
        return EventCatalogue.named(type)
                .filter(entry -> OutgoingDocumentEvent.class.isAssignableFrom(entry.type()))
                .isPresent();
    }

    /** The files that a field names; of what is classified none, since it must not leave by e-mail (N4). */
    List<Attachment> files(String field) {
        JsonNode node = data.path(field);
        if (secrecy().classified() || node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .map(file -> new Attachment(
                        file.path("name").asString("附件"),
                        file.path("mediaType").asString("application/octet-stream"),
                        file.path("size").asLong(),
                        file.path("sha256").asString()))
                .toList();
    }

    /** The values of a field as texts: of a list all of them, of an absent field none. */
    public List<String> values(String field) {
        JsonNode node = data.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (node.isArray()) {
            return node.valueStream()
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asString)
                    .toList();
        }
        return node.isValueNode() ? List.of(node.asString()) : List.of();
    }

    /** How many entries a list has, whatever they are. */
    int count(String field) {
        return data.path(field).size();
    }

    /** The secrecy of what the event is about. A level that is not known here counts as the highest: silence leaks nothing. */
    public Secrecy secrecy() {
        List<String> values = values("secrecy");
        if (values.isEmpty()) {
            return Secrecy.NONE;
        }
        return Arrays.stream(Secrecy.values())
                .filter(level -> level.name().equals(values.getFirst()))
                .findFirst()
                .orElse(Secrecy.TOP_SECRET);
    }
}
