package org.wenshu.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.office.model.Secrecy;

@Tag("A2")
class ArchiveCatalogueTest extends TheArchive {

    private List<List<String>> rows(String reader, String path) throws Exception {
        Answer answer = get(reader, path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var rows = new ArrayList<List<String>>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.bytes()))) {
            for (Row row : workbook.getSheetAt(0)) {
                var cells = new ArrayList<String>();
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    cells.add(cell.getStringCellValue());
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    @Test
    void has_the_columns_of_the_standard_and_a_line_per_item() throws Exception {
        String section = newSection("CAA");
        Completed first = completed().section(section).title("=HYPERLINK(\"http://x\")");
        first.sender = "+办公室";
        first.filed();
        completed().section(section).title("关于座谈的函").filed();

        List<List<String>> rows = rows(DIRECTOR, "/api/v1/catalogues/2026?section=" + section);

        assertThat(rows.getFirst()).containsExactly("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注");
        assertThat(rows.get(1))
                .containsExactly(
                        "1",
                        "Z109-WS·2026-D10-CAA-0001",
                        "商会〔2026〕3号",
                        "+办公室",
                        "=HYPERLINK(\"http://x\")",
                        "20260918",
                        "",
                        "6",
                        "");
        assertThat(rows.get(2)).startsWith("2", "Z109-WS·2026-D10-CAA-0002");
        assertThat(rows).hasSize(3);
        assertThat(rows(DIRECTOR, "/api/v1/catalogues/2026?section=" + section + "&retention=Y"))
                .hasSize(1);
        assertThat(rows(DIRECTOR, "/api/v1/catalogues/2025?section=" + section)).hasSize(1);
    }

    @Test
    @Tag("X3")
    void lists_what_is_classified_for_those_only_who_may_know_of_it() throws Exception {
        String section = newSection("CAB");
        completed().section(section).filed();
        completed()
                .section(section)
                .secrecy(Secrecy.CONFIDENTIAL)
                .title("关于保密事项的函")
                .filed();

        assertThat(rows(ARCHIVIST, "/api/v1/catalogues/2026?section=" + section))
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("关于保密事项的函", "机密★10年"));
        for (String reader : List.of(UNCLEARED_ARCHIVIST, DIRECTOR, LEADER)) {
            assertThat(rows(reader, "/api/v1/catalogues/2026?section=" + section))
                    .hasSize(2)
                    .noneSatisfy(row -> assertThat(row).contains("关于保密事项的函"));
        }
    }

    @Test
    void is_refused_for_what_is_no_year_and_to_those_without_the_authority() {
        get(ARCHIVIST, "/api/v1/catalogues/26").problem(400, "invalid-input");
        get(ARCHIVIST, "/api/v1/catalogues/x").problem(400, "invalid-input");
        get(ARCHIVIST, "/api/v1/catalogues/2026?retention=D1").problem(400, "invalid-input");
        get(HANDLER, "/api/v1/catalogues/2026").problem(403, "forbidden");
    }
}
