package org.wenshu.documents.outgoing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wenshu.documents.outgoing.model.OutgoingAction.*;
import static org.wenshu.documents.outgoing.model.TheOffice.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.model.Principal;
import org.wenshu.documents.outgoing.model.ActionRefused.Ground;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

class OutgoingDocumentTest {

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

    private static JournalEntry last(OutgoingDocument document) {
        return document.journal().getLast();
    }

    private static void sendBack(OutgoingDocument document, OutgoingStage to, Actor by) {
        document.sendBack(to, "须改", List.of(new Return.Mark("第2段", "缺句号")), by, MONDAY, RULES);
    }

    private static void revise(OutgoingDocument document, String text, String form) {
        document.revise(document.facts(), of(text, form), Optional.empty(), PLANNER, MONDAY);
    }

    private static void resubmit(OutgoingDocument document) {
        document.submit(document.route().orElseThrow(), Optional.empty(), Optional.empty(), PLANNER, MONDAY, RULES);
    }

    @Nested
    @Tag("D10")
    class a_draft {
        final OutgoingDocument document = drafted();

        @Test
        void is_its_drafters_and_stands_in_the_journal() {
            assertThat(document.stage()).isEqualTo(OutgoingStage.DRAFTING);
            assertThat(document.holders()).containsExactly(Principal.person(PLANNER.id()));
            assertThat(document.journal()).singleElement().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo(DRAFT);
                assertThat(entry.by()).isEqualTo(PLANNER.id());
                assertThat(entry.from()).isEqualTo("10.0.0.1");
                assertThat(entry.version()).isEqualTo(1);
            });
            assertThat(events(document, OutgoingEvent.Drafted.class)).hasSize(1);
        }

        @Test
        void is_written_for_a_section_of_ones_own_within_ones_clearance() {
            refusedDetail("sectionId", "own-section", () -> begin(ACCOUNTANT, facts()));
            refusedDetail("secrecy", "within-clearance", () -> begin(cleared(PLANNER, Secrecy.INTERNAL), classified()));
        }

        @Test
        void names_its_term_when_classified() {
            var classified = classified();
            var without = new Facts(
                    classified.kind(),
                    classified.format(),
                    classified.direction(),
                    classified.secrecy(),
                    Optional.empty(),
                    classified.urgency(),
                    classified.issuers(),
                    classified.numberCode(),
                    classified.title(),
                    classified.addressees(),
                    classified.copiesTo(),
                    classified.attachmentTitles(),
                    classified.printed());
            refusedDetail("secrecyTerm", "required-when-classified", () -> begin(PLANNER, without));
        }

        @Test
        void keeps_every_version_that_is_another_one() {
            refusedDetail("content", "changed", () -> revise(document, "正文", "版式"));
            document.revise(facts(), of("正文二", "版式"), Optional.of("补充要求"), OTHER_PLANNER, MONDAY);
            assertThat(document.versions()).extracting(Version::number).containsExactly(1, 2);
            assertThat(document.present().fingerprints().substance()).isEqualTo("正文二");
            assertThat(last(document).said()).contains("补充要求");
            assertThat(last(document).version()).isEqualTo(2);
            assertThat(events(document, OutgoingEvent.Revised.class)).hasSize(1);
        }

        @Test
        void is_changed_by_its_drafter_and_the_drafting_section_only() {
            for (Actor other : List.of(ACCOUNTANT, SECRETARY, DEPUTY, STRANGER)) {
                refused(
                        Ground.NOT_THE_DRAFTER,
                        () -> document.revise(facts(), of("二", "版式"), Optional.empty(), other, MONDAY));
            }
            assertThat(document.allowedActions(PLANNER)).contains(REVISE, SUBMIT, SEEK_OPINIONS, VOID_DRAFT);
            assertThat(document.allowedActions(OTHER_PLANNER)).contains(REVISE, SUBMIT);
            assertThat(document.allowedActions(STRANGER)).isEmpty();
        }

        private OutgoingDocument begin(Actor by, Facts facts) {
            return OutgoingDocument.draft(
                    new OutgoingDocumentId("x"),
                    PLANNING,
                    facts,
                    of("正文", "版式"),
                    Optional.empty(),
                    Optional.empty(),
                    by,
                    MONDAY);
        }
    }

    @Nested
    @Tag("D10")
    class asked_about {
        final OutgoingDocument document = drafted();

        @Test
        void is_waited_for_on_the_working_calendar_and_answered_once_by_each_section() {
            ask(Optional.empty(), FINANCE, LEGAL);
            assertThat(document.opinionRequests().getFirst().deadline().dueDay())
                    .isEqualTo(LocalDate.of(2026, 10, 8));
            assertThat(events(document, OutgoingEvent.OpinionsSought.class)).hasSize(1);
            answer(FINANCE, true, ACCOUNTANT);
            refused(Ground.ALREADY_GIVEN, () -> answer(FINANCE, true, FINANCE_HEAD));
            refused(Ground.NOT_ASKED_FOR_AN_OPINION, () -> answer(LEGAL, true, ACCOUNTANT));
            refused(Ground.NOT_ASKED_FOR_AN_OPINION, () -> answer(PLANNING, true, PLANNER));
            assertThat(document.opinionRequests().getFirst().outstanding()).containsExactly(LEGAL);
            assertThat(last(document).said()).contains("同意");
        }

        @Test
        void is_objected_to_with_a_reason() {
            ask(Optional.empty(), FINANCE);
            refusedDetail("text", "required-without-agreement", () -> answer(FINANCE, false, ACCOUNTANT));
            document.giveOpinion(1, FINANCE, false, Optional.of("经费无来源"), ACCOUNTANT, MONDAY);
            assertThat(last(document).said()).contains("有意见：经费无来源");
            assertThat(events(document, OutgoingEvent.OpinionGiven.class)).hasSize(1);
        }

        @Test
        void is_answered_by_a_working_day_after_today() {
            refusedDetail("dueDay", "working-day", () -> ask(Optional.of(LocalDate.of(2026, 10, 1)), FINANCE));
            refusedDetail("dueDay", "after-start", () -> ask(Optional.of(LocalDate.of(2026, 9, 28)), FINANCE));
            ask(Optional.of(LocalDate.of(2026, 9, 30)), FINANCE);
            assertThat(document.opinionRequests().getFirst().deadline().dueDay())
                    .isEqualTo(LocalDate.of(2026, 9, 30));
        }

        @Test
        void goes_to_review_without_an_opinion_only_for_a_reason() {
            ask(Optional.empty(), FINANCE);
            refused(
                    Ground.OPINIONS_OUTSTANDING,
                    () -> document.submit(way(), Optional.empty(), Optional.empty(), PLANNER, MONDAY, RULES));
            document.submit(way(), Optional.of("时间紧急"), Optional.empty(), PLANNER, MONDAY, RULES);
            assertThat(document.opinionRequests().getFirst().closed()).contains("时间紧急");
            assertThat(last(document).said()).contains("时间紧急");
            assertThat(document.nextTimerAt()).isEmpty();
        }

        @Test
        void is_urged_each_working_day_until_answered() {
            ask(Optional.empty(), FINANCE, LEGAL);
            assertThat(document.nextTimerAt()).contains(at("2026-10-09T09:00"));
            document.ring(at("2026-10-09T09:00"), RULES);
            answer(FINANCE, true, ACCOUNTANT);
            document.ring(at("2026-10-10T09:00"), RULES);
            answer(LEGAL, true, LEGAL_HEAD);
            assertThat(events(document, OutgoingEvent.OpinionsUrged.class))
                    .extracting(urged -> urged.urging() + " " + urged.outstanding())
                    .containsExactly("1 [finance, legal]", "2 [legal]");
            assertThat(document.nextTimerAt()).isEmpty();
        }

        private void ask(Optional<LocalDate> day, SectionId... sections) {
            document.seekOpinions(List.of(sections), "有无意见", day, PLANNER, MONDAY, RULES);
        }

        private void answer(SectionId section, boolean agreed, Actor by) {
            document.giveOpinion(1, section, agreed, Optional.empty(), by, MONDAY);
        }
    }

    @Nested
    @Tag("D11")
    class looked_through {
        final OutgoingDocument document = drafted();

        @Test
        void does_not_pass_the_office_while_a_finding_that_gates_stands() {
            document.takeDown(List.of(finding(1, "title-mark", true), finding(2, "wording", false)), MONDAY);
            resubmitted();
            pass(document, PLANNING_HEAD);
            refused(Ground.FINDINGS_UNSETTLED, () -> pass(document, DIRECTOR));
            settle(1, CheckFinding.Decision.ACCEPTED, Optional.empty());
            refused(Ground.FINDINGS_UNSETTLED, () -> pass(document, DIRECTOR));
            settle(1, CheckFinding.Decision.OVERRULED, Optional.of("标题为引文"));
            pass(document, DIRECTOR);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
        }

        @Test
        void is_overruled_with_a_word_on_a_finding_that_there_is() {
            document.takeDown(List.of(finding(1, "title-mark", true)), MONDAY);
            resubmitted();
            pass(document, PLANNING_HEAD);
            refusedDetail(
                    "word", "required-to-overrule", () -> settle(1, CheckFinding.Decision.OVERRULED, Optional.empty()));
            refused(Ground.NO_SUCH_FINDING, () -> settle(2, CheckFinding.Decision.ACCEPTED, Optional.empty()));
            refused(
                    Ground.NOT_THE_OFFICE,
                    () -> document.settleFinding(
                            1, CheckFinding.Decision.OVERRULED, Optional.of("可"), PLANNING_HEAD, MONDAY));
            settle(1, CheckFinding.Decision.OVERRULED, Optional.of("标题为引文"));
            assertThat(last(document).said()).contains("title-mark保留：标题为引文");
        }

        @Test
        void keeps_the_word_given_on_the_same_finding_before() {
            document.takeDown(List.of(finding(1, "title-mark", true)), MONDAY);
            document.settleFinding(1, CheckFinding.Decision.OVERRULED, Optional.of("标题为引文"), PLANNER, MONDAY);
            revise(document, "正文二", "版式");
            document.takeDown(List.of(finding(1, "other", true), finding(2, "title-mark", true)), MONDAY);
            assertThat(document.findings())
                    .extracting(CheckFinding::standsInTheWay)
                    .containsExactly(true, false);
        }

        private void resubmitted() {
            document.submit(way(), Optional.empty(), Optional.empty(), PLANNER, MONDAY, RULES);
        }

        private void settle(int number, CheckFinding.Decision decision, Optional<String> word) {
            document.settleFinding(number, decision, word, DIRECTOR, MONDAY);
        }
    }

    @Nested
    @Tag("D12")
    class in_review {
        @Test
        void passes_section_office_and_for_an_important_one_every_expert() {
            var document = submitted(facts(), important(COUNSEL, EXPERT));
            assertThat(document.holders()).containsExactly(Principal.heads(PLANNING));
            pass(document, PLANNING_HEAD);
            assertThat(document.stage()).isEqualTo(OutgoingStage.OFFICE_REVIEW);
            assertThat(document.holders())
                    .containsExactly(Principal.role(Role.SECRETARY), Principal.role(Role.OFFICE_DIRECTOR));
            pass(document, DIRECTOR);
            assertThat(document.stage()).isEqualTo(OutgoingStage.FINAL_REVIEW);
            pass(document, EXPERT);
            assertThat(document.stage()).isEqualTo(OutgoingStage.FINAL_REVIEW);
            assertThat(document.holders()).containsExactly(Principal.person(COUNSEL.id()));
            refused(Ground.ALREADY_PASSED, () -> pass(document, EXPERT));
            pass(document, COUNSEL);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
            var raised = document.drainRaised();
            assertThat(raised)
                    .filteredOn(OutgoingEvent.ReviewAsked.class::isInstance)
                    .extracting(event -> ((OutgoingEvent.ReviewAsked) event).level())
                    .containsExactly(Level.SECTION, Level.OFFICE, Level.FINAL);
            assertThat(raised)
                    .filteredOn(OutgoingEvent.Passed.class::isInstance)
                    .hasSize(4);
            assertThat(raised)
                    .filteredOn(OutgoingEvent.SignatureAsked.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void is_passed_at_each_level_by_its_own_people_only() {
            var document = submitted(facts(), important(COUNSEL));
            for (Actor other : List.of(OTHER_PLANNER, FINANCE_HEAD, DIRECTOR, DEPUTY)) {
                refused(Ground.NOT_THE_SECTION_HEAD, () -> pass(document, other));
            }
            pass(document, PLANNING_HEAD);
            for (Actor other : List.of(PLANNING_HEAD, COUNSEL, DEPUTY)) {
                refused(Ground.NOT_THE_OFFICE, () -> pass(document, other));
            }
            pass(document, SECRETARY);
            refused(Ground.NOT_THE_EXPERT, () -> pass(document, EXPERT));
        }

        @Test
        void lists_who_passed_what_when_and_with_which_opinion() {
            var document = submitted();
            document.passReview(Optional.of("内容属实"), PLANNING_HEAD, MONDAY, RULES);
            assertThat(document.approvals()).singleElement().satisfies(passed -> {
                assertThat(passed.level()).isEqualTo(Level.SECTION);
                assertThat(passed.version()).isEqualTo(1);
                assertThat(passed.signature()).isEqualTo("桂科长");
                assertThat(passed.opinion()).contains("内容属实");
                assertThat(passed.at()).isEqualTo(MONDAY);
            });
            assertThat(last(document).action()).isEqualTo(PASS_REVIEW);
        }
    }

    @Nested
    @Tag("D12")
    @Tag("O3")
    class separation_of_duties {
        @Test
        void keeps_drafters_from_reviewing_in_person_and_under_delegation() {
            var document = submitted();
            refused(Ground.OWN_DRAFT, () -> pass(document, holding(PLANNER, PLANNING_HEAD)));
            refused(Ground.OWN_DRAFT, () -> pass(document, standingIn(PLANNER, PLANNING_HEAD)));
        }

        @Test
        void counts_everybody_who_wrote_a_version_as_a_drafter_and_whoever_they_stood_in_for() {
            var document = drafted();
            document.revise(facts(), of("二", "版式"), Optional.empty(), standingIn(STRANGER, OTHER_PLANNER), MONDAY);
            document.submit(way(), Optional.empty(), Optional.empty(), PLANNER, MONDAY, RULES);
            refused(Ground.OWN_DRAFT, () -> pass(document, standingIn(STRANGER, PLANNING_HEAD)));
            refused(Ground.OWN_DRAFT, () -> pass(document, holding(OTHER_PLANNER, PLANNING_HEAD)));
            pass(document, PLANNING_HEAD);
        }

        @Test
        void keeps_one_person_from_passing_two_levels() {
            var document = submitted();
            pass(document, standingIn(SECRETARY, PLANNING_HEAD));
            refused(Ground.OWN_REVIEW, () -> pass(document, SECRETARY));
            refused(Ground.OWN_REVIEW, () -> pass(document, standingIn(SECRETARY, DIRECTOR)));
            refused(Ground.OWN_REVIEW, () -> pass(document, holding(PLANNING_HEAD, DIRECTOR)));
            assertThat(document.allowedActions(SECRETARY)).doesNotContain(PASS_REVIEW, RETURN);
            pass(document, OTHER_SECRETARY);
        }

        @Test
        void keeps_reviewers_from_writing_what_they_have_passed() {
            var document = atSignature();
            document.withdraw("改", PLANNER, MONDAY);
            refused(
                    Ground.OWN_REVIEW,
                    () -> document.revise(facts(), of("正文", "印10份"), Optional.empty(), PLANNING_HEAD, MONDAY));
            revise(document, "正文二", "版式");
            document.revise(facts(), of("正文", "版式"), Optional.empty(), PLANNING_HEAD, MONDAY);
            assertThat(document.approvals())
                    .filteredOn(document::counts)
                    .extracting(Approval::level)
                    .containsExactly(Level.OFFICE);
        }

        @Test
        @Tag("D14")
        void keeps_drafters_and_reviewers_from_signing() {
            var document = atSignature();
            refused(Ground.OWN_DRAFT, () -> sign(document, standingIn(PLANNER, DEPUTY)));
            refused(Ground.OWN_REVIEW, () -> sign(document, standingIn(DIRECTOR, DEPUTY)));
            refused(Ground.OWN_REVIEW, () -> sign(document, standingIn(PLANNING_HEAD, PRINCIPAL)));
            sign(document, standingIn(OTHER_DEPUTY, DEPUTY));
        }

        @Test
        @Tag("D15")
        void keeps_drafters_from_rechecking() {
            var document = signed();
            Actor drafter = holding(PLANNER, SECRETARY);
            refused(
                    Ground.OWN_DRAFT,
                    () -> document.recheck(
                            number(1), document.present().fingerprints().whole(), recheckBy(drafter), drafter, MONDAY));
        }

        @Test
        @Tag("D16")
        void keeps_drafters_reviewers_and_the_signer_from_proofreading() {
            var document = numbered();
            refused(Ground.OWN_DRAFT, () -> proofread(document, PLANNER));
            refused(Ground.OWN_DRAFT, () -> proofread(document, standingIn(PLANNER, SECRETARY)));
            refused(Ground.OWN_REVIEW, () -> proofread(document, DIRECTOR));
            refused(Ground.OWN_REVIEW, () -> proofread(document, standingIn(SECRETARY, PLANNING_HEAD)));
            refused(Ground.OWN_SIGNATURE, () -> proofread(document, DEPUTY));
            refused(Ground.OWN_SIGNATURE, () -> proofread(document, standingIn(SECRETARY, DEPUTY)));
        }

        @Test
        @Tag("D16")
        void wants_two_proofreaders_and_takes_nobodys_authority_twice() {
            var document = numbered();
            proofread(document, standingIn(OTHER_SECRETARY, SECRETARY));
            refused(Ground.ALREADY_PROOFREAD, () -> proofread(document, OTHER_SECRETARY));
            refused(Ground.ALREADY_PROOFREAD, () -> proofread(document, SECRETARY));
            refused(Ground.ALREADY_PROOFREAD, () -> proofread(document, standingIn(STRANGER, SECRETARY)));
            proofread(document, STRANGER);
            assertThat(document.stage()).isEqualTo(OutgoingStage.PRINTED);
        }
    }

    @Nested
    @Tag("D12")
    class a_change_after_review {
        final OutgoingDocument document = reviewed(
                facts(), new Route(Route.Matter.SECTION, List.of(COUNSEL.id()), List.of(Party.of(FINANCE)), false));

        a_change_after_review() {
            pass(document, COUNSEL);
            document.countersign(
                    Party.of(FINANCE), true, Optional.empty(), Optional.empty(), FINANCE_HEAD, MONDAY, RULES);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
            document.withdraw("再改", PLANNER, MONDAY);
        }

        @Test
        void of_nothing_goes_straight_back_to_the_signature() {
            resubmit(document);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
        }

        @Test
        void of_form_reopens_the_office_alone() {
            revise(document, "正文", "印10份");
            resubmit(document);
            assertThat(document.stage()).isEqualTo(OutgoingStage.OFFICE_REVIEW);
            assertThat(document.approvals())
                    .filteredOn(document::counts)
                    .extracting(Approval::level)
                    .containsExactly(Level.SECTION, Level.FINAL);
            pass(document, DIRECTOR);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
        }

        @Test
        @Tag("D13")
        void of_substance_reopens_every_level_and_the_countersignatures() {
            revise(document, "正文二", "版式");
            resubmit(document);
            assertThat(document.approvals()).noneMatch(document::counts);
            assertThat(document.outstandingParties()).containsExactly(Party.of(FINANCE));
            pass(document, PLANNING_HEAD);
            pass(document, DIRECTOR);
            assertThat(document.stage()).isEqualTo(OutgoingStage.FINAL_REVIEW);
            pass(document, COUNSEL);
            assertThat(document.stage()).isEqualTo(OutgoingStage.COUNTERSIGNING);
        }

        @Test
        void that_is_taken_back_lets_what_was_said_of_it_count_again() {
            revise(document, "正文二", "版式");
            revise(document, "正文", "版式");
            resubmit(document);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
        }

        @Test
        @Tag("D14")
        void makes_a_signature_fall() {
            resubmit(document);
            sign(document, DEPUTY);
            sendBack(document, OutgoingStage.DRAFTING, SECRETARY);
            assertThat(document.signature()).isEmpty();
            assertThat(document.signatures().getFirst().fallen()).contains("须改");
            revise(document, "正文二", "版式");
            assertThat(document.signature()).isEmpty();
            resubmit(document);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SECTION_REVIEW);
        }
    }

    @Nested
    @Tag("D12")
    class sent_back {
        @Test
        void goes_to_the_drafter_or_the_level_before_with_marked_reasons() {
            var document = atSignature();
            document.drainRaised();
            sendBack(document, OutgoingStage.OFFICE_REVIEW, DEPUTY);
            assertThat(document.returns()).singleElement().satisfies(back -> {
                assertThat(back.from()).isEqualTo(OutgoingStage.SIGNING);
                assertThat(back.marks()).containsExactly(new Return.Mark("第2段", "缺句号"));
                assertThat(back.version()).isEqualTo(1);
            });
            assertThat(last(document).said()).contains("复审：须改");
            var raised = document.drainRaised();
            assertThat(raised)
                    .filteredOn(OutgoingEvent.Returned.class::isInstance)
                    .hasSize(1);
            assertThat(raised)
                    .filteredOn(OutgoingEvent.ReviewAsked.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void names_a_place_that_it_can_go_back_to() {
            refusedDetail("to", "before-this", () -> sendBack(submitted(), OutgoingStage.OFFICE_REVIEW, PLANNING_HEAD));
            refusedDetail("to", "before-this", () -> sendBack(atSignature(), OutgoingStage.SECTION_REVIEW, DEPUTY));
            refusedDetail("to", "before-this", () -> sendBack(atSignature(), OutgoingStage.FINAL_REVIEW, DEPUTY));
            refusedDetail("to", "before-this", () -> sendBack(numbered(), OutgoingStage.DRAFTING, SECRETARY));
        }

        @Test
        void is_looked_at_again_by_the_level_that_has_it_though_nothing_changed() {
            var document = atSignature();
            sendBack(document, OutgoingStage.OFFICE_REVIEW, DEPUTY);
            assertThat(document.approvals())
                    .filteredOn(document::counts)
                    .extracting(Approval::level)
                    .containsExactly(Level.SECTION);
            sendBack(document, OutgoingStage.SECTION_REVIEW, DIRECTOR);
            pass(document, PLANNING_HEAD);
            assertThat(document.stage()).isEqualTo(OutgoingStage.OFFICE_REVIEW);
            pass(document, DIRECTOR);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
        }

        @Test
        void goes_from_the_leader_to_the_experts_when_it_is_important() {
            var document = reviewed(facts(), important(COUNSEL));
            pass(document, COUNSEL);
            sendBack(document, OutgoingStage.FINAL_REVIEW, DEPUTY);
            pass(document, COUNSEL);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
        }

        @Test
        void is_sent_back_only_by_whose_turn_it_is() {
            refused(Ground.NOT_THE_SECTION_HEAD, () -> sendBack(submitted(), OutgoingStage.DRAFTING, FINANCE_HEAD));
            refused(Ground.NOT_THE_SIGNING_LEADER, () -> sendBack(atSignature(), OutgoingStage.DRAFTING, OTHER_DEPUTY));
            refused(Ground.NOT_THE_SECRETARIAT, () -> sendBack(signed(), OutgoingStage.DRAFTING, DEPUTY));
            refused(Ground.NOT_THE_SECRETARIAT, () -> sendBack(printed(), OutgoingStage.SIGNED, PLANNER));
        }

        @Test
        @Tag("D15")
        void after_the_signature_has_to_be_signed_again() {
            var document = signed();
            sendBack(document, OutgoingStage.SIGNING, SECRETARY);
            assertThat(document.signature()).isEmpty();
            sign(document, PRINCIPAL);
            assertThat(document.signatures()).hasSize(2);
            assertThat(document.signature().orElseThrow().name()).isEqualTo("李局长");
        }

        @Test
        @Tag("D16")
        void after_its_number_keeps_number_and_signature_and_is_printed_anew() {
            var document = printed();
            sendBack(document, OutgoingStage.SIGNED, SECRETARY);
            assertThat(document.recheck()).isEmpty();
            assertThat(document.number()).contains(number(1));
            recheck(document, 7);
            assertThat(document.number()).contains(number(1));
            proofread(document, SECRETARY);
            assertThat(document.stage()).isEqualTo(OutgoingStage.NUMBERED);
            proofread(document, OTHER_SECRETARY);
            assertThat(document.stage()).isEqualTo(OutgoingStage.PRINTED);
        }
    }

    @Nested
    @Tag("D20")
    class withdrawn {
        @Test
        void goes_back_to_the_drafter_from_every_stage_before_the_signature() {
            for (OutgoingDocument document : List.of(submitted(), atSignature())) {
                document.drainRaised();
                OutgoingStage from = document.stage();
                document.withdraw("有误", PLANNER, MONDAY);
                assertThat(document.stage()).isEqualTo(OutgoingStage.DRAFTING);
                assertThat(last(document).said()).contains("有误");
                assertThat(events(document, OutgoingEvent.Withdrawn.class))
                        .singleElement()
                        .satisfies(event -> assertThat(event.from()).isEqualTo(from));
            }
            submitted().withdraw("有误", PLANNING_HEAD, MONDAY);
        }

        @Test
        void is_so_by_the_drafter_or_the_head_and_not_once_it_is_signed() {
            for (Actor other : List.of(OTHER_PLANNER, SECRETARY, FINANCE_HEAD)) {
                refused(Ground.NOT_WITHDRAWABLE, () -> submitted().withdraw("有误", other, MONDAY));
            }
            refused(Ground.WRONG_STAGE, () -> signed().withdraw("有误", PLANNER, MONDAY));
        }
    }

    @Nested
    @Tag("D13")
    class countersigned {
        private void countersign(OutgoingDocument document, Party party, Actor by) {
            document.countersign(party, true, Optional.empty(), Optional.of("周局长"), by, MONDAY, RULES);
        }

        @Test
        void side_by_side_in_any_order() {
            var document = reviewed(facts(), way(Party.of(FINANCE), Party.of(LEGAL)));
            assertThat(document.stage()).isEqualTo(OutgoingStage.COUNTERSIGNING);
            assertThat(document.holders()).containsExactly(Principal.heads(FINANCE), Principal.heads(LEGAL));
            assertThat(events(document, OutgoingEvent.CountersignAsked.class)).hasSize(2);
            countersign(document, Party.of(LEGAL), LEGAL_HEAD);
            assertThat(document.stage()).isEqualTo(OutgoingStage.COUNTERSIGNING);
            refused(Ground.NOT_ASKED_TO_COUNTERSIGN, () -> countersign(document, Party.of(LEGAL), LEGAL_HEAD));
            countersign(document, Party.of(FINANCE), FINANCE_HEAD);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
            assertThat(events(document, OutgoingEvent.Countersigned.class)).hasSize(2);
        }

        @Test
        void one_after_the_other_when_the_order_is_asked_for() {
            var document = reviewed(
                    facts(),
                    new Route(Route.Matter.SECTION, List.of(), List.of(Party.of(FINANCE), Party.of(LEGAL)), true));
            refused(Ground.NOT_ASKED_TO_COUNTERSIGN, () -> countersign(document, Party.of(LEGAL), LEGAL_HEAD));
            document.drainRaised();
            countersign(document, Party.of(FINANCE), FINANCE_HEAD);
            assertThat(events(document, OutgoingEvent.CountersignAsked.class))
                    .extracting(OutgoingEvent.CountersignAsked::party)
                    .containsExactly(Party.of(LEGAL));
            countersign(document, Party.of(LEGAL), LEGAL_HEAD);
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
        }

        @Test
        void by_the_heads_of_the_sections_named_only() {
            var document = reviewed(facts(), way(Party.of(FINANCE)));
            for (Actor other : List.of(ACCOUNTANT, LEGAL_HEAD, SECRETARY)) {
                refused(Ground.NOT_ASKED_TO_COUNTERSIGN, () -> countersign(document, Party.of(FINANCE), other));
            }
            assertThat(document.partiesOf(FINANCE_HEAD)).containsExactly(Party.of(FINANCE));
            assertThat(document.partiesOf(LEGAL_HEAD)).isEmpty();
        }

        @Test
        void by_another_organ_whose_signer_the_secretary_names() {
            var document = reviewed(facts(), way(Party.of(TREASURY)));
            assertThat(document.holders()).containsExactly(Principal.role(Role.SECRETARY));
            refusedDetail(
                    "signer",
                    "required-for-organ",
                    () -> document.countersign(
                            Party.of(TREASURY), true, Optional.empty(), Optional.empty(), SECRETARY, MONDAY, RULES));
            countersign(document, Party.of(TREASURY), SECRETARY);
            assertThat(document.countersignatures().getFirst().signer()).contains("周局长");
        }

        @Test
        void against_it_with_a_reason_which_the_leader_then_weighs() {
            var document = reviewed(facts(), way(Party.of(FINANCE)));
            refusedDetail("opinion", "required-without-agreement", () -> against(document, Optional.empty()));
            against(document, Optional.of("经费无来源"));
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNING);
            assertThat(last(document).said()).contains("不同意：经费无来源");
        }

        @Test
        void by_every_issuer_of_a_joint_document_all_named_as_signers() {
            var draft = drafted(joint());
            refusedDetail(
                    "countersigners",
                    "joint-issuers",
                    () -> draft.submit(way(), Optional.empty(), Optional.empty(), PLANNER, MONDAY, RULES));
            var document = reviewed(joint(), way(Party.of(TREASURY)));
            countersign(document, Party.of(TREASURY), SECRETARY);
            sign(document, DEPUTY);
            assertThat(document.signers()).containsExactly("张副局长", "周局长");
        }

        @Test
        void can_send_it_back_to_the_drafter() {
            var document = reviewed(facts(), way(Party.of(FINANCE)));
            refused(Ground.NOT_ASKED_TO_COUNTERSIGN, () -> sendBack(document, OutgoingStage.DRAFTING, LEGAL_HEAD));
            sendBack(document, OutgoingStage.DRAFTING, FINANCE_HEAD);
            assertThat(document.stage()).isEqualTo(OutgoingStage.DRAFTING);
        }

        private void against(OutgoingDocument document, Optional<String> opinion) {
            document.countersign(Party.of(FINANCE), false, opinion, Optional.empty(), FINANCE_HEAD, MONDAY, RULES);
        }
    }

    @Nested
    @Tag("D14")
    class at_the_signature {
        @Test
        void is_with_the_leaders_who_have_the_authority() {
            var document = atSignature();
            assertThat(document.signingLeaders()).containsExactly(DEPUTY.id(), PRINCIPAL.id());
            assertThat(events(document, OutgoingEvent.SignatureAsked.class))
                    .extracting(OutgoingEvent.SignatureAsked::leader)
                    .containsExactly(DEPUTY.id());
            assertThat(reviewed(facts(), way(Route.Matter.ORGAN)).signingLeaders())
                    .containsExactly(PRINCIPAL.id());
        }

        @Test
        void refuses_everybody_else() {
            var document = atSignature();
            for (Actor other : EVERYBODY) {
                if (!document.signingLeaders().contains(other.id())) {
                    refused(Ground.NOT_THE_SIGNING_LEADER, () -> sign(document, other));
                    assertThat(document.allowedActions(other)).doesNotContain(SIGN);
                }
            }
            var organs = reviewed(facts(), way(Route.Matter.ORGAN));
            refused(Ground.NOT_THE_SIGNING_LEADER, () -> sign(organs, DEPUTY));
        }

        @Test
        void holds_for_the_content_that_was_read_only() {
            var document = atSignature();
            refused(Ground.CONTENT_CHANGED, () -> document.sign("另一稿/版式", Optional.empty(), DEPUTY, MONDAY, RULES));
            sign(document, DEPUTY);
            assertThat(document.signature()).hasValueSatisfying(signed -> {
                assertThat(signed.covered())
                        .isEqualTo(document.present().fingerprints().whole());
                assertThat(signed.day()).isEqualTo(LocalDate.of(2026, 9, 28));
            });
            assertThat(document.stage()).isEqualTo(OutgoingStage.SIGNED);
            assertThat(events(document, OutgoingEvent.Signed.class)).hasSize(1);
        }

        @Test
        @Tag("O3")
        void says_for_whom_it_was_signed() {
            var document = atSignature();
            sign(document, standingIn(OTHER_DEPUTY, DEPUTY));
            assertThat(document.signature().orElseThrow().signature()).isEqualTo("陈副局长 代 张副局长");
            assertThat(last(document).onBehalfOf()).contains(DEPUTY.id());
        }

        @Test
        void does_not_come_to_nobody() {
            var document = submitted();
            pass(document, PLANNING_HEAD);
            refused(
                    Ground.NO_SIGNING_LEADER,
                    () -> document.passReview(Optional.empty(), DIRECTOR, MONDAY, NOBODY_IN_CHARGE));
        }

        @Test
        void follows_who_is_in_charge_now() {
            var document = atSignature();
            refused(
                    Ground.NO_SIGNING_LEADER,
                    () -> document.sign(
                            document.present().fingerprints().whole(),
                            Optional.empty(),
                            DEPUTY,
                            MONDAY,
                            NOBODY_IN_CHARGE));
        }
    }

    @Nested
    @Tag("D15")
    class its_number {
        @Test
        void is_given_with_the_recheck_of_what_was_signed() {
            var document = signed();
            recheck(document, 4);
            assertThat(document.number()).contains(number(4));
            assertThat(document.stage()).isEqualTo(OutgoingStage.NUMBERED);
            assertThat(last(document).said()).contains("示发〔2026〕4号");
            assertThat(events(document, OutgoingEvent.Rechecked.class)).hasSize(1);
        }

        @Test
        void is_not_given_to_what_was_not_signed_or_not_looked_at() {
            var document = signed();
            refused(
                    Ground.NOT_WHAT_WAS_SIGNED,
                    () -> document.recheck(number(1), "篡改", recheckBy(SECRETARY), SECRETARY, MONDAY));
            var half = new Recheck(
                    List.of(Recheck.Point.NUMBER),
                    LocalDate.of(2026, 9, 28),
                    List.of(),
                    1,
                    Optional.empty(),
                    SECRETARY.id(),
                    "王文秘",
                    MONDAY,
                    Optional.empty());
            refusedDetail(
                    "points",
                    "complete",
                    () -> document.recheck(
                            number(1), document.present().fingerprints().whole(), half, SECRETARY, MONDAY));
            refused(
                    Ground.NOT_THE_SECRETARIAT,
                    () -> document.recheck(
                            number(1),
                            document.present().fingerprints().whole(),
                            recheckBy(PLANNING_HEAD),
                            PLANNING_HEAD,
                            MONDAY));
            assertThat(document.number()).isEmpty();
        }

        @Test
        void reserved_before_the_signature_is_the_one_that_it_bears() {
            var document = submitted();
            document.reserveNumber(number(9), "急件先行排版", SECRETARY, MONDAY);
            refused(Ground.NUMBER_HELD, () -> document.reserveNumber(number(10), "再留", SECRETARY, MONDAY));
            refused(Ground.NOT_THE_SECRETARIAT, () -> document.reserveNumber(number(9), "留", PLANNER, MONDAY));
            assertThat(last(document).said()).contains("示发〔2026〕9号：急件先行排版");
            pass(document, PLANNING_HEAD);
            pass(document, DIRECTOR);
            sign(document, DEPUTY);
            recheck(document, 3);
            assertThat(document.number()).contains(number(9));
        }

        @Test
        void given_back_is_free_and_the_next_free_one_is_taken() {
            var document = signed();
            refused(Ground.NO_NUMBER_HELD, () -> document.giveBackNumber("不用", SECRETARY, MONDAY));
            document.reserveNumber(number(9), "急件", SECRETARY, MONDAY);
            refused(Ground.NOT_THE_SECRETARIAT, () -> document.giveBackNumber("不用", PLANNER, MONDAY));
            document.giveBackNumber("不再急需", SECRETARY, MONDAY);
            assertThat(document.number()).isEmpty();
            assertThat(last(document).said()).contains("示发〔2026〕9号：不再急需");
            var raised = document.drainRaised();
            assertThat(raised)
                    .filteredOn(OutgoingEvent.NumberReserved.class::isInstance)
                    .hasSize(1);
            assertThat(raised)
                    .filteredOn(OutgoingEvent.NumberGivenBack.class::isInstance)
                    .hasSize(1);
            recheck(document, 3);
            assertThat(document.number()).contains(number(3));
        }

        @Test
        void is_of_the_code_and_year_that_were_signed() {
            for (DocumentNumber other : List.of(new DocumentNumber("示函", 2026, 1), new DocumentNumber("示发", 2025, 1))) {
                var document = signed();
                document.reserveNumber(other, "预留", SECRETARY, MONDAY);
                refusedDetail("number", "code-and-year-as-signed", () -> recheck(document, 1));
            }
        }

        @Test
        @Tag("D20")
        void goes_back_when_the_document_is_voided_in_the_house_and_stays_with_what_is_out() {
            var inside = numbered();
            inside.voidDraft("重复发文", SECRETARY, MONDAY);
            assertThat(inside.number()).isEmpty();
            assertThat(last(inside).said()).contains("重复发文（退还文号示发〔2026〕1号）");
            assertThat(events(inside, OutgoingEvent.Voided.class))
                    .extracting(OutgoingEvent.Voided::number)
                    .containsExactly(Optional.of("示发〔2026〕1号"));
            var outside = issued();
            outside.voidDraft("内容有误", SECRETARY, MONDAY);
            assertThat(outside.number()).contains(number(1));
            assertThat(last(outside).said()).contains("内容有误");
        }
    }

    @Nested
    @Tag("D16")
    class being_printed {
        @Test
        void is_right_when_two_people_say_so() {
            var document = numbered();
            proofread(document, SECRETARY);
            assertThat(document.stage()).isEqualTo(OutgoingStage.NUMBERED);
            refused(Ground.ALREADY_PROOFREAD, () -> proofread(document, SECRETARY));
            proofread(document, OTHER_SECRETARY);
            assertThat(document.stage()).isEqualTo(OutgoingStage.PRINTED);
            assertThat(document.journal()).extracting(JournalEntry::action).endsWith(PROOFREAD, CONCLUDE_PRINTING);
            assertThat(last(document).said()).contains("印5份");
            var raised = document.drainRaised();
            assertThat(raised)
                    .filteredOn(OutgoingEvent.Proofread.class::isInstance)
                    .hasSize(2);
            assertThat(raised)
                    .filteredOn(OutgoingEvent.Printed.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void is_printed_again_when_something_is_wrong_and_both_look_again() {
            var document = numbered();
            proofread(document, SECRETARY);
            refusedDetail(
                    "remark",
                    "required-with-fault",
                    () -> document.proofread(true, false, true, Optional.empty(), OTHER_SECRETARY, MONDAY));
            document.proofread(true, false, true, Optional.of("版记错行"), OTHER_SECRETARY, MONDAY);
            assertThat(document.stage()).isEqualTo(OutgoingStage.NUMBERED);
            assertThat(last(document).said()).contains("重印：版记错行");
            proofread(document, SECRETARY);
            assertThat(document.stage()).isEqualTo(OutgoingStage.NUMBERED);
            proofread(document, OTHER_SECRETARY);
            assertThat(document.stage()).isEqualTo(OutgoingStage.PRINTED);
            assertThat(document.proofreadings()).extracting(Proofreading::print).containsExactly(1, 1, 2, 2);
        }

        @Test
        void numbers_the_copies_of_what_is_classified_and_no_others() {
            assertThat(printed().numberedCopies()).isEmpty();
            assertThat(printed(classified()).numberedCopies())
                    .extracting(copy -> copy.number() + " " + copy.state())
                    .containsExactly("1 PRINTED", "2 PRINTED", "3 PRINTED");
        }

        @Test
        void begins_anew_only_when_the_copies_of_the_old_print_are_destroyed_and_keep_their_numbers() {
            var document = printed(classified());
            refused(Ground.COPIES_OUTSTANDING, () -> sendBack(document, OutgoingStage.SIGNED, SECRETARY));
            refused(Ground.COPIES_OUTSTANDING, () -> document.voidDraft("不发", SECRETARY, MONDAY));
            for (int copy = 1; copy <= 3; copy++) {
                document.destroyCopy(copy, SECRETARY.id(), Optional.of("重印"), OFFICER, MONDAY);
            }
            sendBack(document, OutgoingStage.SIGNED, SECRETARY);
            recheck(document, 1);
            proofread(document, SECRETARY);
            proofread(document, OTHER_SECRETARY);
            assertThat(document.numberedCopies())
                    .filteredOn(NumberedCopy::inTheOffice)
                    .extracting(NumberedCopy::number)
                    .containsExactly(4, 5, 6);
        }
    }

    @Nested
    @Tag("D17")
    class distributed {
        @Test
        void is_issued_with_its_first_recipient_and_can_go_to_more() {
            var document = printed();
            document.drainRaised();
            document.distribute(List.of(toFinance(), courier(2)), SECRETARY, MONDAY, RULES);
            assertThat(document.stage()).isEqualTo(OutgoingStage.ISSUED);
            assertThat(document.issuedAt()).contains(MONDAY);
            assertThat(document.archiveDeadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 8));
            assertThat(last(document).said()).contains("财务科（OA系统1份）、市财政局（专人2份）");
            document.distribute(List.of(courier(3)), SECRETARY, at("2026-09-29T10:00"), RULES);
            assertThat(document.dispatches()).extracting(Dispatch::number).containsExactly(1, 2, 3);
            assertThat(document.issuedAt()).contains(MONDAY);
            var raised = document.drainRaised();
            assertThat(raised)
                    .filteredOn(OutgoingEvent.Issued.class::isInstance)
                    .hasSize(1);
            assertThat(raised)
                    .filteredOn(OutgoingEvent.Dispatched.class::isInstance)
                    .hasSize(3);
        }

        @Test
        void goes_out_by_the_secretariat_in_as_many_copies_as_were_approved() {
            var document = printed();
            refused(
                    Ground.NOT_THE_SECRETARIAT,
                    () -> document.distribute(List.of(toFinance()), PLANNER, MONDAY, RULES));
            refusedDetail(
                    "dispatches",
                    "within-printed",
                    () -> document.distribute(List.of(courier(3), courier(3)), SECRETARY, MONDAY, RULES));
            document.distribute(List.of(courier(3)), SECRETARY, MONDAY, RULES);
            refusedDetail(
                    "dispatches",
                    "within-printed",
                    () -> document.distribute(List.of(courier(3)), SECRETARY, MONDAY, RULES));
        }

        @Test
        void by_mail_has_an_address() {
            refusedDetail(
                    "dispatches[0].email",
                    "required-for-email",
                    () -> printed()
                            .distribute(List.of(to(TREASURY, Dispatch.Channel.EMAIL, 1)), SECRETARY, MONDAY, RULES));
        }

        @Test
        void classified_goes_by_safe_hands_only_each_copy_named() {
            var document = printed(classified());
            refusedDetail("dispatches[0].channel", "secure-when-classified", () -> distribute(document, toFinance()));
            refusedDetail("dispatches[0].copyNumbers", "one-per-copy", () -> distribute(document, post(2, 1)));
            refusedDetail("dispatches[0].copyNumbers", "in-the-office", () -> distribute(document, post(1, 4)));
            refusedDetail(
                    "dispatches[1].copyNumbers", "in-the-office", () -> distribute(document, post(1, 1), post(1, 1)));
            distribute(document, post(2, 1, 2));
            refusedDetail("dispatches[0].copyNumbers", "in-the-office", () -> distribute(document, post(1, 2)));
            assertThat(document.numberedCopies())
                    .extracting(NumberedCopy::state)
                    .containsExactly(
                            NumberedCopy.State.DISPATCHED, NumberedCopy.State.DISPATCHED, NumberedCopy.State.PRINTED);
        }

        @Test
        void names_no_copy_numbers_when_it_is_not_classified() {
            refusedDetail("dispatches[0].copyNumbers", "in-the-office", () -> distribute(printed(), post(1, 1)));
        }

        private void distribute(OutgoingDocument document, Dispatch.Order... orders) {
            document.distribute(List.of(orders), SECRETARY, MONDAY, RULES);
        }

        private Dispatch.Order courier(int copies) {
            return to(TREASURY, Dispatch.Channel.COURIER, copies);
        }

        private Dispatch.Order post(int copies, Integer... numbers) {
            return to(TREASURY, Dispatch.Channel.CONFIDENTIAL_POST, copies, numbers);
        }
    }

    @Nested
    @Tag("D17")
    class received {
        final OutgoingDocument document = issued(facts(), toFinance(), to(TREASURY, Dispatch.Channel.COURIER, 1));

        private void confirm(int dispatch, Actor by) {
            document.confirmReceipt(dispatch, "收发员", at("2026-09-28T11:00"), by, at("2026-09-28T12:00"));
        }

        @Test
        void is_confirmed_by_the_recipient_section_or_the_secretariat_once() {
            document.drainRaised();
            confirm(1, ACCOUNTANT);
            refused(Ground.NO_SUCH_DISPATCH, () -> confirm(1, ACCOUNTANT));
            refused(Ground.NOT_THE_SECRETARIAT, () -> confirm(2, ACCOUNTANT));
            refused(Ground.NOT_THE_SECRETARIAT, () -> confirm(2, LEGAL_HEAD));
            confirm(2, SECRETARY);
            refused(Ground.NO_SUCH_DISPATCH, () -> confirm(3, SECRETARY));
            assertThat(document.dispatches()).allMatch(sent -> sent.receipt().isPresent());
            assertThat(last(document).said()).contains("市财政局 收发员");
            assertThat(events(document, OutgoingEvent.Received.class)).hasSize(2);
        }

        @Test
        void is_so_after_it_was_sent_and_not_in_the_future() {
            for (String when : List.of("2026-09-28T09:59", "2026-09-28T12:01")) {
                refusedDetail(
                        "receivedAt",
                        "between-dispatch-and-now",
                        () -> document.confirmReceipt(1, "收发员", at(when), SECRETARY, at("2026-09-28T12:00")));
            }
        }

        @Test
        void or_not_is_urged_each_working_day_to_its_end_even_from_the_archive() {
            assertThat(document.nextTimerAt()).contains(at("2026-10-09T09:00"));
            document.ring(at("2026-10-09T09:00"), RULES);
            archive(document);
            confirm(1, ACCOUNTANT);
            document.ring(at("2026-10-10T09:00"), RULES);
            assertThat(events(document, OutgoingEvent.ReceiptUrged.class))
                    .extracting(urged -> urged.dispatch().number() + "/" + urged.urging())
                    .containsExactly("1/1", "2/1", "2/2");
            confirm(2, SECRETARY);
            assertThat(document.nextTimerAt()).isEmpty();
        }
    }

    @Nested
    @Tag("D17")
    class a_numbered_copy {
        final OutgoingDocument document = issued(classified(), to(TREASURY, Dispatch.Channel.CONFIDENTIAL_POST, 1, 1));

        @Test
        void is_followed_from_print_to_destruction() {
            document.confirmReceipt(1, "收发员", MONDAY, SECRETARY, MONDAY);
            document.recallCopy(1, Optional.of("到期清退"), OFFICER, MONDAY);
            document.destroyCopy(1, SECRETARY.id(), Optional.empty(), OFFICER, MONDAY);
            var copy = document.numberedCopies().getFirst();
            assertThat(copy.steps()).extracting(NumberedCopy.Step::state).containsExactly(NumberedCopy.State.values());
            assertThat(copy.steps().getLast().witness()).contains(SECRETARY.id());
            assertThat(document.journal())
                    .extracting(JournalEntry::action)
                    .endsWith(CONFIRM_RECEIPT, RECALL_COPY, DESTROY_COPY);
            assertThat(events(document, OutgoingEvent.CopyMoved.class)).hasSize(2);
        }

        @Test
        void is_recalled_and_destroyed_by_the_classified_matter_officer_only() {
            refused(
                    Ground.NOT_THE_CLASSIFIED_OFFICER,
                    () -> document.recallCopy(1, Optional.empty(), SECRETARY, MONDAY));
            refused(
                    Ground.NOT_THE_CLASSIFIED_OFFICER,
                    () -> document.destroyCopy(2, OFFICER.id(), Optional.empty(), DIRECTOR, MONDAY));
        }

        @Test
        void is_where_the_act_supposes_it() {
            refused(Ground.NO_SUCH_COPY, () -> document.recallCopy(2, Optional.empty(), OFFICER, MONDAY));
            refused(
                    Ground.NO_SUCH_COPY,
                    () -> document.destroyCopy(1, SECRETARY.id(), Optional.empty(), OFFICER, MONDAY));
            document.destroyCopy(2, SECRETARY.id(), Optional.empty(), OFFICER, MONDAY);
            refused(
                    Ground.NO_SUCH_COPY,
                    () -> document.destroyCopy(2, SECRETARY.id(), Optional.empty(), OFFICER, MONDAY));
        }

        @Test
        void is_destroyed_before_another_person() {
            refusedDetail(
                    "witnessId",
                    "another-person",
                    () -> document.destroyCopy(2, OFFICER.id(), Optional.empty(), OFFICER, MONDAY));
            refusedDetail(
                    "witnessId",
                    "another-person",
                    () -> document.destroyCopy(
                            2, OFFICER.id(), Optional.empty(), standingIn(SECRETARY, OFFICER), MONDAY));
        }

        @Test
        @Tag("D20")
        void still_comes_back_when_the_document_is_void() {
            document.voidDraft("内容有误", SECRETARY, MONDAY);
            document.recallCopy(1, Optional.empty(), OFFICER, MONDAY);
            document.destroyCopy(1, SECRETARY.id(), Optional.empty(), OFFICER, MONDAY);
            assertThat(document.stage()).isEqualTo(OutgoingStage.VOID);
        }
    }

    @Nested
    @Tag("D18")
    class after_issue {
        @Test
        void goes_to_the_archive_and_bears_its_number() {
            var document = issued();
            refused(
                    Ground.NOT_THE_SECRETARIAT,
                    () -> document.archive(
                            new Filing(List.of(), Optional.empty(), PLANNER.id(), "孙科员", MONDAY), PLANNER, MONDAY));
            document.drainRaised();
            archive(document);
            assertThat(document.holders()).containsExactly(Principal.ARCHIVE);
            assertThat(last(document).said()).contains("30年");
            document.recordArchiveNumber("Z109-WS·2026-D30-GHK-0001", MONDAY);
            assertThat(document.archiveNumber()).contains("Z109-WS·2026-D30-GHK-0001");
            assertThat(last(document).by().value()).isEqualTo("system");
            var raised = document.drainRaised();
            assertThat(raised)
                    .hasExactlyElementsOfTypes(OutgoingEvent.Archived.class, OutgoingEvent.ArchiveNumberRecorded.class);
            refused(Ground.WRONG_STAGE, () -> archive(document));
        }

        @Test
        void is_urged_to_the_archive_each_working_day_and_escalated_after_two() {
            var document = issued(facts(), toFinance());
            document.confirmReceipt(1, "收发员", MONDAY, SECRETARY, MONDAY);
            for (String day : List.of("2026-10-09", "2026-10-10", "2026-10-12")) {
                assertThat(document.nextTimerAt()).contains(at(day + "T09:00"));
                document.ring(at(day + "T09:00"), RULES);
            }
            assertThat(events(document, OutgoingEvent.ArchivingUrged.class))
                    .extracting(urged -> urged.urging() + " " + urged.workingDaysLate() + " " + urged.escalated())
                    .containsExactly("1 1 false", "2 2 false", "3 3 true");
            archive(document);
            assertThat(document.nextTimerAt()).isEmpty();
        }

        @Test
        @Tag("O5")
        void waits_for_the_next_working_day_when_the_timer_rings_on_a_holiday() {
            var document = issued();
            document.ring(at("2026-10-11T10:00"), RULES);
            assertThat(events(document, OutgoingEvent.ArchivingUrged.class)).isEmpty();
            assertThat(document.nextTimerAt()).contains(at("2026-10-12T09:00"));
        }

        @Test
        @Tag("O5")
        void has_its_term_counted_anew_when_the_calendar_changes() {
            var document = issued();
            document.drainRaised();
            document.reproject(MONDAY, RULES);
            assertThat(document.drainRaised()).isEmpty();
            var longer = new HouseRules(RULES.calendar(), 3, 3, 5, 2, RULES.signing());
            document.reproject(MONDAY, longer);
            assertThat(document.archiveDeadline().orElseThrow().dueDay()).isEqualTo(LocalDate.of(2026, 10, 10));
            assertThat(last(document).action()).isEqualTo(REPROJECT);
            assertThat(events(document, OutgoingEvent.DeadlineReprojected.class))
                    .hasSize(1);
        }
    }

    @Nested
    @Tag("D20")
    class held_back {
        @Test
        void stands_still_until_it_is_resumed() {
            var document = atSignature();
            refused(Ground.NOT_THE_SECRETARIAT, () -> document.suspend("等政策", PLANNER, MONDAY));
            refused(Ground.NOT_SUSPENDED, () -> document.resume(Optional.empty(), SECRETARY, MONDAY));
            document.suspend("等政策", SECRETARY, MONDAY);
            refused(Ground.SUSPENDED, () -> sign(document, DEPUTY));
            refused(Ground.SUSPENDED, () -> document.withdraw("改", PLANNER, MONDAY));
            refused(Ground.SUSPENDED, () -> document.suspend("再等", SECRETARY, MONDAY));
            assertThat(document.allowedActions(SECRETARY)).containsExactlyInAnyOrder(RESUME, VOID_DRAFT);
            document.resume(Optional.of("政策已出"), SECRETARY, MONDAY);
            sign(document, DEPUTY);
            assertThat(document.journal()).extracting(JournalEntry::action).endsWith(SUSPEND, RESUME, SIGN);
        }

        @Test
        void is_not_urged_meanwhile() {
            var document = issued();
            document.suspend("等", SECRETARY, MONDAY);
            assertThat(document.nextTimerAt()).isEmpty();
            document.drainRaised();
            document.ring(at("2026-10-09T09:00"), RULES);
            assertThat(document.drainRaised()).isEmpty();
            document.confirmReceipt(1, "收发员", MONDAY, ACCOUNTANT, MONDAY);
            document.resume(Optional.empty(), SECRETARY, MONDAY);
            assertThat(document.nextTimerAt()).contains(at("2026-10-09T09:00"));
        }
    }

    @Nested
    @Tag("D20")
    class voided {
        @Test
        void is_a_draft_by_its_desk_and_anything_later_by_the_secretariat() {
            refused(Ground.NOT_THE_DRAFTER, () -> drafted().voidDraft("不发", STRANGER, MONDAY));
            drafted().voidDraft("不发", PLANNER, MONDAY);
            refused(Ground.NOT_THE_SECRETARIAT, () -> submitted().voidDraft("不发", PLANNER, MONDAY));
            for (OutgoingDocument document : List.of(submitted(), atSignature(), signed(), numbered(), issued())) {
                document.voidDraft("不发", SECRETARY, MONDAY);
                assertThat(document.stage()).isEqualTo(OutgoingStage.VOID);
                assertThat(document.voidedBecause()).contains("不发");
                assertThat(document.nextTimerAt()).isEmpty();
                assertThat(document.holders()).isEmpty();
            }
            refused(Ground.WRONG_STAGE, () -> archived().voidDraft("不发", SECRETARY, MONDAY));
        }
    }

    @Nested
    @Tag("N3")
    class a_call {
        @Test
        void is_asked_for_when_a_message_reached_nobody_and_taken_down_once() {
            var document = issued();
            refused(Ground.NO_OPEN_CALL_SHEET, () -> document.recordCall(1, true, "知悉", SECRETARY, MONDAY));
            document.requestCall(Optional.of(FINANCE_HEAD.id()), Optional.empty(), MONDAY);
            assertThat(document.callSheets()).singleElement().satisfies(sheet -> {
                assertThat(sheet.cause()).isEqualTo(CallSheet.Cause.MESSAGE_UNDELIVERABLE);
                assertThat(sheet.person()).contains(FINANCE_HEAD.id());
            });
            refused(Ground.NOT_THE_SECRETARIAT, () -> document.recordCall(1, true, "知悉", PLANNER, MONDAY));
            document.recordCall(1, true, "知悉", SECRETARY, MONDAY);
            refused(Ground.NO_OPEN_CALL_SHEET, () -> document.recordCall(1, true, "知悉", SECRETARY, MONDAY));
            assertThat(last(document).said()).contains("已接通：知悉");
        }
    }

    @Nested
    @Tag("X3")
    class read {
        private Set<Actor> readers(OutgoingDocument document) {
            return EVERYBODY.stream().filter(document::mayBeReadBy).collect(Collectors.toSet());
        }

        @Test
        void a_draft_is_by_its_section_and_the_office_director() {
            assertThat(readers(drafted())).containsExactlyInAnyOrder(PLANNER, OTHER_PLANNER, PLANNING_HEAD, DIRECTOR);
        }

        @Test
        void what_is_in_review_is_by_the_secretariat_and_who_is_asked_too() {
            assertThat(readers(reviewed(facts(), way(Party.of(FINANCE)))))
                    .containsExactlyInAnyOrder(
                            PLANNER,
                            OTHER_PLANNER,
                            PLANNING_HEAD,
                            DIRECTOR,
                            SECRETARY,
                            OTHER_SECRETARY,
                            ACCOUNTANT,
                            FINANCE_HEAD);
            assertThat(readers(atSignature())).contains(DEPUTY, PRINCIPAL).doesNotContain(OTHER_DEPUTY, FINANCE_HEAD);
        }

        @Test
        void what_is_issued_is_by_all_leaders_and_its_recipients() {
            assertThat(readers(issued()))
                    .contains(DEPUTY, OTHER_DEPUTY, PRINCIPAL, ACCOUNTANT, FINANCE_HEAD)
                    .doesNotContain(LEGAL_HEAD, STRANGER, OFFICER);
        }

        @Test
        void what_is_classified_is_by_those_who_must_know_and_are_cleared() {
            var document = reviewed(classified(), way(Party.of(FINANCE)));
            assertThat(readers(document)).contains(PLANNER, PLANNING_HEAD, FINANCE_HEAD, OFFICER, SECRETARY);
            assertThat(readers(document)).doesNotContain(OTHER_PLANNER, ACCOUNTANT, OTHER_DEPUTY);
            assertThat(document.mayBeReadBy(cleared(PLANNER, Secrecy.SECRET))).isTrue();
            assertThat(document.mayBeReadBy(cleared(PLANNER, Secrecy.INTERNAL))).isFalse();
        }

        @Test
        @Tag("O3")
        void delegation_never_lifts_clearance() {
            var document = reviewed(classified(), way());
            assertThat(document.mayBeReadBy(standingIn(STRANGER, DEPUTY))).isTrue();
            assertThat(document.mayBeReadBy(standingIn(cleared(STRANGER, Secrecy.NONE), DEPUTY)))
                    .isFalse();
        }
    }

    @Test
    @Tag("X2")
    void every_act_has_its_entry_in_the_journal_in_order() {
        var document = archived();
        document.recordArchiveNumber("Z109-WS·2026-D30-GHK-0001", MONDAY);
        assertThat(document.journal())
                .extracting(JournalEntry::action)
                .containsExactly(
                        DRAFT,
                        SUBMIT,
                        PASS_REVIEW,
                        PASS_REVIEW,
                        SIGN,
                        RECHECK,
                        PROOFREAD,
                        CONCLUDE_PRINTING,
                        DISTRIBUTE,
                        ARCHIVE,
                        RECORD_ARCHIVE_NUMBER);
        assertThat(document.journal())
                .extracting(JournalEntry::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(document.journal())
                .extracting(JournalEntry::stage)
                .containsExactly(
                        OutgoingStage.DRAFTING,
                        OutgoingStage.SECTION_REVIEW,
                        OutgoingStage.OFFICE_REVIEW,
                        OutgoingStage.SIGNING,
                        OutgoingStage.SIGNED,
                        OutgoingStage.NUMBERED,
                        OutgoingStage.NUMBERED,
                        OutgoingStage.PRINTED,
                        OutgoingStage.ISSUED,
                        OutgoingStage.ARCHIVED,
                        OutgoingStage.ARCHIVED);
    }
}
