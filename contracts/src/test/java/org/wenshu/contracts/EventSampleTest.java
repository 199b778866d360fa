package org.wenshu.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventSampleTest {
    private static final ApprovedFiles APPROVED = ApprovedFiles.ofThisModule();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    static Stream<Map.Entry<String, PublicEvent>> current() {
        return Samples.all().entrySet().stream();
    }

    /** Every sample there ever was: the current ones, and under earlier/ those they replaced. */
    static Stream<String> everApproved() {
        return Stream.concat(
                APPROVED.names("samples", ".json").stream().map(name -> "samples/" + name + ".json"),
                APPROVED.names("samples/earlier", ".json").stream().map(name -> "samples/earlier/" + name + ".json"));
    }

    @Test
    void every_event_has_a_sample() {
        assertThat(Samples.all().keySet())
                .containsAll(EventCatalogue.entries().stream()
                        .map(EventCatalogue.Entry::wireName)
                        .toList());
    }

    @Test
    void an_approved_sample_never_disappears() {
        assertThat(Samples.all().keySet()).containsAll(APPROVED.names("samples", ".json"));
    }

    @ParameterizedTest
    @MethodSource("current")
    void each_event_is_written_as_its_approved_sample_says(Map.Entry<String, PublicEvent> sample) {
        APPROVED.checkSample(sample.getKey(), Json.pretty(Json.MAPPER.valueToTree(sample.getValue())));
    }

    @ParameterizedTest
    @MethodSource("current")
    void each_event_is_read_back_as_it_was_written(Map.Entry<String, PublicEvent> sample) {
        PublicEvent event = sample.getValue();
        byte[] wire = Json.MAPPER.writeValueAsBytes(event);
        assertThat(Json.MAPPER.readValue(wire, event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everApproved")
    void each_sample_ever_approved_fits_the_schema_and_stays_readable(String file) {
        JsonNode sample = Json.read(APPROVED.folder().resolve(file));
        EventCatalogue.Entry event = eventOf(file);
        assertThat(errors(event, sample)).isEmpty();

        PublicEvent read = Json.MAPPER.treeToValue(sample, event.type());
        JsonNode again = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(read));
        assertThat(errors(event, again)).isEmpty();
        sample.properties()
                .forEach(property -> assertThat(again.get(property.getKey())).isEqualTo(property.getValue()));
    }

    @ParameterizedTest
    @MethodSource("everApproved")
    void readers_do_not_mind_absent_optional_fields_and_unknown_ones(String file) {
        ObjectNode sample = (ObjectNode) Json.read(APPROVED.folder().resolve(file));
        EventCatalogue.Entry event = eventOf(file);
        PublicEvent before = Json.MAPPER.treeToValue(sample, event.type());

        withoutNulls(sample);
        sample.putObject("somethingNew").put("value", 1);
        assertThat(errors(event, sample)).isEmpty();
        assertThat(Json.MAPPER.treeToValue(sample, event.type())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("current")
    void an_event_without_a_required_field_is_refused_by_the_schema(Map.Entry<String, PublicEvent> sample) {
        EventCatalogue.Entry event = EventCatalogue.of(sample.getValue().getClass());
        for (JsonNode required : schema(event).path("required")) {
            ObjectNode maimed = Json.MAPPER.valueToTree(sample.getValue());
            maimed.remove(required.asString());
            assertThat(errors(event, maimed)).as(required.asString()).hasSize(1);
        }
    }

    @Test
    void a_text_that_is_no_instant_is_refused_by_schema_and_record() {
        EventCatalogue.Entry event =
                EventCatalogue.named("org.wenshu.records.RecordFiled.v1").orElseThrow();
        ObjectNode sample = (ObjectNode) Json.read(APPROVED.folder().resolve("samples/" + event.wireName() + ".json"));
        sample.put("filedAt", "yesterday");
        assertThat(errors(event, sample)).hasSize(1);
        assertThatThrownBy(() -> Json.MAPPER.treeToValue(sample, event.type())).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_changed_sample_keeps_the_one_it_replaces(@TempDir java.nio.file.Path folder) {
        var approving = new ApprovedFiles(folder, true);
        approving.checkSample("e", "1");
        approving.checkSample("e", "2");
        approving.checkSample("e", "3");
        assertThat(Json.text(folder.resolve("samples/e.json"))).isEqualTo("3");
        assertThat(Json.text(folder.resolve("samples/earlier/e.1.json"))).isEqualTo("1");
        assertThat(Json.text(folder.resolve("samples/earlier/e.2.json"))).isEqualTo("2");
        assertThatThrownBy(() -> new ApprovedFiles(folder, false).checkSample("e", "4"))
                .hasMessageContaining("-Dapprove");
    }

    private static EventCatalogue.Entry eventOf(String file) {
        return EventCatalogue.entries().stream()
                .filter(entry -> file.substring(file.lastIndexOf('/') + 1).startsWith(entry.wireName() + "."))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode schema(EventCatalogue.Entry event) {
        return EventSchemas.OF_THIS_MODULE.of(event);
    }

    private static List<Error> errors(EventCatalogue.Entry event, JsonNode value) {
        return SCHEMAS.getSchema(schema(event)).validate(value);
    }

    private static void withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(EventSampleTest::withoutNulls);
    }
}
