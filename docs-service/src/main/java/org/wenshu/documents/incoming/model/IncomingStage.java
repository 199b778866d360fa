package org.wenshu.documents.incoming.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The stages of an incoming document (收文办理阶段) and the only moves between them (D1–D9, D20). */
public enum IncomingStage {
    /** In the register, not yet looked through. */
    REGISTERED("已登记"),
    /** With the sender, to be corrected. */
    RETURNED("退回补正"),
    REVIEWED("已初审"),
    PROPOSED("已拟办"),
    /** Every leader asked has instructed; to be assigned. */
    INSTRUCTED("已批示"),
    ASSIGNED("承办中"),
    /** The lead section has reported; to be closed. */
    HANDLED("已办理"),
    COMPLETED("已办结"),
    /** A mistaken entry: it keeps its number and stays in the register. */
    VOID("已作废");

    private final String chinese;

    IncomingStage(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** The stage that the action leads to. @throws ActionRefused if it cannot be done at this stage */
    public IncomingStage after(IncomingAction action) {
        return switch (this) {
            case REGISTERED ->
                switch (action) {
                    case PASS_REVIEW -> REVIEWED;
                    case RETURN_FOR_CORRECTION -> RETURNED;
                    case CHECK, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL -> REGISTERED;
                    case VOID_ENTRY -> VOID;
                    default -> throw new ActionRefused(this, action);
                };
            case RETURNED ->
                switch (action) {
                    case RESUBMIT, WITHDRAW -> REGISTERED;
                    case SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL -> RETURNED;
                    case VOID_ENTRY -> VOID;
                    default -> throw new ActionRefused(this, action);
                };
            case REVIEWED ->
                switch (action) {
                    case PROPOSE -> PROPOSED;
                    case WITHDRAW -> REGISTERED;
                    case CHECK, CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL -> REVIEWED;
                    case VOID_ENTRY -> VOID;
                    default -> throw new ActionRefused(this, action);
                };
            case PROPOSED ->
                switch (action) {
                    case CONCLUDE_INSTRUCTIONS -> INSTRUCTED;
                    case SEND_BACK_PROPOSAL, WITHDRAW -> REVIEWED;
                    case ASSIGN -> ASSIGNED;
                    case INSTRUCT, CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL -> PROPOSED;
                    case VOID_ENTRY -> VOID;
                    default -> throw new ActionRefused(this, action);
                };
            case INSTRUCTED ->
                switch (action) {
                    case ASSIGN -> ASSIGNED;
                    case PROPOSE, WITHDRAW -> PROPOSED;
                    case CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL -> INSTRUCTED;
                    case VOID_ENTRY -> VOID;
                    default -> throw new ActionRefused(this, action);
                };
            case ASSIGNED ->
                switch (action) {
                    case CONCLUDE_HANDLING -> HANDLED;
                    case SEND_BACK, WITHDRAW -> INSTRUCTED;
                    case REASSIGN,
                            REQUEST_EXTENSION,
                            DECIDE_EXTENSION,
                            REMIND,
                            URGE,
                            REPROJECT,
                            SUBMIT_RESULT,
                            CIRCULATE,
                            MARK_READ,
                            SUSPEND,
                            RESUME,
                            REQUEST_CALL,
                            RECORD_CALL -> ASSIGNED;
                    case VOID_ENTRY -> VOID;
                    default -> throw new ActionRefused(this, action);
                };
            case HANDLED ->
                switch (action) {
                    case COMPLETE -> COMPLETED;
                    case RETURN_RESULT, WITHDRAW -> ASSIGNED;
                    case REPROJECT, CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL -> HANDLED;
                    case VOID_ENTRY -> VOID;
                    default -> throw new ActionRefused(this, action);
                };
            case COMPLETED ->
                switch (action) {
                    case CIRCULATE, MARK_READ, REQUEST_CALL, RECORD_CALL, RECORD_ARCHIVE_NUMBER -> COMPLETED;
                    default -> throw new ActionRefused(this, action);
                };
            case VOID ->
                switch (action) {
                    // The voiding itself has to be told, by telephone if nothing else reaches the person.
                    case REQUEST_CALL, RECORD_CALL -> VOID;
                    default -> throw new ActionRefused(this, action);
                };
        };
    }

    /** Every action that has a place at this stage, whoever may do it. */
    public Set<IncomingAction> allowed() {
        return Moves.ALLOWED.getOrDefault(this, Set.of());
    }

    /** Whether work is still to be done on the document. */
    public boolean open() {
        return this != COMPLETED && this != VOID;
    }

    /** The table read off {@link #after}, so that there is only one. */
    private static final class Moves {
        private static final Map<IncomingStage, Set<IncomingAction>> ALLOWED = readOff();

        private static Map<IncomingStage, Set<IncomingAction>> readOff() {
            var table = new EnumMap<IncomingStage, Set<IncomingAction>>(IncomingStage.class);
            for (IncomingStage stage : values()) {
                var allowed = EnumSet.noneOf(IncomingAction.class);
                for (IncomingAction action : IncomingAction.values()) {
                    if (placed(stage, action)) {
                        allowed.add(action);
                    }
                }
                table.put(stage, Collections.unmodifiableSet(allowed));
            }
            return table;
        }

        private static boolean placed(IncomingStage stage, IncomingAction action) {
            try {
                stage.after(action);
                return true;
            } catch (ActionRefused refused) {
                return false;
            }
        }
    }
}
