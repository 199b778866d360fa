package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.layout.Flow.Chunk;

/** Sets signature, date, the seals' places and the note (7.3.5, 7.3.6). */
final class SignatureSetting {
    /** A round seal of an organ: 42 mm is usual below the provinces (国发〔1999〕25号). */
    static final double SEAL = 42;

    /** Between two seals: they neither touch nor cut one another. */
    private static final double BETWEEN_SEALS = 3;

    /** From the text's last line to the seal's upper edge: less than a line. */
    private static final double SEAL_BELOW_TEXT = 4.5;

    /** Empty lines, the name, the date: the seal reaches down over them. */
    private static final int SEALED_LINES = 4;

    /** One seal's lines when others follow below. */
    private static final int SEAL_ROW_LINES = 5;

    /** Names that move to the next page together. */
    private static final int MOST_TOGETHER = 15;

    /** 签名章 */
    private static final double STAMP_WIDTH = 40;

    private static final double STAMP_HEIGHT = 20;

    private final OfficialDocument document;
    private final LineBreaking breaking;
    private final Flow flow;

    SignatureSetting(OfficialDocument document, LineBreaking breaking, Flow flow) {
        this.document = document;
        this.breaking = breaking;
        this.flow = flow;
    }

    void set() {
        // 10.3: minutes are not signed; their date is in the head.
        if (document.format() == DocumentFormat.MINUTES) {
            for (SetLine line : noteLines()) {
                flow.line(Chunk.line(line.at(Measure.LEFT, 0, Colour.BLACK)));
            }
            return;
        }
        Optional<SetLine> date = document.date().map(day -> breaking.line(Layout.written(day), Style.BODY, "date"));
        if (document.format() == DocumentFormat.ORDER) {
            signedByPerson(date);
        } else if (document.sealed()) {
            sealed(date);
        } else {
            unsealed(date);
        }
    }

    private List<SetLine> names() {
        return document.issuers().stream()
                .map(name -> breaking.line(name, Style.BODY, "signature"))
                .toList();
    }

    /**
     * 7.3.5.2: the name right by two characters, the date on the next line, starting two characters after the name; a date
     * longer than the name is right by two characters and the name moves. Several names stand below one another.
     */
    private void unsealed(Optional<SetLine> date) {
        List<SetLine> names = names();
        double longest = names.stream().mapToDouble(SetLine::width).max().orElse(0);
        double dateWidth = date.map(SetLine::width).orElse(0.0);
        double right = Measure.RIGHT - 2 * Measure.CELL;
        double left = right - longest;
        double dateLeft = left + 2 * Measure.CELL;
        if (dateWidth > longest) {
            dateLeft = right - dateWidth;
            left = dateLeft - 2 * Measure.CELL;
        }
        // More than a page's lines of organs: the first ones follow the text as lines of their own.
        int before = Math.max(0, names.size() - MOST_TOGETHER);
        if (before > 0) {
            flow.blank(1);
        }
        for (SetLine name : names.subList(0, before)) {
            flow.line(Chunk.line(name.at(left, 0, Colour.BLACK)));
        }
        var items = new ArrayList<Item>();
        int line = before > 0 ? 0 : 1;
        for (SetLine name : names.subList(before, names.size())) {
            items.addAll(name.at(left, line++ * Measure.LINE, Colour.BLACK));
        }
        if (date.isPresent()) {
            items.addAll(date.get().at(dateLeft, line++ * Measure.LINE, Colour.BLACK));
        }
        together(items, line);
    }

    /**
     * 7.3.5.1: the date right by four characters, the name centred above it, the seal over both, its middle a little above
     * them. Joint: names and seals in rows, the last seal over the last name and the date.
     */
    private void sealed(Optional<SetLine> date) {
        List<SetLine> names = names();
        double dateWidth = date.map(SetLine::width).orElse(6 * Measure.CELL);
        double longest = names.stream().mapToDouble(SetLine::width).max().orElse(0);
        // A long name would leave the type area: name and date move to the left together.
        double centre = Measure.RIGHT - Math.max(4 * Measure.CELL + dateWidth / 2, longest / 2);
        double step = Math.max(SEAL + BETWEEN_SEALS, longest + Measure.CELL);
        double half = Math.max(SEAL, longest) / 2;
        int fit = 1 + (int) Math.floor(Math.max(0, centre - half - Measure.LEFT) / step);
        int rows = (names.size() + fit - 1) / Math.max(1, fit);
        var chunks = new ArrayList<List<Item>>();
        int done = 0;
        for (int row = 0; row < rows; row++) {
            // Every row ends above the date; the first ones take what does not divide.
            int count = names.size() / rows + (row < names.size() % rows ? 1 : 0);
            var items = new ArrayList<Item>();
            for (int i = 0; i < count; i++) {
                double x = centre - (count - 1 - i) * step;
                SetLine name = names.get(done);
                items.addAll(name.at(x - name.width() / 2, 2 * Measure.LINE, Colour.BLACK));
                double y = SEAL_BELOW_TEXT - (Measure.LINE - Measure.CHARACTER) + SEAL / 2;
                items.add(new Item.SealPlace(document.issuers().get(done), x, y, SEAL, SEAL));
                done++;
            }
            if (row == rows - 1 && date.isPresent()) {
                items.addAll(date.get().at(centre - dateWidth / 2, 3 * Measure.LINE, Colour.BLACK));
            }
            chunks.add(items);
        }
        inRows(chunks);
    }

    /** All rows with the text's last line, if a page takes them; else page after page. */
    private void inRows(List<List<Item>> rows) {
        int lines = (rows.size() - 1) * SEAL_ROW_LINES + SEALED_LINES;
        if (lines < Measure.LINES) {
            var all = new ArrayList<Item>();
            for (int row = 0; row < rows.size(); row++) {
                double down = row * SEAL_ROW_LINES * Measure.LINE;
                rows.get(row).forEach(item -> all.add(item.movedDown(down)));
            }
            together(all, lines);
            return;
        }
        for (List<Item> row : rows.subList(0, rows.size() - 1)) {
            flow.withText(Chunk.block(row, SEAL_ROW_LINES));
        }
        together(rows.getLast(), SEALED_LINES);
    }

    /**
     * 7.3.5.3: two empty lines, then the place of the signature's stamp, right by four characters; the post two characters
     * to its left; the date one line below it, right by four. The signer is written post and name, 市长　王某某.
     */
    private void signedByPerson(Optional<SetLine> date) {
        String signer = document.signers().isEmpty()
                ? ""
                : document.signers().getFirst().strip();
        int space = Math.max(signer.lastIndexOf(' '), signer.lastIndexOf('　'));
        String post = space < 0 ? "" : signer.substring(0, space).strip();
        String name = signer.substring(space + 1);
        double right = Measure.RIGHT - 4 * Measure.CELL;
        var items = new ArrayList<Item>();
        double nameLeft;
        if (document.sealed()) {
            nameLeft = right - STAMP_WIDTH;
            double middle = 2 * Measure.LINE + STAMP_HEIGHT / 2 - (STAMP_HEIGHT - Measure.CHARACTER) / 2;
            items.add(new Item.SealPlace(name, right - STAMP_WIDTH / 2, middle, STAMP_WIDTH, STAMP_HEIGHT));
        } else {
            SetLine set = breaking.line(name, Style.KAI, "signer");
            nameLeft = right - set.width();
            items.addAll(set.at(nameLeft, 2 * Measure.LINE, Colour.BLACK));
        }
        SetLine set = breaking.line(post, Style.BODY, "signer");
        items.addAll(set.at(nameLeft - 2 * Measure.CELL - set.width(), 2 * Measure.LINE, Colour.BLACK));
        date.ifPresent(day -> items.addAll(day.at(right - day.width(), 4 * Measure.LINE, Colour.BLACK)));
        together(items, 5);
    }

    /** The signature and the note below it, which stay on one page. */
    private void together(List<Item> signature, int lines) {
        var items = new ArrayList<>(signature);
        int line = lines;
        for (SetLine note : noteLines()) {
            items.addAll(note.at(Measure.LEFT, line++ * Measure.LINE, Colour.BLACK));
        }
        flow.withText(Chunk.block(items, line));
    }

    /** 7.3.6: on the line below the date, indented by two characters, in round brackets. */
    private List<SetLine> noteLines() {
        return document.note()
                .map(note -> breaking.lines(
                        List.of(Style.BODY.of("（" + note + "）")), 2 * Measure.CELL, 0, Measure.GRID, "note"))
                .orElse(List.of());
    }
}
