package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the archive takes in, what waits in its queue, and how it is numbered. */
@WithSuite
@Order(21)
@Tag("A1")
class ArchiveIntakeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEDULE = "/api/v1/retention-schedule";

    private static Incoming completed() {
        return Incoming.registered("li", Registration.ordinary())
                .handedTo("finance")
                .resultBy("wei")
                .completed();
    }

    private static JsonNode held(Incoming document) {
        for (JsonNode intake :
                TheSuite.get("jiang", "/api/v1/intakes?limit=200").json().at("/items")) {
            if (intake.at("/sourceId").asString().equals(document.id())) {
                return intake;
            }
        }
        throw new AssertionError("nothing of " + document.number() + " in the queue");
    }

    private static List<?> rules() {
        return (List<?>) JSON.treeToValue(TheSuite.get("jiang", SCHEDULE).json().at("/rules"), Object.class);
    }

    private static void revise(List<?> rules, String reason) {
        TheSuite.as("jiang")
                .put(
                        SCHEDULE,
                        Map.of("rules", rules, "reason", reason),
                        TheSuite.get("jiang", SCHEDULE).header("ETag"))
                .expect(200);
    }

    @Test
    void what_no_rule_tells_how_long_to_keep_waits_with_its_reason_until_it_is_tried_again() {
        List<?> whole = rules();
        revise(whole.stream().filter(rule -> !rule.toString().contains("9.9")).toList(), "修订期间暂缺一般性来文条款");
        Incoming document;
        JsonNode intake;
        try {
            document = completed();
            Patiently.until(
                    () -> assertThat(held(document).at("/reason").asString()).isEqualTo("NO_RETENTION_RULE"));
            intake = held(document);
            assertThat(document.now().at("/archiveNumber").isMissingNode()).isTrue();
            Patiently.until(() -> assertThat(
                            TheSuite.get("jiang", "/api/v1/inbox?limit=5").body())
                    .contains("归档受阻"));
        } finally {
            revise(whole, "恢复一般性来文条款");
        }

        TheSuite.as("jiang")
                .post("/api/v1/intakes/" + intake.at("/id").asString() + "/retries", Map.of())
                .expect(200);

        assertThat(document.archiveNumber()).contains("-D10-CWK-");
        JsonNode done = TheSuite.get(
                        "jiang", "/api/v1/intakes/" + intake.at("/id").asString())
                .json();
        assertThat(done.at("/archiveNumber").asString()).isEqualTo(document.archiveNumber());
        assertThat(done.at("/attempts").size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    @Tag("A2")
    void items_are_numbered_without_gap_in_their_series() {
        List<Incoming> documents =
                IntStream.range(0, 4).mapToObj(i -> completed()).toList();

        List<Integer> items = documents.stream()
                .map(Incoming::archiveNumber)
                .map(number -> Integer.parseInt(number.substring(number.length() - 4)))
                .sorted()
                .toList();
        assertThat(items.getLast() - items.getFirst()).isEqualTo(3);
        assertThat(items).doesNotHaveDuplicates();
    }

    @Test
    @Tag("A2")
    void the_archivist_arranges_it_anew_and_the_document_learns_its_new_number() {
        Incoming document = completed();
        String first = document.archiveNumber();
        String record = recordOf(first);

        TheSuite.as("jiang")
                .post("/api/v1/records/" + record + "/rearrangements", Map.of("retention", "D30", "reason", "涉及重要经费事项"))
                .expect(200);

        Patiently.until(
                () -> assertThat(document.now().at("/archiveNumber").asString()).contains("-D30-CWK-"));
        Answer view = TheSuite.get("jiang", "/api/v1/records/" + record);
        assertThat(view.json().at("/cancelledNumbers").toString()).contains(first);
    }

    @Test
    @Tag("A3")
    void its_files_are_verified_and_the_custody_log_holds_together() {
        String record = recordOf(completed().archiveNumber());

        Answer verified = TheSuite.as("jiang")
                .post("/api/v1/records/" + record + "/verifications", Map.of())
                .expect(201);
        assertThat(verified.json().at("/intact").asBoolean()).isTrue();

        JsonNode chain = TheSuite.as("shen")
                .post("/api/v1/records/custody-log/verifications", Map.of())
                .expect(201)
                .json();
        assertThat(chain.at("/intact").asBoolean()).isTrue();
        assertThat(chain.at("/entries").asInt()).isPositive();
    }

    private static String recordOf(String archiveNumber) {
        for (JsonNode line :
                TheSuite.get("jiang", "/api/v1/records?limit=200").json().at("/items")) {
            if (line.at("/archiveNumber").asString().equals(archiveNumber)) {
                return line.at("/id").asString();
            }
        }
        throw new AssertionError("no record " + archiveNumber);
    }
}
