package org.wenshu.documents.organs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenshu.document.checks.Organs;
import org.wenshu.documents.DocsServiceCase;
import org.wenshu.documents.references.Sheets;

@Tag("D11")
class OrgansTest extends DocsServiceCase {
    private static final String PATH = "/api/v1/organs";

    @Autowired
    private KeepingOrgans organs;

    private static Map<String, Object> form(String name, int order) {
        var form = new LinkedHashMap<String, Object>();
        form.put("name", name);
        form.put("relation", "PEER");
        form.put("order", order);
        form.put("channel", "OA");
        return form;
    }

    @Test
    void are_kept_in_the_order_of_protocol_and_known_by_their_accepted_names() {
        Map<String, Object> second = form("试验市财政局", 20);
        second.put("shortForms", List.of("试财政局"));
        second.put("informal", List.of("试财"));
        Answer entered = post(SECRETARY, PATH, second).is(201);
        post(SECRETARY, PATH, form("试验市委办公室", 10)).is(201);
        assertThat(organs.organs().all()).extracting(Organs.Organ::name).containsSubsequence("试验市委办公室", "试验市财政局");
        assertThat(organs.named("试财政局")).isPresent();
        assertThat(organs.named("试财")).isEmpty();
        post(SECRETARY, PATH, form("试财政局", 5)).is(409);
        assertThat(get(PLANNER, PATH + "?q=" + encoded("试财政") + "&relation=PEER")
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(1);

        Map<String, Object> mail = form("试验市财政局", 20);
        mail.put("channel", "EMAIL");
        Answer refused = put(entered, mail);
        refused.refuses("channel", "email-allowed");
        mail.put("emailAllowed", true);
        put(entered, mail).refuses("email", "required-when-allowed");
        mail.put("email", "cz@example.gov.cn");
        Answer corrected = put(entered, mail).is(200);
        assertThat(corrected.body().path("journal")).hasSize(2);
        assertThat(organs.named("试验市财政局").orElseThrow().particulars().email()).contains("cz@example.gov.cn");
        post(SECRETARY, PATH + "/" + entered.id() + "/removals", Map.of("reason", "机构改革"))
                .is(201);
        assertThat(organs.named("试验市财政局")).isEmpty();
        post(SECRETARY, PATH, form("带，标点", 1)).refuses("name", "pattern");
        post(PLANNER, PATH, form("无权局", 1)).is(403);
    }

    private Answer put(Answer entry, Map<String, ?> body) {
        return send(request(SECRETARY, PATH + "/" + entry.id())
                .header("Content-Type", "application/json")
                .header("If-Match", entry.etag())
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    @Test
    void are_imported_from_a_sheet() {
        List<String> row = List.of("导入县人民政府", "导入县政府", "导入县府", "下级", "300", "机要", "", "否");
        Answer refused = importing(List.of(row, List.of("导入区", "导入县政府", "", "远亲", "x", "飞鸽", "不是邮箱", "也许")));
        refused.refuses("rows[3].行文关系", "known-relation");
        refused.refuses("rows[3].排序", "integer");
        refused.refuses("rows[3].默认渠道", "known-channel");
        refused.refuses("rows[3].电子邮箱", "email");
        assertThat(organs.named("导入县人民政府")).isEmpty();
        importing(List.of(row, List.of("导入区", "导入县政府", "", "下级", "301", "专人", "", "否")))
                .refuses("rows[3].名称", "unique");
        assertThat(importing(List.of(row)).is(201).body().path("created").asInt())
                .isEqualTo(1);
        assertThat(importing(List.of(row)).is(201).body().path("unchanged").asInt())
                .isEqualTo(1);
        get(PLANNER, PATH + "/export").is(200);
    }

    private Answer importing(List<List<String>> rows) {
        return post(
                SECRETARY,
                PATH + "/imports",
                Map.of("fileId", upload(SECRETARY, "名录.xlsx", Sheets.of(OrganSheet.REQUIRED, rows))));
    }
}
