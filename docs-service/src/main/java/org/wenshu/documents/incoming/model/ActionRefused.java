package org.wenshu.documents.incoming.model;

import java.util.Set;

/** An action cannot be done now or not by this person; becomes a 409, or a 403, naming stage, action and what is allowed. */
public final class ActionRefused extends RuntimeException {
    private final IncomingStage stage;
    private final IncomingAction action;
    private final Ground ground;

    /** The action has no place at the stage. */
    public ActionRefused(IncomingStage stage, IncomingAction action) {
        this(stage, action, Ground.WRONG_STAGE);
    }

    /** The action has its place at the stage, but something else stands against it. */
    public ActionRefused(IncomingStage stage, IncomingAction action, Ground ground) {
        super(action + " at " + stage + ": " + ground.english());
        this.stage = stage;
        this.action = action;
        this.ground = ground;
    }

    public IncomingStage stage() {
        return stage;
    }

    public IncomingAction action() {
        return action;
    }

    public Ground ground() {
        return ground;
    }

    /** What can be done at this stage, by whoever may. */
    public Set<IncomingAction> allowed() {
        return stage.allowed();
    }

    /** Why an action is refused. */
    public enum Ground {
        WRONG_STAGE("当前阶段不能进行该操作", "this is not done at this stage", false),
        SUSPENDED("该文已暂停办理", "the document is suspended", false),
        NOT_SUSPENDED("该文未暂停办理", "the document is not suspended", false),
        NOT_THE_SECRETARIAT("该操作由文秘或办公室负责人办理", "this is done by a secretary or the office director", true),
        NOT_YOUR_TURN("尚未轮到您批示", "it is not your turn to instruct", false),
        NOT_ASKED_TO_INSTRUCT("该文未呈请您批示", "you are not among the leaders asked to instruct", true),
        LEADERS_HAVE_YET_TO_INSTRUCT("尚有领导未批示", "leaders have yet to instruct", false),
        ALREADY_INSTRUCTED("已有领导批示，不能撤回", "a leader has instructed already", false),
        NOT_ASKED_TO_READ("该文未请您传阅，或您已阅知", "you are not asked to read this, or have read it", true),
        NOT_A_HANDLING_SECTION("您不属于该文的承办部门", "you do not handle this for one of its sections", true),
        ALREADY_SUBMITTED("您的部门已报送办理结果", "your section has submitted its result", false),
        CO_HANDLERS_OUTSTANDING("协办部门尚未报送，主办部门提前报送须说明理由", "co-handlers have yet to submit; name a reason", false),
        EXTENSION_ALREADY_ASKED("已有待审批的延期申请", "an extension is already being decided", false),
        NO_EXTENSION_ASKED("没有该待审批的延期申请", "no such extension is waiting for a decision", false),
        NOT_THE_DECIDING_LEADER(
                "延期由分管领导、主要领导或办公室负责人审批",
                "the leader in charge, the principal leader or the office director decides",
                true),
        OWN_REQUEST("不能审批本人提出的申请", "nobody decides their own request", true),
        OWN_RESULT("不能办结本人报送的办理结果", "nobody closes on their own result", true),
        NOT_YOUR_STEP("只能撤回本人或本部门作出的上一步", "only the last step of one's own can be withdrawn", true),
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
