package org.wenshu.document.docx;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;

/**
 * How a paragraph of a role must look (GB/T 9704-2012 第7章).
 *
 * @param typeface which of the organ's typefaces
 * @param isTypeface whether a font's name is that typeface, whoever made it
 * @param points the size; 0 where the issuer chooses
 * @param firstLine characters of indent of the first line
 * @param right characters in from the right edge; 0 for none
 */
record Look(
        Function<Typefaces, String> typeface,
        Predicate<String> isTypeface,
        String typefaceName,
        double points,
        ParagraphAlignment alignment,
        int firstLine,
        int right) {

    static final double LINE_POINTS = 28.95;
    private static final Map<Role, Look> LOOKS = new EnumMap<>(Role.class);

    static {
        ParagraphAlignment both = ParagraphAlignment.BOTH;
        LOOKS.put(Role.COPY_NUMBER, fangSong(ParagraphAlignment.LEFT, 0, 0));
        LOOKS.put(Role.SECRECY, heiTi(ParagraphAlignment.LEFT, 0));
        LOOKS.put(Role.URGENCY, heiTi(ParagraphAlignment.LEFT, 0));
        LOOKS.put(Role.HEAD, xiaoBiaoSong(0));
        LOOKS.put(Role.NUMBER, fangSong(ParagraphAlignment.CENTER, 0, 0));
        LOOKS.put(Role.TITLE, xiaoBiaoSong(22));
        LOOKS.put(Role.ADDRESSEES, fangSong(both, 0, 0));
        LOOKS.put(Role.HEADING_1, heiTi(both, 2));
        LOOKS.put(Role.HEADING_2, new Look(Typefaces::kaiTi, Typefaces::isKaiTi, "楷体", 16, both, 2, 0));
        LOOKS.put(Role.HEADING_3, fangSong(both, 2, 0));
        LOOKS.put(Role.HEADING_4, fangSong(both, 2, 0));
        LOOKS.put(Role.BODY, fangSong(both, 2, 0));
        LOOKS.put(Role.ATTACHMENTS_NOTE, fangSong(both, 2, 0));
        LOOKS.put(Role.SIGNATURE, fangSong(ParagraphAlignment.RIGHT, 0, 2));
        LOOKS.put(Role.DATE, fangSong(ParagraphAlignment.RIGHT, 0, 4));
        LOOKS.put(Role.NOTE, fangSong(both, 2, 0));
        LOOKS.put(Role.ATTACHMENT_MARK, heiTi(ParagraphAlignment.LEFT, 0));
        LOOKS.put(Role.ATTACHMENT_TITLE, xiaoBiaoSong(22));
        LOOKS.put(Role.COPIES, new Look(Typefaces::fangSong, Typefaces::isFangSong, "仿宋", 14, both, 1, 0));
        LOOKS.put(Role.PRINTING, new Look(Typefaces::fangSong, Typefaces::isFangSong, "仿宋", 14, both, 1, 0));
    }

    private static Look fangSong(ParagraphAlignment alignment, int firstLine, int right) {
        return new Look(Typefaces::fangSong, Typefaces::isFangSong, "仿宋", 16, alignment, firstLine, right);
    }

    private static Look heiTi(ParagraphAlignment alignment, int firstLine) {
        return new Look(Typefaces::heiTi, Typefaces::isHeiTi, "黑体", 16, alignment, firstLine, 0);
    }

    private static Look xiaoBiaoSong(double points) {
        return new Look(
                Typefaces::xiaoBiaoSong, Typefaces::isXiaoBiaoSong, "小标宋", points, ParagraphAlignment.CENTER, 0, 0);
    }

    static Optional<Look> of(Role role) {
        return Optional.ofNullable(LOOKS.get(role));
    }

    void set(XWPFParagraph paragraph) {
        paragraph.setAlignment(alignment);
        indent(paragraph);
        if (points > 0) {
            DocxExport.exactly(paragraph, points > 16 ? 36 : LINE_POINTS);
        }
    }

    void indent(XWPFParagraph paragraph) {
        int character = (int) Math.round((points == 0 ? 16 : points) * 20);
        paragraph.setIndentationFirstLine(firstLine * character);
        CTInd indent = paragraph.getCTPPr().getInd();
        if (indent.isSetHanging()) {
            indent.unsetHanging();
        }
        if (indent.isSetHangingChars()) {
            indent.unsetHangingChars();
        }
        // In characters too: Word then keeps the indent when the size changes.
        indent.setFirstLineChars(BigInteger.valueOf(firstLine * 100L));
        if (right > 0) {
            paragraph.setIndentationRight(right * character);
            indent.setRightChars(BigInteger.valueOf(right * 100L));
        }
    }

    void set(XWPFRun run, Typefaces typefaces) {
        font(run, typeface.apply(typefaces), points == 0 ? 50 : points);
        if (points == 0) {
            run.setColor("FF0000");
        }
    }

    static void font(XWPFRun run, String name, double points) {
        typeface(run, name);
        run.setFontSize(points);
    }

    static void typeface(XWPFRun run, String name) {
        CTRPr properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        CTFonts fonts = properties.sizeOfRFontsArray() > 0 ? properties.getRFontsArray(0) : properties.addNewRFonts();
        fonts.setEastAsia(name);
        fonts.setAscii(name);
        fonts.setHAnsi(name);
        if (fonts.isSetEastAsiaTheme()) {
            fonts.unsetEastAsiaTheme();
        }
        if (fonts.isSetAsciiTheme()) {
            fonts.unsetAsciiTheme();
        }
        if (fonts.isSetHAnsiTheme()) {
            fonts.unsetHAnsiTheme();
        }
    }
}
