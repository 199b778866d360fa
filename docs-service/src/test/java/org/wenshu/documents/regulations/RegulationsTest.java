package org.wenshu.documents.regulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenshu.document.checks.Finding;
import org.wenshu.document.checks.regulations.Regulation;
import org.wenshu.document.checks.regulations.Regulations;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;
import org.wenshu.documents.DocsServiceCase;
import org.wenshu.documents.drafting.DraftChecks;
import org.wenshu.documents.references.Sheets;

@Tag("D11")
class RegulationsTest extends DocsServiceCase {
    private static final String PATH = "/api/v1/regulations";

    @Autowired
    private Regulations regulations;

    @Autowired
    private DraftChecks checks;

    private static Map<String, Object> form(String title, String number) {
        var form = new LinkedHashMap<String, Object>();
        form.put("title", title);
        form.put("number", number);
        form.put("issuer", "江州市人民政府");
        form.put("issued", "2020-03-01");
        form.put("state", "IN_FORCE");
        return form;
    }

    private Answer put(String person, String path, String etag, Map<String, ?> body) {
        return send(request(person, path)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    @Test
    void are_entered_corrected_repealed_and_found_by_the_checks() {
        String title = "江州市试验水库管理办法";
        Answer entered =
                post(SECRETARY, PATH, form("《" + title + "》", "江政发〔2020〕501号")).is(201);
        assertThat(entered.text("/title")).isEqualTo(title);
        assertThat(entered.text("/effective")).isEqualTo("2020-03-01");
        post(SECRETARY, PATH, form("另一标题", "江政发[2020]第0501号")).is(409);
        post(PLANNER, PATH, form("无权", "江政发〔2020〕502号")).is(403);
        assertThat(regulations.numbered("江政发［2020］501号")).map(Regulation::title).contains(title);
        assertThat(regulations.titled(title)).isPresent();

        String path = PATH + "/" + entered.id();
        put(SECRETARY, path, "\"7\"", form(title, "江政发〔2020〕501号")).is(412);
        Map<String, Object> right = form(title, "江政发〔2020〕501号");
        right.put("issuer", "江州市水利局");
        right.put("reason", "发布机关录错");
        Answer corrected = put(SECRETARY, path, entered.etag(), right).is(200);
        assertThat(corrected.body().path("journal").get(1).path("said").asString())
                .contains("江州市人民政府 → 江州市水利局", "发布机关录错");

        post(SECRETARY, path + "/repeals", Map.of("on", "2019-01-01", "reason", "新办法施行"))
                .refuses("on", "not-before-issued");
        Answer repealed = post(
                        SECRETARY,
                        path + "/repeals",
                        Map.of("on", "2026-01-01", "replacedBy", "江州市试验水库安全管理办法", "reason", "新办法施行"))
                .is(201);
        assertThat(repealed.text("/state")).isEqualTo("REPEALED");
        post(SECRETARY, path + "/amendments", Map.of("on", "2026-02-01", "reason", "x"))
                .is(409);

        List<Finding> findings = checks.check(citing("《" + title + "》（江政发〔2020〕501号）"));
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("CI04"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).contains("《江州市试验水库安全管理办法》"));

        post(SECRETARY, path + "/removals", Map.of("reason", "录错")).is(201);
        assertThat(regulations.titled(title)).isEmpty();
        post(SECRETARY, PATH, form(title, "江政发〔2020〕501号")).is(201);
    }

    private static OfficialDocument citing(String citation) {
        return new OfficialDocument(
                DocumentKind.NOTICE,
                DocumentFormat.ORDINARY,
                false,
                OfficialDocument.Marks.NONE,
                List.of("江州市水利局"),
                List.of("江州市水利局文件"),
                Optional.empty(),
                List.of(),
                "江州市水利局关于做好防汛工作的通知",
                List.of("各单位"),
                new Text(List.of(new Block.Paragraph("根据" + citation + "，现通知如下。"))),
                List.of(),
                List.of(),
                Optional.empty(),
                true,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @Test
    void refuse_what_does_not_fit_together() {
        Map<String, Object> form = form("江州市某某规定", "江政发〔2020〕600号");
        form.put("replacedBy", "别的规定");
        post(SECRETARY, PATH, form).refuses("replacedBy", "only-when-changed");
        form.put("state", "AMENDED");
        post(SECRETARY, PATH, form).refuses("changed", "required-when-changed");
        post(SECRETARY, PATH, Map.of("title", " ")).refuses("issuer", "not-blank");
        get(SECRETARY, PATH + "/nobody").is(404);
        get(SECRETARY, PATH + "?cursor=nonsense").is(400);
    }

    @Test
    void are_imported_from_a_sheet_whole_or_not_at_all_and_exported_so_that_they_can_be_imported_again()
            throws Exception {
        List<String> row1 = List.of("《江州市导入甲办法》", "江政发〔2021〕701号", "江州市人民政府", "2021年3月1日", "2021/4/1", "现行有效", "", "");
        List<String> row2 = List.of("江州市导入乙规定", "", "江州市人民代表大会", "2011-03-01", "", "已废止", "2020.5.6", "江州市导入甲办法");
        byte[] wrong = Sheets.of(
                RegulationSheet.REQUIRED, List.of(row1, List.of("江州市导入丙规定", "", "", "三月", "", "有效吗", "", ""), row1));
        Answer refused = importing(wrong);
        refused.refuses("rows[3].发布机关", "not-blank");
        refused.refuses("rows[3].发布日期", "date");
        refused.refuses("rows[3].状态", "known-state");
        refused.refuses("rows[4].文号", "unique");
        assertThat(regulations.titled("江州市导入甲办法")).isEmpty();

        Answer first = importing(Sheets.of(RegulationSheet.REQUIRED, List.of(row1, row2)))
                .is(201);
        assertThat(first.body().path("created").asInt()).isEqualTo(2);
        assertThat(get(SECRETARY, PATH + "/imports/" + first.id()).is(200).body())
                .isEqualTo(first.body());
        var changed = new ArrayList<>(row1);
        changed.set(2, "江州市水利局");
        Answer second = importing(Sheets.of(RegulationSheet.REQUIRED, List.of(changed, row2)))
                .is(201);
        assertThat(second.body().path("changed").asInt()).isEqualTo(1);
        assertThat(second.body().path("unchanged").asInt()).isEqualTo(1);

        assertThat(get(PLANNER, PATH + "?q=" + encoded("导入 江政发(2021)701") + "&state=IN_FORCE&issuer=" + encoded("水利"))
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(1);
        Answer page = get(PLANNER, PATH + "?q=" + encoded("江州市导入") + "&limit=1").is(200);
        assertThat(page.text("/items/0/title")).isEqualTo("江州市导入甲办法");
        assertThat(get(PLANNER, PATH + "?q=" + encoded("江州市导入") + "&limit=1&cursor=" + page.text("/next"))
                        .text("/items/0/title"))
                .isEqualTo("江州市导入乙规定");

        byte[] exported = get(PLANNER, PATH + "/export?q=" + encoded("江州市导入"))
                .is(200)
                .response()
                .body();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(exported))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(2);
        }
        Answer again = importing(exported).is(201);
        assertThat(again.body().path("unchanged").asInt()).isEqualTo(2);

        importing(Sheets.of(List.of("标题"), List.of(List.of("x")))).refuses("fileId", "columns");
        importing("no sheet".getBytes(StandardCharsets.UTF_8)).is(422);
        post(CLEARED_SECRETARY, PATH + "/imports", Map.of("fileId", upload(SECRETARY, "a.xlsx", wrong)))
                .refuses("fileId", "uploaded-by-you");
    }

    private Answer importing(byte[] sheet) {
        return post(SECRETARY, PATH + "/imports", Map.of("fileId", upload(SECRETARY, "法规.xlsx", sheet)));
    }
}
