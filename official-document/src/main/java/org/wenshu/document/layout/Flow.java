package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;

/** Fills pages from top to bottom: text on the page's 22 lines, tables wherever they end up. */
final class Flow {
    /** From a line of text to a table's upper rule, less than the gap between two lines. */
    private static final double BESIDE_TABLE = 1.6;

    private final List<Sheet> sheets = new ArrayList<>();
    private double y;
    private int blanks;
    private boolean text;

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
     * @param withNext whether it must not end a page: a heading, a table's caption
     */
    record Chunk(List<Item> items, double height, boolean row, List<Chunk> heads, boolean withNext) {
        static Chunk line(List<? extends Item> items) {
            return new Chunk(List.copyOf(items), Measure.CHARACTER, false, List.of(), false);
        }

        static Chunk lineWithNext(List<? extends Item> items) {
            return new Chunk(List.copyOf(items), Measure.CHARACTER, false, List.of(), true);
        }

        static Chunk row(List<Item> items, double height, List<Chunk> heads) {
            return new Chunk(items, height, true, heads, false);
        }

        static Chunk block(List<Item> items, int lines) {
            return new Chunk(items, lines * Measure.LINE, false, List.of(), false);
        }

        int lines() {
            return (int) Math.ceil(height / Measure.LINE - 0.01);
        }
    }

    /**
     * @param blanks empty lines before it
     * @param text whether it is of the document's text, and not a note or a signature
     */
    private record Placed(Chunk chunk, List<Item> items, int blanks, boolean text) {
        /** At most so many. */
        int lines() {
            double heads = chunk.heads().stream().mapToDouble(Chunk::height).sum();
            return chunk.row() ? (int) Math.ceil((heads + chunk.height()) / Measure.LINE) + 1 : blanks + chunk.lines();
        }
    }

    Sheet sheet() {
        return sheets.getLast();
    }

    List<Sheet> sheets() {
        return sheets;
    }

    void newSheet() {
        sheets.add(new Sheet());
        blanks = 0;
        y = Measure.TOP;
    }

    /** The line that the next text goes on, from 0; 22 when the page is full. */
    int nextLine() {
        return (int) Math.ceil((y - Measure.TOP) / Measure.LINE - 0.001);
    }

    void continueAt(int line) {
        y = Measure.lineTop(line);
    }

    /** Whether what is set from now on is the document's text. */
    void text(boolean is) {
        text = is;
    }

    /** Empty lines, of which none are left at a page's top. */
    void blank(int lines) {
        if (y > Measure.TOP) {
            continueAt(nextLine() + lines);
            blanks = lines;
        }
    }

    void line(Chunk chunk) {
        if (nextLine() + chunk.lines() > Measure.LINES) {
            turnPage(chunk.height());
        }
        int line = nextLine();
        place(chunk, Measure.lineTop(line));
        continueAt(line + chunk.lines());
    }

    void rows(List<Chunk> rows) {
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), i == 0);
        }
        y += BESIDE_TABLE;
    }

    private void row(Chunk row, boolean first) {
        double heads = row.heads().stream().mapToDouble(Chunk::height).sum();
        boolean withHeads = first;
        double top = rowTop(first);
        if (top + (first ? heads : 0) + row.height() > Measure.BOTTOM + 0.01) {
            turnPage(heads + row.height());
            withHeads = true;
            top = rowTop(true);
        }
        if (withHeads) {
            for (Chunk head : row.heads()) {
                place(head, top);
                top += head.height();
            }
        }
        place(row, top);
        y = top + row.height();
    }

    private double rowTop(boolean first) {
        return first && y > Measure.TOP ? y - (Measure.LINE - Measure.CHARACTER) + BESIDE_TABLE : y;
    }

    /** To the next page, and along with what follows the headings that would be left alone at this one's foot. */
    private void turnPage(double height) {
        int headings = headingsAbove(0);
        double lines = (headings + 1) * Measure.LINE;
        move(lines + height > Measure.HEIGHT ? 0 : headings);
    }

    /** How many of the page's last chunks, but for so many, are headings; none when nothing would be left on the page. */
    private int headingsAbove(int chunks) {
        List<Placed> placed = sheet().placed;
        int count = 0;
        while (chunks + count < placed.size()
                && placed.get(placed.size() - 1 - chunks - count).chunk().withNext()) {
            count++;
        }
        return chunks + count < placed.size() ? count : 0;
    }

    /**
     * The signature: if it has no room left below the text, the text's last line moves to the next page with it, and what
     * is between them, so that no seal stands on a page without text (7.3.5.4; 此页无正文 is not used).
     */
    void withText(Chunk block) {
        keepWithText(block.lines());
        line(block);
    }

    /** Goes to the next page with the text's last line, when so many lines have no room here. */
    void keepWithText(int lines) {
        if (nextLine() + lines > Measure.LINES && lines < Measure.LINES) {
            move(withTheTextsLastLine(Measure.LINES - lines));
        }
    }

    /** How many of the page's last chunks go along; the last alone when all of them would not fit. */
    private int withTheTextsLastLine(int room) {
        List<Placed> placed = sheet().placed;
        int taken = 0;
        for (int count = 1; count < placed.size(); count++) {
            Placed chunk = placed.get(placed.size() - count);
            taken += chunk.lines();
            if (chunk.text()) {
                int along = count + headsAbove(chunk.chunk(), count);
                along += headingsAbove(along);
                if (taken + along - count <= room && along < placed.size()) {
                    return along;
                }
                break;
            }
        }
        // The only line of a page is not taken from it, nor other organs' seals.
        return placed.size() < 2 || placed.getLast().chunk().lines() > 1 ? 0 : 1;
    }

    /** A table's head, when the row is the first below it. */
    private int headsAbove(Chunk row, int chunks) {
        List<Placed> placed = sheet().placed;
        int count = 0;
        while (chunks + count < placed.size()
                && row.heads()
                        .contains(placed.get(placed.size() - 1 - chunks - count).chunk())) {
            count++;
        }
        return count;
    }

    /** The page's last chunks to a new page. */
    private void move(int chunks) {
        List<Placed> all = sheet().placed;
        List<Placed> last = all.subList(all.size() - chunks, all.size());
        var moved = List.copyOf(last);
        last.clear();
        sheet().bottom = all.stream()
                .flatMap(p -> p.items().stream())
                .mapToDouble(Flow::bottom)
                .max()
                .orElse(Measure.TOP);
        newSheet();
        boolean before = text;
        for (Placed chunk : moved) {
            text = chunk.text();
            if (moved.stream().anyMatch(row -> row.chunk().heads().contains(chunk.chunk()))) {
                // The row brings its head along.
                continue;
            }
            if (chunk.chunk().row()) {
                row(chunk.chunk(), true);
                y += BESIDE_TABLE;
            } else {
                blank(chunk.blanks());
                line(chunk.chunk());
            }
        }
        text = before;
    }

    private void place(Chunk chunk, double top) {
        List<Item> items =
                chunk.items().stream().map(item -> item.movedDown(top)).toList();
        sheet().placed.add(new Placed(chunk, items, blanks, text));
        blanks = 0;
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
