package org.wenshu.archive.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Service;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.records.KeepingCustody;
import org.wenshu.archive.records.RecordsRegister;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.Readership;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Secrecy;

/** The catalogue of filed items (归档文件目录, DA/T 22) as a spreadsheet, with what its reader may see. */
@Service
class Catalogue {
    /** The standard writes dates as eight digits. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private static final int ROWS_IN_MEMORY = 100;
    /** What a cell of a spreadsheet can hold. */
    private static final int LONGEST_CELL = 32_767;

    private static final int WIDTH_OF_CHARACTER = 256;

    private record Column(String title, int width, Function<FiledRecord, String> text) {}

    private final RecordsRegister register;
    private final KeepingCustody custody;
    private final Office office;
    private final List<Column> columns;

    Catalogue(RecordsRegister register, KeepingCustody custody, Office office) {
        this.register = register;
        this.custody = custody;
        this.office = office;
        this.columns = List.of(
                new Column("档号", 30, filed -> filed.number().toString()),
                new Column("文号", 24, filed -> filed.description().senderNumber().orElse("")),
                new Column("责任者", 28, filed -> filed.description().sender()),
                new Column("题名", 56, filed -> filed.description().title()),
                new Column("日期", 12, this::date),
                new Column("密级", 12, filed -> filed.description().secrecyMark()),
                new Column(
                        "页数", 8, filed -> Integer.toString(filed.description().pages())),
                new Column("备注", 32, Catalogue::remark));
    }

    /**
     * A catalogue that is ready to be written.
     *
     * @param classified the classified records whose listing is in the custody log; no other may be listed
     */
    record Prepared(int year, RecordsRegister.Wanted wanted, Actor reader, Set<RecordId> classified) {}

    /** Enters in the custody log which classified records are about to be listed, before the first byte is out. */
    Prepared prepare(int year, Optional<RetentionPeriod> retention, Optional<String> section, Actor reader) {
        var entered = new HashSet<RecordId>();
        for (Secrecy level : Readership.levelsOf(reader)) {
            if (level.classified()) {
                var classified = new ArrayList<FiledRecord>();
                register.forEach(wanted(year, retention, section, Optional.of(level)), reader, classified::add);
                custody.enterCatalogue(year + "年归档文件目录", classified, reader);
                classified.forEach(filed -> entered.add(filed.id()));
            }
        }
        return new Prepared(year, wanted(year, retention, section, Optional.empty()), reader, Set.copyOf(entered));
    }

    private static RecordsRegister.Wanted wanted(
            int year, Optional<RetentionPeriod> retention, Optional<String> section, Optional<Secrecy> secrecy) {
        return new RecordsRegister.Wanted(
                Optional.of(year), retention, section, secrecy, Optional.empty(), Optional.empty());
    }

    /** Writes row by row, so that a year of any length fits. */
    void write(Prepared prepared, OutputStream out) throws IOException {
        try (var workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, true, true)) {
            SXSSFSheet sheet = workbook.createSheet("归档文件目录");
            CellStyle body = style(workbook, false);
            writeHead(sheet, style(workbook, true));
            register.forEach(prepared.wanted(), prepared.reader(), filed -> {
                boolean listed = !filed.description().secrecy().classified()
                        || prepared.classified().contains(filed.id());
                if (listed) {
                    writeRow(sheet, body, filed);
                }
            });
            workbook.write(out);
        }
    }

    private void writeHead(SXSSFSheet sheet, CellStyle style) {
        Row head = sheet.createRow(0);
        sheet.setColumnWidth(0, 6 * WIDTH_OF_CHARACTER);
        text(head.createCell(0), "序号", style);
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i + 1, columns.get(i).width() * WIDTH_OF_CHARACTER);
            text(head.createCell(i + 1), columns.get(i).title(), style);
        }
        sheet.createFreezePane(0, 1);
    }

    private void writeRow(SXSSFSheet sheet, CellStyle style, FiledRecord filed) {
        int place = sheet.getLastRowNum() + 1;
        Row row = sheet.createRow(place);
        text(row.createCell(0), Integer.toString(place), style);
        for (int i = 0; i < columns.size(); i++) {
            text(row.createCell(i + 1), columns.get(i).text().apply(filed), style);
        }
    }

    /** Always a text cell marked as quoted: what a sender wrote never becomes a formula, not even when it is edited. */
    private static void text(Cell cell, String value, CellStyle style) {
        cell.setCellStyle(style);
        cell.setCellValue(value.length() > LONGEST_CELL ? value.substring(0, LONGEST_CELL) : value);
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

    private String date(FiledRecord filed) {
        ZoneId zone = office.calendar().hours().zone();
        Optional<LocalDate> received = filed.description()
                .receivedAt()
                .map((Instant at) -> at.atZone(zone).toLocalDate());
        return filed.description()
                .documentDate()
                .or(() -> received)
                .map(DATE::format)
                .orElse("");
    }

    private static String remark(FiledRecord filed) {
        return filed.cancelledNumbers().stream()
                .map(cancelled -> "原档号" + cancelled.number() + "注销")
                .collect(Collectors.joining(";"));
    }
}
