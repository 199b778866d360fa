package org.wenshu.document.text;

import java.util.List;
import java.util.Optional;

/** A part of a document's text, in its order (正文的结构层次, GB/T 9704-2012 7.3.3). */
public sealed interface Block {

    /**
     * A heading; its number (一、 （一） 1. （1）) follows from its place unless it was written by hand.
     *
     * @param level 1 to 4
     * @param number as it was written, for a text that was imported; empty to number it by its place
     */
    record Heading(int level, Optional<String> number, String text) implements Block {
        public Heading {
            if (level < 1 || level > 4) {
                throw new IllegalArgumentException("level " + level + " is not between 1 and 4");
            }
        }
    }

    /** A paragraph, without line breaks. */
    record Paragraph(String text) implements Block {}

    /** An enumeration; its items are paragraphs of their own. */
    record Items(List<String> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A table.
     *
     * @param caption empty when it has none
     * @param widths of its columns, as shares of the whole
     */
    record Table(Optional<String> caption, List<Integer> widths, List<Row> rows) implements Block {
        public Table {
            widths = List.copyOf(widths);
            rows = List.copyOf(rows);
        }
    }

    /** A table's row; a row of the head is repeated on each page. */
    record Row(boolean head, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** @param columns how many columns it spans, from 1 */
    record Cell(String text, int columns, Alignment alignment) {}

    enum Alignment {
        LEFT,
        CENTRED,
        RIGHT
    }
}
