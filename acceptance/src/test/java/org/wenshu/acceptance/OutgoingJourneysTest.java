package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.JsonNode;

/** Who may do what to an outgoing document, two at once, and what may happen to it beside the usual way. */
@WithSuite
@Order(7)
class OutgoingJourneysTest {
    private static final Map<String, String> IN_PLACE_OF_QIAN = Map.of("Wenshu-On-Behalf-Of", "qian");

    private static Outgoing toSign(String drafter, String code) {
        return Outgoing.drafted(drafter, Draft.notice(code, "档案移交")).reviewed(Outgoing.sectionMatter());
    }

    @Nested
    @Tag("D12")
    class separation_of_duties {
        @Test
        void the_drafter_reviews_nothing_of_his_own() {
            Outgoing own = Outgoing.drafted("feng", Draft.notice("示发分", "自查")).submitted(Outgoing.sectionMatter());
            own.refused("feng", "reviews", Map.of(), 403, "OWN_DRAFT");

            Outgoing other = Outgoing.drafted("chen", Draft.notice("示发分", "自查")).submitted(Outgoing.sectionMatter());
            assertThat(other.ask("chen", "reviews", Map.of()).status()).isEqualTo(403);
            other.refused("zhou", "reviews", Map.of(), 403, "NOT_THE_SECTION_HEAD");
        }

        @Test
        @Tag("D14")
        void a_leader_without_the_authority_does_not_sign() {
            Outgoing document = toSign("chen", "示发权");

            assertThat(document.ask("sun", "signatures", document.signature()).status())
                    .isEqualTo(404);
            assertThat(document.ask("feng", "signatures", document.signature()).status())
                    .isEqualTo(403);
            assertThat(document.stage()).isEqualTo("SIGNING");
        }

        @Test
        @Tag("D14")
        void a_matter_of_the_whole_organ_is_the_principal_leader_s() {
            Outgoing document =
                    Outgoing.drafted("chen", Draft.notice("示发权", "机构调整")).reviewed(Map.of("matter", "ORGAN"));
            assertThat(document.now().at("/signingLeaders").findValuesAsString("id"))
                    .containsExactly("zhao");

            document.signedBy("zhao");

            assertThat(document.stage()).isEqualTo("SIGNED");
        }
    }

    @Nested
    @Tag("O3")
    @Tag("D14")
    class under_delegation {
        @Test
        void who_signs_says_for_whom_and_cannot_sign_what_he_reviewed() {
            Outgoing general = toSign("wang", "示发代");
            Outgoing business = toSign("chen", "示发代");
            assertThat(general.ask("feng", "signatures", general.signature(), IN_PLACE_OF_QIAN)
                            .status())
                    .isEqualTo(403);
            String delegation = TheSuite.as("qian")
                    .post(
                            "/api/v1/delegations",
                            Map.of(
                                    "toPersonId",
                                    "feng",
                                    "authorities",
                                    List.of("outgoing:sign"),
                                    "end",
                                    TheSuite.clock().now().plusSeconds(86_400).toString(),
                                    "reason",
                                    "外出开会"))
                    .expect(201)
                    .text("/id");

            Patiently.until(() -> assertThat(general.ask("feng", "signatures", general.signature(), IN_PLACE_OF_QIAN)
                            .status())
                    .isEqualTo(201));

            JsonNode signed = general.now().at("/signatures/0");
            assertThat(signed.at("/signature").asString()).isEqualTo("冯远 代 钱敏");
            JsonNode event = general.events("DocumentSigned").getFirst();
            assertThat(event.at("/signedBy").asString()).isEqualTo("feng");
            assertThat(event.at("/onBehalfOf").asString()).isEqualTo("qian");
            JsonNode last = general.journal().get(general.journal().size() - 1);
            assertThat(last.at("/by/id").asString()).isEqualTo("feng");
            assertThat(last.at("/onBehalfOf/id").asString()).isEqualTo("qian");

            Answer own = business.ask("feng", "signatures", business.signature(), IN_PLACE_OF_QIAN);
            assertThat(own.status()).as(own.body()).isEqualTo(403);
            assertThat(own.text("/ground")).isEqualTo("OWN_REVIEW");
            TheSuite.as("qian")
                    .post("/api/v1/delegations/" + delegation + "/revocation", Map.of("reason", "已返回"))
                    .expect(200);
        }
    }

    @Nested
    class at_the_same_moment {
        @Test
        @Tag("D14")
        void of_two_who_sign_one_comes_too_late() throws Exception {
            Outgoing document = toSign("chen", "示发同");
            Map<String, Object> signature = document.signature();

            List<Answer> answers = TwoAtOnceTest.together(List.of(
                    () -> document.ask("qian", "signatures", signature),
                    () -> document.ask("zhao", "signatures", signature)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            assertThat(document.now().at("/signatures").size()).isEqualTo(1);
            assertThat(document.events("DocumentSigned")).hasSize(1);
        }

        @Test
        @Tag("D15")
        void sixteen_rechecks_give_sixteen_numbers_without_gap_or_duplicate() throws Exception {
            List<Callable<Answer>> rechecks = new ArrayList<>();
            for (Outgoing signed : signed(16, "示发并")) {
                rechecks.add(() -> signed.ask("li", "rechecks", Outgoing.everyPoint()));
            }

            List<Answer> answers = TwoAtOnceTest.together(rechecks);

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers.stream().map(answer -> answer.text("/number")))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16)
                            .mapToObj(number -> "示发并〔2026〕" + number + "号")
                            .toList());
        }

        private static List<Outgoing> signed(int count, String code) {
            return IntStream.range(0, count)
                    .parallel()
                    .mapToObj(i -> toSign("chen", code).signedBy("qian"))
                    .toList();
        }
    }

    @Nested
    @Tag("D14")
    @Tag("D15")
    class the_content_that_was_signed {
        @Test
        void cannot_be_changed_and_once_returned_and_changed_is_signed_no_more() {
            Outgoing document = toSign("chen", "示发改");
            String digest = document.digest();
            document.refused("qian", "signatures", Map.of("contentDigest", "0".repeat(64)), 409, "CONTENT_CHANGED");
            document.signedBy("qian");
            Map<String, Object> changed = Map.of(
                    "content",
                    document.draft().with("title", document.title() + "书").content());
            document.refused("chen", "versions", changed, 409, "WRONG_STAGE");

            document.returnedBy("li", "DRAFTING", "标题有误").done("chen", "versions", changed);

            document.refused("li", "rechecks", Outgoing.everyPoint(), 409, "WRONG_STAGE");
            assertThat(document.digest()).isNotEqualTo(digest);
            document.submitted(Outgoing.sectionMatter());
            assertThat(document.stage()).isEqualTo("SECTION_REVIEW");
            assertThat(document.now().at("/approvals").findValuesAsString("counts"))
                    .doesNotContain("true");
            assertThat(document.events("DraftReturned").getFirst().at("/level").asString())
                    .isEqualTo("RECHECK");
        }
    }

    @Nested
    @Tag("D20")
    class held_back {
        @Test
        void the_drafter_takes_it_back_and_the_leader_cannot_sign_it_any_more() {
            Outgoing document = toSign("chen", "示发撤");
            document.refused("zhou", "withdrawals", Map.of("reason", "再改"), 403, "NOT_WITHDRAWABLE");
            Map<String, Object> signature = document.signature();

            document.done("chen", "withdrawals", Map.of("reason", "再改"));

            document.refused("qian", "signatures", signature, 409, "WRONG_STAGE");
            assertThat(document.events("OutgoingDocumentWithdrawn")
                            .getFirst()
                            .at("/from")
                            .asString())
                    .isEqualTo("SIGNING");
            Patiently.until(() -> assertThat(document.inboxOf("feng")).anyMatch(subject -> subject.startsWith("已撤回")));
            document.submitted(Outgoing.sectionMatter());
            assertThat(document.stage()).as("nothing was changed").isEqualTo("SIGNING");
        }

        @Test
        void while_it_is_suspended_nothing_moves() {
            Outgoing document = toSign("chen", "示发停").done("li", "suspensions", Map.of("reason", "等待上级意见"));

            document.refused("qian", "signatures", document.signature(), 409, "SUSPENDED");
            assertThat(document.now().at("/suspension/reason").asString()).isEqualTo("等待上级意见");
            document.done("li", "resumption", Map.of()).signedBy("qian");

            assertThat(document.events()).contains("OutgoingDocumentSuspended", "OutgoingDocumentResumed");
        }

        @Test
        @Tag("D15")
        void voided_before_it_is_out_it_gives_its_number_to_the_next_and_stays_in_the_register() {
            Outgoing mistaken = toSign("chen", "示发废").signedBy("qian").rechecked();
            Outgoing next = toSign("chen", "示发废").signedBy("qian");
            assertThat(mistaken.number()).isEqualTo("示发废〔2026〕1号");

            mistaken.done("li", "voiding", Map.of("reason", "上级已行文"));
            next.rechecked();

            assertThat(next.number()).isEqualTo("示发废〔2026〕1号");
            JsonNode now = mistaken.now();
            assertThat(now.at("/stage").asString()).isEqualTo("VOID");
            assertThat(now.at("/voidedBecause").asString()).isEqualTo("上级已行文");
            assertThat(mistaken.journal().toString()).contains("退还文号示发废〔2026〕1号");
            mistaken.refused("li", "rechecks", Outgoing.everyPoint(), 409, "WRONG_STAGE");
            assertThat(TheSuite.get("li", Outgoing.PATH + "?stage=VOID&q=" + Outgoing.encoded(mistaken.title()))
                            .body())
                    .contains(mistaken.id());
        }

        @Test
        @Tag("D15")
        void a_number_reserved_is_borne_by_whom_it_was_reserved_for() {
            Outgoing urgent = toSign("chen", "示发留").done("li", "number-reservations", Map.of("reason", "急件先行报号"));
            Outgoing other = toSign("chen", "示发留").signedBy("qian").rechecked();

            urgent.signedBy("qian").rechecked();

            assertThat(urgent.number()).isEqualTo("示发留〔2026〕1号");
            assertThat(other.number()).isEqualTo("示发留〔2026〕2号");
        }
    }

    @Nested
    @Tag("D10")
    class opinions {
        @Test
        void are_waited_for_unless_a_reason_is_given() {
            Outgoing draft = Outgoing.drafted("chen", Draft.notice("示发征", "经费管理"))
                    .done("chen", "opinion-requests", Map.of("sectionIds", List.of("finance"), "question", "经费是否可行"));
            draft.refused("chen", "submissions", Outgoing.sectionMatter(), 409, "OPINIONS_OUTSTANDING");
            Patiently.until(() ->
                    assertThat(Messages.textsTo("13800000051", draft.title())).hasSize(1));
            Answer bare = draft.ask("wei", "opinion-requests/1/opinions", Map.of("agreed", false));
            assertThat(bare.text("/errors/0/field")).isEqualTo("text");
            assertThat(bare.text("/errors/0/rule")).isEqualTo("required-without-agreement");

            draft.done("wei", "opinion-requests/1/opinions", Map.of("agreed", false, "text", "请压缩会议费"));
            draft.refused("chu", "opinion-requests/1/opinions", Map.of("agreed", true), 409, "ALREADY_GIVEN");
            draft.submitted(Outgoing.sectionMatter());

            JsonNode answer = draft.now().at("/opinionRequests/0/answers/0");
            assertThat(answer.at("/text").asString()).isEqualTo("请压缩会议费");
            assertThat(answer.at("/signature").asString()).isEqualTo("卫平");
            assertThat(draft.events("OpinionGiven")).hasSize(1);
        }
    }
}
