package org.wenshu.document.elements;

/** The fifteen kinds of official document (文种; 党政机关公文处理工作条例 第八条). */
public enum DocumentKind {
    RESOLUTION("决议"),
    DECISION("决定"),
    ORDER("命令"),
    COMMUNIQUE("公报"),
    PROCLAMATION("公告"),
    PUBLIC_NOTICE("通告"),
    OPINION("意见"),
    NOTICE("通知"),
    CIRCULAR("通报"),
    REPORT("报告"),
    REQUEST("请示"),
    REPLY("批复"),
    BILL("议案"),
    LETTER("函"),
    MINUTES("纪要");

    private final String chinese;

    DocumentKind(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
