package org.wenshu.documents.incoming.model;

/** What the preliminary review looks at (初审要点, D3); each is also the code of the defect when it is not in order. */
public enum ReviewPoint {
    HEAD("版头", true),
    ADDRESSEE("主送机关", true),
    ATTACHMENT_NOTE("附件标注", true),
    PAGES("页数", true),
    ATTACHMENTS("附件", true),
    DOCUMENT_NUMBER("发文字号", false),
    TITLE("标题", false),
    SIGNATURE_AND_SEAL("署名与印章", false),
    DATE("成文日期", false),
    SECRECY_MARK("密级标注", false),
    LEGIBILITY("字迹与电子文件可读性", false),
    COMPETENCE("行文关系与职权", false),
    OTHER("其他", false);

    private final String chinese;
    private final boolean onChecklist;

    ReviewPoint(String chinese, boolean onChecklist) {
        this.chinese = chinese;
        this.onChecklist = onChecklist;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether a review that passes must have looked at it. */
    public boolean onChecklist() {
        return onChecklist;
    }
}
