package org.wenshu.documents.outgoing.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The stages of an outgoing document (发文办理阶段) and the only moves between them (D10–D18, D20).
 *
 * <p>Between drafting and signing the next stage depends on which approvals count for the present content; the table says
 * which stages an action may lead to, and the document picks among them.
 */
public enum OutgoingStage {
    DRAFTING("起草"),
    /** With the head of the drafting section. */
    SECTION_REVIEW("初审"),
    /** With the office. */
    OFFICE_REVIEW("复审"),
    /** With legal counsel or experts; important documents only. */
    FINAL_REVIEW("终审"),
    COUNTERSIGNING("会签"),
    /** With the leader who has the authority. */
    SIGNING("待签发"),
    /** Signed; to be rechecked and numbered. */
    SIGNED("待复核"),
    /** Numbered; to be proofread. */
    NUMBERED("待校对"),
    /** Printed; to be distributed. */
    PRINTED("待分发"),
    ISSUED("已印发"),
    ARCHIVED("已归档移交"),
    VOID("已作废");

    /** Where a document in review may stand next. */
    private static final Set<OutgoingStage> IN_REVIEW =
            EnumSet.of(SECTION_REVIEW, OFFICE_REVIEW, FINAL_REVIEW, COUNTERSIGNING, SIGNING);

    private final String chinese;

    OutgoingStage(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** The stages that the action may lead to. @throws ActionRefused if it cannot be done at this stage */
    public Set<OutgoingStage> after(OutgoingAction action) {
        return switch (this) {
            case DRAFTING ->
                switch (action) {
                    case REVISE,
                            CHECK,
                            SEEK_OPINIONS,
                            GIVE_OPINION,
                            URGE_OPINIONS,
                            SETTLE_FINDING,
                            RESERVE_NUMBER,
                            GIVE_BACK_NUMBER,
                            REQUEST_CALL,
                            RECORD_CALL,
                            SUSPEND,
                            RESUME -> Set.of(DRAFTING);
                    case SUBMIT -> IN_REVIEW;
                    case VOID_DRAFT -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
            case SECTION_REVIEW, OFFICE_REVIEW, FINAL_REVIEW ->
                switch (action) {
                    case PASS_REVIEW -> onPassing();
                    case RETURN -> onReturn();
                    case WITHDRAW -> Set.of(DRAFTING);
                    case CHECK,
                            SETTLE_FINDING,
                            GIVE_OPINION,
                            URGE_OPINIONS,
                            RESERVE_NUMBER,
                            GIVE_BACK_NUMBER,
                            REQUEST_CALL,
                            RECORD_CALL,
                            SUSPEND,
                            RESUME -> Set.of(this);
                    case VOID_DRAFT -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
            case COUNTERSIGNING ->
                switch (action) {
                    case COUNTERSIGN -> Set.of(COUNTERSIGNING, SIGNING);
                    case RETURN, WITHDRAW -> Set.of(DRAFTING);
                    case RESERVE_NUMBER, GIVE_BACK_NUMBER, REQUEST_CALL, RECORD_CALL, SUSPEND, RESUME -> Set.of(this);
                    case VOID_DRAFT -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
            case SIGNING ->
                switch (action) {
                    case SIGN -> Set.of(SIGNED);
                    case RETURN -> Set.of(DRAFTING, OFFICE_REVIEW, FINAL_REVIEW);
                    case WITHDRAW -> Set.of(DRAFTING);
                    case RESERVE_NUMBER, GIVE_BACK_NUMBER, REQUEST_CALL, RECORD_CALL, SUSPEND, RESUME -> Set.of(this);
                    case VOID_DRAFT -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
            case SIGNED ->
                switch (action) {
                    case RECHECK -> Set.of(NUMBERED);
                    case RETURN -> Set.of(DRAFTING, SIGNING);
                    case RESERVE_NUMBER, GIVE_BACK_NUMBER, REQUEST_CALL, RECORD_CALL, SUSPEND, RESUME -> Set.of(this);
                    case VOID_DRAFT -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
            case NUMBERED ->
                switch (action) {
                    case PROOFREAD -> Set.of(NUMBERED);
                    case CONCLUDE_PRINTING -> Set.of(PRINTED);
                    case RETURN -> Set.of(SIGNED);
                    case REQUEST_CALL, RECORD_CALL, SUSPEND, RESUME -> Set.of(this);
                    case VOID_DRAFT -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
            case PRINTED ->
                switch (action) {
                    case DISTRIBUTE -> Set.of(ISSUED);
                    case RETURN -> Set.of(SIGNED);
                    case DESTROY_COPY, REQUEST_CALL, RECORD_CALL, SUSPEND, RESUME -> Set.of(this);
                    case VOID_DRAFT -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
            case ISSUED ->
                switch (action) {
                    case DISTRIBUTE,
                            CONFIRM_RECEIPT,
                            URGE_RECEIPTS,
                            RECALL_COPY,
                            DESTROY_COPY,
                            URGE_ARCHIVING,
                            REPROJECT,
                            REQUEST_CALL,
                            RECORD_CALL,
                            SUSPEND,
                            RESUME -> Set.of(ISSUED);
                    case ARCHIVE -> Set.of(ARCHIVED);
                    // What is out in the world is voided by a recorded act; its number stays with it.
                    case VOID_DRAFT -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
            case ARCHIVED ->
                switch (action) {
                    case CONFIRM_RECEIPT,
                            URGE_RECEIPTS,
                            RECALL_COPY,
                            DESTROY_COPY,
                            RECORD_ARCHIVE_NUMBER,
                            REQUEST_CALL,
                            RECORD_CALL -> Set.of(ARCHIVED);
                    default -> throw new ActionRefused(this, action);
                };
            case VOID ->
                switch (action) {
                    // Copies that are out have to come back; the voiding itself has to be told.
                    case RECALL_COPY, DESTROY_COPY, REQUEST_CALL, RECORD_CALL -> Set.of(VOID);
                    default -> throw new ActionRefused(this, action);
                };
        };
    }

    /** Where a draft may stand that this level has passed: the final one may wait for its other experts. */
    private Set<OutgoingStage> onPassing() {
        return this == SECTION_REVIEW
                ? Set.of(OFFICE_REVIEW, FINAL_REVIEW, COUNTERSIGNING, SIGNING)
                : Set.of(FINAL_REVIEW, COUNTERSIGNING, SIGNING);
    }

    /** Whom a level may send a draft back to: the drafter or the level before. */
    private Set<OutgoingStage> onReturn() {
        return switch (this) {
            case OFFICE_REVIEW -> Set.of(DRAFTING, SECTION_REVIEW);
            case FINAL_REVIEW -> Set.of(DRAFTING, OFFICE_REVIEW);
            default -> Set.of(DRAFTING);
        };
    }

    /** Every action that has a place at this stage, whoever may do it. */
    public Set<OutgoingAction> allowed() {
        return Moves.ALLOWED.getOrDefault(this, Set.of());
    }

    /** Whether work is still to be done on the document. */
    public boolean open() {
        return this != ARCHIVED && this != VOID;
    }

    /** Whether the document has left the house. */
    public boolean issued() {
        return this == ISSUED || this == ARCHIVED;
    }

    /** Whether the draft is still being written or reviewed, so that its content may yet change. */
    public boolean beforeSignature() {
        return this == DRAFTING || IN_REVIEW.contains(this);
    }

    /** The table read off {@link #after}, so that there is only one. */
    private static final class Moves {
        private static final Map<OutgoingStage, Set<OutgoingAction>> ALLOWED = readOff();

        private static Map<OutgoingStage, Set<OutgoingAction>> readOff() {
            var table = new EnumMap<OutgoingStage, Set<OutgoingAction>>(OutgoingStage.class);
            for (OutgoingStage stage : values()) {
                var allowed = EnumSet.noneOf(OutgoingAction.class);
                for (OutgoingAction action : OutgoingAction.values()) {
                    if (placed(stage, action)) {
                        allowed.add(action);
                    }
                }
                table.put(stage, Collections.unmodifiableSet(allowed));
            }
            return table;
        }

        private static boolean placed(OutgoingStage stage, OutgoingAction action) {
            try {
                stage.after(action);
                return true;
            } catch (ActionRefused refused) {
                return false;
            }
        }
    }
}
