package org.wenshu.archive.arrangement.model;

import java.util.Locale;

/**
 * The number under which an item stands in the archive (档号, DA/T 22), such as {@code Z109-WS·2026-D30-BGS-0001}.
 *
 * @param series fonds, category, year, retention and section
 * @param item the item number (件号), running from 1 without gap within the series
 */
public record ArchiveNumber(String series, int item) {
    public ArchiveNumber {
        if (item < 1) {
            throw new IllegalArgumentException("item numbers run from 1: " + item);
        }
    }

    /** The item number in four digits. */
    public String itemText() {
        return String.format(Locale.ROOT, "%04d", item);
    }

    /** What must be unique: the series and the number as a number. */
    public String key() {
        return keyPrefix(series) + item;
    }

    public static String keyPrefix(String series) {
        return series + "/";
    }

    /** Sorts as the catalogue does, beyond 9999 too. */
    public String place() {
        return series + String.format(Locale.ROOT, "/%08d", item);
    }

    @Override
    public String toString() {
        return series + "-" + itemText();
    }
}
