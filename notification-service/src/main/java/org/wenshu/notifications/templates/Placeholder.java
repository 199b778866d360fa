package org.wenshu.notifications.templates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The places in a template that are filled from an event, the directory and the recipient; there are no others. */
public enum Placeholder {
    TITLE("title", "标题（涉密的从略）", "《关于做好国庆期间值班工作的通知》", true, "title"),
    REGISTER_NUMBER("registerNumber", "收文号", "收文〔2026〕17号", "registerNumber"),
    DOCUMENT_NUMBER("documentNumber", "发文字号（编号前和涉密的从略）", "滨政发〔2026〕17号", true, "documentNumber"),
    SECRECY("secrecy", "密级", "无", "secrecy"),
    URGENCY("urgency", "紧急程度", "特急", "urgency"),
    DUE_AT("dueAt", "办理期限", "10月9日（周五）18:00", "dueAt"),
    REQUESTED_DUE_AT("requestedDueAt", "申请延至", "10月13日（周二）18:00", "requestedDueAt"),
    PREVIOUS_DUE_AT("previousDueAt", "原期限", "10月9日（周五）18:00", "from"),
    NEW_DUE_AT("newDueAt", "新期限", "10月10日（周六）18:00", "to"),
    RECEIPT_DUE_AT("receiptDueAt", "签收时限", "10月9日（周五）18:00", "receiptDueAt"),
    ARCHIVE_DUE_AT("archiveDueAt", "归档时限", "10月9日（周五）18:00", "archiveDueAt"),
    OVERDUE_DAYS("overdueDays", "逾期工作日数", "2", "overdueWorkingDays", "workingDaysLate"),
    RUNG("rung", "第几次催办", "2", "rung", "urging"),
    URGINGS("urgings", "已催办次数", "2", "urgings"),
    LEAD_SECTION("leadSection", "主办科室", "综合科", "leadSectionId"),
    CO_SECTIONS("coSections", "协办科室", "财务科、人事科", "coSectionIds"),
    SECTIONS("sections", "有关科室", "综合科", "sectionId", "sectionIds", "handlingSectionId"),
    RECIPIENT_SECTION("recipientSection", "收文科室", "综合科", "recipientSectionId"),
    REVIEW_LEVEL("reviewLevel", "审核环节", "复审", "level"),
    RETURNED_TO("returnedTo", "退回至", "拟稿人", "to"),
    WITHDRAWN_FROM("withdrawnFrom", "撤回前所处环节", "办公室复审", "from"),
    COUNTERSIGNING_ORGAN("countersigningOrgan", "会签单位（涉密的从略）", "市公安局", true, "organ"),
    DISPATCHED_TO("dispatchedTo", "主送、抄送单位（涉密的从略）", "市应急管理局", true, "recipient"),
    DISPATCHED_BY("dispatchedBy", "分发方式", "机要", "channel"),
    RECIPIENT_COUNT("recipientCount", "分发单位数", "12", "recipients"),
    DRAFTER("drafter", "拟稿人", "刘洋", "drafterId"),
    LEADER("leader", "领导", "李建国", "leaderId"),
    LEADERS("leaders", "各位领导", "李建国、周敏", "leaderIds"),
    ON_BEHALF_OF("onBehalfOf", "被代理人", "李建国", "onBehalfOf"),
    ACTOR(
            "actor",
            "经办人",
            "王芳",
            "registeredBy",
            "returnedBy",
            "resubmittedBy",
            "reviewedBy",
            "proposedBy",
            "requestedBy",
            "decidedBy",
            "submittedBy",
            "completedBy",
            "voidedBy",
            "suspendedBy",
            "resumedBy",
            "readerId",
            "givenBy",
            "signedBy",
            "issuedBy",
            "receivedBy",
            "by"),
    SENDER("sender", "来文单位（涉密的从略）", "市应急管理局", true, "sender"),
    SENDER_NUMBER("senderNumber", "发文字号（涉密的从略）", "市应急发〔2026〕31号", true, "senderNumber"),
    DECISION("decision", "是否同意", "同意", "granted", "agreed"),
    REASON("reason", "事由（涉密的从略）", "重复登记", true, "reason"),
    LAST_WORD("lastWord", "最近反馈（涉密的从略）", "正在会商，预计周三报送", true, "lastWord"),
    DEFECTS("defects", "缺陷项数", "2", "defects"),
    CALL_CAUSE("callCause", "电话催办原因", "逾期未办结", "cause"),
    ARCHIVE_NUMBER("archiveNumber", "档号", "X001-WS·2026-Y-BGS-0001", "archiveNumber"),
    REASON_CODE("reasonCode", "原因代码", "NO_RETENTION", "reasonCode"),
    OCCURRED_AT("occurredAt", "发生时间", "9月30日（周三）16:20"),
    RECIPIENT_NAME("recipientName", "收件人姓名", "张伟"),
    RECIPIENT_POST("recipientPost", "收件人职务", "科长"),
    ORGAN("organ", "本机关", "市人民政府办公室"),
    LINK("link", "办理入口", "https://wenshu.example.gov.cn/incoming-documents/1");

    /** Fields of any type that an event may name its subject by. */
    private static final Set<String> SUBJECTS = Set.of("documentId", "recordId", "intakeId");

    private final String word;
    private final String meaning;
    private final String sample;
    private final boolean text;
    private final List<String> fields;

    Placeholder(String word, String meaning, String sample, String... fields) {
        this(word, meaning, sample, false, fields);
    }

    Placeholder(String word, String meaning, String sample, boolean text, String... fields) {
        this.word = word;
        this.meaning = meaning;
        this.sample = sample;
        this.text = text;
        this.fields = List.of(fields);
    }

    public static Optional<Placeholder> named(String word) {
        return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
    }

    /** Whether events with these fields can fill it. */
    public boolean isFilledBy(Set<String> eventFields) {
        return fields.isEmpty()
                ? this != LINK || eventFields.stream().anyMatch(SUBJECTS::contains)
                : fields.stream().anyMatch(eventFields::contains);
    }

    /** As it stands between the braces. */
    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }

    /** For previews. */
    public String sample() {
        return sample;
    }

    /** Whether it repeats words of a document, which must not leave when the document is classified (N4). */
    public boolean isText() {
        return text;
    }

    public List<String> fields() {
        return fields;
    }
}
