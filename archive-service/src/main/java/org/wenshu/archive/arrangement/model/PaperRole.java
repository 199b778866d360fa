package org.wenshu.archive.arrangement.model;

/**
 * What a file is to its item, in the order in which files stand inside one item (件内排序, DA/T 22-2015): the handling
 * sheet in front of what it handled, a reply before what it replies to, the body before its attachments, the issued
 * original before sign-off sheet and final draft (正本在前，发文稿纸和定稿在后), the original before a copy.
 */
public enum PaperRole {
    /** 收文处理单. */
    HANDLING_SHEET("处理单"),
    /** 复文. */
    REPLY("复文"),
    /** 正本. */
    ORIGINAL("正本"),
    ATTACHMENT("附件"),
    /** 发文稿纸. */
    SIGN_OFF_SHEET("发文稿纸"),
    /** 定稿. */
    DRAFT("定稿"),
    /** 复制件. */
    COPY("复制件"),
    /** 办理材料. */
    RESULT("办理材料"),
    /** 元数据: describes the item and belongs to none of its papers. */
    METADATA("元数据"),
    OTHER("其他");

    private final String chinese;

    PaperRole(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /**
     * What a file is called by those who hand it over, the papers of an outgoing document among it; a role that is not
     * known here is no reason to lose a file.
     */
    public static PaperRole named(String name) {
        return switch (name) {
            case "OFFICIAL_COPY" -> ORIGINAL;
            case "FINAL_DRAFT" -> DRAFT;
            default -> ofTheArchive(name);
        };
    }

    private static PaperRole ofTheArchive(String name) {
        for (PaperRole role : values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        return OTHER;
    }
}
