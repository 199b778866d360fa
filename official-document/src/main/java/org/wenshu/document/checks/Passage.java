package org.wenshu.document.checks;

import java.util.Optional;
import org.wenshu.document.text.Block;

/** A stretch of a document's text that is read as one: a paragraph, a heading, a table's cell, a name. */
record Passage(
        Element element, int entry, int block, int line, int column, Role role, Optional<Block> source, String text) {

    enum Role {
        TITLE,
        HEADING,
        PARAGRAPH,
        ITEM,
        CAPTION,
        CELL,
        NAME;

        /** Running text, as against names and cells. */
        boolean isProse() {
            return this == PARAGRAPH || this == ITEM;
        }
    }

    Place at(int from, int to) {
        return new Place(element, entry, block, line, column, from, to);
    }
}
