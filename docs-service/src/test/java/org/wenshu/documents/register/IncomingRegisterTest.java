package org.wenshu.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.documents.DocsServiceCase;
import tools.jackson.databind.JsonNode;

@Tag("D2")
class IncomingRegisterTest extends DocsServiceCase {

    private Answer entered(String sender, String title) {
        var fields = registration("sender", sender);
        fields.put("title", title);
        return post(SECRETARY, DOCUMENTS, fields).is(201);
    }

    private List<String> found(String query) {
        var ids = new ArrayList<String>();
        get(SECRETARY, DOCUMENTS + "?limit=200&" + query)
                .is(200)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @Test
    void is_searched_by_any_part_of_title_sender_and_number() {
        String id = entered("𠮷县㐂镇人民政府", "关于防汛抗旱工作的紧急报告").id();
        String other = entered("防旱办", "抗汛").id();
        assertThat(found("q=" + encoded("防汛抗旱"))).contains(id).doesNotContain(other);
        assertThat(found("q=" + encoded("紧急 㐂镇"))).containsExactly(id);
        assertThat(found("q=" + encoded("𠮷"))).containsExactly(id);
        assertThat(found("q=" + encoded("汛旱"))).doesNotContain(id);
        String number = get(SECRETARY, DOCUMENTS + "/" + id).text("/senderNumber");
        assertThat(found("q="
                        + encoded(number.replace("〔", "[").replace("〕", "]").replace("2026", "２０２６"))))
                .containsExactly(id);
        assertThat(found("q=" + encoded(".*"))).isEmpty();
    }

    @Test
    void is_paged_in_order_and_counted() {
        String sender = "分页测试局";
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            numbers.add(entered(sender, "第" + i + "件").body().path("number").asInt());
        }
        for (String sort : List.of("number", "-number", "receivedAt", "-dueAt")) {
            var seen = new ArrayList<Integer>();
            String next = "";
            do {
                JsonNode page = get(
                                SECRETARY,
                                DOCUMENTS + "?limit=2&sort=" + sort + "&sender=" + encoded(sender)
                                        + (next.isEmpty() ? "" : "&cursor=" + next))
                        .is(200)
                        .body();
                assertThat(page.path("total").asInt()).isEqualTo(5);
                page.path("items")
                        .forEach(item -> seen.add(Integer.valueOf(
                                item.path("registerNumber").asString().replaceAll(".*〕(\\d+)号", "$1"))));
                next = page.path("next").asString("");
            } while (!next.isEmpty());
            assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(numbers);
            if (sort.equals("-number")) {
                assertThat(seen).isEqualTo(numbers.reversed());
            }
        }
    }

    @Test
    void is_filtered_by_where_the_document_stands() {
        clock.setBeijing("2026-09-29T10:00");
        String late =
                assigned(SECRETARY, registration("urgency", "EXTRA_URGENT")).id();
        String open = registered().id();
        clock.setBeijing("2026-10-08T10:00");
        assertThat(found("overdue=true")).contains(late).doesNotContain(open);
        assertThat(found("overdue=false")).contains(open).doesNotContain(late);
        assertThat(found("stage=ASSIGNED")).contains(late).doesNotContain(open);
        assertThat(found("section=planning&urgency=EXTRA_URGENT")).contains(late);
        assertThat(found("holder=" + encoded("section:planning")))
                .contains(late)
                .doesNotContain(open);
        assertThat(found("holder=" + encoded("role:SECRETARY"))).contains(open).doesNotContain(late);
        assertThat(found("from=2026-09-28&to=2026-09-28")).contains(open);
        assertThat(found("from=2026-09-29")).doesNotContain(open);
        get(SECRETARY, DOCUMENTS + "?sort=colour").refuses("sort", "known-order");
        get(SECRETARY, DOCUMENTS + "?from=2026-09-29&to=2026-09-28").refuses("to", "not-before-from");
        get(SECRETARY, DOCUMENTS + "?stage=LOST").is(400);
        get(SECRETARY, DOCUMENTS + "?cursor=nonsense").is(400);
    }

    @Test
    void shows_a_handler_only_what_their_section_has() {
        clock.setBeijing("2026-09-29T10:00");
        String theirs = assigned(SECRETARY, registration()).id();
        String notTheirs = registered().id();
        var seen = new ArrayList<String>();
        get(PLANNER, DOCUMENTS + "?limit=200")
                .body()
                .path("items")
                .forEach(item -> seen.add(item.path("id").asString()));
        assertThat(seen).contains(theirs).doesNotContain(notTheirs);
    }

    @Test
    void is_exported_in_its_customary_columns_and_makes_no_formula_of_what_a_sender_wrote() throws Exception {
        String sender = "表格测试局";
        entered(sender, "=HYPERLINK(\"http://evil.test\",\"点我\")");
        String voided = entered(sender, "@SUM(1)").id();
        act(SECRETARY, voided, "voiding", Map.of("reason", "重复登记")).is(201);
        var classified = classified("导出机密标题");
        classified.put("sender", sender);
        post(CLEARED_SECRETARY, DOCUMENTS, classified).is(201);

        Answer answer =
                get(SECRETARY, DOCUMENTS + "/export?sender=" + encoded(sender)).is(200);
        assertThat(answer.response().headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("filename*=UTF-8''"));
        try (var workbook =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            var sheet = workbook.getSheet("收文登记簿");
            var head = new ArrayList<String>();
            sheet.getRow(0).forEach(cell -> head.add(cell.getStringCellValue()));
            assertThat(head)
                    .containsExactly(
                            "收文号", "收文日期", "来文单位", "来文字号", "标题", "密级", "紧急程度", "份数", "承办部门", "拟办意见", "领导批示", "办理时限",
                            "办理结果", "归档号", "备注");
            assertThat(sheet.getLastRowNum())
                    .as("the classified one is not there")
                    .isEqualTo(2);
            sheet.forEach(
                    row -> row.forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING)));
            assertThat(sheet.getRow(1).getCell(4).getStringCellValue()).startsWith("=HYPERLINK");
            assertThat(sheet.getRow(1).getCell(4).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(2).getCell(14).getStringCellValue()).isEqualTo("作废：重复登记");
        }
        get(PLANNER, DOCUMENTS + "/export").is(403);
    }
}
