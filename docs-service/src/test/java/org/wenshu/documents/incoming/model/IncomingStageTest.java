package org.wenshu.documents.incoming.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wenshu.documents.incoming.model.IncomingAction.*;
import static org.wenshu.documents.incoming.model.IncomingStage.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage × every action, written out a second time by hand. */
@Tag("D20")
class IncomingStageTest {
    private static final Map<IncomingStage, Map<IncomingAction, IncomingStage>> MOVES =
            new EnumMap<>(IncomingStage.class);

    static {
        on(REGISTERED)
                .to(REVIEWED, PASS_REVIEW)
                .to(RETURNED, RETURN_FOR_CORRECTION)
                .stays(CHECK, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL)
                .to(VOID, VOID_ENTRY);
        on(RETURNED)
                .to(REGISTERED, RESUBMIT, WITHDRAW)
                .stays(SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL)
                .to(VOID, VOID_ENTRY);
        on(REVIEWED)
                .to(PROPOSED, PROPOSE)
                .to(REGISTERED, WITHDRAW)
                .stays(CHECK, CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL)
                .to(VOID, VOID_ENTRY);
        on(PROPOSED)
                .to(INSTRUCTED, CONCLUDE_INSTRUCTIONS)
                .to(REVIEWED, SEND_BACK_PROPOSAL, WITHDRAW)
                .to(ASSIGNED, ASSIGN)
                .stays(INSTRUCT, CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL)
                .to(VOID, VOID_ENTRY);
        on(INSTRUCTED)
                .to(ASSIGNED, ASSIGN)
                .to(PROPOSED, PROPOSE, WITHDRAW)
                .stays(CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL)
                .to(VOID, VOID_ENTRY);
        on(ASSIGNED)
                .to(HANDLED, CONCLUDE_HANDLING)
                .to(INSTRUCTED, SEND_BACK, WITHDRAW)
                .stays(REASSIGN, REQUEST_EXTENSION, DECIDE_EXTENSION, REMIND, URGE, REPROJECT, SUBMIT_RESULT)
                .stays(CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL)
                .to(VOID, VOID_ENTRY);
        on(HANDLED)
                .to(COMPLETED, COMPLETE)
                .to(ASSIGNED, RETURN_RESULT, WITHDRAW)
                .stays(REPROJECT, CIRCULATE, MARK_READ, SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL)
                .to(VOID, VOID_ENTRY);
        on(COMPLETED).stays(CIRCULATE, MARK_READ, REQUEST_CALL, RECORD_CALL, RECORD_ARCHIVE_NUMBER);
        on(VOID).stays(REQUEST_CALL, RECORD_CALL);
    }

    static Stream<Arguments> every_stage_and_action() {
        return Stream.of(IncomingStage.values())
                .flatMap(stage -> Stream.of(IncomingAction.values()).map(action -> Arguments.of(stage, action)));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @MethodSource("every_stage_and_action")
    void moves_as_the_table_says_and_not_otherwise(IncomingStage stage, IncomingAction action) {
        IncomingStage next = MOVES.get(stage).get(action);
        if (next != null) {
            assertThat(stage.after(action)).isEqualTo(next);
            assertThat(stage.allowed()).contains(action);
        } else {
            assertThatExceptionOfType(ActionRefused.class)
                    .isThrownBy(() -> stage.after(action))
                    .satisfies(refused -> {
                        assertThat(refused.stage()).isEqualTo(stage);
                        assertThat(refused.action()).isEqualTo(action);
                        assertThat(refused.allowed()).isEqualTo(MOVES.get(stage).keySet());
                    });
        }
    }

    @Test
    void every_stage_can_be_reached_and_left_but_the_two_last() {
        for (IncomingStage stage : IncomingStage.values()) {
            boolean left = MOVES.get(stage).values().stream().anyMatch(next -> next != stage);
            assertThat(left).as(stage.name()).isEqualTo(stage.open());
        }
    }

    private static Row on(IncomingStage stage) {
        return new Row(stage, MOVES.computeIfAbsent(stage, any -> new EnumMap<>(IncomingAction.class)));
    }

    private record Row(IncomingStage stage, Map<IncomingAction, IncomingStage> moves) {
        Row to(IncomingStage next, IncomingAction... actions) {
            for (IncomingAction action : actions) {
                moves.put(action, next);
            }
            return this;
        }

        Row stays(IncomingAction... actions) {
            return to(stage, actions);
        }
    }
}
