package org.wenshu.documents.drafting;

import static org.wenshu.documents.references.Requests.SOMETHING;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenshu.document.text.Block;

/** One block of a text as JSON; {@code type} says which: heading, paragraph, items or table. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BlockBody.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = BlockBody.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = BlockBody.Items.class, name = "items"),
    @JsonSubTypes.Type(value = BlockBody.Table.class, name = "table")
})
public sealed interface BlockBody {
    /** A paragraph is one line however long; a line break would be a paragraph of its own. */
    String ONE_LINE = "[^\\p{Cntrl}\\u2028\\u2029]*";

    Block toBlock();

    /**
     * A heading.
     *
     * @param level 1 to 4: 一、 （一） 1. （1）
     * @param number only if it is to differ from what follows from its place
     */
    record Heading(
            @NotNull @Min(1) @Max(4) Integer level,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 8) @Pattern(regexp = ONE_LINE) String> number,

            @NotBlank @Size(max = 500) @Pattern(regexp = ONE_LINE)
            String text)
            implements BlockBody {
        @Override
        public Block toBlock() {
            return new Block.Heading(level, number, text);
        }
    }

    record Paragraph(
            @NotBlank @Size(max = 10_000) @Pattern(regexp = ONE_LINE)
            String text) implements BlockBody {
        @Override
        public Block toBlock() {
            return new Block.Paragraph(text);
        }
    }

    record Items(@NotEmpty @Size(max = 500) List<@NotBlank @Size(max = 5000) @Pattern(regexp = ONE_LINE) String> items)
            implements BlockBody {
        @Override
        public Block toBlock() {
            return new Block.Items(items);
        }
    }

    /**
     * A table.
     *
     * @param widths of the columns, as shares; equal if left out
     */
    @EvenRows
    record Table(
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 200) @Pattern(regexp = ONE_LINE) String> caption,
            @Nullable @Size(max = 50) List<@NotNull @Min(1) @Max(1_000_000) Integer> widths,

            @NotEmpty @Size(max = 2000) List<@NotNull @Valid Row> rows)
            implements BlockBody {
        @Override
        public Block toBlock() {
            int columns = rows.getFirst().columns();
            List<Integer> shares = widths == null || widths.isEmpty() ? Collections.nCopies(columns, 1) : widths;
            return new Block.Table(
                    caption, shares, rows.stream().map(Row::toRow).toList());
        }
    }

    /** @param head whether it is repeated on each page; no if left out */
    record Row(
            @Nullable Boolean head,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Cell> cells) {
        int columns() {
            return cells.stream().mapToInt(Cell::span).sum();
        }

        private Block.Row toRow() {
            return new Block.Row(
                    Boolean.TRUE.equals(head), cells.stream().map(Cell::toCell).toList());
        }
    }

    /**
     * A table's cell.
     *
     * @param columns how many columns it spans; 1 if left out
     * @param alignment LEFT if left out
     */
    record Cell(
            @NotNull @Size(max = 5000) @Pattern(regexp = ONE_LINE)
            String text,

            @Nullable @Min(1) @Max(50) Integer columns,
            Block.@Nullable Alignment alignment) {
        int span() {
            return columns == null ? 1 : columns;
        }

        private Block.Cell toCell() {
            return new Block.Cell(text, span(), alignment == null ? Block.Alignment.LEFT : alignment);
        }
    }

    static BlockBody of(Block block) {
        return switch (block) {
            case Block.Heading heading -> new Heading(heading.level(), heading.number(), heading.text());
            case Block.Paragraph paragraph -> new Paragraph(paragraph.text());
            case Block.Items items -> new Items(items.items());
            case Block.Table table ->
                new Table(
                        table.caption(),
                        table.widths(),
                        table.rows().stream()
                                .map(row -> new Row(
                                        row.head(),
                                        row.cells().stream()
                                                .map(cell -> new Cell(cell.text(), cell.columns(), cell.alignment()))
                                                .toList()))
                                .toList());
        };
    }
}
