package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenshu.contracts.Topics;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Session;
import tools.jackson.databind.JsonNode;

/**
 * A document classified 秘密, handled by the general section. Wu, a secretary, and Chen, a handler elsewhere, are not
 * cleared for it; Feng is, but has nothing to do with it. For them it does not exist.
 */
@WithSuite
@Order(15)
@Tag("X3")
@Tag("N4")
class ClassifiedDocumentTest {
    /** Stands in everything that was written: title, number, remark, instruction, result, file name. */
    private static final String MARK = "青鸾";

    private static final String SENDER_NUMBER = "示密青鸾〔2026〕3号";

    private static int countOfWuBefore;
    private static Incoming document;
    private static Registration registration;
    private static String file;

    @BeforeAll
    static void it_goes_all_the_way() {
        countOfWuBefore = total("wu", "");
        file = TheSuite.as("li")
                .upload(
                        "/api/v1/files",
                        "file",
                        "青鸾专项方案.pdf",
                        "application/pdf",
                        "%PDF-1.7 青鸾".getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .text("/items/0/id");
        registration = Registration.urgent()
                .with("title", "关于青鸾专项工作的通知")
                .with("senderNumber", SENDER_NUMBER)
                .with("remark", "青鸾专项，注意保密")
                .with("secrecy", "SECRET")
                .with("secrecyTerm", "10年")
                .with("files", List.of(Map.of("fileId", file, "kind", "ORIGINAL")));
        document = Incoming.registered("li", registration)
                .reviewedInSpite("青鸾专项，电子件另送")
                .proposedTo("general", "qian")
                .done("qian", "instructions", Map.of("text", "青鸾专项请综合科专人办理。"))
                .assignedTo("general")
                .done("li", "urgings", Map.of("words", "青鸾专项请抓紧"))
                .done("wang", "results", Map.of("text", "青鸾专项已办结。"));
    }

    private static int total(String person, String query) {
        return TheSuite.get(person, Incoming.PATH + "?limit=1" + query)
                .json()
                .at("/total")
                .asInt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wu", "chen", "feng", "zhou", "admin"})
    void for_whom_it_is_not_it_is_not_there(String person) {
        String unknown =
                TheSuite.as(person).get(Incoming.PATH + "/none").expect(404).text("/detail");
        for (String part : List.of("", "/files/" + file, "/journal", "/tracking-sheet", "/checks")) {
            Answer answer = TheSuite.as(person).get(document.path() + part);
            assertThat(answer.status()).as(person + " " + part).isEqualTo(404);
            assertThat(answer.text("/detail")).isEqualTo(unknown);
            tellsNothing(answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wu", "chen", "feng", "zhou"})
    @Tag("D2")
    void no_list_search_or_count_shows_it(String person) {
        for (String query : List.of(
                "&q=" + Session.encode(MARK),
                "&q=" + Session.encode(SENDER_NUMBER),
                "&q=" + Session.encode(document.number()),
                "&secrecy=SECRET",
                "&holder=section:general&secrecy=SECRET")) {
            Answer page = TheSuite.get(person, Incoming.PATH + "?limit=200" + query);
            assertThat(page.json().at("/total").asInt()).as(query).isZero();
            assertThat(page.json().at("/items").size()).isZero();
        }
        String all = TheSuite.get(person, Incoming.PATH + "?limit=200").body();
        tellsNothing(all);
        assertThat(all).doesNotContain(document.id());
    }

    @Test
    @Tag("D2")
    void it_is_not_counted() {
        assertThat(total("wu", "")).isEqualTo(countOfWuBefore);
    }

    @Test
    @Tag("D2")
    void it_is_not_exported_to_who_is_not_cleared() throws IOException {
        assertThat(cells(TheSuite.get("wu", Incoming.PATH + "/export").bytes()))
                .noneMatch(text -> text.contains(MARK) || text.contains(document.number()));
        assertThat(cells(TheSuite.get("li", Incoming.PATH + "/export").bytes())).anyMatch(text -> text.contains(MARK));
    }

    @Test
    void it_is_there_for_who_has_to_do_with_it() {
        for (String person : List.of("li", "qian", "wang", "zheng", "shen")) {
            assertThat(document.seenBy(person).at("/title").asString()).contains(MARK);
        }
    }

    @Test
    void who_is_not_cleared_can_do_nothing_to_it_and_learns_nothing_by_trying() {
        String etag = document.etag();
        Map<String, ?> reason = Map.of("reason", "试一试");
        for (Map<String, String> headers :
                List.of(Map.<String, String>of(), Map.of("If-Match", etag), Map.of("If-Match", "\"1\""))) {
            Answer answer = document.ask("wu", "voiding", reason, headers);
            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            tellsNothing(answer.body());
        }
        assertThat(document.etag()).isEqualTo(etag);
    }

    @Test
    void a_delegation_does_not_lift_the_clearance() {
        // Chen acts for Qian, and still is not cleared himself.
        TheSuite.as("qian")
                .post(
                        "/api/v1/delegations",
                        Map.of(
                                "toPersonId", "chen",
                                "authorities", List.of("incoming:instruct"),
                                "end",
                                        TheSuite.clock()
                                                .now()
                                                .plusSeconds(86_400)
                                                .toString()))
                .expect(201);
        var inPlaceOfQian = Map.of("Wenshu-On-Behalf-Of", "qian");
        Patiently.until(() -> assertThat(TheSuite.as("chen")
                        .get(Incoming.PATH + "?limit=1", inPlaceOfQian)
                        .status())
                .isEqualTo(200));

        assertThat(TheSuite.as("chen").get(document.path(), inPlaceOfQian).status())
                .isEqualTo(404);
        assertThat(TheSuite.as("chen")
                        .get(Incoming.PATH + "?q=" + Session.encode(MARK), inPlaceOfQian)
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    @Tag("D1")
    void its_second_registration_is_refused_without_a_word_of_the_first() {
        Registration again = Registration.ordinary().with("senderNumber", SENDER_NUMBER);

        Answer refusal = TheSuite.as("wu").post(Incoming.PATH, again.body());

        assertThat(refusal.status()).as(refusal.body()).isEqualTo(409);
        assertThat(refusal.text("/type")).endsWith("/conflict");
        assertThat(refusal.body()).doesNotContain(document.id(), document.number(), "首次", "first");
        Answer cleared = TheSuite.as("li").post(Incoming.PATH, again.body());
        assertThat(cleared.text("/first/registerNumber")).isEqualTo(document.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.DOCUMENTS, Topics.RECORDS, Topics.NOTIFICATIONS})
    void no_event_tells_title_number_or_text(String topic) {
        if (topic.equals(Topics.DOCUMENTS)) {
            assertThat(Topic.about(topic, document.id())).hasSizeGreaterThan(5);
        }
        for (Topic.Event event : Topic.all(topic)) {
            tellsNothing(event.raw());
        }
    }

    @Test
    @Tag("N3")
    void messages_leave_without_title_and_only_to_who_is_cleared() {
        String words = "密件" + document.number().replaceFirst("^密件", "");
        Patiently.until(() -> assertThat(Messages.textsTo("13800000031", words)).isNotEmpty());

        for (Messages.Arrived message : Stream.concat(Messages.texts("").stream(), Messages.mails("").stream())
                .toList()) {
            tellsNothing(message.subject() + message.text());
        }
        assertThat(Messages.texts(words).stream().map(Messages.Arrived::to))
                .allMatch(to ->
                        Stream.of("13800000002", "13800000030", "13800000031").anyMatch(to::endsWith));
        for (String person : List.of("wu", "chen", "feng", "zhou")) {
            assertThat(Messages.inbox(person, document)).isEmpty();
        }
        assertThat(Messages.inbox("wang", document)).isNotEmpty();
    }

    @Test
    @Tag("N3")
    void the_records_of_its_messages_are_for_the_cleared_only() {
        Patiently.until(() -> assertThat(TheSuite.get("li", "/api/v1/deliveries?subject=" + document.id())
                        .json()
                        .at("/items")
                        .size())
                .isPositive());
        for (String person : List.of("admin", "wu")) {
            Answer page = TheSuite.get(person, "/api/v1/deliveries?subject=" + document.id());
            assertThat(page.json().at("/items").size()).isZero();
        }
    }

    @Test
    @Tag("X2")
    @Tag("A3")
    void who_read_it_is_taken_down() {
        document.seenBy("zheng");

        JsonNode readings =
                TheSuite.get("li", document.path() + "/journal").json().at("/readings");
        assertThat(readings.toString()).contains("郑海");
    }

    @Test
    @Tag("A1")
    @Tag("A3")
    void in_the_archive_it_is_there_for_the_cleared_only() {
        Incoming filed = Incoming.registered(
                        "li", registration.with("senderNumber", "示密青鸾〔2026〕4号").without("files"))
                .reviewed()
                .proposedTo("general", "qian")
                .done("qian", "instructions", Map.of("text", "请办。"))
                .assignedTo("general")
                .done("wang", "results", Map.of("text", "青鸾专项已办结。"))
                .completed();
        filed.archiveNumber();

        String query = "/api/v1/records?limit=200&q=" + Session.encode(MARK);
        JsonNode seen = TheSuite.get("jiang", query).json();
        assertThat(seen.at("/total").asInt()).isEqualTo(1);
        String record = "/api/v1/records/" + seen.at("/items/0/id").asString();
        assertThat(seen.at("/items/0/title").asString()).contains(MARK);
        for (String person : List.of("sun", "zhou", "chen", "feng")) {
            assertThat(TheSuite.get(person, query).json().at("/total").asInt())
                    .as(person)
                    .isZero();
            Answer answer = TheSuite.as(person).get(record);
            assertThat(answer.status()).isEqualTo(404);
            tellsNothing(answer.body());
            assertThat(TheSuite.as(person).get(record + "/files/1").status()).isEqualTo(404);
        }
        for (String person : List.of("sun", "zhou")) {
            byte[] catalogue = TheSuite.get(person, "/api/v1/catalogues/2026").bytes();
            try {
                assertThat(cells(catalogue)).noneMatch(text -> text.contains(MARK));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(TheSuite.get("jiang", "/api/v1/records/custody-log?limit=200")
                        .body())
                .contains(seen.at("/items/0/archiveNumber").asString());
        for (Topic.Event event : Topic.all(Topics.RECORDS)) {
            tellsNothing(event.raw());
        }
    }

    private static void tellsNothing(String text) {
        assertThat(text).doesNotContain(MARK, SENDER_NUMBER);
    }

    private static List<String> cells(byte[] xlsx) throws IOException {
        var cells = new ArrayList<String>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> cells.add(cell.getStringCellValue())));
        }
        return cells;
    }
}
