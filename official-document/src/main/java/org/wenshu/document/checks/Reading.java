package org.wenshu.document.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/** A document as the checks read it: once taken apart into passages. */
final class Reading {
    private final OfficialDocument document;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Passage> names = new ArrayList<>();

    Reading(OfficialDocument document) {
        this.document = document;
        add(Element.TITLE, 0, Passage.Role.TITLE, document.title());
        read(Element.BODY, 0, document.body());
        each(Element.ATTACHMENTS_NOTE, document.attachmentNames(), passages);
        document.note().ifPresent(note -> add(Element.NOTE, 0, Passage.Role.NAME, note));
        for (int i = 0; i < document.attachments().size(); i++) {
            add(
                    Element.ATTACHMENT,
                    i,
                    Passage.Role.TITLE,
                    document.attachments().get(i).title());
            read(Element.ATTACHMENT, i, document.attachments().get(i).text());
        }
        each(Element.ADDRESSEES, document.addressees(), names);
        each(Element.SIGNATURE, document.issuers(), names);
        document.imprint().ifPresent(imprint -> each(Element.COPIES, imprint.copiesTo(), names));
    }

    OfficialDocument document() {
        return document;
    }

    /** Title, body, attachments note, note and attachments. */
    List<Passage> passages() {
        return passages;
    }

    /** Addressees, issuers and those who get copies. */
    List<Passage> names() {
        return names;
    }

    List<Passage> names(Element element) {
        return names.stream().filter(name -> name.element() == element).toList();
    }

    List<Passage> of(Element element) {
        return passages.stream().filter(passage -> passage.element() == element).toList();
    }

    /** The body's and the attachments' running text. */
    List<Passage> prose() {
        return passages.stream().filter(passage -> passage.role().isProse()).toList();
    }

    /** The body's running text without tables. */
    List<Passage> body() {
        return passages.stream()
                .filter(passage -> passage.element() == Element.BODY && passage.role() != Passage.Role.CELL)
                .toList();
    }

    String bodyText() {
        var text = new StringBuilder();
        body().forEach(passage -> text.append(passage.text()).append('\n'));
        return text.toString();
    }

    Passage title() {
        return passages.getFirst();
    }

    /** The tables of the body and of the attachments, with the place of each. */
    List<PlacedTable> tables() {
        List<PlacedTable> tables = new ArrayList<>();
        collect(Element.BODY, 0, document.body(), tables);
        for (int i = 0; i < document.attachments().size(); i++) {
            collect(Element.ATTACHMENT, i, document.attachments().get(i).text(), tables);
        }
        return tables;
    }

    record PlacedTable(Element element, int entry, int block, Block.Table table) {
        Place cell(int row, int cell) {
            return new Place(
                    element,
                    entry,
                    block,
                    row,
                    cell,
                    0,
                    table.rows().get(row).cells().get(cell).text().length());
        }
    }

    private static void collect(Element element, int entry, Text text, List<PlacedTable> tables) {
        for (int b = 0; b < text.blocks().size(); b++) {
            if (text.blocks().get(b) instanceof Block.Table table) {
                tables.add(new PlacedTable(element, entry, b, table));
            }
        }
    }

    private void read(Element element, int entry, Text text) {
        for (int b = 0; b < text.blocks().size(); b++) {
            Block block = text.blocks().get(b);
            switch (block) {
                case Block.Heading heading -> add(element, entry, b, 0, 0, Passage.Role.HEADING, block, heading.text());
                case Block.Paragraph paragraph ->
                    add(element, entry, b, 0, 0, Passage.Role.PARAGRAPH, block, paragraph.text());
                case Block.Items items -> {
                    for (int i = 0; i < items.items().size(); i++) {
                        add(
                                element,
                                entry,
                                b,
                                i,
                                0,
                                Passage.Role.ITEM,
                                block,
                                items.items().get(i));
                    }
                }
                case Block.Table table -> {
                    int at = b;
                    table.caption()
                            .ifPresent(caption -> add(element, entry, at, -1, 0, Passage.Role.CAPTION, block, caption));
                    for (int r = 0; r < table.rows().size(); r++) {
                        List<Block.Cell> cells = table.rows().get(r).cells();
                        for (int c = 0; c < cells.size(); c++) {
                            add(
                                    element,
                                    entry,
                                    b,
                                    r,
                                    c,
                                    Passage.Role.CELL,
                                    block,
                                    cells.get(c).text());
                        }
                    }
                }
            }
        }
    }

    private void add(
            Element element, int entry, int block, int line, int column, Passage.Role role, Block source, String text) {
        passages.add(new Passage(element, entry, block, line, column, role, Optional.of(source), text));
    }

    private void add(Element element, int entry, Passage.Role role, String text) {
        passages.add(new Passage(element, entry, -1, 0, 0, role, Optional.empty(), text));
    }

    private static void each(Element element, List<String> entries, List<Passage> to) {
        for (int i = 0; i < entries.size(); i++) {
            to.add(new Passage(element, i, -1, 0, 0, Passage.Role.NAME, Optional.empty(), entries.get(i)));
        }
    }
}
