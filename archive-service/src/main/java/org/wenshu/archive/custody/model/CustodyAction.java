package org.wenshu.archive.custody.model;

/** What is written in the custody log (保管日志, A3). */
public enum CustodyAction {
    FILED("归档"),
    REARRANGEMENT_DECIDED("决定调整"),
    REARRANGED("调整整理"),
    VERIFIED("校验"),
    /** The description of a classified record was shown. */
    READ("查阅"),
    /** A file of a classified record was served. */
    FILE_READ("调阅文件"),
    /** Classified records were listed in a catalogue that was handed out. */
    CATALOGUE_READ("导出目录");

    private final String chinese;

    CustodyAction(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
