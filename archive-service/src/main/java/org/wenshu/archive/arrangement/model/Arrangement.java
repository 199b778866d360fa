package org.wenshu.archive.arrangement.model;

import java.util.regex.Pattern;
import org.wenshu.office.model.SectionId;

/**
 * Where in the archive an item belongs (整理分类, DA/T 22): fonds, category, year, retention and section.
 *
 * @param fonds the fonds number of the organ (全宗号), four characters
 * @param category the category of the archive (档案门类代码): {@value #PAPERS} for documents
 * @param year the year in which its handling ended (年度)
 * @param sectionCode the section's code of three letters (机构代码)
 */
public record Arrangement(
        String fonds, String category, int year, RetentionPeriod retention, SectionId section, String sectionCode) {

    /** 文书档案. */
    public static final String PAPERS = "WS";

    private static final Pattern FONDS = Pattern.compile("[A-Z0-9]{4}");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    public Arrangement {
        if (!isFondsNumber(fonds)) {
            throw new IllegalArgumentException("a fonds number has four characters A–Z, 0–9: " + fonds);
        }
        if (!isSectionCode(sectionCode)) {
            throw new IllegalArgumentException("a section code has three letters: " + sectionCode);
        }
    }

    public static boolean isFondsNumber(String text) {
        return FONDS.matcher(text).matches();
    }

    public static boolean isSectionCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** What item numbers run within, as the archive number writes it: {@code Z109-WS·2026-D30-BGS}. */
    public String series() {
        return fonds + "-" + category + "·" + year + "-" + retention.name() + "-" + sectionCode;
    }

    public ArchiveNumber number(int item) {
        return new ArchiveNumber(series(), item);
    }
}
