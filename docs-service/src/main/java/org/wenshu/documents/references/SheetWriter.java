package org.wenshu.documents.references;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes a list or register as a spreadsheet, row by row. Its cells are always text and marked as quoted: what people
 * wrote must not become a formula, neither here nor when somebody edits the cell (=, +, -, @ at the beginning).
 */
public final class SheetWriter<T> {
    private static final int ROWS_IN_MEMORY = 100;
    private static final int LONGEST_CELL = 32_767;
    private static final int WIDTH_OF_CHARACTER = 256;

    private final String name;
    private final List<Column<T>> columns;

    /** @param width in characters */
    public record Column<T>(String title, int width, Function<T, String> value) {}

    public SheetWriter(String name, List<Column<T>> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /** @param entries gives each entry to what it is handed */
    public void write(OutputStream out, Consumer<Consumer<T>> entries) {
        try (var workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, true, true)) {
            SXSSFSheet sheet = workbook.createSheet(name);
            CellStyle head = style(workbook, true);
            CellStyle body = style(workbook, false);
            Row titles = sheet.createRow(0);
            for (int i = 0; i < columns.size(); i++) {
                sheet.setColumnWidth(i, columns.get(i).width() * WIDTH_OF_CHARACTER);
                text(titles.createCell(i), columns.get(i).title(), head);
            }
            sheet.createFreezePane(1, 1);
            entries.accept(entry -> {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int i = 0; i < columns.size(); i++) {
                    text(row.createCell(i), columns.get(i).value().apply(entry), body);
                }
            });
            sheet.setAutoFilter(new CellRangeAddress(0, 0, 0, columns.size() - 1));
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void text(Cell cell, String value, CellStyle style) {
        cell.setCellStyle(style);
        cell.setCellValue(value.length() > LONGEST_CELL ? value.substring(0, LONGEST_CELL - 1) + "…" : value);
    }

    private static CellStyle style(SXSSFWorkbook workbook, boolean head) {
        CellStyle style = workbook.createCellStyle();
        style.setQuotePrefixed(!head);
        style.setWrapText(true);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        if (head) {
            style.setAlignment(HorizontalAlignment.CENTER);
            var bold = workbook.createFont();
            bold.setBold(true);
            style.setFont(bold);
        }
        return style;
    }
}
