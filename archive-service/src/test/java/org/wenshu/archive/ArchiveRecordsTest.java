package org.wenshu.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.office.model.Secrecy;
import tools.jackson.databind.JsonNode;

@Tag("A2")
class ArchiveRecordsTest extends TheArchive {

    @Nested
    class found {
        @Test
        void by_title_number_year_retention_and_section() {
            String section = newSection("BAA");
            JsonNode first =
                    completed().section(section).title("关于印发𠮷山镇防汛预案的通知").filed();
            completed().section(section).title("关于召开防火会议的函").filed();

            assertThat(numbers("section=" + section + "&q=" + encoded("防汛")))
                    .containsExactly("Z109-WS·2026-D10-BAA-0001");
            assertThat(numbers("section=" + section + "&q=" + encoded("𠮷")))
                    .containsExactly("Z109-WS·2026-D10-BAA-0001");
            assertThat(numbers("section=" + section + "&q=" + encoded("防 会议")))
                    .containsExactly("Z109-WS·2026-D10-BAA-0002");
            assertThat(numbers("section=" + section + "&q=" + encoded("汛防"))).isEmpty();
            assertThat(numbers("q=" + encoded("Ｚ109-ws·2026-D10-BAA-0001")))
                    .containsExactly(first.path("archiveNumber").asString());
            assertThat(numbers("section=" + section + "&year=2026&retention=D10"))
                    .hasSize(2);
            assertThat(numbers("section=" + section + "&retention=Y")).isEmpty();
            assertThat(numbers("section=" + section + "&year=2025")).isEmpty();
        }

        @Test
        void page_by_page() {
            String section = newSection("BAB");
            for (int i = 0; i < 5; i++) {
                completed().section(section).filed();
            }
            var seen = new ArrayList<String>();
            String cursor = "";
            do {
                JsonNode page = get(ARCHIVIST, "/api/v1/records?section=" + section + "&limit=2" + cursor)
                        .ok();
                assertThat(page.path("total").asInt()).isEqualTo(5);
                seen.addAll(page.path("items").findValuesAsString("archiveNumber"));
                cursor = page.path("next").isString()
                        ? "&cursor=" + page.path("next").asString()
                        : "";
            } while (!cursor.isEmpty());

            assertThat(seen).hasSize(5).isSorted().doesNotHaveDuplicates();
        }

        @Test
        void not_by_nonsense() {
            get(ARCHIVIST, "/api/v1/records?retention=D99").problem(400, "invalid-input");
            get(ARCHIVIST, "/api/v1/records?year=x").problem(400, "invalid-input");
            get(ARCHIVIST, "/api/v1/records?cursor=zzz").problem(400, "invalid-input");
            get(ARCHIVIST, "/api/v1/records/nothing").problem(404, "not-found");
            get(ADMINISTRATOR, "/api/v1/records").problem(403, "forbidden");
        }

        private List<String> numbers(String query) {
            return get(ARCHIVIST, "/api/v1/records?" + query).ok().path("items").findValuesAsString("archiveNumber");
        }
    }

    @Nested
    class read {
        @Test
        void file_by_file_as_it_was_handed_over() {
            Completed document = completed();
            JsonNode record = document.filed();
            int place = record.path("files").values().stream()
                    .filter(file -> file.path("role").asString().equals("ORIGINAL"))
                    .findFirst()
                    .orElseThrow()
                    .path("place")
                    .asInt();

            Answer file = get(ARCHIVIST, "/api/v1/records/" + document.recordId() + "/files/" + place);

            assertThat(file.status()).isEqualTo(200);
            assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).isEqualTo(document.original);
            assertThat(file.headers().firstValue("content-disposition"))
                    .get()
                    .asString()
                    .contains("attachment");
            get(ARCHIVIST, "/api/v1/records/" + document.recordId() + "/files/99")
                    .problem(404, "not-found");
            get(ARCHIVIST, "/api/v1/records/" + document.recordId() + "/files/0")
                    .problem(404, "not-found");
        }

        @Test
        @Tag("X3")
        void by_leaders_the_director_and_the_handling_section_when_it_is_open() {
            Completed document = completed().section(SECTION);
            document.filed();
            String path = "/api/v1/records/" + document.recordId();

            for (String reader : List.of(ARCHIVIST, DIRECTOR, LEADER, HANDLER)) {
                get(reader, path).ok();
            }
            get(OTHER_HANDLER, path).problem(404, "not-found");
            get(OTHER_HANDLER, path + "/files/1").problem(404, "not-found");
            assertThat(get(OTHER_HANDLER, "/api/v1/records?limit=200").ok().toString())
                    .doesNotContain(document.recordId());
            get(ADMINISTRATOR, path).problem(403, "forbidden");
        }

        @Test
        @Tag("X3")
        void by_the_cleared_who_need_to_know_when_it_is_classified_and_does_not_exist_for_others() {
            String section = newSection("BAC");
            Completed secret =
                    completed().section(section).secrecy(Secrecy.CONFIDENTIAL).title("关于绝不外传事项的通知");
            secret.needToKnow = List.of(LEADER);
            secret.filed();
            String path = "/api/v1/records/" + secret.recordId();

            assertThat(get(CLASSIFIED_OFFICER, path).ok().path("title").asString())
                    .isEqualTo("关于绝不外传事项的通知");
            assertThat(get(ARCHIVIST, path)
                            .ok()
                            .path("files")
                            .path(0)
                            .path("name")
                            .asString())
                    .startsWith("完整名称");
            // Named, but cleared for 秘密 only; cleared for everything, but not named; neither.
            for (String stranger : List.of(LEADER, DIRECTOR, UNCLEARED_ARCHIVIST, HANDLER)) {
                JsonNode nothing = get(stranger, path).problem(404, "not-found");
                assertThat(nothing.toString()).doesNotContain("外传");
                get(stranger, path + "/files/1").problem(404, "not-found");
                JsonNode list =
                        get(stranger, "/api/v1/records?section=" + section).ok();
                assertThat(list.path("items").isEmpty()).isTrue();
                assertThat(list.path("total").asInt()).isZero();
                assertThat(get(stranger, "/api/v1/records?q=" + encoded("绝不外传"))
                                .ok()
                                .path("total")
                                .asInt())
                        .isZero();
            }
            post(UNCLEARED_ARCHIVIST, path + "/verifications", null).problem(404, "not-found");
            post(UNCLEARED_ARCHIVIST, path + "/rearrangements", Map.of("retention", "Y", "reason", "x"))
                    .problem(404, "not-found");
            assertThat(published(secret.recordId(), "RecordFiled").toString()).doesNotContain("外传");
        }
    }

    @Nested
    class rearranged {
        @Test
        void has_a_new_number_and_the_old_one_is_never_given_again() {
            String section = newSection("BAD");
            Completed document = completed().section(section);
            JsonNode record = document.filed();
            assertThat(record.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D10-BAD-0001");
            String path = "/api/v1/records/" + document.recordId();

            Answer stale = send(
                    ARCHIVIST,
                    "POST",
                    path + "/rearrangements",
                    Map.of("retention", "Y", "reason", "涉及机构沿革"),
                    Map.of("If-Match", "\"1\""));
            stale.problem(412, "precondition-failed");
            Answer changed = send(
                    ARCHIVIST,
                    "POST",
                    path + "/rearrangements",
                    Map.of("retention", "Y", "reason", "涉及机构沿革"),
                    Map.of(
                            "If-Match",
                            get(ARCHIVIST, path).headers().firstValue("etag").orElseThrow(),
                            "Idempotency-Key",
                            "once"));
            Answer repeated = send(
                    ARCHIVIST,
                    "POST",
                    path + "/rearrangements",
                    Map.of("retention", "Y", "reason", "涉及机构沿革"),
                    Map.of("Idempotency-Key", "once"));

            for (Answer answer : List.of(changed, repeated)) {
                JsonNode after = answer.ok();
                assertThat(after.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-Y-BAD-0001");
                assertThat(after.path("cancelledNumbers").size()).isEqualTo(1);
                JsonNode cancelled = after.path("cancelledNumbers").path(0);
                assertThat(cancelled.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D10-BAD-0001");
                assertThat(cancelled.path("reason").asString()).isEqualTo("涉及机构沿革");
                assertThat(cancelled.path("by").asString()).isEqualTo("党兰");
            }
            assertThat(completed()
                            .section(section)
                            .filed()
                            .path("archiveNumber")
                            .asString())
                    .isEqualTo("Z109-WS·2026-D10-BAD-0002");
            await().untilAsserted(() -> assertThat(published(document.recordId(), "RecordFiled"))
                    .extracting(event -> event.path("archiveNumber").asString())
                    .containsExactly("Z109-WS·2026-D10-BAD-0001", "Z109-WS·2026-Y-BAD-0001"));
            // Found by the number that it had before, too.
            assertThat(get(ARCHIVIST, "/api/v1/records?q=" + encoded("Z109-WS·2026-D10-BAD-0001"))
                            .ok()
                            .path("items")
                            .findValuesAsString("id"))
                    .containsExactly(document.recordId());

            // Back again: neither number comes back.
            post(ARCHIVIST, path + "/rearrangements", Map.of("retention", "D10", "reason", "改回"))
                    .ok();
            JsonNode back = get(ARCHIVIST, path).ok();
            assertThat(back.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D10-BAD-0003");
            assertThat(back.path("cancelledNumbers").size()).isEqualTo(2);
        }

        @Test
        void is_refused_without_reason_without_change_and_to_nowhere() {
            Completed document = completed().section(newSection("BAE"));
            document.filed();
            String path = "/api/v1/records/" + document.recordId() + "/rearrangements";

            post(ARCHIVIST, path, Map.of("retention", "Y")).problem(400, "invalid-input");
            post(ARCHIVIST, path, Map.of("reason", "x")).problem(400, "invalid-input");
            post(ARCHIVIST, path, Map.of("sectionId", "s-none", "reason", "x")).problem(400, "invalid-input");
            post(ARCHIVIST, path, Map.of("sectionId", SECTION_WITHOUT_CODE, "reason", "x"))
                    .problem(400, "invalid-input");
            post(ARCHIVIST, path, Map.of("retention", "D10", "reason", "x")).problem(409, "action-refused");
            post(DIRECTOR, path, Map.of("retention", "Y", "reason", "x")).problem(403, "forbidden");
            assertThat(get(ARCHIVIST, "/api/v1/records/" + document.recordId())
                            .ok()
                            .path("cancelledNumbers")
                            .isEmpty())
                    .isTrue();
        }

        @Test
        void finishes_what_was_cut_off_between_decision_and_number() {
            String section = newSection("BAF");
            Completed document = completed().section(section);
            document.filed();
            Document stored =
                    records().find(new Document("_id", document.recordId())).first();
            Document to = new Document(stored.get("arrangement", Document.class)).append("retention", "D30");
            Document by = new Document("id", ARCHIVIST)
                    .append("signature", "党兰")
                    .append("onBehalfOf", null)
                    .append("from", "");
            java.util.Date longAgo = java.util.Date.from(COMPLETED_AT);
            // What the store holds after the decision, had the process ended there.
            records()
                    .updateOne(
                            new Document("_id", document.recordId()),
                            new Document(
                                    "$set",
                                    new Document("_timerAt", longAgo)
                                            .append(
                                                    "pending",
                                                    new Document("ordinal", 1)
                                                            .append("to", to)
                                                            .append("sectionName", "x")
                                                            .append("reason", "更正")
                                                            .append("by", by)
                                                            .append("at", longAgo))));

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(ARCHIVIST, "/api/v1/records/" + document.recordId())
                            .ok()
                            .path("archiveNumber")
                            .asString()
                            .equals("Z109-WS·2026-D30-BAF-0001"));
        }
    }

    @Nested
    @Tag("A3")
    class verified {
        @Test
        void tells_a_file_that_is_no_longer_what_was_filed() {
            Completed document = completed().section(newSection("BAG"));
            JsonNode record = document.filed();
            String path = "/api/v1/records/" + document.recordId();
            assertThat(post(ARCHIVIST, path + "/verifications", null)
                            .ok()
                            .path("intact")
                            .asBoolean())
                    .isTrue();

            JsonNode original = record.path("files").path(1);
            alter(original.path("sha256").asString());
            JsonNode verification =
                    post(ARCHIVIST, path + "/verifications", null).ok();

            assertThat(verification.path("intact").asBoolean()).isFalse();
            assertThat(verification.path("files").values().stream()
                            .filter(file -> !file.path("intact").asBoolean())
                            .map(file -> file.path("place").asInt()))
                    .containsExactly(2);
            JsonNode after = get(ARCHIVIST, path).ok();
            assertThat(after.path("verifications").size()).isEqualTo(2);
            assertThat(after.path("changes").findValuesAsString("action"))
                    .containsExactly("FILED", "VERIFIED", "VERIFIED");
            assertThat(get(ARCHIVIST, "/api/v1/records?intact=false&limit=200")
                            .ok()
                            .path("items")
                            .findValuesAsString("id"))
                    .contains(document.recordId());
        }

        @Test
        void again_by_itself_when_the_period_has_passed() {
            Completed document = completed().section(newSection("BAH"));
            JsonNode record = document.filed();
            Instant due = Instant.parse(record.path("nextVerificationAt").asString());
            assertThat(due)
                    .isAfter(Instant.parse(record.path("filedAt").asString()).plus(Duration.ofDays(179)));

            send(
                    ARCHIVIST,
                    "PUT",
                    "/internal/clock",
                    Map.of("now", due.plusSeconds(60).toString()),
                    Map.of());

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode after =
                        get(ARCHIVIST, "/api/v1/records/" + document.recordId()).ok();
                assertThat(after.path("lastVerification").path("intact").asBoolean())
                        .isTrue();
                assertThat(after.path("lastVerification").path("by").asString()).isEqualTo("档案系统");
                assertThat(Instant.parse(after.path("nextVerificationAt").asString()))
                        .isAfter(due);
            });
        }

        /** Plants a change in the stored content, behind the back of everything. */
        private void alter(String sha256) {
            var store = mongo.getDatabase("wenshu_archive_test_files");
            Document file = store.getCollection("files")
                    .find(new Document("_id", sha256))
                    .first();
            var chunks = store.getCollection("content.chunks");
            Document chunk = chunks.find(new Document("files_id", file.getObjectId("content")))
                    .first();
            byte[] bytes = chunk.get("data", Binary.class).getData().clone();
            bytes[0] ^= 1;
            chunks.updateOne(
                    new Document("_id", chunk.get("_id")),
                    new Document("$set", new Document("data", new Binary(bytes))));
        }
    }

    @Nested
    class the_retention_schedule {
        @Test
        void is_revised_on_the_version_that_was_read_and_then_decides() {
            String path = "/api/v1/retention-schedule";
            Answer before = get(ARCHIVIST, path);
            JsonNode rules = before.ok().path("rules");
            assertThat(rules.size()).isGreaterThan(5);
            String version = before.headers().firstValue("etag").orElseThrow();
            var one = new LinkedHashMap<String, Object>();
            one.put("id", "7.1");
            one.put("titleWords", List.of("特别标记"));
            one.put("retention", "Y");
            one.put("reason", "本机关特别规定");
            var form = Map.of("rules", List.of(one), "reason", "试行");

            send(ARCHIVIST, "PUT", path, form, Map.of()).problem(428, "precondition-required");
            send(ARCHIVIST, "PUT", path, form, Map.of("If-Match", "\"99\"")).problem(412, "precondition-failed");
            send(DIRECTOR, "PUT", path, form, Map.of("If-Match", version)).problem(403, "forbidden");
            send(ARCHIVIST, "PUT", path, Map.of("rules", List.of(one, one), "reason", "x"), Map.of("If-Match", version))
                    .problem(400, "invalid-input");
            send(ARCHIVIST, "PUT", path, Map.of("rules", List.of(), "reason", "x"), Map.of("If-Match", version))
                    .problem(400, "invalid-input");
            Answer revised = send(ARCHIVIST, "PUT", path, form, Map.of("If-Match", version));
            try {
                assertThat(revised.ok().path("editions").size())
                        .isEqualTo(before.ok().path("editions").size() + 1);
                JsonNode record = completed()
                        .section(newSection("BAI"))
                        .title("关于特别标记事项的函")
                        .filed();
                assertThat(record.path("retention").asString()).isEqualTo("Y");
                assertThat(record.path("retentionReason").asString()).isEqualTo("本机关特别规定(题名含“特别标记”)");
                Completed unruled = completed().section(newSection("BAJ"));
                assertThat(unruled.publish().awaitHeld().path("reason").asString())
                        .isEqualTo("NO_RETENTION_RULE");
                assertThat(post(
                                        ARCHIVIST,
                                        "/api/v1/intakes/" + unruled.intakeId() + "/filing",
                                        Map.of("retention", "D30", "reason", "比照办理"))
                                .ok()
                                .path("stage")
                                .asString())
                        .isEqualTo("FILED");
            } finally {
                send(
                                ARCHIVIST,
                                "PUT",
                                path,
                                Map.of("rules", rules, "reason", "恢复"),
                                Map.of(
                                        "If-Match",
                                        get(ARCHIVIST, path)
                                                .headers()
                                                .firstValue("etag")
                                                .orElseThrow()))
                        .ok();
            }
        }
    }

    @Test
    void every_endpoint_is_in_the_api_document() {
        JsonNode paths = get(ARCHIVIST, "/v3/api-docs").ok().path("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/api/v1/records",
                        "/api/v1/records/{id}",
                        "/api/v1/records/{id}/files/{place}",
                        "/api/v1/records/{id}/rearrangements",
                        "/api/v1/records/{id}/verifications",
                        "/api/v1/records/custody-log",
                        "/api/v1/records/custody-log/verifications",
                        "/api/v1/retention-schedule",
                        "/api/v1/intakes",
                        "/api/v1/intakes/{id}",
                        "/api/v1/intakes/{id}/retries",
                        "/api/v1/intakes/{id}/filing",
                        "/api/v1/catalogues/{year}");
        assertThat(Optional.of(paths.toString())).get().asString().doesNotContain("\"actor\"");
    }
}
