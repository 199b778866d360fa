package org.wenshu.documents.references;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The first sheet of an uploaded spreadsheet: rows under a head whose columns are known by their names. */
public final class Sheet {
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 100;

    private final List<Row> rows = new ArrayList<>();

    /**
     * A row that is not empty.
     *
     * @param number as the spreadsheet program shows it, from 1
     * @param cells by the name of their column; an empty cell is absent
     */
    public record Row(int number, Map<String, String> cells) {
        public Optional<String> cell(String column) {
            return Optional.ofNullable(cells.get(column));
        }
    }

    private Sheet() {}

    /**
     * @param field names the upload in a refusal
     * @param required columns that the head must have
     * @throws Problem UNPROCESSABLE if it is no sound spreadsheet, INVALID_INPUT if a column is missing
     */
    public static Sheet read(OfficeFile file, String field, List<String> required) {
        var sheet = new Sheet();
        var taking = new Taking(sheet, field);
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(file.bytes()))) {
            var reader = new XSSFReader(opened);
            var strings = new ReadOnlySharedStringsTable(opened, false);
            var sheets = reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw OfficeFile.unreadable(field, OfficeFile.Kind.EXCEL);
            }
            try (InputStream first = sheets.next()) {
                XMLReader xml = XMLHelper.newXMLReader();
                xml.setContentHandler(
                        new XSSFSheetXMLHandler(reader.getStylesTable(), strings, taking, new IsoDates(), false));
                xml.parse(new InputSource(first));
            }
        } catch (IOException
                | OpenXML4JException
                | SAXException
                | ParserConfigurationException
                | IllegalArgumentException
                | POIXMLException
                | OpenXML4JRuntimeException damaged) {
            throw OfficeFile.unreadable(field, OfficeFile.Kind.EXCEL).causedBy(damaged);
        }
        List<String> missing = required.stream()
                .filter(column -> !taking.columns.containsValue(column))
                .toList();
        if (!missing.isEmpty()) {
            String names = String.join("、", missing);
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(field, "columns", "表头缺少列：" + names, "the first row lacks the columns " + names);
        }
        return sheet;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** A date is a date whatever the sheet shows it as. */
    private static final class IsoDates extends DataFormatter {
        @Override
        public String formatRawCellContents(double value, int formatIndex, String formatString) {
            return formatRawCellContents(value, formatIndex, formatString, false);
        }

        @Override
        public String formatRawCellContents(
                double value, int formatIndex, String formatString, boolean use1904Windowing) {
            return DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value)
                    ? DateUtil.getLocalDateTime(value, use1904Windowing)
                            .toLocalDate()
                            .toString()
                    : super.formatRawCellContents(value, formatIndex, formatString, use1904Windowing);
        }
    }

    private static final class Taking implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final Sheet sheet;
        private final String field;
        private final Map<Integer, String> columns = new HashMap<>();
        private Map<String, String> cells = new LinkedHashMap<>();
        private boolean head = true;

        private Taking(Sheet sheet, String field) {
            this.sheet = sheet;
            this.field = field;
        }

        @Override
        public void startRow(int index) {
            cells = new LinkedHashMap<>();
        }

        @Override
        public void endRow(int index) {
            if (head) {
                head = columns.isEmpty();
            } else if (!cells.isEmpty()) {
                if (sheet.rows.size() == MOST_ROWS) {
                    throw Problem.of(ProblemType.INVALID_INPUT)
                            .field(field, "rows", "最多" + MOST_ROWS + "行", "at most " + MOST_ROWS + " rows");
                }
                sheet.rows.add(new Row(index + 1, cells));
            }
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            String text = value == null ? "" : value.strip();
            if (reference == null || text.isEmpty()) {
                return;
            }
            int column = new CellReference(reference).getCol();
            if (head) {
                if (column < MOST_COLUMNS) {
                    columns.putIfAbsent(column, text);
                }
            } else {
                String name = columns.get(column);
                if (name != null) {
                    cells.put(name, text);
                }
            }
        }
    }
}
