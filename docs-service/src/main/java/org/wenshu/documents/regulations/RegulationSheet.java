package org.wenshu.documents.regulations;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.checks.regulations.Regulation;
import org.wenshu.documents.references.Sheet;
import org.wenshu.documents.references.SheetErrors;
import org.wenshu.documents.references.SheetWriter;
import org.wenshu.documents.references.SheetWriter.Column;

/** The register of regulations as a spreadsheet: what is exported can be imported again. */
final class RegulationSheet {
    static final List<String> REQUIRED = List.of("标题", "文号", "发布机关", "发布日期", "施行日期", "状态", "变动日期", "被何文替代");

    static final SheetWriter<RegulationEntry> WRITER = new SheetWriter<>(
            "法规文件库",
            List.of(
                    new Column<>("标题", 48, entry -> entry.regulation().title()),
                    new Column<>("文号", 24, entry -> entry.regulation().number().orElse("")),
                    new Column<>("发布机关", 28, entry -> entry.regulation().issuer()),
                    new Column<>(
                            "发布日期", 12, entry -> entry.regulation().issued().toString()),
                    new Column<>(
                            "施行日期", 12, entry -> entry.regulation().effective().toString()),
                    new Column<>("状态", 10, entry -> words(entry.regulation().state())),
                    new Column<>(
                            "变动日期",
                            12,
                            entry -> entry.regulation()
                                    .changed()
                                    .map(LocalDate::toString)
                                    .orElse("")),
                    new Column<>(
                            "被何文替代",
                            48,
                            entry -> entry.regulation().replacedBy().orElse(""))));

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T].*)?|(\\d{4})(\\d{2})(\\d{2})");
    private static final Map<String, Regulation.State> STATES = Map.of(
            "现行有效", Regulation.State.IN_FORCE,
            "有效", Regulation.State.IN_FORCE,
            "尚未施行", Regulation.State.IN_FORCE,
            "已修改", Regulation.State.AMENDED,
            "已修订", Regulation.State.AMENDED,
            "已被修改", Regulation.State.AMENDED,
            "已废止", Regulation.State.REPEALED,
            "废止", Regulation.State.REPEALED,
            "已失效", Regulation.State.REPEALED,
            "失效", Regulation.State.REPEALED);

    private final SheetErrors errors = new SheetErrors();
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /** A row that is in order. */
    record Line(int row, Regulation regulation) {}

    private RegulationSheet() {}

    static List<Line> read(Sheet sheet) {
        var reading = new RegulationSheet();
        sheet.rows().forEach(reading::read);
        reading.errors.refuseIfAny();
        return reading.lines;
    }

    private void read(Sheet.Row row) {
        int before = errors.count();
        Optional<String> title = text(row, "标题", true, 300).map(RegulationForm::bare);
        Optional<String> number = text(row, "文号", false, 100);
        Optional<String> issuer = text(row, "发布机关", true, 200);
        Optional<LocalDate> issued = day(row, "发布日期", true);
        Optional<LocalDate> effective = day(row, "施行日期", false);
        Optional<LocalDate> changed = day(row, "变动日期", false);
        Optional<String> replacedBy = text(row, "被何文替代", false, 300).map(RegulationForm::bare);
        Optional<Regulation.State> state = text(row, "状态", true, 20).flatMap(word -> {
            if (!STATES.containsKey(word)) {
                errors.add(row.number(), "状态", "known-state", "应为现行有效、已修改或者已废止", "is 现行有效, 已修改 or 已废止");
            }
            return Optional.ofNullable(STATES.get(word));
        });
        if (errors.count() > before || title.isEmpty() || issuer.isEmpty() || issued.isEmpty() || state.isEmpty()) {
            return;
        }
        var regulation = new Regulation(
                title.get(),
                number,
                issuer.get(),
                issued.get(),
                effective.orElse(issued.get()),
                state.get(),
                changed,
                replacedBy);
        RegulationForm.wrong(regulation)
                .ifPresent(wrong ->
                        errors.add(row.number(), wrong.column(), wrong.rule(), wrong.chinese(), wrong.english()));
        Integer twin = seen.putIfAbsent(RegulationEntry.identity(regulation), row.number());
        if (twin != null) {
            errors.add(
                    row.number(),
                    number.isPresent() ? "文号" : "标题",
                    "unique",
                    "与第" + twin + "行重复",
                    "the same as in row " + twin);
        }
        lines.add(new Line(row.number(), regulation));
    }

    private Optional<String> text(Sheet.Row row, String column, boolean required, int longest) {
        Optional<String> text = row.cell(column).map(cell -> cell.replaceAll("[\\p{Cntrl}]+", ""));
        if (required && text.isEmpty()) {
            errors.add(row.number(), column, "not-blank", "不能为空", "must not be blank");
        }
        if (text.filter(words -> words.length() > longest).isPresent()) {
            errors.add(row.number(), column, "size", "最多" + longest + "个字符", "at most " + longest + " characters");
        }
        return text;
    }

    private Optional<LocalDate> day(Sheet.Row row, String column, boolean required) {
        Optional<String> text = text(row, column, required, 40);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = DATE.matcher(text.get());
        if (matcher.matches()) {
            int group = matcher.group(1) == null ? 4 : 1;
            try {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(matcher.group(group)),
                        Integer.parseInt(matcher.group(group + 1)),
                        Integer.parseInt(matcher.group(group + 2))));
            } catch (DateTimeException noSuchDay) {
                // Told below.
            }
        }
        errors.add(row.number(), column, "date", "不是日期，应如2026-05-08", "is no date such as 2026-05-08");
        return Optional.empty();
    }

    private static String words(Regulation.State state) {
        return switch (state) {
            case IN_FORCE -> "现行有效";
            case AMENDED -> "已修改";
            case REPEALED -> "已废止";
        };
    }
}
