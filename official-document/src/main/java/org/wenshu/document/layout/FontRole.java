package org.wenshu.document.layout;

/** What a font is for on an official document (GB/T 9704-2012 5.2.2, 7.2 to 7.5); which font file fills the role is set-up. */
public enum FontRole {
    /** 仿宋: the body */
    FANGSONG("仿宋"),
    /** 楷体: headings of the second level, signers */
    KAI("楷体"),
    /** 黑体: headings of the first level, secrecy, urgency, 附件 */
    HEI("黑体"),
    /** 小标宋: red head and titles */
    XIAOBIAOSONG("小标宋"),
    /** 宋体: page numbers */
    SONG("宋体");

    private final String chinese;

    FontRole(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
