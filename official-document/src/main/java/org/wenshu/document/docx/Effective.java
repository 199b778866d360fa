package org.wenshu.document.docx;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrBase;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** What holds for a paragraph or a run in the end: its own properties, else its style's, else the document's. */
final class Effective {
    private final Map<String, CTStyle> styles = new HashMap<>();
    private Optional<String> defaultStyle = Optional.empty();
    private Optional<CTRPr> defaultRun = Optional.empty();
    private Optional<? extends CTPPrBase> defaultParagraph = Optional.empty();

    Effective(XWPFDocument document) {
        if (document.getStyles() == null) {
            return;
        }
        CTStyles all;
        try {
            all = document.getStyle();
        } catch (XmlException | IOException unreadable) {
            throw new UnreadableDocx(unreadable);
        }
        for (CTStyle style : all.getStyleList()) {
            styles.put(style.getStyleId(), style);
            if (style.getType() == STStyleType.PARAGRAPH && style.isSetDefault() && on(style.getDefault())) {
                defaultStyle = Optional.of(style.getStyleId());
            }
        }
        if (all.isSetDocDefaults()) {
            var defaults = all.getDocDefaults();
            if (defaults.isSetRPrDefault() && defaults.getRPrDefault().isSetRPr()) {
                defaultRun = Optional.of(defaults.getRPrDefault().getRPr());
            }
            if (defaults.isSetPPrDefault() && defaults.getPPrDefault().isSetPPr()) {
                defaultParagraph = Optional.of(defaults.getPPrDefault().getPPr());
            }
        }
    }

    private static boolean on(@Nullable Object value) {
        return value == null || Boolean.TRUE.equals(value) || value.toString().matches("1|true|on");
    }

    /** The East Asian font's name; empty where only the theme says it. */
    Optional<String> typeface(XWPFParagraph paragraph, XWPFRun run) {
        return run(paragraph, run, properties -> {
            for (CTFonts fonts : properties.getRFontsList()) {
                if (fonts.isSetEastAsia()) {
                    return fonts.getEastAsia();
                }
            }
            return null;
        });
    }

    double points(XWPFParagraph paragraph, XWPFRun run) {
        return run(
                        paragraph,
                        run,
                        properties -> properties.sizeOfSzArray() > 0
                                ? number(properties.getSzArray(0).getVal()) / 2
                                : null)
                .orElse(10.0);
    }

    boolean isBold(XWPFParagraph paragraph, XWPFRun run) {
        return run(
                        paragraph,
                        run,
                        properties -> properties.sizeOfBArray() > 0
                                ? Boolean.valueOf(!properties.getBArray(0).isSetVal()
                                        || on(properties.getBArray(0).getVal()))
                                : null)
                .orElse(false);
    }

    Optional<String> colour(XWPFParagraph paragraph, XWPFRun run) {
        return run(
                paragraph,
                run,
                properties -> properties.sizeOfColorArray() > 0
                        ? properties.getColorArray(0).xgetVal().getStringValue()
                        : null);
    }

    STJc.Enum alignment(XWPFParagraph paragraph) {
        return paragraph(
                        paragraph,
                        properties -> properties.isSetJc() ? properties.getJc().getVal() : null)
                .orElse(STJc.LEFT);
    }

    /** In characters of the size. */
    double firstLine(XWPFParagraph paragraph, double points) {
        return paragraph(paragraph, properties -> {
                    if (!properties.isSetInd()) {
                        return null;
                    }
                    CTInd indent = properties.getInd();
                    if (indent.isSetFirstLineChars()) {
                        return indent.getFirstLineChars().doubleValue() / 100;
                    } else if (indent.isSetHanging()) {
                        return -number(indent.getHanging()) / 20 / points;
                    }
                    return indent.isSetFirstLine() ? number(indent.getFirstLine()) / 20 / points : null;
                })
                .orElse(0.0);
    }

    double left(XWPFParagraph paragraph, double points) {
        return paragraph(paragraph, properties -> {
                    if (!properties.isSetInd()) {
                        return null;
                    }
                    CTInd indent = properties.getInd();
                    if (indent.isSetLeftChars()) {
                        return indent.getLeftChars().doubleValue() / 100;
                    }
                    return indent.isSetLeft() ? number(indent.getLeft()) / 20 / points : null;
                })
                .orElse(0.0);
    }

    double right(XWPFParagraph paragraph, double points) {
        return paragraph(paragraph, properties -> {
                    if (!properties.isSetInd()) {
                        return null;
                    }
                    CTInd indent = properties.getInd();
                    if (indent.isSetRightChars()) {
                        return indent.getRightChars().doubleValue() / 100;
                    }
                    return indent.isSetRight() ? number(indent.getRight()) / 20 / points : null;
                })
                .orElse(0.0);
    }

    /** The exact line height in points; empty where it follows the type or the grid. */
    Optional<Double> exactLine(XWPFParagraph paragraph) {
        return paragraph(paragraph, properties -> {
            CTSpacing spacing = properties.isSetSpacing() ? properties.getSpacing() : null;
            return spacing != null
                            && spacing.isSetLineRule()
                            && spacing.isSetLine()
                            && spacing.getLineRule() == STLineSpacingRule.EXACT
                    ? number(spacing.getLine()) / 20
                    : null;
        });
    }

    /** Lines of the grid that a line takes: 1 unless spaced apart. */
    double lines(XWPFParagraph paragraph) {
        return paragraph(paragraph, properties -> {
                    CTSpacing spacing = properties.isSetSpacing() ? properties.getSpacing() : null;
                    if (spacing == null || !spacing.isSetLine()) {
                        return null;
                    }
                    boolean auto = !spacing.isSetLineRule() || spacing.getLineRule() == STLineSpacingRule.AUTO;
                    return auto ? number(spacing.getLine()) / 240 : 1.0;
                })
                .orElse(1.0);
    }

    static double number(Object value) {
        return switch (value) {
            case BigInteger integer -> integer.doubleValue();
            case BigDecimal decimal -> decimal.doubleValue();
            default -> {
                String digits = value.toString().replaceAll("[^0-9.-]", "");
                yield digits.isEmpty() ? 0 : Double.parseDouble(digits);
            }
        };
    }

    private <T> Optional<T> run(XWPFParagraph paragraph, XWPFRun run, Function<CTRPr, @Nullable T> property) {
        List<CTRPr> chain = new ArrayList<>();
        if (run.getCTR().isSetRPr()) {
            chain.add(run.getCTR().getRPr());
        }
        for (CTStyle style : chain(paragraph)) {
            if (style.isSetRPr()) {
                chain.add(style.getRPr());
            }
        }
        defaultRun.ifPresent(chain::add);
        return first(chain, property);
    }

    private <T> Optional<T> paragraph(XWPFParagraph paragraph, Function<CTPPrBase, @Nullable T> property) {
        List<CTPPrBase> chain = new ArrayList<>();
        if (paragraph.getCTP().isSetPPr()) {
            chain.add(paragraph.getCTP().getPPr());
        }
        for (CTStyle style : chain(paragraph)) {
            if (style.isSetPPr()) {
                chain.add(style.getPPr());
            }
        }
        defaultParagraph.ifPresent(chain::add);
        return first(chain, property);
    }

    private static <P, T> Optional<T> first(List<P> chain, Function<P, @Nullable T> property) {
        for (P properties : chain) {
            T value = property.apply(properties);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private List<CTStyle> chain(XWPFParagraph paragraph) {
        List<CTStyle> chain = new ArrayList<>();
        @Nullable String id = paragraph.getStyle() != null ? paragraph.getStyle() : defaultStyle.orElse(null);
        // A style may name itself as its base in a damaged file.
        while (id != null && chain.size() < 20) {
            CTStyle style = styles.get(id);
            if (style == null) {
                break;
            }
            chain.add(style);
            id = style.isSetBasedOn() ? style.getBasedOn().getVal() : null;
        }
        return chain;
    }
}
