package org.wenshu.document.layout;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.ofdrw.core.basicStructure.pageObj.layer.CT_Layer;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicStructure.res.OFDResource;
import org.ofdrw.core.basicStructure.res.resources.Fonts;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.graph.pathObj.OptVal;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.core.text.font.CT_Font;
import org.ofdrw.reader.OFDReader;

/** What a file shows, as read back from it: in millimetres from the upper left, sizes in points. */
public record Printed(double width, double height, List<Sheet> sheets) {

    public record Sheet(List<Glyph> glyphs, List<Stroke> strokes) {

        /** What stands on one baseline, from left to right. */
        public List<Line> lines() {
            var byBaseline = new TreeMap<Long, List<Glyph>>();
            for (Glyph glyph : glyphs) {
                byBaseline
                        .computeIfAbsent(Math.round(glyph.baseline() * 20), b -> new ArrayList<>())
                        .add(glyph);
            }
            var lines = new ArrayList<Line>();
            byBaseline.values().forEach(on -> {
                on.sort(Comparator.comparingDouble(Glyph::x));
                lines.add(new Line(on));
            });
            return lines;
        }

        public Line line(String start) {
            return lines().stream()
                    .filter(l -> l.text().startsWith(start))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line starts with " + start + " among "
                            + lines().stream().map(Line::text).toList()));
        }

        /** The line with the text, cut to it. */
        public Line part(String text) {
            for (Line line : lines()) {
                int at = line.text().indexOf(text);
                if (at >= 0) {
                    return new Line(line.glyphs().subList(at, at + text.length()));
                }
            }
            throw new AssertionError(
                    "no " + text + " among " + lines().stream().map(Line::text).toList());
        }

        public boolean has(String text) {
            return lines().stream().anyMatch(l -> l.text().contains(text));
        }
    }

    public record Line(List<Glyph> glyphs) {
        public String text() {
            var text = new StringBuilder();
            glyphs.forEach(g -> text.append(g.text()));
            return text.toString();
        }

        public Glyph first() {
            return glyphs.getFirst();
        }

        public double left() {
            return first().x();
        }

        public double right() {
            return glyphs.getLast().right();
        }

        public double middle() {
            return (left() + right()) / 2;
        }

        public double top() {
            return first().baseline() - Measure.ASCENT * Measure.mm(first().size());
        }

        public double bottom() {
            return top() + Measure.mm(first().size());
        }

        public double size() {
            return first().size();
        }

        public String font() {
            return first().font();
        }
    }

    /** @param right of its box */
    public record Glyph(String text, double x, double baseline, double right, double size, String font, boolean red) {}

    public record Stroke(double x1, double y1, double x2, double y2, double thickness, boolean red) {
        public boolean across() {
            return Math.abs(y1 - y2) < 0.01;
        }
    }

    public static Printed pdf(byte[] file) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            var sheets = new ArrayList<Sheet>();
            for (PDPage page : document.getPages()) {
                var engine = new Engine(page);
                engine.processPage(page);
                sheets.add(new Sheet(engine.glyphs, engine.strokes));
            }
            var box = document.getPage(0).getMediaBox();
            return new Printed(Measure.mm(box.getWidth()), Measure.mm(box.getHeight()), sheets);
        }
    }

    private static final class Engine extends PDFGraphicsStreamEngine {
        private final List<Glyph> glyphs = new ArrayList<>();
        private final List<Stroke> strokes = new ArrayList<>();
        private final double height;
        private Point2D.Float from = new Point2D.Float();
        private Point2D.Float to = new Point2D.Float();

        Engine(PDPage page) {
            super(page);
            height = page.getMediaBox().getHeight();
        }

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            double x = Measure.mm(matrix.getTranslateX());
            glyphs.add(new Glyph(
                    font.toUnicode(code),
                    x,
                    Measure.mm(height - matrix.getTranslateY()),
                    x + Measure.mm(displacement.getX() * matrix.getScalingFactorX()),
                    matrix.getScalingFactorY(),
                    font.getName(),
                    (getGraphicsState().getNonStrokingColor().toRGB() & 0xFF0000) > 0));
        }

        @Override
        public void moveTo(float x, float y) {
            from = new Point2D.Float(x, y);
        }

        @Override
        public void lineTo(float x, float y) {
            to = new Point2D.Float(x, y);
        }

        @Override
        public void strokePath() throws IOException {
            strokes.add(new Stroke(
                    Measure.mm(from.x),
                    Measure.mm(height - from.y),
                    Measure.mm(to.x),
                    Measure.mm(height - to.y),
                    Measure.mm(getGraphicsState().getLineWidth()),
                    (getGraphicsState().getStrokingColor().toRGB() & 0xFF0000) > 0));
        }

        @Override
        public Point2D getCurrentPoint() {
            return to;
        }

        @Override
        public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
            throw new AssertionError("nothing draws rectangles");
        }

        @Override
        public void drawImage(PDImage image) {}

        @Override
        public void clip(int rule) {}

        @Override
        public void curveTo(float a, float b, float c, float d, float e, float f) {}

        @Override
        public void closePath() {}

        @Override
        public void endPath() {}

        @Override
        public void fillPath(int rule) {}

        @Override
        public void fillAndStrokePath(int rule) {}

        @Override
        public void shadingFill(COSName name) {}
    }

    public static Printed ofd(byte[] file) throws IOException {
        Path path = Files.createTempFile("printed", ".ofd");
        Files.write(path, file);
        try (var reader = new OFDReader(path)) {
            Map<Long, String> fonts = new HashMap<>();
            for (OFDResource resource :
                    reader.getOFDDir().obtainDocDefault().getPublicRes().getResources()) {
                if (resource instanceof Fonts list) {
                    for (CT_Font font : list.getFonts()) {
                        fonts.put(font.getID().getId(), font.getFontName());
                    }
                }
            }
            var sheets = new ArrayList<Sheet>();
            for (int i = 1; i <= reader.getNumberOfPages(); i++) {
                var glyphs = new ArrayList<Glyph>();
                var strokes = new ArrayList<Stroke>();
                for (CT_Layer layer : reader.getPage(i).getContent().getLayers()) {
                    for (PageBlockType block : layer.getPageBlocks()) {
                        if (block instanceof TextObject text) {
                            glyphs(text, fonts, glyphs);
                        } else if (block instanceof PathObject rule) {
                            strokes.add(stroke(rule));
                        }
                    }
                }
                sheets.add(new Sheet(glyphs, strokes));
            }
            ST_Box box = reader.getPageInfo(1).getSize();
            return new Printed(box.getWidth(), box.getHeight(), sheets);
        } catch (org.dom4j.DocumentException broken) {
            throw new IOException(broken);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static void glyphs(TextObject text, Map<Long, String> fonts, List<Glyph> glyphs) {
        ST_Box box = text.getBoundary();
        boolean red =
                Double.parseDouble(text.getFillColor().getValue().getArray().getFirst()) > 0;
        double scale = text.getHScale() == null ? 1 : text.getHScale();
        String font = fonts.get(Long.parseLong(text.getFont().toString()));
        for (TextCode code : text.getTextCodes()) {
            double x = box.getTopLeftX() + code.getX();
            int[] characters = code.getContent().codePoints().toArray();
            List<String> steps =
                    code.getDeltaX() == null ? List.of() : code.getDeltaX().getArray();
            for (int i = 0; i < characters.length; i++) {
                String character = Character.toString(characters[i]);
                double own = width(font, characters[i]) * text.getSize() * scale;
                glyphs.add(new Glyph(
                        character,
                        x,
                        box.getTopLeftY() + code.getY(),
                        x + own,
                        Measure.points(text.getSize()),
                        font,
                        red));
                x += i < steps.size() ? Double.parseDouble(steps.get(i)) : own;
            }
        }
    }

    /** The reader does not open fonts. */
    private static double width(String font, int character) {
        for (FontRole role : FontRole.values()) {
            var face = org.wenshu.document.layout.Fonts.builtIn().face(role, character);
            if (face.isPresent() && face.get().name().equals(font)) {
                return face.get().width(character);
            }
        }
        throw new AssertionError("no font " + font);
    }

    private static Stroke stroke(PathObject path) {
        ST_Box box = path.getBoundary();
        List<OptVal> steps =
                new ArrayList<>(org.ofdrw.core.graph.pathObj.AbbreviatedData.parse(path.getAbbreviatedData()));
        double[] from = steps.get(0).expectValues();
        double[] to = steps.get(1).expectValues();
        return new Stroke(
                box.getTopLeftX() + from[0],
                box.getTopLeftY() + from[1],
                box.getTopLeftX() + to[0],
                box.getTopLeftY() + to[1],
                path.getLineWidth(),
                Double.parseDouble(path.getStrokeColor().getValue().getArray().getFirst()) > 0);
    }
}
