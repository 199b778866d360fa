package org.wenshu.documents.incoming.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wenshu.documents.incoming.model.IncomingAction.*;
import static org.wenshu.documents.incoming.model.TheOffice.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.documents.incoming.model.ActionRefused.Ground;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.model.Principal;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

class IncomingDocumentTest {

    static void refused(Ground ground, ThrowingCallable verb) {
        assertThatExceptionOfType(ActionRefused.class)
                .isThrownBy(verb)
                .satisfies(refused -> assertThat(refused.ground()).isEqualTo(ground));
    }

    static void refusedDetail(String field, String rule, ThrowingCallable verb) {
        assertThatExceptionOfType(DetailRefused.class)
                .isThrownBy(verb)
                .satisfies(refused ->
                        assertThat(refused.field() + " " + refused.rule()).isEqualTo(field + " " + rule));
    }

    @Nested
    @Tag("D1")
    class registered {
        final IncomingDocument document = TheOffice.registered();

        @Test
        void has_its_number_and_waits_for_the_secretariat() {
            assertThat(document.number()).hasToString("收〔2026〕17号");
            assertThat(document.stage()).isEqualTo(IncomingStage.REGISTERED);
            assertThat(document.holders()).containsExactly(Principal.role(Role.SECRETARY));
            assertThat(events(document, IncomingEvent.Registered.class)).hasSize(1);
        }

        @Test
        void offers_the_secretary_what_comes_next_and_others_nothing() {
            assertThat(document.allowedActions(SECRETARY))
                    .containsExactlyInAnyOrder(CHECK, PASS_REVIEW, RETURN_FOR_CORRECTION, SUSPEND, VOID_ENTRY);
            assertThat(document.allowedActions(PRINCIPAL)).isEmpty();
            assertThat(document.allowedActions(STRANGER)).isEmpty();
        }

        @Test
        void needs_a_registrar_cleared_for_it() {
            refusedDetail(
                    "secrecy",
                    "within-clearance",
                    () -> IncomingDocument.register(
                            new IncomingDocumentId("x"),
                            new RegisterNumber("密件", 2026, 1),
                            particulars("密", Urgency.NONE, Secrecy.SECRET),
                            TUESDAY,
                            List.of(),
                            SECRETARY,
                            TUESDAY));
        }

        @Test
        void states_a_secrecy_term_exactly_when_classified() {
            var plain = particulars(Urgency.NONE);
            refusedDetail(
                    "secrecyTerm", "only-when-classified", () -> copy(plain, Secrecy.INTERNAL, Optional.of("10年")));
            refusedDetail(
                    "secrecyTerm", "required-when-classified", () -> copy(plain, Secrecy.SECRET, Optional.empty()));
        }

        private Particulars copy(Particulars of, Secrecy secrecy, Optional<String> term) {
            return new Particulars(
                    of.sender(),
                    of.senderNumber(),
                    of.title(),
                    of.addressee(),
                    of.documentDate(),
                    1,
                    1,
                    of.channel(),
                    Optional.empty(),
                    secrecy,
                    term,
                    of.urgency(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    @Nested
    @Tag("D3")
    class under_review {
        final IncomingDocument document = TheOffice.registered();

        @Test
        void passes_on_a_complete_checklist() {
            document.passReview(allInOrder(), Optional.empty(), SECRETARY, TUESDAY);
            assertThat(document.stage()).isEqualTo(IncomingStage.REVIEWED);
        }

        @Test
        void does_not_pass_on_half_a_checklist() {
            refusedDetail(
                    "checklist",
                    "complete",
                    () -> document.passReview(allInOrder().subList(0, 2), Optional.empty(), SECRETARY, TUESDAY));
        }

        @Test
        void passes_in_spite_of_machine_defects_only_with_a_reason() {
            document.takeDown(
                    new MachineChecks(
                            TUESDAY,
                            List.of(new MachineChecks.Finding(
                                    "pages", MachineChecks.Severity.DEFECT, Optional.empty(), "3页，登记4页"))),
                    SECRETARY);
            refusedDetail(
                    "reason",
                    "required-with-machine-defects",
                    () -> document.passReview(allInOrder(), Optional.empty(), SECRETARY, TUESDAY));
            document.passReview(allInOrder(), Optional.of("封底未计页"), SECRETARY, TUESDAY);
            assertThat(document.journal().getLast().said()).contains("封底未计页");
        }

        @Test
        void goes_back_with_each_defect_named_and_comes_again_under_its_number() {
            document.returnForCorrection(with(ReviewPoint.ATTACHMENTS), Optional.empty(), SECRETARY, TUESDAY);
            assertThat(document.stage()).isEqualTo(IncomingStage.RETURNED);
            assertThat(document.holders()).containsExactly(new Principal("outside:sender"));
            assertThat(document.journal().getLast().said()).contains("附件：缺失");

            document.resubmit(particulars(Urgency.URGENT), List.of(), Optional.of("补齐附件"), SECRETARY, TUESDAY);

            assertThat(document.stage()).isEqualTo(IncomingStage.REGISTERED);
            assertThat(document.number()).hasToString("收〔2026〕17号");
            assertThat(document.submissions()).hasSize(2);
            assertThat(document.particulars().urgency()).isEqualTo(Urgency.URGENT);
            assertThat(document.journal())
                    .extracting(JournalEntry::action)
                    .containsExactly(REGISTER, RETURN_FOR_CORRECTION, RESUBMIT);
        }

        @Test
        void is_not_returned_without_a_defect() {
            refusedDetail(
                    "checklist",
                    "defect-named",
                    () -> document.returnForCorrection(allInOrder(), Optional.empty(), SECRETARY, TUESDAY));
        }

        @Test
        void is_reviewed_by_the_secretariat_only() {
            refused(
                    Ground.NOT_THE_SECRETARIAT,
                    () -> document.passReview(allInOrder(), Optional.empty(), PLANNER, TUESDAY));
        }
    }

    @Nested
    @Tag("D5")
    class proposed_to_leaders {
        final IncomingDocument document = proposedTo(SECOND, FIRST);

        @Test
        void goes_to_the_one_highest_in_protocol_first() {
            assertThat(document.leadersToCome()).containsExactly(FIRST, SECOND);
            assertThat(document.holders()).containsExactly(Principal.person(PRINCIPAL.id()));
            assertThat(events(document, IncomingEvent.TurnCame.class))
                    .extracting(IncomingEvent.TurnCame::leader)
                    .containsExactly(PRINCIPAL.id());
        }

        @Test
        void is_instructed_when_the_last_leader_has_written() {
            instruct(PRINCIPAL, "请张副局长研究");
            assertThat(document.stage()).isEqualTo(IncomingStage.PROPOSED);
            instruct(DEPUTY, "请规划科办理");
            assertThat(document.stage()).isEqualTo(IncomingStage.INSTRUCTED);
        }

        @Test
        void waits_for_the_leader_whose_turn_it_is() {
            refused(Ground.NOT_YOUR_TURN, () -> instruct(DEPUTY, "同意"));
            refused(Ground.NOT_ASKED_TO_INSTRUCT, () -> instruct(OTHER_DEPUTY, "同意"));
            refused(Ground.NOT_ASKED_TO_INSTRUCT, () -> instruct(SECRETARY, "同意"));
            assertThat(document.allowedActions(DEPUTY)).doesNotContain(INSTRUCT);
            assertThat(document.allowedActions(PRINCIPAL)).contains(INSTRUCT, SEND_BACK_PROPOSAL, CIRCULATE);
        }

        @Test
        @Tag("O3")
        void takes_the_word_of_who_stands_in_for_the_leader() {
            instruct(standingIn(OTHER_DEPUTY, PRINCIPAL), "同意");
            assertThat(document.instructions().getLast().signature()).isEqualTo("陈副局长 代 李局长");
            assertThat(document.journal().getLast().signature()).isEqualTo("陈副局长 代 李局长");
            assertThat(document.journal().getLast().onBehalfOf()).contains(PRINCIPAL.id());
            assertThat(document.leadersToCome()).containsExactly(SECOND);
        }

        @Test
        void lets_a_leader_add_another_who_takes_his_place_in_protocol_order() {
            instruct(PRINCIPAL, "请分管领导阅示");
            document.instruct("请陈副局长阅", Optional.empty(), List.of(THIRD), Set.of(), DEPUTY, TUESDAY);
            assertThat(document.stage()).isEqualTo(IncomingStage.PROPOSED);
            assertThat(document.leadersToCome()).containsExactly(THIRD);
            refusedDetail(
                    "addedLeaderIds",
                    "not-asked-yet",
                    () -> document.instruct("？", Optional.empty(), List.of(FIRST), Set.of(), OTHER_DEPUTY, TUESDAY));
        }

        @Test
        void lets_a_leader_have_it_read_without_leaving_its_stage() {
            document.instruct("请各科室阅", Optional.empty(), List.of(), Set.of(STRANGER.id()), PRINCIPAL, TUESDAY);
            assertThat(document.allowedActions(STRANGER)).containsExactly(MARK_READ);
            document.markRead(Optional.of("已阅"), STRANGER, TUESDAY);
            assertThat(document.circulations().getFirst().readAt()).contains(TUESDAY);
            assertThat(document.stage()).isEqualTo(IncomingStage.PROPOSED);
            refused(Ground.NOT_ASKED_TO_READ, () -> document.markRead(Optional.empty(), STRANGER, TUESDAY));
        }

        @Test
        void goes_back_for_another_proposal_and_keeps_the_first() {
            document.sendBackProposal("应先征求法制科意见", PRINCIPAL, TUESDAY);
            assertThat(document.stage()).isEqualTo(IncomingStage.REVIEWED);
            document.propose(straightTo(LEGAL), SECRETARY, TUESDAY);
            assertThat(document.proposals()).hasSize(2);
            assertThat(document.proposals().getFirst().end()).contains("应先征求法制科意见");
            assertThat(document.holders()).containsExactly(Principal.role(Role.SECRETARY));
        }

        @Test
        void is_not_assigned_while_leaders_have_yet_to_write() {
            refused(
                    Ground.LEADERS_HAVE_YET_TO_INSTRUCT,
                    () -> document.assign(order(PLANNING), SECRETARY, TUESDAY, TIME));
        }

        @Test
        @Tag("D20")
        void can_be_withdrawn_until_a_leader_has_written() {
            instruct(PRINCIPAL, "同意");
            refused(Ground.ALREADY_INSTRUCTED, () -> document.withdraw("有误", SECRETARY, TUESDAY, TIME));
        }

        @Test
        @Tag("D20")
        void comes_back_to_a_leader_who_takes_his_last_instruction_back() {
            instruct(PRINCIPAL, "同意");
            instruct(DEPUTY, "同意");
            refused(Ground.NOT_YOUR_STEP, () -> document.withdraw("再议", PRINCIPAL, TUESDAY, TIME));
            document.withdraw("再议", DEPUTY, TUESDAY, TIME);
            assertThat(document.stage()).isEqualTo(IncomingStage.PROPOSED);
            assertThat(document.leadersToCome()).containsExactly(SECOND);
            instruct(DEPUTY, "不同意");
            assertThat(document.instructions()).hasSize(3);
        }

        private void instruct(Actor leader, String text) {
            document.instruct(text, Optional.empty(), List.of(), Set.of(), leader, TUESDAY);
        }
    }

    @Nested
    @Tag("D6")
    class assigned {
        final IncomingDocument document = TheOffice.assigned();

        @Test
        void is_due_by_urgency_on_the_working_calendar() {
            assertThat(dueDay(Urgency.NONE)).isEqualTo(LocalDate.of(2026, 10, 12));
            assertThat(dueDay(Urgency.URGENT)).isEqualTo(LocalDate.of(2026, 10, 8));
            assertThat(dueDay(Urgency.EXTRA_URGENT)).isEqualTo(LocalDate.of(2026, 9, 30));
        }

        @Test
        void is_due_on_another_day_if_that_is_a_working_day_within_reason() {
            assertThat(dueWhenNamed(LocalDate.of(2026, 9, 30), Optional.empty()))
                    .isEqualTo(LocalDate.of(2026, 9, 30));
            assertThat(dueWhenNamed(LocalDate.of(2026, 10, 20), Optional.of("需实地核查")))
                    .isEqualTo(LocalDate.of(2026, 10, 20));
            refusedDetail(
                    "dueReason",
                    "required-when-later",
                    () -> dueWhenNamed(LocalDate.of(2026, 10, 20), Optional.empty()));
            refusedDetail("dueDay", "working-day", () -> dueWhenNamed(LocalDate.of(2026, 10, 1), Optional.empty()));
            refusedDetail("dueDay", "after-start", () -> dueWhenNamed(LocalDate.of(2026, 9, 29), Optional.empty()));
            refusedDetail("dueDay", "longest-term", () -> dueWhenNamed(LocalDate.of(2026, 12, 31), Optional.of("长")));
        }

        @Test
        void is_in_the_hands_of_all_its_sections() {
            assertThat(document.holders())
                    .containsExactlyInAnyOrder(Principal.section(PLANNING), Principal.section(FINANCE));
            assertThat(document.allowedActions(PLANNER))
                    .containsExactlyInAnyOrder(SEND_BACK, REQUEST_EXTENSION, SUBMIT_RESULT);
            assertThat(document.allowedActions(LAWYER)).isEmpty();
        }

        @Test
        void has_a_lead_who_is_no_co_handler() {
            refusedDetail("coSectionIds", "not-the-lead", () -> order(PLANNING, PLANNING));
        }

        @Test
        void is_handled_when_the_lead_reports_after_all_co_handlers() {
            refused(Ground.CO_HANDLERS_OUTSTANDING, () -> submit(PLANNER, Optional.empty()));
            submit(ACCOUNTANT, Optional.empty());
            assertThat(document.stage()).isEqualTo(IncomingStage.ASSIGNED);
            assertThat(document.holders()).containsExactly(Principal.section(PLANNING));
            refused(Ground.ALREADY_SUBMITTED, () -> submit(ACCOUNTANT, Optional.empty()));
            submit(PLANNER, Optional.empty());
            assertThat(document.stage()).isEqualTo(IncomingStage.HANDLED);
        }

        @Test
        void is_handled_without_a_co_handler_for_a_reason() {
            submit(PLANNER, Optional.of("财务科无意见"));
            assertThat(document.stage()).isEqualTo(IncomingStage.HANDLED);
            assertThat(document.journal().getLast().said())
                    .hasValueSatisfying(said -> assertThat(said).contains("财务科无意见"));
        }

        @Test
        void comes_back_when_a_section_holds_it_is_not_theirs() {
            document.sendBack(FINANCE, "不属我科职责", ACCOUNTANT, TUESDAY);
            assertThat(document.stage()).isEqualTo(IncomingStage.INSTRUCTED);
            assertThat(document.deadline()).isEmpty();
            document.assign(order(LEGAL), SECRETARY, at("2026-10-08T09:00"), TIME);
            assertThat(document.deadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 14));
        }

        @Test
        void keeps_its_deadline_when_other_sections_take_it_on() {
            document.reassign(order(LEGAL), SECRETARY, at("2026-10-08T09:00"), TIME);
            assertThat(document.deadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 12));
            assertThat(document.holders()).containsExactly(Principal.section(LEGAL));
        }

        @Test
        void lets_a_former_co_handler_report_again_as_the_lead() {
            submit(ACCOUNTANT, Optional.empty());
            document.reassign(order(FINANCE), SECRETARY, TUESDAY, TIME);
            submit(ACCOUNTANT, Optional.empty());
            assertThat(document.stage()).isEqualTo(IncomingStage.HANDLED);
        }

        private void submit(Actor by, Optional<String> without) {
            document.submitResult(by.sections().iterator().next(), "已办理", List.of(), without, by, TUESDAY);
        }

        private LocalDate dueDay(Urgency urgency) {
            return TheOffice.assigned(urgency, PLANNING)
                    .deadline()
                    .orElseThrow()
                    .dueDay();
        }

        private LocalDate dueWhenNamed(LocalDate day, Optional<String> reason) {
            var other = reviewed(Urgency.NONE);
            other.propose(straightTo(PLANNING), SECRETARY, TUESDAY);
            other.assign(due(day, reason), SECRETARY, TUESDAY, TIME);
            return other.deadline().orElseThrow().dueDay();
        }
    }

    @Nested
    @Tag("D6")
    class asked_for_more_time {
        final IncomingDocument document = TheOffice.assigned();

        asked_for_more_time() {
            document.requestExtension(PLANNING, "需补充材料", LocalDate.of(2026, 10, 16), PLANNER, TUESDAY, TIME);
        }

        @Test
        void is_due_later_when_the_leader_in_charge_grants_it() {
            document.grantExtension(1, Optional.empty(), Optional.empty(), DEPUTY, TUESDAY, TIME);
            assertThat(document.deadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 16));
            assertThat(document.nextTimerAt()).contains(at("2026-10-15T09:00"));
        }

        @Test
        void is_due_on_the_day_that_the_leader_names() {
            document.grantExtension(
                    1, Optional.of(LocalDate.of(2026, 10, 14)), Optional.of("从快"), PRINCIPAL, TUESDAY, TIME);
            assertThat(document.deadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 14));
        }

        @Test
        void stays_due_when_refused() {
            document.refuseExtension(1, "时间充裕", DIRECTOR, TUESDAY);
            assertThat(document.deadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 12));
            refused(
                    Ground.NO_EXTENSION_ASKED,
                    () -> document.grantExtension(1, Optional.empty(), Optional.empty(), PRINCIPAL, TUESDAY, TIME));
        }

        @Test
        void is_decided_by_a_leader_over_that_section() {
            refused(Ground.NOT_THE_DECIDING_LEADER, () -> document.refuseExtension(1, "否", OTHER_DEPUTY, TUESDAY));
            refused(Ground.NOT_THE_DECIDING_LEADER, () -> document.refuseExtension(1, "否", SECRETARY, TUESDAY));
        }

        @Test
        void is_not_decided_by_who_asked_standing_in_for_the_leader() {
            refused(
                    Ground.OWN_REQUEST,
                    () -> document.grantExtension(
                            1, Optional.empty(), Optional.empty(), standingIn(PLANNER, PRINCIPAL), TUESDAY, TIME));
        }

        @Test
        void is_not_asked_twice_at_a_time() {
            refused(
                    Ground.EXTENSION_ALREADY_ASKED,
                    () -> document.requestExtension(
                            FINANCE, "也要", LocalDate.of(2026, 10, 15), ACCOUNTANT, TUESDAY, TIME));
        }

        @Test
        void lapses_with_the_assignment() {
            document.sendBack(PLANNING, "不属我科职责", PLANNER, TUESDAY);
            document.assign(order(LEGAL), SECRETARY, TUESDAY, TIME);
            refused(Ground.NO_EXTENSION_ASKED, () -> document.refuseExtension(1, "否", PRINCIPAL, TUESDAY));
        }
    }

    @Nested
    @Tag("D9")
    class handled {
        final IncomingDocument document = TheOffice.handled();

        @Test
        void is_closed_by_the_secretary_and_goes_to_the_archive() {
            document.complete(Optional.of("按要求办结"), List.of(), SECRETARY, TUESDAY);
            assertThat(document.stage()).isEqualTo(IncomingStage.COMPLETED);
            document.recordArchiveNumber("Z109-WS·2026-D10-BGS-0001", TUESDAY);
            assertThat(document.archiveNumber()).contains("Z109-WS·2026-D10-BGS-0001");
        }

        @Test
        void is_not_closed_by_who_reported_the_result() {
            var both = actor("sun", "孙科员", Set.of(Role.HANDLER, Role.SECRETARY), PLANNING);
            refused(Ground.OWN_RESULT, () -> document.complete(Optional.empty(), List.of(), both, TUESDAY));
        }

        @Test
        void is_done_again_when_the_secretary_returns_it() {
            document.returnResult(Set.of(), "缺少结论", SECRETARY, at("2026-10-08T10:00"), TIME);
            assertThat(document.stage()).isEqualTo(IncomingStage.ASSIGNED);
            assertThat(document.outstanding()).containsExactly(PLANNING);
            assertThat(document.nextTimerAt()).contains(at("2026-10-10T09:00"));
        }

        @Test
        @Tag("D20")
        void is_taken_back_by_the_section_that_reported() {
            refused(Ground.NOT_YOUR_STEP, () -> document.withdraw("误报", LAWYER, TUESDAY, TIME));
            document.withdraw("误报", PLANNER, TUESDAY, TIME);
            assertThat(document.stage()).isEqualTo(IncomingStage.ASSIGNED);
            assertThat(document.outstanding()).containsExactly(PLANNING);
        }
    }

    @Nested
    @Tag("D20")
    class suspended {
        final IncomingDocument document = TheOffice.assigned(Urgency.NONE, PLANNING);

        suspended() {
            document.suspend("等待上级明确口径", SECRETARY, at("2026-09-30T10:00"));
        }

        @Test
        void stands_still_and_is_not_urged() {
            assertThat(document.nextTimerAt()).isEmpty();
            assertThat(document.isOverdue(at("2026-12-01T10:00"))).isFalse();
            document.ring(at("2026-12-01T10:00"), TIME);
            assertThat(events(document, IncomingEvent.Urged.class)).isEmpty();
            refused(
                    Ground.SUSPENDED,
                    () -> document.submitResult(PLANNING, "办了", List.of(), Optional.empty(), PLANNER, TUESDAY));
            assertThat(document.allowedActions(SECRETARY)).containsExactlyInAnyOrder(RESUME, VOID_ENTRY);
        }

        @Test
        void goes_on_with_the_working_days_that_were_left() {
            // 8, 9, 10 and 12 October were left of the five days.
            document.resume(Optional.empty(), SECRETARY, at("2026-10-20T10:00"), TIME);
            assertThat(document.stage()).isEqualTo(IncomingStage.ASSIGNED);
            assertThat(document.deadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 26));
            refused(Ground.NOT_SUSPENDED, () -> document.resume(Optional.empty(), SECRETARY, TUESDAY, TIME));
        }

        @Test
        void gains_no_time_when_it_was_late_already() {
            var late = TheOffice.assigned(Urgency.NONE, PLANNING);
            late.suspend("等", SECRETARY, at("2026-10-14T10:00"));
            late.resume(Optional.empty(), SECRETARY, at("2026-10-20T10:00"), TIME);
            assertThat(late.deadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 12));
            assertThat(late.isOverdue(at("2026-10-20T10:00"))).isTrue();
        }
    }

    @Nested
    @Tag("D20")
    class voided {
        @Test
        void keeps_its_number_and_frees_the_senders() {
            var document = TheOffice.registered();
            assertThat(document.senderKey()).isPresent();
            document.voidEntry("重复登记", SECRETARY, TUESDAY);
            assertThat(document.stage()).isEqualTo(IncomingStage.VOID);
            assertThat(document.number()).hasToString("收〔2026〕17号");
            assertThat(document.senderKey()).isEmpty();
        }

        @Test
        void cannot_happen_once_it_is_closed() {
            refused(Ground.WRONG_STAGE, () -> completed().voidEntry("错", SECRETARY, TUESDAY));
        }
    }

    @Nested
    @Tag("X3")
    class classified {
        final Actor clearedSecretary = cleared(SECRETARY, Secrecy.TOP_SECRET);
        final IncomingDocument document = TheOffice.registered(particulars("密件标题", Urgency.NONE, Secrecy.CONFIDENTIAL));

        @Test
        void is_read_by_the_cleared_who_need_to_know() {
            assertThat(document.mayBeReadBy(clearedSecretary)).isTrue();
            assertThat(document.mayBeReadBy(OTHER_SECRETARY)).as("not cleared").isFalse();
            assertThat(document.mayBeReadBy(cleared(PRINCIPAL, Secrecy.TOP_SECRET)))
                    .as("not named")
                    .isFalse();
            assertThat(document.mayBeReadBy(cleared(PLANNER, Secrecy.TOP_SECRET)))
                    .isFalse();
        }

        @Test
        void is_read_by_leaders_and_handlers_once_they_are_named() {
            document.passReview(allInOrder(), Optional.empty(), clearedSecretary, TUESDAY);
            document.propose(toLeaders(FIRST), clearedSecretary, TUESDAY);
            assertThat(document.mayBeReadBy(cleared(PRINCIPAL, Secrecy.CONFIDENTIAL)))
                    .isTrue();
            assertThat(document.mayBeReadBy(cleared(PRINCIPAL, Secrecy.SECRET))).isFalse();
            document.instruct(
                    "办", Optional.empty(), List.of(), Set.of(), cleared(PRINCIPAL, Secrecy.TOP_SECRET), TUESDAY);
            document.assign(order(PLANNING), clearedSecretary, TUESDAY, TIME);
            assertThat(document.mayBeReadBy(cleared(PLANNER, Secrecy.CONFIDENTIAL)))
                    .isTrue();
            var clerk = cleared(actor("he", "何", Set.of(), PLANNING), Secrecy.TOP_SECRET);
            assertThat(document.mayBeReadBy(clerk))
                    .as("of the section, but no handler")
                    .isFalse();
        }

        @Test
        void lends_no_clearance_to_who_stands_in() {
            document.passReview(allInOrder(), Optional.empty(), clearedSecretary, TUESDAY);
            document.propose(toLeaders(FIRST), clearedSecretary, TUESDAY);
            assertThat(document.mayBeReadBy(standingIn(STRANGER, PRINCIPAL))).isFalse();
        }
    }

    @Nested
    @Tag("O5")
    class due_in_a_year_not_announced {
        final Instant decemberEnd = at("2026-12-30T10:00");

        @Test
        void moves_with_a_journaled_reason_when_the_notice_comes() {
            var document = reviewed(Urgency.NONE);
            document.propose(straightTo(PLANNING), SECRETARY, decemberEnd);
            document.assign(order(PLANNING), SECRETARY, decemberEnd, TIME);
            var before = document.deadline().orElseThrow();
            assertThat(before.provisional()).isTrue();
            document.drainRaised();

            document.reproject(decemberEnd, Timekeeping.standard(withNoticeFor2027()));

            var after = document.deadline().orElseThrow();
            assertThat(after.dueDay()).isEqualTo(LocalDate.of(2027, 1, 8));
            assertThat(before.dueDay()).isEqualTo(LocalDate.of(2027, 1, 7));
            assertThat(events(document, IncomingEvent.DeadlineReprojected.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.reason()).contains("国办发明电〔2026〕9号"));
            assertThat(document.journal().getLast().action()).isEqualTo(REPROJECT);

            int entries = document.journal().size();
            document.reproject(decemberEnd, Timekeeping.standard(withNoticeFor2027()));
            assertThat(document.journal()).hasSize(entries);
        }

        private org.wenshu.calendar.WorkingCalendar withNoticeFor2027() {
            var notices = new java.util.ArrayList<>(org.wenshu.calendar.Notices.published());
            notices.add(org.wenshu.calendar.Notices.parse("""
                    year 2027
                    paper 国办发明电〔2026〕9号 https://www.gov.cn/
                    off 2027-01-01 元旦
                    off 2027-01-04 元旦
                    """));
            return org.wenshu.calendar.WorkingCalendar.of(
                    notices, org.wenshu.calendar.WorkingHours.STANDARD, List.of());
        }
    }

    @Nested
    @Tag("X2")
    class every_act {
        @Test
        void is_signed_and_dated_and_says_from_where() {
            var document = completed();
            assertThat(document.journal()).allSatisfy(entry -> {
                assertThat(entry.signature()).isNotBlank();
                assertThat(entry.from()).isNotBlank();
            });
            assertThat(document.journal()).extracting(JournalEntry::number).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    @Nested
    @Tag("N3")
    class a_message_that_reached_nobody {
        @Test
        void becomes_a_call_that_the_secretary_makes_and_records() {
            var document = TheOffice.registered();
            document.requestCall(new PersonId("li"), TUESDAY);
            var sheet = document.callSheets().getFirst();
            assertThat(sheet.cause()).isEqualTo(CallSheet.Cause.MESSAGE_UNDELIVERABLE);
            document.recordCall(sheet.number(), true, "已电话告知", SECRETARY, TUESDAY);
            assertThat(document.callSheets().getFirst().open()).isFalse();
            refused(Ground.NO_OPEN_CALL_SHEET, () -> document.recordCall(1, true, "再", SECRETARY, TUESDAY));
        }
    }
}
