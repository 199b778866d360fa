package org.wenshu.documents.outgoing.model;

import java.util.Set;

/** An action cannot be done now or not by this person; becomes a 409, or a 403, naming stage, action and what is allowed. */
public final class ActionRefused extends RuntimeException {
    private final OutgoingStage stage;
    private final OutgoingAction action;
    private final Ground ground;

    /** The action has no place at the stage. */
    public ActionRefused(OutgoingStage stage, OutgoingAction action) {
        this(stage, action, Ground.WRONG_STAGE);
    }

    /** The action has its place at the stage, but something else stands against it. */
    public ActionRefused(OutgoingStage stage, OutgoingAction action, Ground ground) {
        super(action + " at " + stage + ": " + ground.english());
        this.stage = stage;
        this.action = action;
        this.ground = ground;
    }

    public OutgoingStage stage() {
        return stage;
    }

    public OutgoingAction action() {
        return action;
    }

    public Ground ground() {
        return ground;
    }

    /** What can be done at this stage, by whoever may. */
    public Set<OutgoingAction> allowed() {
        return stage.allowed();
    }

    /** Why an action is refused. */
    public enum Ground {
        WRONG_STAGE("当前阶段不能进行该操作", "this is not done at this stage", false),
        SUSPENDED("该文已暂停办理", "the document is suspended", false),
        NOT_SUSPENDED("该文未暂停办理", "the document is not suspended", false),
        NOT_THE_DRAFTER("该操作由拟稿人或拟稿部门承办人办理", "this is done by the drafter or the drafting section", true),
        NOT_THE_SECRETARIAT("该操作由文秘或办公室负责人办理", "this is done by a secretary or the office director", true),
        NOT_ASKED_FOR_AN_OPINION("未向您的部门征求意见", "your section is not asked for an opinion", true),
        ALREADY_GIVEN("您的部门已反馈意见", "your section has given its opinion", false),
        OPINIONS_OUTSTANDING("征求意见尚未反馈齐，送审须说明理由", "opinions are outstanding; name a reason to go on", false),
        NOT_THE_SECTION_HEAD("初审由拟稿部门负责人办理", "the head of the drafting section reviews first", true),
        NOT_THE_OFFICE("复审由办公室办理", "the office reviews the format", true),
        NOT_THE_EXPERT("终审由指定的法律顾问或专家办理", "the experts named review this", true),
        OWN_DRAFT("拟稿人不能审核、签发或校对本人起草的公文", "who drafted a document does not review, sign or proofread it", true),
        OWN_REVIEW(
                "已审核该文的人员不能再修改、审核、签发或校对",
                "who reviewed a document does not change it, review it at another level, sign or proofread it",
                true),
        OWN_SIGNATURE("签发人不能校对本人签发的公文", "who signed a document does not proofread it", true),
        ALREADY_PASSED("您已审核该版本", "you have passed this version already", false),
        FINDINGS_UNSETTLED("尚有必须处理的检查意见，须修改或逐条说明理由予以保留", "findings that gate are neither mended nor overruled", false),
        NO_SUCH_FINDING("没有该检查意见", "there is no such finding", false),
        NOT_ASKED_TO_COUNTERSIGN("未请您的部门会签，或尚未轮到", "your section is not asked to countersign, or not yet", true),
        NOT_THE_SIGNING_LEADER("您没有签发该文的权限", "you have no authority to sign this document", true),
        NO_SIGNING_LEADER("没有具有签发权限的领导，请先维护分管关系", "nobody has the authority to sign this; say who is in charge", false),
        CONTENT_CHANGED("内容与您所见的不一致，请重新阅看", "the content is not the one that you have seen; read it again", false),
        NOT_WHAT_WAS_SIGNED("内容与签发的不一致，不能编号", "the content is not what was signed", false),
        NUMBER_HELD("该文已有文号", "the document has a number already", false),
        NO_NUMBER_HELD("该文没有预留文号", "the document holds no number", false),
        ALREADY_PROOFREAD("您已校对该次印件，须由另一人复校", "you have proofread this print; another person does the second", true),
        NO_SUCH_DISPATCH("没有该分发记录，或已签收", "there is no such dispatch waiting for its receipt", false),
        NO_SUCH_COPY("没有该份号，或其状态不允许该操作", "there is no such copy in a state for this", false),
        COPIES_OUTSTANDING("尚有份号未收回或未销毁", "copies are neither back nor destroyed", false),
        NOT_THE_CLASSIFIED_OFFICER("涉密文件的收回和销毁由保密员办理", "the classified-matter officer recalls and destroys", true),
        NOT_WITHDRAWABLE("只有拟稿人或拟稿部门负责人可以撤回", "the drafter or the head of the section withdraws", true),
        NO_OPEN_CALL_SHEET("没有该待登记的电话催办单", "no such call sheet is open", false);

        private final String chinese;
        private final String english;
        private final boolean personal;

        Ground(String chinese, String english, boolean personal) {
            this.chinese = chinese;
            this.english = english;
            this.personal = personal;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }

        /** Whether it is the person who may not, whatever the document's state. */
        public boolean personal() {
            return personal;
        }
    }
}
