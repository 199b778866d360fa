package org.wenshu.directory.people;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Reads a table of texts from xlsx or csv, whichever the content is, and writes the form to be filled in. */
final class Spreadsheet {
    static final int MOST_ROWS = 5000;
    private static final int MOST_COLUMNS = 50;

    private Spreadsheet() {}

    /**
     * A line of the table.
     *
     * @param number as the spreadsheet counts, from 1
     */
    record Line(int number, List<String> cells) {
        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }

        boolean empty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    static List<Line> read(byte[] content) {
        try {
            return switch (FileMagic.valueOf(new BufferedInputStream(new ByteArrayInputStream(content)))) {
                case OOXML -> readXlsx(content);
                case OLE2 ->
                    throw unreadable(
                            "不支持 xls 或加密的表格，请另存为 xlsx 或 csv",
                            "old or encrypted workbooks are not read; save as xlsx or csv");
                default -> readCsv(content);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Line> readXlsx(byte[] content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            Sheet sheet = workbook.getSheetAt(0);
            var formatter = new DataFormatter();
            List<Line> lines = new ArrayList<>();
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                int last = Math.min(row.getLastCellNum(), MOST_COLUMNS);
                for (int i = 0; i < last; i++) {
                    cells.add(text(row.getCell(i), formatter));
                }
                add(lines, new Line(row.getRowNum() + 1, cells));
            }
            return lines;
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw unreadable("表格已损坏，无法读取", "the workbook is damaged").causedBy(e);
        }
    }

    private static String text(@Nullable Cell cell, DataFormatter formatter) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.NUMERIC && !DateUtil.isCellDateFormatted(cell)) {
            // A mobile number typed as a number must not come out as 1.38E+10.
            return BigDecimal.valueOf(cell.getNumericCellValue())
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return type == CellType.STRING ? cell.getStringCellValue() : formatter.formatCellValue(cell);
    }

    private static List<Line> readCsv(byte[] content) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVFormat.DEFAULT
                .builder()
                .setIgnoreEmptyLines(false)
                .get()
                .parse(new StringReader(decoded(content)))) {
            for (CSVRecord csv : parser) {
                add(lines, new Line((int) csv.getRecordNumber(), csv.toList()));
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw unreadable("csv 格式有误，无法读取", "the csv is malformed").causedBy(e);
        }
        return lines;
    }

    private static void add(List<Line> lines, Line line) {
        if (line.empty()) {
            return;
        }
        if (lines.size() > MOST_ROWS) {
            throw Problem.of(ProblemType.TOO_LARGE)
                    .detail("一次最多导入 " + MOST_ROWS + " 人", "at most " + MOST_ROWS + " people at a time");
        }
        lines.add(line);
    }

    /** UTF-8, with or without a mark; otherwise what Chinese office software saves as csv: GB 18030. */
    private static String decoded(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            try {
                text = Charset.forName("GB18030")
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content))
                        .toString();
            } catch (CharacterCodingException e) {
                throw unreadable("文件既不是 xlsx，也不是 csv", "the file is neither xlsx nor csv")
                        .causedBy(e);
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw unreadable("文件既不是 xlsx，也不是 csv", "the file is neither xlsx nor csv");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Problem unreadable(String zh, String en) {
        return Problem.of(ProblemType.UNPROCESSABLE).field("file", "unreadable", zh, en);
    }

    /** The form to be filled in, with a sheet that explains each column. */
    static byte[] template() {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            Row heading = workbook.createSheet("人员").createRow(0);
            Sheet explanations = workbook.createSheet("填写说明");
            for (ImportColumn column : ImportColumn.values()) {
                heading.createCell(column.ordinal()).setCellValue(column.heading());
                Row row = explanations.createRow(column.ordinal());
                row.createCell(0).setCellValue(column.heading());
                row.createCell(1).setCellValue(column.explanation());
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
