package org.wenshu.document.text;

import java.util.List;

/** Structured text: the body of a document or of one of its attachments. */
public record Text(List<Block> blocks) {
    public Text {
        blocks = List.copyOf(blocks);
    }
}
