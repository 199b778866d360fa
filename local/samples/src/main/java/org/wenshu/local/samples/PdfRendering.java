package org.wenshu.local.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Official texts as PDF: with text, as a scan, locked with a password, or with many photo pages. */
final class PdfRendering {
    /** What opens {@link Defect#PASSWORD_PROTECTED}. */
    static final String PASSWORD = "Jz-2026";

    private static final PDRectangle A4 =
            new PDRectangle((float) Typesetting.PAGE_WIDTH, (float) Typesetting.PAGE_HEIGHT);
    private static final Color RED = new Color(0xD0, 0x10, 0x10);
    private static final int PHOTO_WIDTH = 1240;
    private static final int PHOTO_HEIGHT = 1754;

    /** Photo pages enough for a file of more than 60 MiB. */
    static final int PHOTO_PAGES = 30;

    private PdfRendering() {}

    static void text(OfficialText text, OutputStream out) throws IOException {
        try (var document = typeset(text)) {
            document.save(out);
        }
    }

    static void locked(OfficialText text, OutputStream out) throws IOException {
        try (var document = typeset(text)) {
            var policy = new StandardProtectionPolicy(PASSWORD + "-owner", PASSWORD, new AccessPermission());
            // RC4 has no random initialisation vector: the same bytes each time.
            policy.setEncryptionKeyLength(128);
            policy.setPreferAES(false);
            document.protect(policy);
            document.save(out);
        }
    }

    /** Pages printed, laid on the glass a little askew, and scanned at 150 dpi. */
    static void scan(OfficialText text, OutputStream out) throws IOException {
        // Fonts reach their pages only on saving.
        var paper = new ByteArrayOutputStream();
        text(text, paper);
        try (var printed = Loader.loadPDF(paper.toByteArray());
                var document = describe(new PDDocument(), text.issuer() + "扫描仪", "")) {
            var renderer = new PDFRenderer(printed);
            for (int i = 0; i < printed.getNumberOfPages(); i++) {
                BufferedImage page = askew(renderer.renderImageWithDPI(i, 150, ImageType.RGB), i);
                var sheet = new PDPage(A4);
                document.addPage(sheet);
                try (var canvas = new PDPageContentStream(document, sheet)) {
                    canvas.drawImage(
                            JPEGFactory.createFromImage(document, page, 0.7f, 150),
                            0,
                            0,
                            A4.getWidth(),
                            A4.getHeight());
                }
            }
            document.save(out);
        }
    }

    /** The text followed by {@link #PHOTO_PAGES} pages of photographs; held in a temporary file, never in memory. */
    static void withPhotographs(OfficialText text, OutputStream out) throws IOException {
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            var fonts = typeset(text, document);
            for (int i = 0; i < PHOTO_PAGES; i++) {
                var page = new PDPage(A4);
                document.addPage(page);
                var photo = new PDImageXObject(
                        document,
                        new Grain(i, (long) PHOTO_WIDTH * PHOTO_HEIGHT),
                        null,
                        PHOTO_WIDTH,
                        PHOTO_HEIGHT,
                        8,
                        PDDeviceGray.INSTANCE);
                try (var canvas = new PDPageContentStream(document, page)) {
                    canvas.drawImage(photo, 50, 90, A4.getWidth() - 100, A4.getHeight() - 150);
                    fonts.show(canvas, new Typesetting.Line("现场照片" + (i + 1), 260, 60, 14, false));
                }
            }
            document.save(out);
        }
    }

    private static PDDocument typeset(OfficialText text) throws IOException {
        var document = new PDDocument();
        typeset(text, document);
        return document;
    }

    private static Fonts typeset(OfficialText text, PDDocument document) throws IOException {
        describe(document, text.issuer(), text.title());
        var fonts = new Fonts(document);
        for (Typesetting.Page set : Typesetting.set(text)) {
            var page = new PDPage(A4);
            document.addPage(page);
            try (var canvas = new PDPageContentStream(document, page)) {
                for (Typesetting.Rule rule : set.rules()) {
                    canvas.setStrokingColor(rule.red() ? RED : Color.BLACK);
                    canvas.setLineWidth((float) rule.thickness());
                    canvas.moveTo((float) rule.x(), (float) rule.y());
                    canvas.lineTo((float) (rule.x() + rule.width()), (float) rule.y());
                    canvas.stroke();
                }
                for (Typesetting.Seal seal : set.seals()) {
                    stamp(canvas, seal);
                }
                for (Typesetting.Line line : set.lines()) {
                    fonts.show(canvas, line);
                }
            }
        }
        return fonts;
    }

    /** A fixed id and date, so that the same text gives the same bytes. */
    private static PDDocument describe(PDDocument document, String author, String title) {
        var information = new PDDocumentInformation();
        information.setAuthor(author);
        information.setTitle(title);
        information.setProducer("Wenshu samples");
        Calendar made = new GregorianCalendar(TimeZone.getTimeZone("GMT+08:00"));
        made.clear();
        made.set(2026, Calendar.JANUARY, 5, 9, 0, 0);
        information.setCreationDate(made);
        information.setModificationDate(made);
        document.setDocumentInformation(information);
        document.setDocumentId((long) title.hashCode());
        var id = new COSString(ByteBuffer.allocate(16).putInt(title.hashCode()).array());
        document.getDocument().setDocumentID(new COSArray(List.of(id, id)));
        return document;
    }

    /** A round seal with its five-pointed star, 42 mm across. */
    private static void stamp(PDPageContentStream canvas, Typesetting.Seal seal) throws IOException {
        canvas.saveGraphicsState();
        canvas.setStrokingColor(RED);
        canvas.setNonStrokingColor(RED);
        canvas.setLineWidth(3.4f);
        ring(canvas, seal, 58);
        for (int point = 0; point < 10; point++) {
            double radius = point % 2 == 0 ? 19 : 7.3;
            double angle = Math.PI / 2 + point * Math.PI / 5;
            float x = (float) (seal.x() + radius * Math.cos(angle));
            float y = (float) (seal.y() + radius * Math.sin(angle));
            if (point == 0) {
                canvas.moveTo(x, y);
            } else {
                canvas.lineTo(x, y);
            }
        }
        canvas.fill();
        canvas.restoreGraphicsState();
    }

    private static void ring(PDPageContentStream canvas, Typesetting.Seal seal, double radius) throws IOException {
        for (int corner = 0; corner <= 48; corner++) {
            double angle = corner * Math.PI / 24;
            float x = (float) (seal.x() + radius * Math.cos(angle));
            float y = (float) (seal.y() + radius * Math.sin(angle));
            if (corner == 0) {
                canvas.moveTo(x, y);
            } else {
                canvas.lineTo(x, y);
            }
        }
        canvas.stroke();
    }

    private static BufferedImage askew(BufferedImage page, int seed) {
        var scanned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D glass = scanned.createGraphics();
        glass.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        glass.setColor(new Color(0xF4, 0xF2, 0xEC));
        glass.fillRect(0, 0, page.getWidth(), page.getHeight());
        glass.rotate(Math.toRadians(0.6 - 0.3 * seed), page.getWidth() / 2.0, page.getHeight() / 2.0);
        glass.drawImage(page, 0, 0, null);
        glass.dispose();
        return scanned;
    }

    /** Chinese from the bundled font, Latin letters and digits from the one that comes with PDFBox. */
    private static final class Fonts {
        private static final Face CHINESE = Face.load("/fonts/DroidSansFallbackFull.ttf");
        private static final Face LATIN = Face.load("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");

        private final PDType0Font chinese;
        private final PDType0Font latin;

        Fonts(PDDocument document) throws IOException {
            chinese = CHINESE.embedIn(document);
            latin = LATIN.embedIn(document);
        }

        void show(PDPageContentStream canvas, Typesetting.Line line) throws IOException {
            canvas.beginText();
            canvas.setNonStrokingColor(line.red() ? RED : Color.BLACK);
            canvas.newLineAtOffset((float) line.x(), (float) line.y());
            int[] characters = line.text().codePoints().toArray();
            int from = 0;
            while (from < characters.length) {
                boolean isLatin = LATIN.has(characters[from]);
                int to = from;
                while (to < characters.length && LATIN.has(characters[to]) == isLatin) {
                    to++;
                }
                canvas.setFont(isLatin ? latin : chinese, (float) line.size());
                canvas.showText(new String(characters, from, to - from));
                from = to;
            }
            canvas.endText();
        }
    }

    /** A font file read once; which characters it has decides who prints them. */
    private record Face(byte[] file, CmapLookup characters) {

        static Face load(String resource) {
            try (InputStream in =
                    Objects.requireNonNull(PdfRendering.class.getResourceAsStream(resource), "no font " + resource)) {
                byte[] file = in.readAllBytes();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
                return new Face(file, font.getUnicodeCmapLookup());
            } catch (IOException unreadable) {
                throw new IllegalStateException("font " + resource, unreadable);
            }
        }

        boolean has(int character) {
            return characters.getGlyphId(character) != 0;
        }

        PDType0Font embedIn(PDDocument document) throws IOException {
            return PDType0Font.load(document, new ByteArrayInputStream(file), true);
        }
    }

    /** The grey values of a photograph that no compression can make smaller: the same for the same seed. */
    private static final class Grain extends InputStream {
        private final SplittableRandom random;
        private long left;

        Grain(int seed, long size) {
            random = new SplittableRandom(9704L + seed);
            left = size;
        }

        @Override
        public int read() {
            return left-- <= 0 ? -1 : random.nextInt(256);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            byte[] grain = new byte[count];
            random.nextBytes(grain);
            System.arraycopy(grain, 0, buffer, offset, count);
            left -= count;
            return count;
        }
    }
}
