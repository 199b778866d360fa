package org.wenshu.bench;

import java.util.Locale;

/**
 * One measured figure.
 *
 * @param note what it has to be read with: the target it stands against, or where the time goes; may be empty
 */
public record Row(String what, double figure, String unit, String note) {

    public static Row of(String what, double figure, String unit) {
        return new Row(what, figure, unit, "");
    }

    public Row note(String said) {
        return new Row(what, figure, unit, said);
    }

    /** Three digits that mean something, and the unit. */
    String written() {
        String format = figure >= 100 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f";
        return (String.format(Locale.ROOT, format, figure) + " " + unit).strip();
    }
}
