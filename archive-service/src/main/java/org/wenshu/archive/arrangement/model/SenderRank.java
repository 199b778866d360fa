package org.wenshu.archive.arrangement.model;

import java.util.regex.Pattern;

/** The rank of the organ that issued a document, as far as its name tells (责任者级别). */
public enum SenderRank {
    CENTRAL("中央", Pattern.compile("^(中共中央|中央|国务院|全国|最高人民|国家|中华人民共和国|中国).*")),
    PROVINCIAL("省级", Pattern.compile("^(中共)?(.{1,6}(省|自治区)|北京市|上海市|天津市|重庆市|省|自治区).*")),
    MUNICIPAL("市级", Pattern.compile("^(中共)?(.{0,8}(市|自治州|地区|盟)).*")),
    COUNTY("县级", Pattern.compile("^(中共)?(.{0,8}(县|区|旗)).*")),
    OTHER("其他", Pattern.compile(".*"));

    private final String chinese;
    private final Pattern names;

    SenderRank(String chinese, Pattern names) {
        this.chinese = chinese;
        this.names = names;
    }

    public String chinese() {
        return chinese;
    }

    /** The highest rank that the name agrees with: a guess that the archivist may overrule by re-arranging. */
    public static SenderRank of(String sender) {
        for (SenderRank rank : values()) {
            if (rank.names.matcher(sender.strip()).matches()) {
                return rank;
            }
        }
        return OTHER;
    }
}
