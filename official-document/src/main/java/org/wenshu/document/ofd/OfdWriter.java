package org.wenshu.document.ofd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.ofdrw.core.basicStructure.doc.CT_CommonData;
import org.ofdrw.core.basicStructure.doc.CT_PageArea;
import org.ofdrw.core.basicStructure.doc.Document;
import org.ofdrw.core.basicStructure.ofd.DocBody;
import org.ofdrw.core.basicStructure.ofd.OFD;
import org.ofdrw.core.basicStructure.ofd.docInfo.CT_DocInfo;
import org.ofdrw.core.basicStructure.pageObj.Content;
import org.ofdrw.core.basicStructure.pageObj.layer.CT_Layer;
import org.ofdrw.core.basicStructure.pageObj.layer.Type;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicStructure.pageTree.Pages;
import org.ofdrw.core.basicStructure.res.Res;
import org.ofdrw.core.basicStructure.res.resources.Fonts;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.basicType.ST_ID;
import org.ofdrw.core.basicType.ST_Loc;
import org.ofdrw.core.graph.pathObj.AbbreviatedData;
import org.ofdrw.core.pageDescription.color.color.CT_Color;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.core.text.font.CT_Font;
import org.ofdrw.pkg.tool.ElemCup;
import org.wenshu.document.layout.Colour;
import org.wenshu.document.layout.Item;
import org.wenshu.document.layout.LaidOut;
import org.wenshu.document.layout.Measure;
import org.wenshu.document.layout.Page;
import org.wenshu.document.layout.Paper;
import org.wenshu.document.layout.Typeface;

/** Draws what was laid out as OFD (GB/T 33190-2016), with the used part of each font; the same content gives the same bytes. */
public final class OfdWriter {
    private static final String DOCUMENT = "Doc_0/";

    private final LaidOut laidOut;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<Typeface, Embedded> fonts = new LinkedHashMap<>();
    private long lastId;

    private OfdWriter(LaidOut laidOut) {
        this.laidOut = laidOut;
    }

    /** A font of the file, with the characters that are used of it. */
    private record Embedded(long id, String file, TreeSet<Integer> characters) {}

    /** @throws IOException when the stream cannot be written; it is left open */
    public static void write(LaidOut laidOut, OutputStream out) throws IOException {
        new OfdWriter(laidOut).write(out);
    }

    /** Kept in memory until all is drawn: the library's own package lies in a folder of the disk, file by file. */
    private void write(OutputStream out) throws IOException {
        var pages = new Pages();
        int index = 0;
        for (Page page : laidOut.pages()) {
            String place = "Pages/Page_" + index++ + "/Content.xml";
            files.put(DOCUMENT + place, ElemCup.dump(content(page)));
            pages.addPage(new org.ofdrw.core.basicStructure.pageTree.Page(new ST_ID(++lastId), new ST_Loc(place)));
        }
        files.put(DOCUMENT + "PublicRes.xml", ElemCup.dump(resources()));
        Paper usual = laidOut.pages().isEmpty()
                ? Paper.UPRIGHT
                : laidOut.pages().getFirst().paper();
        var common = new CT_CommonData()
                .setPageArea(new CT_PageArea(0, 0, usual.width(), usual.height()))
                .setPublicRes(new ST_Loc("PublicRes.xml"));
        common.setMaxUnitID(lastId);
        files.put(
                DOCUMENT + "Document.xml",
                ElemCup.dump(new Document().setCommonData(common).setPages(pages)));
        var body = new DocBody().setDocInfo(information()).setDocRoot(new ST_Loc(DOCUMENT + "Document.xml"));
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(zip, "OFD.xml", ElemCup.dump(new OFD().addDocBody(body)));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            put(zip, file.getKey(), file.getValue());
        }
        zip.finish();
        out.flush();
    }

    private CT_DocInfo information() {
        byte[] content = (laidOut.title() + laidOut.fingerprint()).getBytes(StandardCharsets.UTF_8);
        return new CT_DocInfo()
                .setDocID(UUID.nameUUIDFromBytes(content))
                .setTile(laidOut.title())
                .setAuthor(laidOut.issuer())
                .setCreator("Wenshu");
    }

    private org.ofdrw.core.basicStructure.pageObj.Page content(Page page) {
        var layer = new CT_Layer();
        layer.setType(Type.Body);
        layer.setObjID(++lastId);
        for (Item item : page.items()) {
            switch (item) {
                case Item.Text text -> layer.addPageBlock(text(text));
                case Item.Rule rule -> layer.addPageBlock(rule(rule));
                case Item.SealPlace place -> {
                    // Kept free for the seal, which is put on by signing.
                }
            }
        }
        return new org.ofdrw.core.basicStructure.pageObj.Page()
                .setArea(
                        new CT_PageArea(0, 0, page.paper().width(), page.paper().height()))
                .setContent(new Content().addLayer(layer));
    }

    private TextObject text(Item.Text text) {
        Embedded font = fonts.computeIfAbsent(
                text.face(), face -> new Embedded(++lastId, "font_" + fonts.size() + ".ttf", new TreeSet<>()));
        text.text().codePoints().forEach(font.characters()::add);
        double em = Measure.mm(text.size());
        // Nothing is drawn outside the boundary: a character's strokes may stand out of its box a little.
        double left = text.left() - em / 2;
        double top = text.baseline() - em;
        var object = new TextObject(++lastId);
        object.setBoundary(rounded(left), rounded(top), rounded(text.right() - left + em), rounded(em * 1.4));
        object.setFont(font.id()).setSize(em).setFill(true).setFillColor(colour(text.colour()));
        if (text.scale() != 1) {
            object.setHScale(text.scale());
        }
        var code = new TextCode()
                .setContent(text.text())
                .setCoordinate(text.left() - rounded(left), text.baseline() - rounded(top));
        int count = text.places().size();
        if (count > 1) {
            var steps = new String[count - 1];
            double at = text.left();
            for (int i = 1; i < count; i++) {
                // What rounding leaves over goes into the next step.
                double step = rounded(text.places().get(i) - at);
                steps[i - 1] = plain(step);
                at += step;
            }
            code.setDeltaX(new ST_Array(steps));
        }
        object.addTextCode(code);
        return object;
    }

    private PathObject rule(Item.Rule rule) {
        double left = rounded(Math.min(rule.x1(), rule.x2()) - rule.thickness());
        double top = rounded(Math.min(rule.y1(), rule.y2()) - rule.thickness());
        double width = Math.abs(rule.x2() - rule.x1()) + 2 * rule.thickness();
        double height = Math.abs(rule.y2() - rule.y1()) + 2 * rule.thickness();
        var path = new PathObject(new ST_ID(++lastId));
        path.setBoundary(left, top, rounded(width), rounded(height));
        path.setLineWidth(rule.thickness());
        path.setStroke(true).setFill(false).setStrokeColor(colour(rule.colour()));
        path.setAbbreviatedData(new AbbreviatedData()
                .M(rounded(rule.x1() - left), rounded(rule.y1() - top))
                .L(rounded(rule.x2() - left), rounded(rule.y2() - top)));
        return path;
    }

    private static CT_Color colour(Colour colour) {
        return CT_Color.rgb(colour.red(), colour.green(), colour.blue());
    }

    private static double rounded(double millimetres) {
        return Math.round(millimetres * 10000) / 10000.0;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private Res resources() throws IOException {
        var list = new Fonts();
        for (Map.Entry<Typeface, Embedded> used : fonts.entrySet()) {
            Embedded font = used.getValue();
            files.put(DOCUMENT + "Res/" + font.file(), part(used.getKey(), font));
            list.addFont(new CT_Font()
                    .setFontName(used.getKey().name())
                    .setFamilyName(used.getKey().name())
                    .setFontFile(font.file())
                    .setID(font.id()));
        }
        return new Res().setBaseLoc(new ST_Loc("Res")).addResource(list);
    }

    /** The font with the used characters alone; whole when one is outside the basic plane, which the subset cannot map. */
    private static byte[] part(Typeface face, Embedded font) throws IOException {
        if (font.characters().last() > 0xFFFF) {
            return face.file();
        }
        TrueTypeFont parsed = face.taken();
        var subsetter = new TTFSubsetter(parsed);
        subsetter.addAll(font.characters());
        var out = new ByteArrayOutputStream();
        subsetter.writeToStream(out);
        face.giveBack(parsed);
        return out.toByteArray();
    }

    /** Without times: the same content gives the same bytes. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(315_532_800_000L));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
