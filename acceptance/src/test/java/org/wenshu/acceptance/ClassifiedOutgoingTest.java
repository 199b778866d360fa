package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import tools.jackson.databind.JsonNode;

/**
 * An outgoing document classified 秘密, from the drafter's desk to the destruction of its copies. Wu, Chen and the
 * administrator are not cleared for it; Feng and the deputy leader Sun are, but have nothing to do with it. For them it
 * does not exist.
 */
@WithSuite
@Order(16)
@Tag("X3")
@Tag("N4")
class ClassifiedOutgoingTest {
    /** Stands in everything that was written: title, code, text, opinions, reasons, recipients, names. */
    private static final String MARK = "玄鸟";

    private static final String HEADQUARTERS = "玄鸟专项指挥部";

    private static int countOfWuBefore;
    private static Outgoing document;
    private static byte[] firstCopy;
    private static JsonNode copiesWhenPrinted;
    private static Answer byOa;
    private static Answer withoutNumbers;
    private static Answer destroyedAlone;

    @BeforeAll
    static void it_goes_all_the_way() {
        countOfWuBefore = total("wu", "");
        document = Outgoing.drafted(
                        "wang",
                        Draft.notice("示玄鸟", "玄鸟专项")
                                .classified("SECRET")
                                .with("addressees", List.of(HEADQUARTERS))
                                .with("copies", 2))
                .done("wang", "submissions", Map.of("matter", "SECTION", "remark", "玄鸟专项请审"))
                .returnedBy("zheng", "DRAFTING", "玄鸟专项的依据请补充")
                .submitted(Outgoing.sectionMatter())
                .passedBy("zheng", "玄鸟专项同意")
                .passedBy("zhou", "玄鸟专项格式无误")
                .done("li", "suspensions", Map.of("reason", "玄鸟专项待上级答复"))
                .done("li", "resumption", Map.of())
                .signedBy("qian")
                .rechecked()
                .proofreadBy("li", "shen");
        copiesWhenPrinted = document.now().at("/numberedCopies");
        firstCopy = TheSuite.get("li", document.path() + "/copies/1/print").bytes();
        byOa = document.ask("li", "dispatches", Map.of("dispatches", List.of(Outgoing.toSection("综合科", "general"))));
        withoutNumbers = document.ask("li", "dispatches", Map.of("dispatches", List.of(secured("COURIER"))));
        document.sentTo(secured("CONFIDENTIAL_POST", 1), secured("COURIER", 2))
                .done("li", "dispatches/1/receipt", Map.of("receivedBy", "机要室"))
                .done("li", "dispatches/2/receipt", Map.of("receivedBy", "值班室"))
                .done("shen", "copies/1/recall", Map.of("remark", "玄鸟专项结束"));
        destroyedAlone = document.ask("shen", "copies/1/destruction", Map.of("witnessId", "wu"));
        document.done("shen", "copies/1/destruction", Map.of("witnessId", "zheng"))
                .archived();
        document.archiveNumber();
    }

    private static Map<String, Object> secured(String channel, Integer... copies) {
        return Map.of("recipient", HEADQUARTERS, "channel", channel, "copies", 1, "copyNumbers", List.of(copies));
    }

    private static int total(String person, String query) {
        return TheSuite.get(person, Outgoing.PATH + "?limit=1" + query)
                .json()
                .at("/total")
                .asInt();
    }

    private static void tellsNothing(String text) {
        assertThat(text).doesNotContain(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wu", "chen", "feng", "sun", "admin", "jiang"})
    void for_whom_it_is_not_it_is_not_there(String person) {
        String unknown =
                TheSuite.as(person).get(Outgoing.PATH + "/none").expect(404).text("/detail");
        String file = document.seenBy("li").at("/files/0/id").asString();
        for (String part : List.of(
                "",
                "/journal",
                "/trace",
                "/versions/1",
                "/versions/1/preview?as=OFD",
                "/versions/1/docx",
                "/versions/1/differences?since=1",
                "/similar",
                "/files/" + file)) {
            Answer answer = TheSuite.as(person).get(document.path() + part);
            assertThat(answer.status()).as(person + " " + part).isEqualTo(404);
            assertThat(answer.text("/detail")).isEqualTo(unknown);
            tellsNothing(answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wu", "chen", "feng", "sun"})
    void no_list_search_or_count_shows_it(String person) {
        for (String query : List.of(
                "&q=" + Outgoing.encoded(MARK),
                "&q=" + Outgoing.encoded(document.number()),
                "&secrecy=SECRET",
                "&drafter=wang&secrecy=SECRET")) {
            assertThat(total(person, query)).as(query).isZero();
        }
        tellsNothing(TheSuite.get(person, Outgoing.PATH + "?limit=200").body());
    }

    @Test
    void it_is_neither_counted_nor_exported_nor_found_alike() throws IOException {
        assertThat(total("wu", "")).isEqualTo(countOfWuBefore);
        assertThat(cells(TheSuite.get("wu", Outgoing.PATH + "/export").bytes())).noneMatch(text -> text.contains(MARK));
        assertThat(cells(TheSuite.get("li", Outgoing.PATH + "/export").bytes())).anyMatch(text -> text.contains(MARK));
        tellsNothing(OutgoingNoticeTest.textOf(
                TheSuite.get("wu", Outgoing.PATH + "/print").bytes()));
        Outgoing alike = Outgoing.drafted("chen", Draft.notice("示发似", "专项"));
        tellsNothing(TheSuite.get("chen", alike.path() + "/similar").body());
    }

    @Test
    void who_is_not_cleared_can_do_nothing_to_it_and_learns_nothing_by_trying() {
        long version = document.seenBy("li").at("/version").asLong();
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(), Map.of("If-Match", "\"" + version + "\""), Map.of("If-Match", "\"1\""))) {
            for (String act : List.of("voiding", "suspensions", "number-reservations")) {
                Answer answer = document.ask("wu", act, Map.of("reason", "试一试"), headers);
                assertThat(answer.status()).as(answer.body()).isEqualTo(404);
                tellsNothing(answer.body());
            }
        }
        assertThat(document.seenBy("li").at("/version").asLong()).isEqualTo(version);
    }

    @Test
    void it_is_there_for_who_has_to_do_with_it() {
        for (String person : List.of("wang", "zheng", "zhou", "qian", "li", "shen")) {
            assertThat(document.seenBy(person).at("/title").asString()).contains(MARK);
        }
    }

    @Test
    @Tag("D16")
    void each_copy_bears_its_number_level_and_term() {
        assertThat(copiesWhenPrinted.findValuesAsString("state")).startsWith("PRINTED", "PRINTED");
        assertThat(copiesWhenPrinted.size()).isEqualTo(2);
        assertThat(OutgoingNoticeTest.textOf(firstCopy)).contains("000001", "秘密★10年", "示玄鸟〔2026〕1号");
    }

    @Test
    @Tag("D17")
    void it_leaves_by_secure_channels_only_and_copy_by_copy() {
        assertThat(byOa.text("/errors/0/rule")).isEqualTo("secure-when-classified");
        assertThat(withoutNumbers.text("/errors/0/rule")).isEqualTo("one-per-copy");
    }

    @Test
    @Tag("D17")
    void its_copies_are_followed_from_print_to_destruction() {
        JsonNode copies = document.now().at("/numberedCopies");
        var states = new ArrayList<String>();
        copies.at("/0/steps").forEach(step -> states.add(step.at("/state").asString()));

        assertThat(states).containsExactly("PRINTED", "DISPATCHED", "RECEIVED", "RECALLED", "DESTROYED");
        assertThat(copies.at("/0/steps/4/witness/id").asString()).isEqualTo("zheng");
        assertThat(copies.at("/1/state").asString()).isEqualTo("RECEIVED");
        assertThat(destroyedAlone.status()).isEqualTo(400);
        assertThat(destroyedAlone.text("/errors/0/field")).isEqualTo("witnessId");
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.DOCUMENTS, Topics.RECORDS, Topics.NOTIFICATIONS})
    void no_event_tells_title_number_or_text(String topic) {
        if (topic.equals(Topics.DOCUMENTS)) {
            assertThat(document.events())
                    .contains(
                            "DraftReturned",
                            "OutgoingDocumentSuspended",
                            "DocumentSigned",
                            "DocumentDispatched",
                            "DocumentReceived",
                            "OutgoingDocumentCompleted");
        }
        for (Topic.Event event : Topic.all(topic)) {
            tellsNothing(event.raw());
        }
    }

    @Test
    @Tag("N3")
    void messages_leave_without_title_and_reach_the_cleared_only() {
        Patiently.until(() -> {
            assertThat(document.inboxOf("wang")).isNotEmpty();
            assertThat(document.inboxOf("li")).isNotEmpty();
            assertThat(document.inboxOf("qian")).isNotEmpty();
        });
        for (Messages.Arrived message : Stream.concat(Messages.texts("").stream(), Messages.mails("").stream())
                .toList()) {
            tellsNothing(message.subject() + message.text());
        }
        for (String person : List.of("wu", "chen", "feng", "sun", "admin")) {
            assertThat(document.inboxOf(person)).isEmpty();
        }
        for (String person : List.of("admin", "wu")) {
            assertThat(TheSuite.get(person, "/api/v1/deliveries?subject=" + document.id())
                            .json()
                            .at("/items")
                            .size())
                    .isZero();
        }
    }

    @Test
    @Tag("A3")
    @Tag("X2")
    void who_read_it_is_taken_down() {
        document.seenBy("zheng");

        assertThat(TheSuite.get("li", document.path() + "/journal")
                        .json()
                        .at("/readings")
                        .toString())
                .contains("郑海");
    }

    @Test
    @Tag("A1")
    @Tag("D18")
    void in_the_archive_it_is_there_for_the_cleared_only() throws IOException {
        JsonNode record = document.record();
        assertThat(record.at("/title").asString()).contains(MARK);
        assertThat(record.at("/senderNumber").asString()).isEqualTo("示玄鸟〔2026〕1号");
        assertThat(record.at("/secrecyTerm").asString()).isEqualTo("10年");
        assertThat(record.at("/files").findValuesAsString("name")).contains("示玄鸟〔2026〕1号.pdf");
        String path = "/api/v1/records/" + record.at("/id").asString();
        for (String person : List.of("sun", "chen", "feng")) {
            assertThat(TheSuite.get(person, "/api/v1/records?q=" + Outgoing.encoded(MARK))
                            .json()
                            .at("/total")
                            .asInt())
                    .isZero();
            assertThat(TheSuite.as(person).get(path).status()).isEqualTo(404);
            assertThat(TheSuite.as(person).get(path + "/files/1").status()).isEqualTo(404);
        }
        assertThat(cells(TheSuite.get("sun", "/api/v1/catalogues/2026").bytes()))
                .noneMatch(text -> text.contains(MARK));
    }

    private static List<String> cells(byte[] xlsx) throws IOException {
        var cells = new ArrayList<String>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> cells.add(cell.toString())));
        }
        return cells;
    }
}
