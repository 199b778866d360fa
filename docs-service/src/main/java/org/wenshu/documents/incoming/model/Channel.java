package org.wenshu.documents.incoming.model;

/** The way by which a document reached the organ (来文渠道, D1). */
public enum Channel {
    OFFICIAL_EXCHANGE("公文交换"),
    CONFIDENTIAL_POST("机要"),
    POST("邮寄"),
    COURIER("专人送达"),
    OA("办公系统"),
    EMAIL("电子邮件"),
    FAX("传真"),
    OTHER("其他");

    private final String chinese;

    Channel(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
