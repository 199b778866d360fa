package org.wenshu.document.sheets;

import java.util.ArrayList;
import java.util.List;
import org.wenshu.document.layout.Item;
import org.wenshu.document.layout.Typesetter;

/**
 * A cell of a ruled form.
 *
 * @param width in millimetres, rules' middles
 * @param repeated whether what it says is said again where its row goes on on a new page: a label
 */
record Cell(double width, List<Set> lines, Down down, boolean repeated) {
    Cell {
        lines = List.copyOf(lines);
    }

    enum Across {
        LEFT,
        CENTRE,
        RIGHT
    }

    enum Down {
        TOP,
        MIDDLE
    }

    /**
     * A line in it.
     *
     * @param withBefore whether it must not start a page: a signature
     */
    record Set(Typesetter.Line line, Across across, boolean withBefore) {}

    static Cell label(double width, List<Typesetter.Line> lines) {
        return new Cell(width, all(lines, Across.CENTRE), Down.MIDDLE, true);
    }

    static Cell value(double width, List<Typesetter.Line> lines) {
        return new Cell(width, all(lines, Across.LEFT), Down.MIDDLE, false);
    }

    static Cell centred(double width, List<Typesetter.Line> lines) {
        return new Cell(width, all(lines, Across.CENTRE), Down.MIDDLE, false);
    }

    static Cell opinions(double width, List<Set> lines) {
        return new Cell(width, lines, Down.TOP, false);
    }

    private static List<Set> all(List<Typesetter.Line> lines, Across across) {
        return lines.stream().map(line -> new Set(line, across, false)).toList();
    }

    /** A part of its lines, in a box whose upper left is given. */
    List<Item> at(double left, double top, double height, int from, int to, Measures measures) {
        List<Set> part = repeated ? lines : lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size()));
        double taken = measures.height(part.size());
        double y = top + (down == Down.MIDDLE ? (height - taken) / 2 : measures.above());
        var items = new ArrayList<Item>();
        for (Set set : part) {
            double room = width - 2 * measures.beside();
            double off = Math.max(0, room - set.line().width());
            double x = left
                    + measures.beside()
                    + switch (set.across()) {
                        case LEFT -> 0;
                        case CENTRE -> off / 2;
                        case RIGHT -> off;
                    };
            items.addAll(set.line().within(room, x, y));
            y += measures.line();
        }
        return items;
    }

    /**
     * What a form's cells are set in; millimetres.
     *
     * @param character the height of one
     * @param line from one to the next
     * @param above and below a cell's lines
     * @param beside them
     */
    record Measures(double character, double line, double above, double beside) {
        /** Of so many lines, without what is above and below. */
        double height(int lines) {
            return lines == 0 ? 0 : character + (lines - 1) * line;
        }
    }
}
