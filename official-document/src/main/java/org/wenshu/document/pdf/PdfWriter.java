package org.wenshu.document.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.wenshu.document.layout.Colour;
import org.wenshu.document.layout.Item;
import org.wenshu.document.layout.LaidOut;
import org.wenshu.document.layout.Measure;
import org.wenshu.document.layout.Page;
import org.wenshu.document.layout.Typeface;

/** Draws what was laid out as PDF, with the used part of each font; the same content gives the same bytes. */
public final class PdfWriter {
    /** In thousandths of an em: less cannot be seen, and would only make the file longer. */
    private static final double TOLERANCE = 0.5;

    private final PDDocument document;
    private final Map<Typeface, PDType0Font> fonts = new HashMap<>();
    private final Map<Typeface, TrueTypeFont> taken = new HashMap<>();

    private PdfWriter(PDDocument document) {
        this.document = document;
    }

    /** @throws IOException when the stream cannot be written; it is left open */
    public static void write(LaidOut laidOut, OutputStream out) throws IOException {
        try (var document = new PDDocument()) {
            var information = new PDDocumentInformation();
            information.setTitle(laidOut.title());
            information.setAuthor(laidOut.issuer());
            information.setCreator("Wenshu");
            document.setDocumentInformation(information);
            document.getDocumentCatalog().setLanguage("zh-CN");
            var writer = new PdfWriter(document);
            for (Page page : laidOut.pages()) {
                writer.page(page);
            }
            // Not the time, which would make each file another.
            document.setDocumentId(laidOut.fingerprint());
            document.save(out);
            // Not after a failure: who knows what state it left them in.
            writer.taken.forEach(Typeface::giveBack);
        }
    }

    private void page(Page page) throws IOException {
        float height = (float) Measure.points(page.paper().height());
        var sheet =
                new PDPage(new PDRectangle((float) Measure.points(page.paper().width()), height));
        document.addPage(sheet);
        try (var canvas = new PDPageContentStream(document, sheet)) {
            for (Item item : page.items()) {
                switch (item) {
                    case Item.Text text -> text(canvas, height, text);
                    case Item.Rule rule -> rule(canvas, height, rule);
                    case Item.SealPlace place -> {
                        // Kept free for the seal, which is put on by signing.
                    }
                }
            }
        }
    }

    private void text(PDPageContentStream canvas, float height, Item.Text text) throws IOException {
        PDType0Font font = fonts.computeIfAbsent(text.face(), this::embedded);
        float size = (float) text.size();
        canvas.beginText();
        canvas.setNonStrokingColor(rgb(text.colour())[0], rgb(text.colour())[1], rgb(text.colour())[2]);
        canvas.setFont(font, size);
        canvas.setTextMatrix(new Matrix(
                (float) text.scale(),
                0,
                0,
                1,
                (float) Measure.points(text.left()),
                height - (float) Measure.points(text.baseline())));
        canvas.showTextWithPositioning(pieces(text));
        canvas.endText();
    }

    /** Characters as far as each follows the one before by its own width, and in between by how much it does not. */
    private static Object[] pieces(Item.Text text) {
        var pieces = new ArrayList<Object>();
        int[] characters = text.text().codePoints().toArray();
        var piece = new StringBuilder();
        double em = Measure.mm(text.size()) * text.scale();
        double at = text.left();
        for (int i = 0; i < characters.length; i++) {
            double off = (at - text.places().get(i)) / em * 1000;
            if (Math.abs(off) > TOLERANCE) {
                pieces.add(piece.toString());
                pieces.add((float) off);
                piece.setLength(0);
                at = text.places().get(i);
            }
            piece.appendCodePoint(characters[i]);
            at += text.face().width(characters[i]) * em;
        }
        pieces.add(piece.toString());
        return pieces.toArray();
    }

    private static void rule(PDPageContentStream canvas, float height, Item.Rule rule) throws IOException {
        float[] rgb = rgb(rule.colour());
        canvas.setStrokingColor(rgb[0], rgb[1], rgb[2]);
        canvas.setLineWidth((float) Measure.points(rule.thickness()));
        canvas.moveTo((float) Measure.points(rule.x1()), height - (float) Measure.points(rule.y1()));
        canvas.lineTo((float) Measure.points(rule.x2()), height - (float) Measure.points(rule.y2()));
        canvas.stroke();
    }

    private static float[] rgb(Colour colour) {
        return new float[] {colour.red() / 255f, colour.green() / 255f, colour.blue() / 255f};
    }

    private PDType0Font embedded(Typeface face) {
        try {
            TrueTypeFont font = face.taken();
            taken.put(face, font);
            return PDType0Font.load(document, font, true);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(face.name() + " cannot be embedded", unreadable);
        }
    }
}
