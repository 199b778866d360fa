package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.local.client.Session;
import tools.jackson.databind.JsonNode;

/** The register of incoming documents as people look things up in it. */
@WithSuite
@Order(11)
@Tag("D2")
class RegisterTest {
    private static final String SENDER = "𠮷浦县㐂塘河管理处";

    private static final List<Incoming> DOCUMENTS = new ArrayList<>();
    private static Incoming voided;
    private static Incoming formula;

    @BeforeAll
    static void some_documents_of_one_sender() {
        for (int i = 0; i < 5; i++) {
            DOCUMENTS.add(Incoming.registered("li", Registration.ordinary().with("sender", SENDER)));
        }
        DOCUMENTS
                .getFirst()
                .reviewed()
                .proposedTo("general", "qian")
                .instructedBy("qian")
                .assignedTo("general", "business")
                .resultBy("chen")
                .resultBy("wang");
        voided = DOCUMENTS.get(1).done("li", "voiding", Map.of("reason", "重复登记"));
        formula = Incoming.registered(
                "li", Registration.ordinary().with("sender", SENDER).with("title", "=HYPERLINK(\"http://x\",\"请点击\")"));
    }

    private static JsonNode list(String query) {
        return TheSuite.get("li", Incoming.PATH + "?" + query).json();
    }

    private static List<String> numbers(JsonNode page) {
        var numbers = new ArrayList<String>();
        page.at("/items").forEach(line -> numbers.add(line.at("/registerNumber").asString()));
        return numbers;
    }

    private static String sender() {
        return "sender=" + Session.encode(SENDER);
    }

    @Test
    void it_is_filtered_by_sender_and_stage_and_counted() {
        JsonNode page = list(sender());

        assertThat(page.at("/total").asInt()).isEqualTo(6);
        assertThat(numbers(list(sender() + "&stage=VOID"))).containsExactly(voided.number());
        assertThat(numbers(list(sender() + "&stage=HANDLED")))
                .containsExactly(DOCUMENTS.getFirst().number());
    }

    @Test
    void it_is_searched_by_words_of_title_sender_or_number() {
        Incoming third = DOCUMENTS.get(2);

        assertThat(numbers(list("q=" + Session.encode(third.title())))).containsExactly(third.number());
        assertThat(numbers(list("q=" + Session.encode("㐂塘河")))).hasSize(6);
        assertThat(numbers(list("q=" + Session.encode("并无此事")))).isEmpty();
        // Neither pattern nor query language
        assertThat(numbers(list("q=" + Session.encode(".*")))).isEmpty();
    }

    @Test
    void it_is_paged_without_gap_or_repetition() {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = list(sender() + "&limit=2&sort=number" + cursor);
            seen.addAll(numbers(page));
            cursor = page.has("next") ? "&cursor=" + page.at("/next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(6);
        assertThat(new HashSet<>(seen)).hasSize(6);
        assertThat(numbers(list(sender() + "&sort=-number"))).isEqualTo(seen.reversed());
    }

    @Test
    void it_is_exported_in_its_customary_columns() throws IOException {
        byte[] xlsx = TheSuite.get("li", Incoming.PATH + "/export?" + sender()).bytes();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(texts(sheet.getRow(0)))
                    .containsExactly(
                            "收文号", "收文日期", "来文单位", "来文字号", "标题", "密级", "紧急程度", "份数", "承办部门", "拟办意见", "领导批示", "办理时限",
                            "办理结果", "归档号", "备注");
            assertThat(sheet.getLastRowNum()).isEqualTo(6);
            JsonNode first = DOCUMENTS.getFirst().now();
            assertThat(texts(sheet.getRow(1)))
                    .containsExactly(
                            DOCUMENTS.getFirst().number(),
                            TheSuite.today().toString(),
                            SENDER,
                            first.at("/senderNumber").asString(),
                            DOCUMENTS.getFirst().title(),
                            "无",
                            "无",
                            "1",
                            "综合科（协办：业务科）",
                            "属该科室职责，建议由其主办。",
                            "钱敏：请按拟办意见办理。",
                            first.at("/due/day").asString(),
                            "业务科：已按要求办理完毕。\n综合科：已按要求办理完毕。",
                            "",
                            "");
            assertThat(texts(sheet.getRow(2)).getLast()).isEqualTo("作废：重复登记");
        }
    }

    @Test
    void what_a_sender_wrote_does_not_become_a_formula() throws IOException {
        byte[] xlsx = TheSuite.get("li", Incoming.PATH + "/export?q=" + Session.encode("HYPERLINK"))
                .bytes();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var cell = workbook.getSheetAt(0).getRow(1).getCell(4);
            assertThat(cell.getCellType()).isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(formula.title());
        }
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        row.forEach(cell -> texts.add(cell.getStringCellValue()));
        return texts;
    }
}
