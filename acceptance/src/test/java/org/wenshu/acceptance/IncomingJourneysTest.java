package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.JsonNode;

/** What may happen to a document beside the usual way. */
@WithSuite
@Order(3)
class IncomingJourneysTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();

    private static void refused(Answer answer, int status, String ground) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/ground")).isEqualTo(ground);
    }

    private static void invalid(Answer answer, String field, String rule) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        var errors = new ArrayList<String>();
        answer.json()
                .at("/errors")
                .forEach(error -> errors.add(
                        error.at("/field").asString() + " " + error.at("/rule").asString()));
        assertThat(errors).contains(field + " " + rule);
    }

    private static LocalDate dueDay(Incoming document) {
        return LocalDate.parse(document.now().at("/due/day").asString());
    }

    @Nested
    @Tag("D3")
    class returned_for_correction {
        @Test
        void it_comes_in_again_under_the_same_number_with_its_history() {
            var first = Registration.ordinary();
            Incoming document = Incoming.registered("li", first)
                    .done(
                            "li",
                            "reviews",
                            Map.of("outcome", "RETURN", "checklist", Incoming.inOrderBut("PAGES", "缺第2页")));
            assertThat(document.stage()).isEqualTo("RETURNED");
            assertThat(document.now().at("/heldBy/0/kind").asString()).isEqualTo("OUTSIDE");

            document.done("li", "resubmissions", first.with("pages", 3).corrected())
                    .reviewed();

            JsonNode now = document.now();
            assertThat(now.at("/registerNumber").asString()).isEqualTo(document.number());
            assertThat(now.at("/pages").asInt()).isEqualTo(3);
            assertThat(now.at("/submissions").size()).isEqualTo(2);
            assertThat(now.at("/reviews").size()).isEqualTo(2);
            assertThat(now.at("/reviews/0/passed").asBoolean()).isFalse();
            assertThat(now.at("/reviews/0/checklist").toString()).contains("缺第2页");
            assertThat(document.acts("RETURN_FOR_CORRECTION").getFirst().get("said"))
                    .contains("页数：缺第2页");
        }

        @Test
        void a_return_names_each_defect() {
            Incoming document = Incoming.registered("li", Registration.ordinary());

            invalid(
                    document.ask("li", "reviews", Map.of("outcome", "RETURN", "checklist", Incoming.inOrder())),
                    "checklist",
                    "defect-named");
        }

        @Test
        void a_review_that_passes_has_looked_at_every_point() {
            Incoming document = Incoming.registered("li", Registration.ordinary());

            invalid(
                    document.ask(
                            "li",
                            "reviews",
                            Map.of(
                                    "outcome",
                                    "PASS",
                                    "checklist",
                                    Incoming.inOrder().subList(0, 4))),
                    "checklist",
                    "complete");
        }
    }

    @Nested
    @Tag("D5")
    class sent_back_for_another_proposal {
        @Test
        void the_secretary_proposes_again_and_the_first_proposal_stays_to_be_read() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .reviewed()
                    .proposedTo("business", "qian")
                    .done("qian", "send-backs", Map.of("reason", "宜由综合科主办"));
            assertThat(document.stage()).isEqualTo("REVIEWED");
            Patiently.until(() ->
                    assertThat(Messages.subjects("li", document)).anyMatch(subject -> subject.startsWith("退回重拟")));

            document.proposedTo("general", "qian").instructedBy("qian");

            JsonNode now = document.now();
            assertThat(now.at("/stage").asString()).isEqualTo("INSTRUCTED");
            assertThat(now.at("/proposals").size()).isEqualTo(2);
            assertThat(now.at("/proposals/0/endedBecause").asString()).isEqualTo("宜由综合科主办");
            assertThat(now.at("/proposals/1/endedBecause").isMissingNode()).isTrue();
        }

        @Test
        void a_leader_who_was_not_asked_cannot_send_it_back() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .reviewed()
                    .proposedTo("business", "qian");

            refused(document.ask("sun", "send-backs", Map.of("reason", "不妥")), 403, "NOT_ASKED_TO_INSTRUCT");
        }

        @Test
        void a_leader_may_add_another_who_then_has_his_turn() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .reviewed()
                    .proposedTo("general", "qian")
                    .done("qian", "instructions", Map.of("text", "请立同志阅。", "addedLeaderIds", List.of("sun")));
            refused(
                    document.ask("li", "assignments", Map.of("leadSectionId", "general")),
                    409,
                    "LEADERS_HAVE_YET_TO_INSTRUCT");

            document.done("sun", "instructions", Map.of("text", "同意。"));

            assertThat(document.stage()).isEqualTo("INSTRUCTED");
        }
    }

    @Nested
    @Tag("D5")
    class circulated {
        @Test
        void each_reader_is_asked_and_gives_a_receipt() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .reviewed()
                    .done("li", "circulations", Map.of("readerIds", List.of("han", "sun"), "remark", "请阅"));
            Patiently.until(
                    () -> assertThat(Messages.subjects("han", document)).anyMatch(subject -> subject.startsWith("请阅")));

            document.done("han", "reading-receipts", Map.of("remark", "已阅，无意见"));

            JsonNode circulations = document.now().at("/circulations");
            assertThat(circulations.at("/0/reader/id").asString()).isEqualTo("han");
            assertThat(circulations.at("/0/readAt").asString()).isNotEmpty();
            assertThat(circulations.at("/0/remark").asString()).isEqualTo("已阅，无意见");
            assertThat(circulations.at("/1/readAt").isMissingNode()).isTrue();
        }

        @Test
        void nobody_gives_a_receipt_twice_or_for_what_he_was_not_asked_to_read() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .reviewed()
                    .done("li", "circulations", Map.of("readerIds", List.of("sun")))
                    .done("sun", "reading-receipts", Map.of());

            refused(document.ask("sun", "reading-receipts", Map.of()), 403, "NOT_ASKED_TO_READ");
            refused(document.ask("qian", "reading-receipts", Map.of()), 403, "NOT_ASKED_TO_READ");
        }
    }

    @Nested
    @Tag("D6")
    class asked_for_more_time {
        @Test
        void it_is_granted_by_the_leader_in_charge_and_the_deadline_moves() {
            Incoming document =
                    Incoming.registered("li", Registration.ordinary()).handedTo("general");
            LocalDate due = dueDay(document);
            LocalDate wanted = CALENDAR.plusWorkingDays(due, 3);

            document.done("wang", "extension-requests", Map.of("dueDay", wanted.toString(), "reason", "需会同外单位核实"));
            assertThat(dueDay(document)).isEqualTo(due);
            Patiently.until(() ->
                    assertThat(Messages.subjects("qian", document)).anyMatch(subject -> subject.startsWith("延期申请待审批")));
            document.done("qian", "extension-requests/1/decision", Map.of("granted", true));

            assertThat(dueDay(document)).isEqualTo(wanted);
            Patiently.until(() -> assertThat(Messages.textsTo("13800000031", document.title()).stream()
                            .filter(message -> message.text().contains("延期")))
                    .hasSize(1));
        }

        @Test
        void it_is_refused_with_a_reason_and_the_deadline_stays() {
            Incoming document =
                    Incoming.registered("li", Registration.ordinary()).handedTo("general");
            LocalDate due = dueDay(document);
            document.done(
                    "wang",
                    "extension-requests",
                    Map.of("dueDay", CALENDAR.plusWorkingDays(due, 1).toString(), "reason", "人手不足"));

            invalid(
                    document.ask("qian", "extension-requests/1/decision", Map.of("granted", false)),
                    "reason",
                    "required-when-refused");
            document.done("qian", "extension-requests/1/decision", Map.of("granted", false, "reason", "请克服困难"));

            assertThat(dueDay(document)).isEqualTo(due);
            JsonNode decision = document.now().at("/extensionRequests/0/decision");
            assertThat(decision.at("/granted").asBoolean()).isFalse();
            assertThat(decision.at("/reason").asString()).isEqualTo("请克服困难");
            assertThat(decision.at("/signature").asString()).isEqualTo("钱敏");
        }

        @Test
        void only_the_leader_in_charge_decides() {
            Incoming document =
                    Incoming.registered("li", Registration.ordinary()).handedTo("general");
            LocalDate wanted = CALENDAR.plusWorkingDays(dueDay(document), 1);
            document.done("wang", "extension-requests", Map.of("dueDay", wanted.toString(), "reason", "需要"));

            refused(
                    document.ask("sun", "extension-requests/1/decision", Map.of("granted", true)),
                    403,
                    "NOT_THE_DECIDING_LEADER");
            refused(
                    document.ask("zheng", "extension-requests", Map.of("dueDay", wanted.toString(), "reason", "再次")),
                    409,
                    "EXTENSION_ALREADY_ASKED");
        }

        @Test
        @Tag("O5")
        void it_ends_on_a_working_day_after_the_present_deadline() {
            Incoming document =
                    Incoming.registered("li", Registration.ordinary()).handedTo("general");
            LocalDate due = dueDay(document);
            LocalDate off = due;
            while (CALENDAR.isWorkingDay(off)) {
                off = off.plusDays(1);
            }

            invalid(
                    document.ask("wang", "extension-requests", Map.of("dueDay", off.toString(), "reason", "需要")),
                    "dueDay",
                    "working-day");
            invalid(
                    document.ask("wang", "extension-requests", Map.of("dueDay", due.toString(), "reason", "需要")),
                    "dueDay",
                    "later-than-due");
        }
    }

    @Nested
    @Tag("D6")
    class assigned {
        @Test
        void a_section_that_it_is_not_for_sends_it_back_and_another_takes_it_on() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .handedTo("business")
                    .done("chen", "send-backs", Map.of("reason", "不属本科室职责"));
            assertThat(document.stage()).isEqualTo("INSTRUCTED");

            document.assignedTo("finance");

            assertThat(document.now().at("/assignment/lead/id").asString()).isEqualTo("finance");
        }

        @Test
        void the_lead_section_waits_for_its_co_handlers_or_says_why_not() {
            Incoming document =
                    Incoming.registered("li", Registration.ordinary()).handedTo("general", "business");

            refused(document.ask("wang", "results", Map.of("text", "办毕")), 409, "CO_HANDLERS_OUTSTANDING");
            document.done("wang", "results", Map.of("text", "办毕", "withoutCoHandlersReason", "协办事项已并入"));

            assertThat(document.stage()).isEqualTo("HANDLED");
        }

        @Test
        void a_result_is_returned_to_be_done_again() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .handedTo("general")
                    .resultBy("wang")
                    .done("li", "result-returns", Map.of("reason", "缺少佐证材料"));
            assertThat(document.stage()).isEqualTo("ASSIGNED");

            document.resultBy("wang").completed();

            assertThat(document.now().at("/results").size()).isEqualTo(2);
            assertThat(document.now().at("/results/0/setAsideBecause").asString())
                    .isEqualTo("缺少佐证材料");
        }

        @Test
        void a_handler_of_another_section_cannot_report() {
            Incoming document =
                    Incoming.registered("li", Registration.ordinary()).handedTo("general");

            // wei of finance does not even know of it
            assertThat(document.ask("wei", "results", Map.of("text", "办毕")).status())
                    .isEqualTo(404);
        }
    }

    @Nested
    @Tag("D20")
    @Tag("D1")
    class voided {
        @Test
        void a_mistaken_entry_keeps_its_number_and_its_sender_s_number_is_free_again() {
            var registration = Registration.ordinary();
            Incoming mistaken = Incoming.registered("li", registration).done("li", "voiding", Map.of("reason", "重复登记"));

            JsonNode now = mistaken.now();
            assertThat(now.at("/stage").asString()).isEqualTo("VOID");
            assertThat(now.at("/voidedBecause").asString()).isEqualTo("重复登记");
            Incoming again = Incoming.registered("wu", registration);
            assertThat(again.number()).isNotEqualTo(mistaken.number());
            assertThat(mistaken.now().at("/registerNumber").asString()).isEqualTo(mistaken.number());
        }

        @Test
        void nothing_more_can_be_done_to_it() {
            Incoming document =
                    Incoming.registered("li", Registration.ordinary()).done("li", "voiding", Map.of("reason", "误登"));

            refused(
                    document.ask("li", "reviews", Map.of("outcome", "PASS", "checklist", Incoming.inOrder())),
                    409,
                    "WRONG_STAGE");
            assertThat(document.now().at("/allowedActions").size()).isZero();
        }

        @Test
        void it_needs_a_reason() {
            Incoming document = Incoming.registered("li", Registration.ordinary());

            invalid(document.ask("li", "voiding", Map.of("reason", " ")), "reason", "not-blank");
            assertThat(document.stage()).isEqualTo("REGISTERED");
        }
    }

    @Nested
    @Tag("D20")
    class suspended {
        @Test
        void nothing_moves_until_it_is_resumed() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .handedTo("general")
                    .done("li", "suspensions", Map.of("reason", "等待上级答复"));

            refused(document.ask("wang", "results", Map.of("text", "办毕")), 409, "SUSPENDED");
            assertThat(document.now().at("/suspension/reason").asString()).isEqualTo("等待上级答复");
            document.done("li", "resumption", Map.of("remark", "已获答复")).resultBy("wang");

            assertThat(document.stage()).isEqualTo("HANDLED");
            assertThat(document.now().at("/suspension").isMissingNode()).isTrue();
        }

        @Test
        void a_step_is_taken_back_by_who_made_it() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .reviewed()
                    .proposedTo("general", "qian")
                    .done("li", "withdrawals", Map.of("reason", "拟办有误"));

            assertThat(document.stage()).isEqualTo("REVIEWED");
            assertThat(document.acts("WITHDRAW").getFirst().get("said")).isEqualTo("拟办有误");
        }
    }

    @Nested
    @Tag("D1")
    class registered_a_second_time {
        @Test
        void it_is_refused_naming_the_first() {
            var registration = Registration.ordinary();
            Incoming first = Incoming.registered("li", registration);

            Answer refusal = TheSuite.as("wu")
                    .post(Incoming.PATH, registration.with("title", "另一标题").body());

            assertThat(refusal.status()).as(refusal.body()).isEqualTo(409);
            assertThat(refusal.text("/type")).endsWith("/already-registered");
            assertThat(refusal.text("/first/registerNumber")).isEqualTo(first.number());
            assertThat(refusal.text("/first/id")).isEqualTo(first.id());
            assertThat(refusal.text("/errors/0/field")).isEqualTo("senderNumber");
        }

        @Test
        void however_its_number_is_typed() {
            var registration = Registration.ordinary();
            Incoming first = Incoming.registered("li", registration);
            String fullWidth = registration
                    .text("senderNumber")
                    .replace('〔', '［')
                    .replace('〕', '］')
                    .replace("2026", "２０２６");

            Answer refusal = TheSuite.as("li")
                    .post(
                            Incoming.PATH,
                            registration.with("senderNumber", fullWidth).body());

            assertThat(refusal.status()).as(refusal.body()).isEqualTo(409);
            assertThat(refusal.text("/first/registerNumber")).isEqualTo(first.number());
        }
    }

    @Nested
    @Tag("O3")
    class under_delegation {
        @Test
        void every_act_says_on_whose_behalf_it_was_done_until_it_is_revoked() {
            Incoming document = Incoming.registered("li", Registration.ordinary())
                    .reviewed()
                    .proposedTo("business", "qian");
            var inPlaceOfQian = Map.of("Wenshu-On-Behalf-Of", "qian");
            Map<String, ?> instruction = Map.of("text", "请业务科办理。", "candidate", 1);
            assertThat(document.ask("feng", "instructions", instruction, inPlaceOfQian)
                            .status())
                    .isEqualTo(403);

            String delegation = TheSuite.as("qian")
                    .post(
                            "/api/v1/delegations",
                            Map.of(
                                    "toPersonId",
                                    "feng",
                                    "authorities",
                                    List.of("incoming:instruct"),
                                    "end",
                                    TheSuite.clock()
                                            .now()
                                            .plusSeconds(5 * 86_400)
                                            .toString(),
                                    "reason",
                                    "出差"))
                    .expect(201)
                    .text("/id");
            assertThat(document.ask("feng", "instructions", instruction).status())
                    .as("without saying for whom")
                    .isEqualTo(403);
            Patiently.until(() -> assertThat(document.ask("feng", "instructions", instruction, inPlaceOfQian)
                            .status())
                    .isEqualTo(201));

            JsonNode now = document.now();
            assertThat(now.at("/instructions/0/signature").asString()).isEqualTo("冯远 代 钱敏");
            assertThat(now.at("/instructions/0/leader/id").asString()).isEqualTo("qian");
            JsonNode last = document.journal().get(document.journal().size() - 1);
            assertThat(last.at("/by/id").asString()).isEqualTo("feng");
            assertThat(last.at("/onBehalfOf/id").asString()).isEqualTo("qian");

            TheSuite.as("qian")
                    .post("/api/v1/delegations/" + delegation + "/revocation", Map.of("reason", "已返回"))
                    .expect(200);
            Patiently.until(() -> assertThat(TheSuite.as("feng")
                            .get(document.path(), inPlaceOfQian)
                            .status())
                    .isEqualTo(403));
        }

        @Test
        void nobody_hands_over_what_he_does_not_hold() {
            Answer refusal = TheSuite.as("feng")
                    .post(
                            "/api/v1/delegations",
                            Map.of(
                                    "toPersonId", "chen",
                                    "authorities", List.of("incoming:instruct"),
                                    "end",
                                            TheSuite.clock()
                                                    .now()
                                                    .plusSeconds(86_400)
                                                    .toString()));

            invalid(refusal, "authorities[0]", "not-held");
        }
    }
}
