package org.wenshu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EventSchemaTest {
    private static final ApprovedFiles APPROVED = ApprovedFiles.ofThisModule();
    private static final EventSchemas SCHEMAS = EventSchemas.OF_THIS_MODULE;

    static List<EventCatalogue.Entry> events() {
        return EventCatalogue.entries();
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_event_has_the_schema_that_was_approved(EventCatalogue.Entry event) {
        APPROVED.checkSchema("schemas/" + event.wireName() + ".json", Json.pretty(SCHEMAS.of(event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_schema_is_a_valid_one_and_describes_every_property(EventCatalogue.Entry event) {
        JsonNode schema = SCHEMAS.of(event);
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema)).isEmpty();
        assertThat(undescribed("event", schema)).isEmpty();
    }

    @Test
    void an_approved_event_never_disappears() {
        assertThat(EventCatalogue.entries().stream().map(EventCatalogue.Entry::wireName))
                .as(ApprovedFiles.HOW_TO_BREAK)
                .containsAll(APPROVED.names("schemas", ".json"));
    }

    private static List<String> undescribed(String path, JsonNode schema) {
        var missing = new java.util.ArrayList<String>();
        if (!schema.has("description")) {
            missing.add(path);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> missing.addAll(undescribed(path + "." + property.getKey(), property.getValue())));
        if (schema.path("items").path("type").asString("").equals("object")) {
            missing.addAll(undescribed(path + "[]", schema.path("items")));
        }
        return missing;
    }
}
