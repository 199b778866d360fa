package org.wenshu.documents.incoming.model;

/** What can be done with an incoming document; {@link IncomingStage#after} says when, {@link IncomingDocument} by whom. */
public enum IncomingAction {
    REGISTER("登记", By.RECORD),
    CHECK("机器检查"),
    PASS_REVIEW("初审通过"),
    RETURN_FOR_CORRECTION("退回补正"),
    RESUBMIT("补正重报"),
    PROPOSE("拟办"),
    INSTRUCT("批示"),
    /** The instruction of the leader who comes last. */
    CONCLUDE_INSTRUCTIONS("批示完毕", By.CONSEQUENCE),
    SEND_BACK_PROPOSAL("退回重拟"),
    CIRCULATE("传阅"),
    MARK_READ("阅知"),
    ASSIGN("交办"),
    REASSIGN("改派"),
    SEND_BACK("承办部门退回"),
    REQUEST_EXTENSION("申请延期"),
    DECIDE_EXTENSION("审批延期"),
    REMIND("到期提醒", By.CLOCK),
    URGE("催办"),
    REQUEST_CALL("生成电话催办单", By.RECORD),
    RECORD_CALL("登记电话催办结果"),
    REPROJECT("期限重算", By.CLOCK),
    SUBMIT_RESULT("报送办理结果"),
    /** The result of the section that leads. */
    CONCLUDE_HANDLING("办理完毕", By.CONSEQUENCE),
    RETURN_RESULT("退回重办"),
    COMPLETE("办结"),
    WITHDRAW("撤回"),
    SUSPEND("暂停办理"),
    RESUME("恢复办理"),
    VOID_ENTRY("作废"),
    RECORD_ARCHIVE_NUMBER("登记归档号", By.RECORD);

    /** What brings an action about. */
    private enum By {
        /** A person decides to do it. */
        PERSON,
        /** It follows from what a person did. */
        CONSEQUENCE,
        /** Time or the calendar moves on. */
        CLOCK,
        /** Something is taken down that happened outside, or before the document stood in the register. */
        RECORD
    }

    private final String chinese;
    private final By by;

    IncomingAction(String chinese) {
        this(chinese, By.PERSON);
    }

    IncomingAction(String chinese, By by) {
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
