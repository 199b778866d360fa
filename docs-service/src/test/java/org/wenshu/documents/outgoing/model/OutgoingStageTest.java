package org.wenshu.documents.outgoing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wenshu.documents.outgoing.model.OutgoingAction.*;
import static org.wenshu.documents.outgoing.model.OutgoingStage.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage × every action, written out a second time by hand. */
@Tag("D20")
class OutgoingStageTest {
    private static final Map<OutgoingStage, Map<OutgoingAction, Set<OutgoingStage>>> MOVES =
            new EnumMap<>(OutgoingStage.class);

    static {
        on(DRAFTING)
                .stays(REVISE, CHECK, SETTLE_FINDING, SEEK_OPINIONS, GIVE_OPINION, URGE_OPINIONS)
                .toOneOf(EnumSet.range(SECTION_REVIEW, SIGNING), SUBMIT)
                .stays(RESERVE_NUMBER, GIVE_BACK_NUMBER)
                .canBeHeldBack();
        on(SECTION_REVIEW)
                .toOneOf(EnumSet.range(OFFICE_REVIEW, SIGNING), PASS_REVIEW)
                .to(DRAFTING, RETURN)
                .isReviewed();
        on(OFFICE_REVIEW)
                .toOneOf(EnumSet.range(FINAL_REVIEW, SIGNING), PASS_REVIEW)
                .toOneOf(EnumSet.of(DRAFTING, SECTION_REVIEW), RETURN)
                .isReviewed();
        on(FINAL_REVIEW)
                .toOneOf(EnumSet.range(FINAL_REVIEW, SIGNING), PASS_REVIEW)
                .toOneOf(EnumSet.of(DRAFTING, OFFICE_REVIEW), RETURN)
                .isReviewed();
        on(COUNTERSIGNING)
                .toOneOf(EnumSet.of(COUNTERSIGNING, SIGNING), COUNTERSIGN)
                .to(DRAFTING, RETURN, WITHDRAW)
                .stays(RESERVE_NUMBER, GIVE_BACK_NUMBER)
                .canBeHeldBack();
        on(SIGNING)
                .to(SIGNED, SIGN)
                .toOneOf(EnumSet.of(DRAFTING, OFFICE_REVIEW, FINAL_REVIEW), RETURN)
                .to(DRAFTING, WITHDRAW)
                .stays(RESERVE_NUMBER, GIVE_BACK_NUMBER)
                .canBeHeldBack();
        on(SIGNED)
                .to(NUMBERED, RECHECK)
                .toOneOf(EnumSet.of(DRAFTING, SIGNING), RETURN)
                .stays(RESERVE_NUMBER, GIVE_BACK_NUMBER)
                .canBeHeldBack();
        on(NUMBERED)
                .stays(PROOFREAD)
                .to(PRINTED, CONCLUDE_PRINTING)
                .to(SIGNED, RETURN)
                .canBeHeldBack();
        on(PRINTED)
                .to(ISSUED, DISTRIBUTE)
                .to(SIGNED, RETURN)
                .stays(DESTROY_COPY)
                .canBeHeldBack();
        on(ISSUED)
                .stays(DISTRIBUTE, CONFIRM_RECEIPT, URGE_RECEIPTS, RECALL_COPY, DESTROY_COPY)
                .stays(URGE_ARCHIVING, REPROJECT)
                .to(ARCHIVED, ARCHIVE)
                .canBeHeldBack();
        on(ARCHIVED)
                .stays(CONFIRM_RECEIPT, URGE_RECEIPTS, RECALL_COPY, DESTROY_COPY)
                .stays(RECORD_ARCHIVE_NUMBER, REQUEST_CALL, RECORD_CALL);
        on(VOID).stays(RECALL_COPY, DESTROY_COPY, REQUEST_CALL, RECORD_CALL);
    }

    static Stream<Arguments> every_stage_and_action() {
        return Stream.of(OutgoingStage.values())
                .flatMap(stage -> Stream.of(OutgoingAction.values()).map(action -> Arguments.of(stage, action)));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @MethodSource("every_stage_and_action")
    void moves_as_the_table_says_and_not_otherwise(OutgoingStage stage, OutgoingAction action) {
        Set<OutgoingStage> next = MOVES.get(stage).get(action);
        if (next != null) {
            assertThat(stage.after(action)).isEqualTo(next);
            assertThat(stage.allowed()).contains(action);
        } else {
            assertThatExceptionOfType(ActionRefused.class)
                    .isThrownBy(() -> stage.after(action))
                    .satisfies(refused -> {
                        assertThat(refused.stage()).isEqualTo(stage);
                        assertThat(refused.action()).isEqualTo(action);
                        assertThat(refused.ground()).isEqualTo(ActionRefused.Ground.WRONG_STAGE);
                        assertThat(refused.allowed()).isEqualTo(MOVES.get(stage).keySet());
                    });
        }
    }

    @Test
    void every_stage_can_be_reached_and_left_but_the_two_last() {
        var reached = EnumSet.of(DRAFTING);
        for (OutgoingStage stage : OutgoingStage.values()) {
            var elsewhere = EnumSet.noneOf(OutgoingStage.class);
            MOVES.get(stage).values().forEach(elsewhere::addAll);
            elsewhere.remove(stage);
            reached.addAll(elsewhere);
            assertThat(!elsewhere.isEmpty()).as(stage.name()).isEqualTo(stage.open());
        }
        assertThat(reached).containsExactlyInAnyOrder(OutgoingStage.values());
    }

    @Test
    void every_action_has_its_place_but_drafting_which_begins() {
        var placed = EnumSet.noneOf(OutgoingAction.class);
        MOVES.values().forEach(actions -> placed.addAll(actions.keySet()));
        assertThat(EnumSet.complementOf(placed)).containsExactly(DRAFT);
    }

    @Test
    void what_is_issued_has_left_the_house_and_what_is_before_its_signature_may_change() {
        assertThat(OutgoingStage.values()).filteredOn(OutgoingStage::issued).containsExactly(ISSUED, ARCHIVED);
        assertThat(OutgoingStage.values())
                .filteredOn(OutgoingStage::beforeSignature)
                .containsExactly(DRAFTING, SECTION_REVIEW, OFFICE_REVIEW, FINAL_REVIEW, COUNTERSIGNING, SIGNING);
    }

    private static Row on(OutgoingStage stage) {
        return new Row(stage, MOVES.computeIfAbsent(stage, any -> new EnumMap<>(OutgoingAction.class)));
    }

    private record Row(OutgoingStage stage, Map<OutgoingAction, Set<OutgoingStage>> moves) {
        Row toOneOf(Set<OutgoingStage> next, OutgoingAction... actions) {
            for (OutgoingAction action : actions) {
                assertThat(moves.put(action, next)).as("placed once").isNull();
            }
            return this;
        }

        Row to(OutgoingStage next, OutgoingAction... actions) {
            return toOneOf(EnumSet.of(next), actions);
        }

        Row stays(OutgoingAction... actions) {
            return to(stage, actions);
        }

        Row isReviewed() {
            return to(DRAFTING, WITHDRAW)
                    .stays(CHECK, SETTLE_FINDING, GIVE_OPINION, URGE_OPINIONS, RESERVE_NUMBER, GIVE_BACK_NUMBER)
                    .canBeHeldBack();
        }

        Row canBeHeldBack() {
            return stays(SUSPEND, RESUME, REQUEST_CALL, RECORD_CALL).to(VOID, VOID_DRAFT);
        }
    }
}
