package org.wenshu.document.checks;

/** The elements of an official document that a finding can stand at (公文格式要素, GB/T 9704-2012 7.1). */
public enum Element {
    COPY_NUMBER("份号"),
    SECRECY("密级和保密期限"),
    URGENCY("紧急程度"),
    HEAD("发文机关标志"),
    NUMBER("发文字号"),
    SIGNERS("签发人"),
    TITLE("标题"),
    ADDRESSEES("主送机关"),
    BODY("正文"),
    ATTACHMENTS_NOTE("附件说明"),
    SIGNATURE("发文机关署名"),
    DATE("成文日期"),
    SEAL("印章"),
    NOTE("附注"),
    ATTACHMENT("附件"),
    ATTENDANCE("出席人员"),
    COPIES("抄送机关"),
    PRINTING("印发机关和印发日期");

    private final String chinese;

    Element(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
