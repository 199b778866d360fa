package org.wenshu.documents.drafting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;
import org.wenshu.documents.drafting.Comparison.Change;
import org.wenshu.documents.drafting.Comparison.Difference;
import org.wenshu.documents.drafting.Comparison.Kind;
import org.wenshu.documents.drafting.Comparison.Part;
import org.wenshu.documents.drafting.Comparison.Place;
import org.wenshu.documents.drafting.Comparison.Segment;

/** Compares two versions of a document, element by element and word by word (D10). Whatever differs is told. */
public final class Comparing {
    /** What has less in common is not the same paragraph rewritten, but another one. */
    private static final double ALIKE = 0.4;
    /** Beyond so many pairs, paragraphs are matched in their order. */
    private static final int MOST_PAIRS = 4000;

    private static final String BETWEEN_CELLS = " │ ";

    private final List<Difference> differences = new ArrayList<>();

    /**
     * A stretch of text that is compared with its like.
     *
     * @param form what it is besides its words, as it is told to people
     * @param block the block of its text or the entry of its list
     */
    private record Unit(String text, String form, int block) {}

    /** A unit before and after; one of them may be missing. */
    private record Pair(Optional<Unit> before, Optional<Unit> after) {}

    private Comparing() {}

    public static Comparison compare(OfficialDocument before, OfficialDocument after) {
        var comparing = new Comparing();
        comparing.documents(before, after);
        return new Comparison(comparing.differences);
    }

    /** Only the words of two texts, for what is not yet a document. */
    public static Comparison compare(Text before, Text after) {
        var comparing = new Comparing();
        comparing.units(Part.BODY, 0, units(before), units(after));
        return new Comparison(comparing.differences);
    }

    private void documents(OfficialDocument before, OfficialDocument after) {
        value(Part.KIND, before.kind().chinese(), after.kind().chinese());
        value(Part.FORMAT, before.format().name(), after.format().name());
        value(Part.DIRECTION, direction(before), direction(after));
        value(
                Part.COPY_NUMBER,
                before.marks().copyNumber().map(String::valueOf),
                after.marks().copyNumber().map(String::valueOf));
        value(Part.SECRECY, before.marks().secrecy(), after.marks().secrecy());
        value(Part.URGENCY, before.marks().urgency(), after.marks().urgency());
        list(Part.HEAD, before.head(), after.head());
        value(Part.NUMBER, before.number().map(Comparing::words), after.number().map(Comparing::words));
        list(Part.SIGNERS, before.signers(), after.signers());
        value(Part.TITLE, before.title(), after.title());
        list(Part.ADDRESSEES, before.addressees(), after.addressees());
        units(Part.BODY, 0, units(before.body()), units(after.body()));
        list(Part.ATTACHMENTS_NOTE, before.attachmentNames(), after.attachmentNames());
        list(Part.ISSUERS, before.issuers(), after.issuers());
        value(Part.DATE, before.date().map(LocalDate::toString), after.date().map(LocalDate::toString));
        value(Part.SEAL, before.sealed() ? "是" : "否", after.sealed() ? "是" : "否");
        value(Part.NOTE, before.note(), after.note());
        units(Part.ATTENDANCE, 0, attendance(before), attendance(after));
        attachments(before.attachments(), after.attachments());
        list(Part.COPIES, copies(before), copies(after));
        value(
                Part.PRINTED_BY,
                before.imprint().map(OfficialDocument.Imprint::printedBy),
                after.imprint().map(OfficialDocument.Imprint::printedBy));
        value(
                Part.PRINTED_ON,
                before.imprint().map(imprint -> imprint.printedOn().toString()),
                after.imprint().map(imprint -> imprint.printedOn().toString()));
    }

    private static String direction(OfficialDocument document) {
        return document.upward() ? "上行文" : "平行文、下行文";
    }

    private static String words(DocumentNumber number) {
        return number.toString();
    }

    private static List<String> copies(OfficialDocument document) {
        return document.imprint().map(OfficialDocument.Imprint::copiesTo).orElse(List.of());
    }

    private static List<Unit> attendance(OfficialDocument document) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < document.attendance().size(); i++) {
            OfficialDocument.Attendance line = document.attendance().get(i);
            if (line.names().isEmpty()) {
                units.add(new Unit("", line.role() + "（无）", i));
            }
            for (int j = 0; j < line.names().size(); j++) {
                units.add(new Unit(line.names().get(j), line.role() + (j == 0 ? "" : "（续）"), i));
            }
        }
        return units;
    }

    // Values and lists

    private void value(Part part, String before, String after) {
        value(part, Optional.of(before), Optional.of(after));
    }

    private void value(Part part, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            tell(
                    part,
                    0,
                    new Pair(before.map(text -> new Unit(text, "", 0)), after.map(text -> new Unit(text, "", 0))),
                    part.chinese());
        }
    }

    private void list(Part part, List<String> before, List<String> after) {
        units(part, 0, entries(before), entries(after));
    }

    private static List<Unit> entries(List<String> list) {
        return IntStream.range(0, list.size())
                .mapToObj(i -> new Unit(list.get(i), "", i))
                .toList();
    }

    // Texts

    private void attachments(List<OfficialDocument.Attachment> before, List<OfficialDocument.Attachment> after) {
        List<Unit> old = titles(before);
        List<Unit> now = titles(after);
        for (Pair pair : all(old, now)) {
            int entry = pair.after().or(pair::before).map(Unit::block).orElse(0);
            boolean moved = pair.before().isPresent() != pair.after().isPresent()
                    || !pair.before().map(Unit::text).equals(pair.after().map(Unit::text));
            if (moved) {
                tell(Part.ATTACHMENT, entry, pair, "附件" + (entry + 1) + "标题");
            }
            units(
                    Part.ATTACHMENT,
                    entry,
                    pair.before()
                            .map(unit -> units(before.get(unit.block()).text()))
                            .orElse(List.of()),
                    pair.after()
                            .map(unit -> units(after.get(unit.block()).text()))
                            .orElse(List.of()));
        }
    }

    private static List<Unit> titles(List<OfficialDocument.Attachment> attachments) {
        return IntStream.range(0, attachments.size())
                .mapToObj(i -> new Unit(attachments.get(i).title(), "", i))
                .toList();
    }

    private static List<Unit> units(Text text) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < text.blocks().size(); i++) {
            int at = i;
            switch (text.blocks().get(i)) {
                case Block.Heading heading ->
                    units.add(new Unit(
                            heading.text(),
                            "一二三四".charAt(heading.level() - 1) + "级标题"
                                    + heading.number()
                                            .map(number -> "（" + number + "）")
                                            .orElse(""),
                            at));
                case Block.Paragraph paragraph -> units.add(new Unit(paragraph.text(), "段落", at));
                case Block.Items items -> {
                    // Where a list begins is part of what it says.
                    String form = items.items().isEmpty() ? "空列举" : "列举首项";
                    units.add(new Unit(
                            items.items().isEmpty() ? "" : items.items().getFirst(), form, at));
                    items.items().stream().skip(1).forEach(item -> units.add(new Unit(item, "列举项", at)));
                }
                case Block.Table table -> table(units, table, at);
            }
        }
        return units;
    }

    private static void table(List<Unit> units, Block.Table table, int at) {
        String widths = table.widths().stream().map(String::valueOf).collect(Collectors.joining(":"));
        String caption = table.caption().isPresent() ? "表名" : "无名表格";
        units.add(new Unit(table.caption().orElse(""), caption + "（列宽" + widths + "）", at));
        for (Block.Row row : table.rows()) {
            String cells = row.cells().stream().map(Comparing::form).collect(Collectors.joining("|"));
            units.add(new Unit(
                    row.cells().stream().map(Block.Cell::text).collect(Collectors.joining(BETWEEN_CELLS)),
                    (row.head() ? "表头行" : "表格行") + "（" + cells + "）",
                    at));
        }
    }

    private static String form(Block.Cell cell) {
        String alignment = switch (cell.alignment()) {
            case LEFT -> "左";
            case CENTRED -> "中";
            case RIGHT -> "右";
        };
        // Text that looks like the border of cells must not hide where the cells end.
        String length = cell.text().contains("│") ? "#" + cell.text().length() : "";
        return alignment + (cell.columns() == 1 ? "" : "×" + cell.columns()) + length;
    }

    private void units(Part part, int entry, List<Unit> before, List<Unit> after) {
        for (Pair pair : all(before, after)) {
            boolean same = pair.before().map(Unit::text).equals(pair.after().map(Unit::text))
                    && pair.before().map(Unit::form).equals(pair.after().map(Unit::form));
            if (!same) {
                tell(part, entry, pair, label(part, entry, pair));
            }
        }
    }

    private static String label(Part part, int entry, Pair pair) {
        int block = pair.after().or(pair::before).map(Unit::block).orElse(0) + 1;
        String was = pair.after().isEmpty() ? "原" : "";
        return switch (part) {
            case BODY -> "正文" + was + "第" + block + "段";
            case ATTACHMENT -> "附件" + (entry + 1) + was + "第" + block + "段";
            case ATTENDANCE -> pair.after().or(pair::before).map(Unit::form).orElse(part.chinese());
            default -> part.chinese() + was + "第" + block + "项";
        };
    }

    /** All units, matched with their like where there is one, in the order of the document. */
    private static List<Pair> all(List<Unit> before, List<Unit> after) {
        // The place of a unit does not make it another.
        List<List<String>> old =
                before.stream().map(unit -> List.of(unit.text(), unit.form())).toList();
        List<List<String>> now =
                after.stream().map(unit -> List.of(unit.text(), unit.form())).toList();
        List<Pair> pairs = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (Words.Stretch stretch : Words.stretches(old, now)) {
            equal(pairs, before.subList(from, stretch.oldFrom()), after.subList(to, stretch.newFrom()));
            from = stretch.oldTo();
            to = stretch.newTo();
            pairs.addAll(matched(before.subList(stretch.oldFrom(), from), after.subList(stretch.newFrom(), to)));
        }
        equal(pairs, before.subList(from, before.size()), after.subList(to, after.size()));
        return pairs;
    }

    private static void equal(List<Pair> pairs, List<Unit> before, List<Unit> after) {
        for (int i = 0; i < before.size(); i++) {
            pairs.add(new Pair(Optional.of(before.get(i)), Optional.of(after.get(i))));
        }
    }

    /** What was rewritten is matched so that all pairs together have the most in common, without crossing. */
    private static List<Pair> matched(List<Unit> before, List<Unit> after) {
        int rows = before.size();
        int columns = after.size();
        boolean all = (long) rows * columns <= MOST_PAIRS;
        double[][] best = new double[rows + 1][all ? columns + 1 : 1];
        double[][] likeness = new double[rows][all ? columns : 1];
        for (int i = rows - 1; i >= 0 && all; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                likeness[i][j] = likeness(before.get(i), after.get(j));
                double matched = likeness[i][j] >= ALIKE ? likeness[i][j] + best[i + 1][j + 1] : -1;
                best[i][j] = Math.max(matched, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (i < rows && j < columns && matches(before, after, best, likeness, i, j, all)) {
                pairs.add(new Pair(Optional.of(before.get(i++)), Optional.of(after.get(j++))));
            } else if (i < rows && (j == columns || !all || best[i + 1][j] >= best[i][j + 1])) {
                pairs.add(new Pair(Optional.of(before.get(i++)), Optional.empty()));
                if (!all && j < columns) {
                    pairs.add(new Pair(Optional.empty(), Optional.of(after.get(j++))));
                }
            } else {
                pairs.add(new Pair(Optional.empty(), Optional.of(after.get(j++))));
            }
        }
        return pairs;
    }

    private static boolean matches(
            List<Unit> before, List<Unit> after, double[][] best, double[][] likeness, int i, int j, boolean all) {
        if (!all) {
            return likeness(before.get(i), after.get(j)) >= ALIKE;
        }
        return likeness[i][j] >= ALIKE && likeness[i][j] + best[i + 1][j + 1] >= best[i][j];
    }

    private static double likeness(Unit before, Unit after) {
        // A short line is rather the same line when it is the same thing.
        double same = before.form().equals(after.form())
                        && Math.min(before.text().length(), after.text().length()) < 8
                ? 0.1
                : 0;
        return Words.likeness(before.text(), after.text()) + same;
    }

    private void tell(Part part, int entry, Pair pair, String label) {
        Optional<String> before = pair.before().map(Unit::text);
        Optional<String> after = pair.after().map(Unit::text);
        Kind kind;
        List<Segment> segments;
        if (before.isEmpty()) {
            kind = Kind.ADDED;
            segments = segment(Change.INSERTED, after.orElse(""));
        } else if (after.isEmpty()) {
            kind = Kind.REMOVED;
            segments = segment(Change.DELETED, before.get());
        } else if (before.equals(after)) {
            kind = Kind.REFORMATTED;
            segments = segment(Change.EQUAL, before.get());
        } else {
            kind = Kind.CHANGED;
            segments = Words.compare(before.get(), after.get());
        }
        differences.add(new Difference(
                new Place(
                        part,
                        entry,
                        pair.before().map(Unit::block),
                        pair.after().map(Unit::block),
                        label),
                kind,
                before,
                after,
                pair.before().map(Unit::form).filter(form -> !form.isEmpty()),
                pair.after().map(Unit::form).filter(form -> !form.isEmpty()),
                segments));
    }

    private static List<Segment> segment(Change change, String text) {
        return text.isEmpty() ? List.of() : List.of(new Segment(change, text));
    }
}
