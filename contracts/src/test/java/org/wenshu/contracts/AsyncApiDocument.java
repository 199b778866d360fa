package org.wenshu.contracts;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes the AsyncAPI 3.0 document of all public events from the catalogue, their schemas and their samples. */
final class AsyncApiDocument {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
            .build();

    private static final String HEADERS = "CloudEventHeaders";

    /** What a topic is for, who publishes on it, and whether only the last event of each subject is kept. */
    private record Channel(String name, String topic, String source, boolean compacted, String description) {}

    private static final List<Channel> CHANNELS = List.of(
            new Channel(
                    "documents",
                    Topics.DOCUMENTS,
                    "/wenshu/docs-service",
                    false,
                    "What happens to official documents (办文). The subject is the id of the document. An event of a classified"
                            + " document (SECRET or higher) carries neither its title nor any of its text."),
            new Channel(
                    "records",
                    Topics.RECORDS,
                    "/wenshu/archive-service",
                    false,
                    "What the archive has filed or could not file (归档). The subject is the id of the record or of the intake."),
            new Channel(
                    "notifications",
                    Topics.NOTIFICATIONS,
                    "/wenshu/notification-service",
                    false,
                    "What became of messages to people (提醒). The subject is the id of the delivery record."),
            new Channel(
                    "directory",
                    Topics.DIRECTORY,
                    "/wenshu/directory-service",
                    true,
                    "People, sections, authority, calendar and policies, each event with the full state of one of them; the"
                            + " topic is compacted, so reading it from its beginning gives a replica. The subject is kind/id,"
                            + " for instance person/42."));

    private final ObjectNode document = Json.MAPPER.createObjectNode();

    private AsyncApiDocument() {}

    static ObjectNode write() {
        var writing = new AsyncApiDocument();
        writing.info();
        writing.server();
        CHANNELS.forEach(writing::channel);
        writing.headers();
        return writing.document;
    }

    static String yaml(JsonNode document) {
        return YAML.writeValueAsString(document);
    }

    static JsonNode parse(String yaml) {
        return YAML.readTree(yaml);
    }

    private void info() {
        document.put("asyncapi", "3.0.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Wenshu 文枢: public events");
        info.put("version", "1.0.0");
        info.put("description", """
                The events that the services of Wenshu publish on Kafka, as CloudEvents 1.0 in binary mode: the attributes \
                are headers of the Kafka record, the value is the JSON described here, the key is the subject. Events of \
                one subject keep their order. Delivery is at least once: a reader remembers the last ce_sequence it has \
                seen of a subject and passes over that one and lower ones.

                Within a version of an event, optional properties and values of an enumeration may be added; a reader \
                passes over what it does not know. Everything else becomes a new version with a name of its own (….v2) \
                that is published beside the old one.
                """);
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
    }

    private void server() {
        document.putObject("servers")
                .putObject("local")
                .put("host", "localhost:19092")
                .put("protocol", "kafka")
                .put("description", "The broker of the installation on one machine; elsewhere, the organ's own.");
    }

    private void channel(Channel channel) {
        ObjectNode described = document.withObjectProperty("channels").putObject(channel.name());
        described.put("address", channel.topic());
        described.put("description", channel.description());
        ObjectNode messages = described.putObject("messages");
        ObjectNode kafka = described.putObject("bindings").putObject("kafka");
        kafka.put("topic", channel.topic());
        if (channel.compacted()) {
            kafka.putObject("topicConfiguration").putArray("cleanup.policy").add("compact");
        }
        kafka.put("bindingVersion", "0.5.0");

        ObjectNode operation = document.withObjectProperty("operations").putObject(channel.name() + "Published");
        operation.put("action", "send");
        reference(operation.putObject("channel"), "#/channels/" + channel.name());
        operation.put(
                "summary", channel.source().substring("/wenshu/".length()) + " publishes what others may rely on.");
        ArrayNode sent = operation.putArray("messages");

        EventCatalogue.entries().stream()
                .filter(event -> event.topic().equals(channel.topic()))
                .sorted(Comparator.comparing(EventCatalogue.Entry::wireName))
                .forEach(event -> {
                    message(channel, event);
                    reference(messages.putObject(event.wireName()), "#/components/messages/" + event.wireName());
                    reference(sent.addObject(), "#/channels/" + channel.name() + "/messages/" + event.wireName());
                });
    }

    private void message(Channel channel, EventCatalogue.Entry event) {
        ObjectNode components = document.withObjectProperty("components");
        ObjectNode schema = EventSchemas.OF_THIS_MODULE.of(event);
        schema.remove(List.of("$schema", "$id"));

        ObjectNode message = components.withObjectProperty("messages").putObject(event.wireName());
        message.put("name", event.wireName());
        message.put("title", event.type().getSimpleName());
        message.set("summary", schema.get("description"));
        message.put("contentType", "application/json");
        ArrayNode headers = message.putObject("headers").putArray("allOf");
        reference(headers.addObject(), "#/components/schemas/" + HEADERS);
        ObjectNode own = headers.addObject().put("type", "object").putObject("properties");
        own.putObject("ce_type").put("type", "string").put("const", event.wireName());
        own.putObject("ce_source").put("type", "string").put("const", channel.source());
        reference(message.putObject("payload"), "#/components/schemas/" + event.wireName());
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", "The subject, as in ce_subject.");
        kafka.put("bindingVersion", "0.5.0");
        ArrayNode examples = message.putArray("examples");
        for (Map.Entry<String, PublicEvent> sample : Samples.all().entrySet()) {
            if (sample.getValue().getClass() == event.type()) {
                ObjectNode example = examples.addObject().put("name", sample.getKey());
                example.set("payload", Json.MAPPER.valueToTree(sample.getValue()));
            }
        }
        components.withObjectProperty("schemas").set(event.wireName(), schema);
    }

    private void headers() {
        ObjectNode schema = document.withObjectProperty("components")
                .withObjectProperty("schemas")
                .putObject(HEADERS);
        schema.put("type", "object");
        schema.put(
                "description",
                "The attributes of a CloudEvent 1.0 as headers of the Kafka record, each a string in UTF-8.");
        ObjectNode properties = schema.putObject("properties");
        header(properties, "ce_specversion", "The version of CloudEvents.").put("const", "1.0");
        header(properties, "ce_id", "The event, unique within its source.");
        header(properties, "ce_source", "The service that published it: /wenshu/ and its name.")
                .put("pattern", "^/wenshu/[a-z-]+$");
        header(properties, "ce_type", "The name of the event on the wire, which ends with its version.");
        header(properties, "ce_subject", "The id of the aggregate the event is about; also the key of the record.");
        header(properties, "ce_time", "When it happened.").put("format", "date-time");
        header(
                        properties,
                        "ce_sequence",
                        "Its place among the events of its subject: a decimal number that rises from event to event.")
                .put("pattern", "^[0-9]+$");
        header(properties, "content-type", "The media type of the value (the attribute datacontenttype).")
                .put("const", "application/json");
        header(
                        properties,
                        "traceparent",
                        "The trace in which it happened (W3C Trace Context), absent where there was none.")
                .put("pattern", "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$");
        ArrayNode required = schema.putArray("required");
        properties.propertyNames().stream()
                .filter(name -> !name.equals("traceparent"))
                .forEach(required::add);
    }

    private static ObjectNode header(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static void reference(ObjectNode node, String target) {
        node.put("$ref", target);
    }
}
