package org.wenshu.document.docx;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;

/** Paper, type area and grid (GB/T 9704-2012 第5章), in twentieths of a point. */
final class PageSetup {
    static final int WIDTH = twips(210);
    static final int HEIGHT = twips(297);
    static final int TOP = twips(37);
    static final int LEFT = twips(28);
    static final int RIGHT = WIDTH - LEFT - twips(156);
    static final int BOTTOM = HEIGHT - TOP - twips(225);
    /** 225 mm by 22 lines. */
    static final int LINE_PITCH = 579;
    /** 156 mm by 28 characters of 16 pt, as 1/4096 pt of correction for each. */
    static final int CHARACTER_SPACE = -849;

    private PageSetup() {}

    static int twips(double millimetres) {
        return (int) Math.round(millimetres * 1440 / 25.4);
    }

    static CTSectPr section(XWPFDocument docx) {
        var body = docx.getDocument().getBody();
        return body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
    }

    static void apply(XWPFDocument docx) {
        CTSectPr section = section(docx);
        paper(section);
        margins(section);
        grid(section);
    }

    static void paper(CTSectPr section) {
        CTPageSz size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        if (size.isSetOrient()) {
            size.unsetOrient();
        }
    }

    static void margins(CTSectPr section) {
        CTPageMar margins = section.isSetPgMar() ? section.getPgMar() : section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(TOP));
        margins.setBottom(BigInteger.valueOf(BOTTOM));
        margins.setLeft(BigInteger.valueOf(LEFT));
        margins.setRight(BigInteger.valueOf(RIGHT));
        margins.setHeader(BigInteger.valueOf(twips(15)));
        // The page number's line stands 7 mm below the type area.
        margins.setFooter(BigInteger.valueOf(BOTTOM - twips(7) - 14 * 20));
        margins.setGutter(BigInteger.ZERO);
    }

    static void grid(CTSectPr section) {
        CTDocGrid grid = section.isSetDocGrid() ? section.getDocGrid() : section.addNewDocGrid();
        grid.setType(STDocGrid.LINES_AND_CHARS);
        grid.setLinePitch(BigInteger.valueOf(LINE_PITCH));
        grid.setCharSpace(BigInteger.valueOf(CHARACTER_SPACE));
    }

    static void pageNumber(XWPFHeaderFooter footer, ParagraphAlignment side, Typefaces typefaces) {
        XWPFParagraph paragraph = footer.getParagraphs().isEmpty()
                ? footer.createParagraph()
                : footer.getParagraphs().getFirst();
        paragraph.setAlignment(side);
        // One character in from the outer edge.
        if (side == ParagraphAlignment.RIGHT) {
            paragraph.setIndentationRight(280);
        } else {
            paragraph.setIndentationLeft(280);
        }
        XWPFRun before = paragraph.createRun();
        before.setText("— ");
        Look.font(before, typefaces.songTi(), 14);
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr("PAGE");
        XWPFRun number = new XWPFRun(field.addNewR(), paragraph);
        number.setText("1");
        Look.font(number, typefaces.songTi(), 14);
        XWPFRun after = paragraph.createRun();
        after.setText(" —");
        Look.font(after, typefaces.songTi(), 14);
    }
}
