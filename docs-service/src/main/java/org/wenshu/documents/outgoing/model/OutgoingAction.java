package org.wenshu.documents.outgoing.model;

/** What can be done with an outgoing document (发文办理环节, D10–D18, D20). */
public enum OutgoingAction {
    DRAFT("起草"),
    REVISE("修改"),
    CHECK("机器检查", By.CONSEQUENCE),
    SEEK_OPINIONS("征求意见"),
    GIVE_OPINION("反馈意见"),
    URGE_OPINIONS("催办意见", By.CLOCK),
    SUBMIT("送审"),
    SETTLE_FINDING("处理检查意见"),
    PASS_REVIEW("审核通过"),
    RETURN("退回"),
    WITHDRAW("撤回"),
    COUNTERSIGN("会签"),
    SIGN("签发"),
    RESERVE_NUMBER("预留文号"),
    GIVE_BACK_NUMBER("退还文号"),
    RECHECK("复核"),
    PROOFREAD("校对"),
    /** Both proofreaders found the print right. */
    CONCLUDE_PRINTING("缮印完毕", By.CONSEQUENCE),
    DISTRIBUTE("分发"),
    CONFIRM_RECEIPT("登记签收"),
    URGE_RECEIPTS("催办签收", By.CLOCK),
    RECALL_COPY("收回"),
    DESTROY_COPY("销毁"),
    URGE_ARCHIVING("催办归档", By.CLOCK),
    ARCHIVE("归档"),
    RECORD_ARCHIVE_NUMBER("登记归档号", By.RECORD),
    REQUEST_CALL("生成电话催办单", By.RECORD),
    RECORD_CALL("登记电话催办结果"),
    REPROJECT("期限重算", By.CLOCK),
    SUSPEND("暂停办理"),
    RESUME("恢复办理"),
    VOID_DRAFT("作废");

    /** What brings an action about. */
    private enum By {
        PERSON,
        CONSEQUENCE,
        CLOCK,
        RECORD
    }

    private final String chinese;
    private final By by;

    OutgoingAction(String chinese) {
        this(chinese, By.PERSON);
    }

    OutgoingAction(String chinese, By by) {
        this.chinese = chinese;
        this.by = by;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether a person asks for it, so that it can be offered to them. */
    public boolean askedFor() {
        return by == By.PERSON;
    }
}
