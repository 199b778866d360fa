package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.OfficialDocument.Imprint;

/** Sets the 版记 at the foot of the type area (7.4; for letters 10.1). */
final class ImprintSetting {
    /** From one line of 抄送 to the next; the standard gives none. */
    private static final double LINE = 7.5;

    private static final double ABOVE_AND_BELOW = 2;

    private static final double CHARACTER = Measure.mm(Measure.SIZE_4);

    private final List<Item> items = new ArrayList<>();
    private double top = Measure.BOTTOM;

    /** @param addressees those that have no room on the first page (7.4.2) */
    ImprintSetting(Imprint imprint, List<String> addressees, DocumentFormat format, LineBreaking breaking) {
        var copies = new ArrayList<SetLine>();
        copies.addAll(organs("主送：", addressees, breaking));
        copies.addAll(organs("抄送：", imprint.copiesTo(), breaking));
        if (format == DocumentFormat.LETTER) {
            // Neither rules nor who printed it and when.
            above(copies, 0);
            return;
        }
        rule(Measure.THICK);
        SetLine by = breaking.line(imprint.printedBy(), Style.IMPRINT, "printed by");
        SetLine on = breaking.line(Layout.written(imprint.printedOn()) + "印发", Style.IMPRINT, "printed on");
        top -= ABOVE_AND_BELOW + CHARACTER;
        items.addAll(by.at(Measure.LEFT + CHARACTER, top, Colour.BLACK));
        items.addAll(on.at(Measure.RIGHT - CHARACTER - on.width(), top, Colour.BLACK));
        top -= ABOVE_AND_BELOW;
        if (!copies.isEmpty()) {
            rule(Measure.THIN);
            above(copies, ABOVE_AND_BELOW);
        }
        rule(Measure.THICK);
    }

    private static List<SetLine> organs(String label, List<String> organs, LineBreaking breaking) {
        return organs.isEmpty()
                ? List.of()
                : breaking.labelled(
                        Style.IMPRINT.of(label),
                        Style.IMPRINT.of(String.join("，", organs) + "。"),
                        0,
                        Measure.WIDTH - 2 * CHARACTER,
                        label);
    }

    private void above(List<SetLine> lines, double margin) {
        if (lines.isEmpty()) {
            return;
        }
        top -= margin + CHARACTER + (lines.size() - 1) * LINE;
        for (int i = 0; i < lines.size(); i++) {
            items.addAll(lines.get(i).at(Measure.LEFT + CHARACTER, top + i * LINE, Colour.BLACK));
        }
        top -= margin;
    }

    private void rule(double thickness) {
        items.add(new Item.Rule(Measure.LEFT, top, Measure.RIGHT, top, thickness, Colour.BLACK));
    }

    /** Its upper edge. */
    double top() {
        return top;
    }

    List<Item> items() {
        return items;
    }
}
