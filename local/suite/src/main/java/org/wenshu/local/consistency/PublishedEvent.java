package org.wenshu.local.consistency;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it lies in its topic.
 *
 * @param headers every header as text
 */
public record PublishedEvent(
        String topic, int partition, long offset, String key, Map<String, String> headers, String data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public PublishedEvent {
        headers = Map.copyOf(headers);
    }

    public String id() {
        return headers.getOrDefault("ce_id", "");
    }

    public String type() {
        return headers.getOrDefault("ce_type", "");
    }

    /** The type without its package and version, for instance {@code IncomingDocumentUrged}. */
    public String name() {
        return type().replaceFirst("^.*\\.(\\w+)\\.v\\d+$", "$1");
    }

    public long sequence() {
        String sequence = headers.getOrDefault("ce_sequence", "");
        return sequence.matches("\\d+") ? Long.parseLong(sequence) : -1;
    }

    public String time() {
        return headers.getOrDefault("ce_time", "");
    }

    public JsonNode json() {
        return JSON.readTree(data);
    }

    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    boolean isDeadLetter() {
        return topic.endsWith(".dead-letters.v1");
    }

    /** Where the record lies. */
    String place() {
        return topic + "-" + partition + "@" + offset;
    }

    /** Whether a second delivery says the same; how it was traced and when it was written may differ. */
    boolean saysTheSameAs(PublishedEvent other) {
        return id().equals(other.id())
                && type().equals(other.type())
                && time().equals(other.time())
                && data.equals(other.data);
    }
}
