package org.wenshu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
    private static final String FILE = "asyncapi.yaml";
    private static final ObjectNode DOCUMENT = AsyncApiDocument.write();

    @Test
    void the_document_is_the_one_that_was_approved() {
        ApprovedFiles.ofThisModule()
                .check(
                        FILE,
                        AsyncApiDocument.yaml(DOCUMENT),
                        (approved, now) -> movedEvents(AsyncApiDocument.parse(approved), AsyncApiDocument.parse(now)));
    }

    /** Against the official schema of AsyncAPI 3.0.0 (npm package @asyncapi/specs 6.11.1, Apache-2.0). */
    @Test
    void the_document_conforms_to_AsyncAPI() {
        JsonNode official =
                Json.read(ApprovedFiles.module().resolve("src/test/resources/asyncapi/asyncapi-3.0.0.schema.json"));
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(official);
        assertThat(schema.validate(AsyncApiDocument.parse(AsyncApiDocument.yaml(DOCUMENT))))
                .isEmpty();

        ObjectNode wrong = DOCUMENT.deepCopy();
        ((ObjectNode) wrong.at("/operations/documentsPublished")).put("action", "shout");
        assertThat(schema.validate(wrong)).isNotEmpty();
    }

    @Test
    void every_event_is_on_the_channel_of_its_topic() {
        var expected = new TreeMap<String, String>();
        EventCatalogue.entries().forEach(event -> expected.put(event.wireName(), event.topic()));
        assertThat(topics(DOCUMENT)).isEqualTo(expected);
    }

    @Test
    void every_reference_leads_somewhere() {
        var references = new ArrayList<String>();
        references(DOCUMENT, references);
        assertThat(references)
                .hasSizeGreaterThan(EventCatalogue.entries().size())
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isObject())
                        .isTrue());
    }

    @Test
    void an_event_that_moves_to_another_topic_or_leaves_is_a_break() {
        String event = "org.wenshu.records.RecordFiled.v1";
        ObjectNode moved = DOCUMENT.deepCopy();
        JsonNode message = ((ObjectNode) moved.at("/channels/records/messages")).remove(event);
        assertThat(movedEvents(DOCUMENT, moved)).hasSize(1).first().asString().contains(event);
        ((ObjectNode) moved.at("/channels/documents/messages")).set(event, message);
        assertThat(movedEvents(DOCUMENT, moved)).hasSize(1).first().asString().contains(Topics.DOCUMENTS);
        assertThat(movedEvents(DOCUMENT, DOCUMENT)).isEmpty();
    }

    private static List<String> movedEvents(JsonNode approved, JsonNode now) {
        Map<String, String> topics = topics(now);
        return topics(approved).entrySet().stream()
                .filter(event -> !event.getValue().equals(topics.get(event.getKey())))
                .map(event -> event.getKey() + " left " + event.getValue() + " for " + topics.get(event.getKey()))
                .toList();
    }

    private static Map<String, String> topics(JsonNode document) {
        var topics = new TreeMap<String, String>();
        for (JsonNode channel : document.path("channels")) {
            channel.path("messages")
                    .propertyNames()
                    .forEach(event -> topics.put(event, channel.path("address").asString()));
        }
        return topics;
    }

    private static void references(JsonNode node, List<String> found) {
        if (node.path("$ref").isString()) {
            found.add(node.path("$ref").asString());
        }
        node.forEach(child -> references(child, found));
    }
}
