package org.wenshu.document.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.wenshu.document.layout.Colour;
import org.wenshu.document.layout.FontRole;
import org.wenshu.document.layout.Item;
import org.wenshu.document.layout.LaidOut;
import org.wenshu.document.layout.Measure;
import org.wenshu.document.layout.Page;
import org.wenshu.document.layout.Paper;
import org.wenshu.document.layout.Typesetter;

/** Fills pages with ruled rows, from top to bottom; a row that has no room goes on on the next page. */
final class RuledPages {
    private static final double FOLIO = 9;

    /** Less than so many lines of a row are not left alone on either page. */
    private static final int LEAST_LINES = 2;

    private static final double ROUNDING = 0.01;

    private final Paper paper;
    private final double left;
    private final double top;
    private final double bottom;
    private final Cell.Measures measures;
    private final int part;
    private final Typesetter typesetter;
    private final List<List<Item>> sheets = new ArrayList<>();
    private List<Row> heads = List.of();
    /** Nothing is ruled on the page yet. */
    private boolean fresh = true;
    /** Nothing but heads is. */
    private boolean atTop = true;

    private double y;

    /** @param least height, for those who write by hand */
    record Row(List<Cell> cells, double least) {
        Row {
            cells = List.copyOf(cells);
        }

        int lines() {
            return cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(0);
        }
    }

    /**
     * The places in millimetres from the page's edges.
     *
     * @param part a row that a page would take whole is torn apart when so many of its lines have room
     */
    RuledPages(
            Paper paper,
            double left,
            double top,
            double bottom,
            Cell.Measures measures,
            int part,
            Typesetter typesetter) {
        this.paper = paper;
        this.left = left;
        this.top = top;
        this.bottom = bottom;
        this.measures = measures;
        this.part = part;
        this.typesetter = typesetter;
        newSheet();
    }

    private void newSheet() {
        sheets.add(new ArrayList<>());
        y = top;
        fresh = true;
        atTop = true;
    }

    /** In the middle of the width, without rules. */
    void title(Typesetter.Line line, double width, double size, double below) {
        double room = Math.min(width, line.width());
        add(line.within(width, left + (width - room) / 2, y));
        y += Measure.mm(size) + below;
    }

    /** Text above the rules, at both ends of a line. */
    void above(Typesetter.Line atLeft, Typesetter.Line atRight, double width, double size, double below) {
        add(atLeft.at(left, y));
        add(atRight.at(left + width - atRight.width(), y));
        y += Measure.mm(size) + below;
    }

    /** Rows that stand at the top of each page. */
    void heads(List<Row> rows) {
        heads = List.copyOf(rows);
        placeHeads();
    }

    private void placeHeads() {
        heads.forEach(head -> place(head, 0, head.lines(), height(head, 0, head.lines())));
        atTop = true;
    }

    void row(Row row) {
        int all = row.lines();
        int from = 0;
        while (true) {
            double whole = height(row, from, all);
            double room = bottom - y;
            if (whole <= room + ROUNDING) {
                place(row, from, all, whole);
                return;
            }
            int to = end(row, from, room);
            if (to > from) {
                place(row, from, to, height(row, from, to));
                from = to;
            }
            newSheet();
            placeHeads();
        }
    }

    /** Where the part of a row ends that is set on what is left of the page; where it starts when none is. */
    private int end(Row row, int from, double room) {
        int all = row.lines();
        double page = bottom
                - top
                - heads.stream()
                        .mapToDouble(head -> height(head, 0, head.lines()))
                        .sum();
        int fit =
                (int) Math.floor((room - 2 * measures.above() - measures.character() + ROUNDING) / measures.line()) + 1;
        if (!atTop && fit < part && height(row, from, all) <= page) {
            return from;
        }
        int to = Math.min(from + fit, all - LEAST_LINES);
        while (to > from && startsWithSignature(row, to)) {
            to--;
        }
        if (to - from >= LEAST_LINES || (atTop && to > from)) {
            return to;
        }
        return atTop ? Math.max(from + 1, from + fit) : from;
    }

    private static boolean startsWithSignature(Row row, int line) {
        return row.cells().stream()
                .anyMatch(cell -> !cell.repeated()
                        && line < cell.lines().size()
                        && cell.lines().get(line).withBefore());
    }

    private double height(Row row, int from, int to) {
        int most = 0;
        for (Cell cell : row.cells()) {
            int lines = cell.lines().size();
            most = Math.max(most, cell.repeated() ? lines : Math.min(to, lines) - Math.min(from, lines));
        }
        double own = measures.height(most) + 2 * measures.above();
        return from == 0 && to == row.lines() ? Math.max(own, row.least()) : own;
    }

    private void place(Row row, int from, int to, double height) {
        double right = left + row.cells().stream().mapToDouble(Cell::width).sum();
        if (fresh) {
            rule(left, y, right, y);
        }
        rule(left, y + height, right, y + height);
        rule(left, y, left, y + height);
        double x = left;
        for (Cell cell : row.cells()) {
            add(cell.at(x, y, height, from, to, measures));
            x += cell.width();
            rule(x, y, x, y + height);
        }
        y += height;
        fresh = false;
        atTop = false;
    }

    private void rule(double x1, double y1, double x2, double y2) {
        sheets.getLast().add(new Item.Rule(x1, y1, x2, y2, Measure.THIN, Colour.BLACK));
    }

    private void add(List<? extends Item> items) {
        sheets.getLast().addAll(items);
    }

    /** With 第1页　共2页 at the foot, where there are several pages or it is asked for. */
    LaidOut finished(String title, String organ, double width, boolean alwaysNumbered) {
        var pages = new ArrayList<Page>();
        int count = sheets.size();
        for (int i = 0; i < count; i++) {
            List<Item> items = sheets.get(i);
            boolean numbered = alwaysNumbered || count > 1;
            if (numbered) {
                Typesetter.Line folio =
                        typesetter.line("第%d页　共%d页".formatted(i + 1, count), FontRole.SONG, FOLIO, "page number");
                items.addAll(folio.at(left + (width - folio.width()) / 2, bottom + 4));
            }
            pages.add(new Page(numbered ? OptionalInt.of(i + 1) : OptionalInt.empty(), paper, items));
        }
        return new LaidOut(title, organ, pages);
    }
}
