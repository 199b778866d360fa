package org.wenshu.documents.drafting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.wenshu.document.text.Text;

/** Structured text (结构化正文) as clients send and get it: headings, paragraphs, enumerations and tables in their order. */
public record TextBody(@NotNull @Size(max = 3000) List<@NotNull @Valid BlockBody> blocks) {

    public static TextBody of(Text text) {
        return new TextBody(text.blocks().stream().map(BlockBody::of).toList());
    }

    public Text toText() {
        return new Text(blocks.stream().map(BlockBody::toBlock).toList());
    }
}
