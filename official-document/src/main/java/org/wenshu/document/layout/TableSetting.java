package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;
import org.wenshu.document.layout.Flow.Chunk;
import org.wenshu.document.text.Block;

/** Sets a table as wide as the type area, with all its rules; its head is repeated on each page. */
final class TableSetting {
    /** 小四 */
    private static final double SIZE = 12;

    private static final double CHARACTER = Measure.mm(SIZE);
    private static final double LINE = CHARACTER * 1.4;
    private static final double BESIDE = 1.5;
    private static final double ABOVE = 1.6;

    private final LineBreaking breaking;

    TableSetting(LineBreaking breaking) {
        this.breaking = breaking;
    }

    List<Chunk> rows(Block.Table table, String place) {
        double[] edges = edges(table);
        var heads = new ArrayList<Chunk>();
        var rows = new ArrayList<Chunk>();
        int number = 0;
        for (Block.Row row : table.rows()) {
            String where = place + ", row " + ++number;
            boolean head = row.head() && rows.isEmpty();
            if (head) {
                heads.addAll(parts(row, edges, where, List.of()));
            } else {
                rows.addAll(parts(row, edges, where, List.copyOf(heads)));
            }
        }
        // A table of nothing but a head.
        return rows.isEmpty() ? heads : rows;
    }

    /** Where the columns' rules are, from the page's edge. */
    private static double[] edges(Block.Table table) {
        int columns = table.rows().stream()
                .mapToInt(row ->
                        row.cells().stream().mapToInt(Block.Cell::columns).sum())
                .max()
                .orElse(1);
        double[] shares = new double[Math.max(1, columns)];
        double all = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = i < table.widths().size() ? Math.max(1, table.widths().get(i)) : 1;
            all += shares[i];
        }
        double[] edges = new double[shares.length + 1];
        edges[0] = Measure.LEFT;
        for (int i = 0; i < shares.length; i++) {
            edges[i + 1] = edges[i] + Measure.WIDTH * shares[i] / all;
        }
        return edges;
    }

    /** One part, or several of a row that is higher than a page. */
    private List<Chunk> parts(Block.Row row, double[] edges, String place, List<Chunk> heads) {
        var style = new Style(row.head() ? FontRole.HEI : FontRole.FANGSONG, SIZE);
        var cells = new ArrayList<List<SetLine>>();
        int most = 1;
        int column = 0;
        for (Block.Cell cell : row.cells()) {
            int to = Math.min(edges.length - 1, column + Math.max(1, cell.columns()));
            double width = edges[to] - edges[column] - 2 * BESIDE;
            List<SetLine> lines = cell.text().isEmpty()
                    ? List.of()
                    : cell.text()
                            .lines()
                            .flatMap(text -> breaking.lines(List.of(style.of(text)), 0, 0, width, place).stream())
                            .toList();
            cells.add(lines);
            most = Math.max(most, lines.size());
            column = to;
        }
        double headHeight = heads.stream().mapToDouble(Chunk::height).sum();
        int perPage = (int) ((Measure.HEIGHT - headHeight - 2 * ABOVE - CHARACTER) / LINE) + 1;
        var parts = new ArrayList<Chunk>();
        for (int from = 0; from < most; from += perPage) {
            parts.add(part(row, cells, edges, from, Math.min(most, from + perPage), heads));
        }
        return parts;
    }

    private static Chunk part(
            Block.Row row, List<List<SetLine>> cells, double[] edges, int from, int to, List<Chunk> heads) {
        double height = 2 * ABOVE + CHARACTER + (to - from - 1) * LINE;
        var items = new ArrayList<Item>();
        items.add(across(edges, 0));
        items.add(across(edges, height));
        items.add(down(edges[0], height));
        int column = 0;
        for (int i = 0; i < row.cells().size(); i++) {
            Block.Cell cell = row.cells().get(i);
            int end = Math.min(edges.length - 1, column + Math.max(1, cell.columns()));
            List<SetLine> all = cells.get(i);
            List<SetLine> lines = all.subList(Math.min(from, all.size()), Math.min(to, all.size()));
            double taken = CHARACTER + (lines.size() - 1) * LINE;
            double top = (height - taken) / 2;
            for (SetLine line : lines) {
                double room = edges[end] - edges[column] - 2 * BESIDE;
                double indent = switch (cell.alignment()) {
                    case LEFT -> 0;
                    case CENTRED -> (room - line.width()) / 2;
                    case RIGHT -> room - line.width();
                };
                items.addAll(line.at(edges[column] + BESIDE + indent, top, Colour.BLACK));
                top += LINE;
            }
            items.add(down(edges[end], height));
            column = end;
        }
        if (column < edges.length - 1) {
            items.add(down(edges[edges.length - 1], height));
        }
        return Chunk.row(items, height, heads);
    }

    private static Item.Rule across(double[] edges, double y) {
        return new Item.Rule(edges[0], y, edges[edges.length - 1], y, Measure.THIN, Colour.BLACK);
    }

    private static Item.Rule down(double x, double height) {
        return new Item.Rule(x, 0, x, height, Measure.THIN, Colour.BLACK);
    }
}
