package org.wenshu.document.layout;

import java.util.List;
import java.util.Optional;
import org.wenshu.document.layout.Flow.Chunk;
import org.wenshu.document.layout.Style.Span;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/** Sets structured text: paragraphs indented by two characters, headings of four levels numbered by their place (7.3.3). */
final class BodySetting {
    private static final String FIGURES = "〇一二三四五六七八九";

    /** In lines. */
    private static final int LONGEST_HEADING = 2;

    private final LineBreaking breaking;
    private final Flow flow;

    BodySetting(LineBreaking breaking, Flow flow) {
        this.breaking = breaking;
        this.flow = flow;
    }

    void set(Text text, String where) {
        flow.text(true);
        int[] counts = new int[5];
        int block = 0;
        for (Block part : text.blocks()) {
            String place = where + ", block " + ++block;
            switch (part) {
                case Block.Heading heading -> {
                    counts[heading.level()]++;
                    for (int deeper = heading.level() + 1; deeper < counts.length; deeper++) {
                        counts[deeper] = 0;
                    }
                    String number = heading.number().orElseGet(() -> number(heading.level(), counts[heading.level()]));
                    Optional<Block> next = text.blocks().stream().skip(block).findFirst();
                    heading(style(heading.level()).of(number + heading.text()), opens(heading, next), place);
                }
                case Block.Paragraph paragraph -> paragraph(Style.BODY.of(paragraph.text()), place);
                case Block.Items items -> {
                    for (String item : items.items()) {
                        paragraph(Style.BODY.of(item), place);
                    }
                }
                case Block.Table table -> {
                    table.caption().ifPresent(caption -> caption(caption, place));
                    flow.rows(new TableSetting(breaking).rows(table, place));
                }
            }
        }
        flow.text(false);
    }

    /** Whether something follows below the heading; headings alone, such as a list of tasks, need no company. */
    private static boolean opens(Block.Heading heading, Optional<Block> next) {
        return next.map(block -> !(block instanceof Block.Heading other) || other.level() > heading.level())
                .orElse(false);
    }

    private void heading(Span span, boolean withNext, String place) {
        List<SetLine> lines = breaking.lines(List.of(span), 2 * Measure.CELL, 0, Measure.GRID, place);
        // A longer one is a paragraph with a number.
        boolean together = withNext && lines.size() <= LONGEST_HEADING;
        for (SetLine line : lines) {
            List<Item.Text> items = line.at(Measure.LEFT, 0, Colour.BLACK);
            flow.line(together ? Chunk.lineWithNext(items) : Chunk.line(items));
        }
    }

    private void paragraph(Span span, String place) {
        for (SetLine line : breaking.lines(List.of(span), 2 * Measure.CELL, 0, Measure.GRID, place)) {
            flow.line(Chunk.line(line.at(Measure.LEFT, 0, Colour.BLACK)));
        }
    }

    private void caption(String caption, String place) {
        for (SetLine line : breaking.lines(List.of(Style.HEI.of(caption)), 0, 0, Measure.GRID, place)) {
            double left = Measure.LEFT + (Measure.WIDTH - line.width()) / 2;
            flow.line(Chunk.lineWithNext(line.at(left, 0, Colour.BLACK)));
        }
    }

    private static Style style(int level) {
        return switch (level) {
            case 1 -> Style.HEI;
            case 2 -> Style.KAI;
            default -> Style.BODY;
        };
    }

    /** 一、 （一） 1. （1） */
    static String number(int level, int count) {
        return switch (level) {
            case 1 -> chinese(count) + "、";
            case 2 -> "（" + chinese(count) + "）";
            case 3 -> count + ".";
            default -> "（" + count + "）";
        };
    }

    /** Up to 99 in Chinese figures; more headings of one level than that keep arabic ones. */
    private static String chinese(int count) {
        if (count >= 100) {
            return Integer.toString(count);
        }
        String tens = count < 10 ? "" : count < 20 ? "十" : FIGURES.charAt(count / 10) + "十";
        return count % 10 == 0 && count > 0 ? tens : tens + FIGURES.charAt(count % 10);
    }
}
