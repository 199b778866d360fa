package org.wenshu.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Plants changes in a record and shows which of them the check lets through. */
class SchemaComparisonTest {
    private static final EventSchemas SCHEMAS = EventSchemas.OF_THIS_MODULE;

    record Item(String code, long size) {}

    record Base(
            String id,
            @OneOf({"LOW", "HIGH"}) String level,
            Optional<String> note,
            int count,
            Instant at,
            List<Item> items,
            Map<String, String> values) {}

    @Nested
    class breaking {
        record WithoutNote(
                String id,
                @OneOf({"LOW", "HIGH"}) String level,
                int count,
                Instant at,
                List<Item> items,
                Map<String, String> values) {}

        @Test
        void a_removed_property() {
            assertThat(breaks(WithoutNote.class)).containsExactly("note: property removed");
        }

        record CountAsText(
                String id,
                @OneOf({"LOW", "HIGH"}) String level,
                Optional<String> note,
                String count,
                Instant at,
                List<Item> items,
                Map<String, String> values) {}

        @Test
        void a_changed_type() {
            assertThat(breaks(CountAsText.class)).containsExactly("count: type changed from [integer] to [string]");
        }

        record DateForInstant(
                String id,
                @OneOf({"LOW", "HIGH"}) String level,
                Optional<String> note,
                int count,
                LocalDate at,
                List<Item> items,
                Map<String, String> values) {}

        @Test
        void a_changed_format() {
            assertThat(breaks(DateForInstant.class))
                    .containsExactly("at: format changed from \"date-time\" to \"date\"");
        }

        record NewRequired(
                String id,
                @OneOf({"LOW", "HIGH"}) String level,
                Optional<String> note,
                int count,
                Instant at,
                List<Item> items,
                Map<String, String> values,
                String place) {}

        @Test
        void a_new_property_that_is_required() {
            assertThat(breaks(NewRequired.class))
                    .containsExactly("place: new property is required; older events lack it");
        }

        record NoteRequired(
                String id,
                @OneOf({"LOW", "HIGH"}) String level,
                String note,
                int count,
                Instant at,
                List<Item> items,
                Map<String, String> values) {}

        @Test
        void an_optional_property_made_required() {
            assertThat(breaks(NoteRequired.class))
                    .containsExactly(
                            "note: optional property became required; older events lack it",
                            "note: type changed from [null, string] to [string]");
        }

        record IdOptional(
                Optional<String> id,
                @OneOf({"LOW", "HIGH"}) String level,
                Optional<String> note,
                int count,
                Instant at,
                List<Item> items,
                Map<String, String> values) {}

        @Test
        void a_required_property_made_optional() {
            assertThat(breaks(IdOptional.class)).contains("id: required property became optional; readers rely on it");
        }

        record HighOnly(
                String id,
                @OneOf("HIGH") String level,
                Optional<String> note,
                int count,
                Instant at,
                List<Item> items,
                Map<String, String> values) {}

        @Test
        void a_removed_value() {
            assertThat(breaks(HighOnly.class)).hasSize(1).first().asString().contains("level", "LOW");
        }

        record FreeLevel(
                String id,
                String level,
                Optional<String> note,
                int count,
                Instant at,
                List<Item> items,
                Map<String, String> values) {}

        @Test
        void a_dropped_list_of_values_and_an_introduced_one() {
            assertThat(breaks(FreeLevel.class)).containsExactly("level: the list of values was dropped");
            assertThat(SchemaComparison.breaks(schema(FreeLevel.class), schema(Base.class)))
                    .containsExactly("level: the list of values was introduced");
        }

        record ItemWithoutSize(String code) {}

        record OtherItems(
                String id,
                @OneOf({"LOW", "HIGH"}) String level,
                Optional<String> note,
                int count,
                Instant at,
                List<ItemWithoutSize> items,
                Map<String, String> values) {}

        @Test
        void a_change_deep_inside_a_list() {
            assertThat(breaks(OtherItems.class)).containsExactly("items[].size: property removed");
        }

        record NumberValues(
                String id,
                @OneOf({"LOW", "HIGH"}) String level,
                Optional<String> note,
                int count,
                Instant at,
                List<Item> items,
                Map<String, Integer> values) {}

        @Test
        void a_change_of_what_a_map_holds() {
            assertThat(breaks(NumberValues.class)).hasSize(1).first().asString().startsWith("values.*");
        }

        @Test
        void a_keyword_that_the_check_does_not_understand() {
            ObjectNode changed = schema(Base.class);
            changed.putArray("anyOf").addObject().put("type", "object");
            assertThat(SchemaComparison.breaks(schema(Base.class), changed))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("anyOf");
        }
    }

    record Grown(
            String id,
            @OneOf({"LOW", "HIGH", "HIGHEST"}) String level,
            Optional<String> note,
            int count,
            Instant at,
            List<Item> items,
            Map<String, String> values,
            Optional<String> place) {}

    @Nested
    class compatible {
        @Test
        void a_new_optional_property_and_a_new_value() {
            assertThat(breaks(Grown.class)).isEmpty();
        }

        @Test
        void another_wording() {
            ObjectNode changed = schema(Base.class).put("description", "said better");
            assertThat(SchemaComparison.breaks(schema(Base.class), changed)).isEmpty();
        }
    }

    @Nested
    class the_gate {
        @TempDir
        private Path folder;

        private final String base = Json.pretty(schema(Base.class));
        private final String grown = Json.pretty(schema(Grown.class));
        private final String broken = Json.pretty(schema(breaking.WithoutNote.class));

        private ApprovedFiles run(boolean approving) {
            return new ApprovedFiles(folder, approving);
        }

        private String approved() {
            return Json.text(folder.resolve("e.json"));
        }

        @Test
        void refuses_a_new_contract_until_it_is_approved() {
            assertThatThrownBy(() -> run(false).checkSchema("e.json", base)).hasMessageContaining("-Dapprove");
            assertThat(folder).isEmptyDirectory();
            run(true).checkSchema("e.json", base);
            run(false).checkSchema("e.json", base);
        }

        @Test
        void tells_how_to_approve_a_compatible_change() {
            run(true).checkSchema("e.json", base);
            assertThatThrownBy(() -> run(false).checkSchema("e.json", grown))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("compatibly")
                    .hasMessageContaining("-Dapprove");
            assertThat(approved()).isEqualTo(base);
            run(true).checkSchema("e.json", grown);
            assertThat(approved()).isEqualTo(grown);
        }

        @Test
        void refuses_a_breaking_change_even_when_approving() {
            run(true).checkSchema("e.json", base);
            for (boolean approving : new boolean[] {false, true}) {
                assertThatThrownBy(() -> run(approving).checkSchema("e.json", broken))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("note: property removed")
                        .hasMessageContaining("v2");
                assertThat(approved()).isEqualTo(base);
            }
        }
    }

    private static ObjectNode schema(Class<?> type) {
        return SCHEMAS.of("test", type);
    }

    private static List<String> breaks(Class<?> changed) {
        ObjectNode now = schema(changed);
        now.put("title", "Base");
        return SchemaComparison.breaks(schema(Base.class), now);
    }
}
