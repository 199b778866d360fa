package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills pages from top to bottom: text on the page's 22 lines, tables wherever they end up. */
final class Flow {
    /** From a line of text to a table's upper rule, less than the gap between two lines. */
    private static final double BESIDE_TABLE = 1.6;

    private final List<Sheet> sheets = new ArrayList<>();
    private double y;

    Flow() {
        newSheet();
    }

    /** A page being filled. */
    static final class Sheet {
        private final List<Item> items = new ArrayList<>();
        private final List<Placed> placed = new ArrayList<>();
        private double bottom = Measure.TOP;

        void add(List<? extends Item> more) {
            items.addAll(more);
        }

        List<Item> items() {
            var all = new ArrayList<>(items);
            placed.forEach(p -> all.addAll(p.items()));
            return all;
        }

        double bottom() {
            return bottom;
        }
    }

    /**
     * What stays together: a line of text, a table's row, the signature.
     *
     * @param items with 0 as its upper edge
     * @param heads a table's head, to be repeated before the row on a new page
     */
    record Chunk(List<Item> items, double height, boolean row, List<Chunk> heads) {
        static Chunk line(List<? extends Item> items) {
            return new Chunk(List.copyOf(items), Measure.CHARACTER, false, List.of());
        }
    }

    private record Placed(Chunk chunk, List<Item> items) {}

    Sheet sheet() {
        return sheets.getLast();
    }

    List<Sheet> sheets() {
        return sheets;
    }

    void newSheet() {
        sheets.add(new Sheet());
        y = Measure.TOP;
    }

    /** The line that the next text goes on, from 0; 22 when the page is full. */
    int nextLine() {
        return (int) Math.ceil((y - Measure.TOP) / Measure.LINE - 0.001);
    }

    void continueAt(int line) {
        y = Measure.lineTop(line);
    }

    /** Empty lines, of which none are left at a page's top. */
    void blank(int lines) {
        if (y > Measure.TOP) {
            continueAt(nextLine() + lines);
        }
    }

    void line(Chunk chunk) {
        if (nextLine() >= Measure.LINES) {
            newSheet();
        }
        int line = nextLine();
        place(chunk, Measure.lineTop(line));
        continueAt(line + 1);
    }

    void rows(List<Chunk> rows) {
        for (Chunk row : rows) {
            row(row, row.equals(rows.getFirst()));
        }
        y += BESIDE_TABLE;
    }

    private void row(Chunk row, boolean first) {
        double heads = first ? row.heads().stream().mapToDouble(Chunk::height).sum() : 0;
        double top = y;
        if (first && y > Measure.TOP) {
            top = y - (Measure.LINE - Measure.CHARACTER) + BESIDE_TABLE;
        }
        if (top + heads + row.height() > Measure.BOTTOM + 0.01) {
            newSheet();
            top = y;
            first = true;
        }
        if (first) {
            for (Chunk head : row.heads()) {
                place(head, top);
                top += head.height();
            }
        }
        place(row, top);
        y = top + row.height();
    }

    /**
     * The signature: if it has no room left below the text, the text's last line moves to the next page with it, so that
     * no seal stands on a page without text (此页无正文 is not used).
     *
     * @param lines that it takes
     */
    void withText(Chunk block, int lines) {
        if (nextLine() + lines > Measure.LINES) {
            Optional<Chunk> moved = takeBack();
            newSheet();
            moved.ifPresent(chunk -> {
                if (chunk.row()) {
                    row(chunk, true);
                    y += BESIDE_TABLE;
                } else {
                    line(chunk);
                }
            });
        }
        int line = nextLine();
        place(block, Measure.lineTop(line));
        continueAt(line + lines);
    }

    private Optional<Chunk> takeBack() {
        // The only line of a page is not taken from it.
        if (sheet().placed.size() < 2) {
            return Optional.empty();
        }
        Chunk last = sheet().placed.removeLast().chunk();
        sheet().bottom = sheet().placed.stream()
                .flatMap(p -> p.items().stream())
                .mapToDouble(Flow::bottom)
                .max()
                .orElse(Measure.TOP);
        return Optional.of(last);
    }

    private void place(Chunk chunk, double top) {
        List<Item> items =
                chunk.items().stream().map(item -> item.movedDown(top)).toList();
        sheet().placed.add(new Placed(chunk, items));
        for (Item item : items) {
            sheet().bottom = Math.max(sheet().bottom, bottom(item));
        }
    }

    private static double bottom(Item item) {
        return switch (item) {
            case Item.Text text -> text.bottom();
            case Item.Rule rule -> Math.max(rule.y1(), rule.y2());
            case Item.SealPlace seal -> seal.centreY() + seal.height() / 2;
        };
    }
}
