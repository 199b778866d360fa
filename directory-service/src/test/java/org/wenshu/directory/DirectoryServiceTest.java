package org.wenshu.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.Topics;
import org.wenshu.directory.Installation.Answer;
import org.wenshu.directory.Installation.Session;
import org.wenshu.directory.clients.KeepingClients;
import org.wenshu.directory.clients.OperatorClientFixture;
import org.wenshu.local.testing.WenshuInfrastructure;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP, on a real broker and store. */
class DirectoryServiceTest {
    private static final String PASSWORD = "Geheim-wort-7788";

    private static Installation installation;
    private static Session admin;

    @BeforeAll
    static void start() {
        installation = Installation.empty();
        admin = installation.administrator();
        admin.section("zonghe", "综合科", "ZHK");
        admin.section("faze", "法规科", "FGK");
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Nested
    class set_up {
        @Test
        void makes_one_administrator_however_many_ask_at_once() throws Exception {
            try (var empty = Installation.empty();
                    var threads = Executors.newFixedThreadPool(2)) {
                assertThat(empty.post("/api/v1/setup", "", Installation.setUpRequest("wrong"))
                                .status())
                        .isEqualTo(403);
                String code = empty.setUpCode();
                Callable<Integer> ask = () -> empty.post("/api/v1/setup", "", Installation.setUpRequest(code))
                        .status();
                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> answer : threads.invokeAll(List.of(ask, ask))) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsExactlyInAnyOrder(201, 409);
                assertThat(empty.get("/api/v1/setup", "").json().get("done").asBoolean())
                        .isTrue();
                assertThat(empty.post("/api/v1/setup", "", Installation.setUpRequest(code))
                                .status())
                        .isEqualTo(409);
                assertThat(empty.administrator().get("/api/v1/people").json().get("items"))
                        .hasSize(1);
            }
        }

        @Test
        void names_every_field_that_is_wrong() {
            Answer answer = installation.post("/api/v1/setup", "", Map.of("code", "x"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errors())
                    .contains(
                            "organ.name:required",
                            "organ.fondsNumber:required",
                            "administrator.name:required",
                            "administrator.signInName:required",
                            "administrator.password:required");
        }
    }

    @Nested
    @Tag("O1")
    class a_person {
        @Test
        void is_entered_corrected_and_journaled() {
            Answer entered = admin.person("p-chen", "陈㐂", "zonghe", "HANDLER");
            assertThat(entered.status()).isEqualTo(201);
            assertThat(entered.header("Location")).isEqualTo("/api/v1/people/p-chen");
            assertThat(entered.json().get("mobile").asString()).isEqualTo("13800138000");

            Map<String, Object> corrected = Map.of(
                    "name",
                    "陈𠮷",
                    "post",
                    "副科长",
                    "rankOrder",
                    90,
                    "sectionIds",
                    List.of("zonghe"),
                    "clearance",
                    "SECRET",
                    "roles",
                    List.of(Map.of("role", "SECTION_HEAD", "sectionId", "zonghe")));
            assertThat(admin.put("/api/v1/people/p-chen", "", corrected).status())
                    .isEqualTo(428);
            assertThat(admin.put("/api/v1/people/p-chen", "\"9\"", corrected).status())
                    .isEqualTo(412);
            Answer done = admin.put("/api/v1/people/p-chen", entered.header("ETag"), corrected);
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.json().get("name").asString()).isEqualTo("陈𠮷");

            JsonNode journal = admin.get("/api/v1/people/p-chen/journal").json();
            assertThat(journal).hasSize(2);
            assertThat(journal.get(1).get("byName").asString()).isEqualTo("管理员");
            assertThat(journal.get(1).get("from").asString()).isEqualTo("127.0.0.1");
            assertThat(journal.get(1).get("changes").toString()).contains("clearance", "INTERNAL", "SECRET");
        }

        @Test
        @Tag("O2")
        @Tag("O4")
        void is_refused_with_every_fault_named() {
            Answer answer = admin.post(
                    "/api/v1/people",
                    Map.of(
                            "name",
                            " ",
                            "rankOrder",
                            0,
                            "sectionIds",
                            List.of("nowhere"),
                            "mobile",
                            "12345",
                            "email",
                            "nobody",
                            "clearance",
                            "COSMIC",
                            "roles",
                            List.of(Map.of("role", "KING"), Map.of("role", "HANDLER", "sectionId", "gone")),
                            "inChargeOfSectionIds",
                            List.of("zonghe")));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errors())
                    .contains(
                            "name:required",
                            "post:required",
                            "rankOrder:range",
                            "sectionIds[0]:unknown-section",
                            "mobile:mobile",
                            "email:email",
                            "clearance:one-of",
                            "roles[0].role:one-of",
                            "roles[1].sectionId:unknown-section",
                            "inChargeOfSectionIds:not-a-leader");
        }

        @Test
        void shows_mobile_email_and_clearance_only_to_administrators_and_to_themselves() {
            admin.person("p-self", "自己", "zonghe", "HANDLER");
            admin.person("p-other", "他人", "zonghe", "HANDLER");
            Session self = admin.account("p-self");
            assertThat(self.get("/api/v1/people/p-self").json().get("mobile").asString())
                    .isEqualTo("13800138000");
            JsonNode other = self.get("/api/v1/people/p-other").json();
            assertThat(other.get("name").asString()).isEqualTo("他人");
            for (String confided : List.of("mobile", "email", "clearance")) {
                assertThat(other.path(confided).isMissingNode()
                                || other.path(confided).isNull())
                        .as(confided)
                        .isTrue();
            }
            assertThat(self.person("p-new", "新人", "zonghe").status()).isEqualTo(403);
            assertThat(installation.get("/api/v1/people", "").status()).isEqualTo(401);
        }

        @Test
        void is_found_by_name_section_and_role_page_by_page() {
            admin.section("search", "档案科", "DAK");
            for (int i = 0; i < 5; i++) {
                admin.person("p-search-" + i, "档案员" + i, "search", i == 0 ? "ARCHIVIST" : "HANDLER");
            }
            assertThat(admin.get("/api/v1/people?section=search&role=ARCHIVIST")
                            .json()
                            .get("items"))
                    .hasSize(1);
            JsonNode first = admin.get("/api/v1/people?q=%E6%A1%A3%E6%A1%88%E5%91%98&limit=3")
                    .json();
            assertThat(first.get("items")).hasSize(3);
            assertThat(first.get("total").asInt()).isEqualTo(5);
            JsonNode second = admin.get("/api/v1/people?q=%E6%A1%A3%E6%A1%88%E5%91%98&limit=3&cursor="
                            + first.get("next").asString())
                    .json();
            assertThat(second.get("items")).hasSize(2);
            assertThat(admin.get("/api/v1/people?limit=0").status()).isEqualTo(400);
            assertThat(admin.get("/api/v1/people?cursor=nonsense").status()).isEqualTo(400);
            assertThat(admin.get("/api/v1/people?role=KING").status()).isEqualTo(400);
        }

        @Test
        void who_is_deactivated_is_signed_out_and_the_last_administrator_stays() {
            admin.person("p-leaving", "离任", "zonghe", "HANDLER");
            admin.account("p-leaving");
            var browser = new Browser(installation);
            String refresh = browser.signIn("p-leaving", PASSWORD)
                    .json()
                    .get("refresh_token")
                    .asString();
            assertThat(admin.post("/api/v1/people/p-leaving/deactivation", Map.of("reason", "调离"))
                            .status())
                    .isEqualTo(200);
            assertThat(browser.refresh(refresh).status()).isEqualTo(400);
            assertThat(new Browser(installation).submit("p-leaving", PASSWORD).header("Location"))
                    .isEqualTo("/login?refused");

            String me = admin.get("/api/v1/me").json().get("id").asString();
            Answer refused = admin.post("/api/v1/people/" + me + "/deactivation", Map.of("reason", "试"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("rule").asString()).isEqualTo("last-administrator");
        }

        @Test
        void the_same_request_repeated_enters_one_person() {
            var body = Installation.JSON.writeValueAsString(Map.of(
                    "name", "幂等",
                    "post", "科员",
                    "rankOrder", 500,
                    "sectionIds", List.of("zonghe"),
                    "clearance", "NONE"));
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Answer answer = installation.send(installation
                        .request("/api/v1/people", admin.token())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "enter-once")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
                assertThat(answer.status()).isEqualTo(201);
                ids.add(answer.json().get("id").asString());
            }
            assertThat(ids.get(0)).isEqualTo(ids.get(1));
        }
    }

    @Nested
    @Tag("O1")
    class a_section {
        @Test
        void keeps_its_code_to_itself_and_is_dissolved_only_when_empty() {
            Answer taken = admin.post("/api/v1/sections", Map.of("name", "另一科", "code", "ZHK", "order", 9));
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.errors()).contains("code:taken");
            Answer bad = admin.post("/api/v1/sections", Map.of("name", "", "code", "zh", "order", -1));
            assertThat(bad.errors()).contains("name:required", "code:form", "order:range");

            admin.section("short-lived", "临时科", "LSK");
            admin.person("p-temp", "临时", "short-lived");
            assertThat(admin.post("/api/v1/sections/short-lived/dissolution", Map.of())
                            .status())
                    .isEqualTo(409);
            admin.post("/api/v1/people/p-temp/deactivation", Map.of("reason", "调离"));
            assertThat(admin.post("/api/v1/sections/short-lived/dissolution", Map.of())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    @Tag("O3")
    class a_delegation {
        @Test
        void lets_one_act_for_a_leader_until_it_is_revoked() {
            admin.person("p-leader", "李局", "zonghe", "DEPUTY_LEADER");
            admin.person("p-deputy", "王副", "zonghe", "HANDLER");
            Session leader = admin.account("p-leader");
            Session deputy = admin.account("p-deputy");
            Instant end = Instant.now().plus(3, ChronoUnit.DAYS);

            Answer refused = leader.post(
                    "/api/v1/delegations",
                    Map.of(
                            "toPersonId", "p-leader",
                            "authorities", List.of("incoming:register", "directory:delegate"),
                            "end", "2020-01-01T00:00:00Z"));
            assertThat(refused.errors())
                    .contains(
                            "toPersonId:to-oneself",
                            "authorities[0]:not-held",
                            "authorities[1]:not-delegable",
                            "end:after-start");
            var terms = Map.of(
                    "toPersonId", "p-deputy", "authorities", List.of("incoming:instruct"), "end", end.toString());
            assertThat(deputy.post("/api/v1/delegations", terms).status()).isEqualTo(403);
            Answer granted = leader.post("/api/v1/delegations", terms);
            assertThat(granted.status()).isEqualTo(201);
            String id = granted.json().get("id").asString();

            JsonNode me = deputy.get("/api/v1/me").json();
            assertThat(me.get("mayActFor").get(0).get("name").asString()).isEqualTo("李局");
            Answer acting = installation.send(installation
                    .request("/api/v1/me", deputy.token())
                    .header("Wenshu-On-Behalf-Of", "p-leader")
                    .GET());
            assertThat(acting.json().get("authorities").toString()).isEqualTo("[\"incoming:instruct\"]");

            assertThat(leader.post("/api/v1/delegations/" + id + "/revocation", Map.of("reason", "已返岗"))
                            .status())
                    .isEqualTo(200);
            assertThat(installation
                            .send(installation
                                    .request("/api/v1/me", deputy.token())
                                    .header("Wenshu-On-Behalf-Of", "p-leader")
                                    .GET())
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void does_not_exist_for_others() {
            admin.person("p-boss", "赵局", "zonghe", "PRINCIPAL_LEADER");
            admin.person("p-agent", "代理", "zonghe");
            admin.person("p-curious", "旁人", "zonghe");
            String id = admin.post(
                            "/api/v1/delegations",
                            Map.of(
                                    "fromPersonId",
                                    "p-boss",
                                    "toPersonId",
                                    "p-agent",
                                    "authorities",
                                    List.of("incoming:instruct"),
                                    "end",
                                    Instant.now().plus(1, ChronoUnit.DAYS).toString()))
                    .json()
                    .get("id")
                    .asString();
            Session curious = admin.account("p-curious");
            assertThat(curious.get("/api/v1/delegations/" + id).status()).isEqualTo(404);
            assertThat(curious.get("/api/v1/delegations").json().get("items")).isEmpty();
        }
    }

    @Nested
    @Tag("O5")
    class the_calendar {
        @Test
        void takes_the_organs_exceptions_and_new_notices() {
            Answer decided = admin.post(
                    "/api/v1/calendar/exceptions", Map.of("date", "2026-06-10", "working", false, "reason", "搬迁"));
            assertThat(decided.status()).isEqualTo(201);
            assertThat(admin.post(
                                    "/api/v1/calendar/exceptions",
                                    Map.of("date", "2026-06-10", "working", true, "reason", "又"))
                            .status())
                    .isEqualTo(409);
            await().untilAsserted(() -> {
                JsonNode day = admin.get("/api/v1/calendar/days?from=2026-06-10&to=2026-06-10")
                        .json()
                        .get("items")
                        .get(0);
                assertThat(day.get("working").asBoolean()).isFalse();
                assertThat(day.get("basis").asString()).isEqualTo("ORGAN_EXCEPTION");
            });
            JsonNode deadline = admin.get("/api/v1/calendar/deadline?start=2026-06-09T02:00:00Z&workingDays=1")
                    .json();
            assertThat(deadline.get("dueDay").asString()).isEqualTo("2026-06-11");
            assertThat(deadline.get("basis").toString()).contains("搬迁");
            assertThat(admin.post("/api/v1/calendar/exceptions/2026-06-10/removal", Map.of("reason", "不搬了"))
                            .status())
                    .isEqualTo(200);

            assertThat(admin.get("/api/v1/calendar/days?from=2031-10-01&to=2031-10-01")
                            .json()
                            .get("items")
                            .get(0)
                            .get("provisional")
                            .asBoolean())
                    .isTrue();
            Answer notice = admin.post(
                    "/api/v1/calendar/notices",
                    Map.of(
                            "year",
                            2031,
                            "documentNumber",
                            "国办发明电〔2030〕9号",
                            "days",
                            List.of(
                                    Map.of("date", "2031-10-01", "working", false, "name", "国庆节"),
                                    Map.of("date", "2031-09-28", "working", true, "name", "国庆节"))));
            assertThat(notice.status()).isEqualTo(201);
            await().untilAsserted(() -> {
                JsonNode day = admin.get("/api/v1/calendar/days?from=2031-09-28&to=2031-09-28")
                        .json()
                        .get("items")
                        .get(0);
                assertThat(day.get("working").asBoolean()).isTrue();
                assertThat(day.get("provisional").asBoolean()).isFalse();
                assertThat(day.get("notice").asString()).contains("〔2030〕9号");
            });
        }

        @Test
        void refuses_what_it_cannot_count() {
            assertThat(admin.get("/api/v1/calendar/days?from=2026-02-01&to=2026-01-01")
                            .errors())
                    .contains("to:before-from");
            assertThat(admin.get("/api/v1/calendar/deadline?start=2026-06-09T02:00:00Z&workingDays=0")
                            .errors())
                    .contains("workingDays:range");
            assertThat(admin.get("/api/v1/calendar/days?from=yesterday&to=2026-01-01")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class a_policy {
        @Test
        void stands_at_its_default_until_it_is_set_to_something_it_takes() {
            String path = "/api/v1/policies/incoming.deadline.ordinary";
            assertThat(admin.get(path).json().get("value").asString()).isEqualTo("5");
            assertThat(admin.put(path, "\"0\"", Map.of("value", "soon")).errors())
                    .contains("value:form");
            assertThat(admin.put(path, "", Map.of("value", "7")).status()).isEqualTo(428);
            assertThat(admin.put(path, "\"3\"", Map.of("value", "7")).status()).isEqualTo(412);
            Answer set = admin.put(path, "\"0\"", Map.of("value", "7"));
            assertThat(set.status()).isEqualTo(200);
            assertThat(admin.put(path, "\"0\"", Map.of("value", "8")).status()).isEqualTo(412);
            assertThat(admin.put(path, set.header("ETag"), Map.of("value", "5")).status())
                    .isEqualTo(200);
            assertThat(admin.get("/api/v1/policies/no.such").status()).isEqualTo(404);
        }
    }

    @Nested
    class signing_in {
        @Test
        void gives_tokens_that_name_the_person_and_are_exchanged_once() throws Exception {
            admin.person("p-user", "用户", "zonghe", "HANDLER");
            admin.account("p-user");
            var browser = new Browser(installation);
            Answer sentToSignIn = browser.authorize();
            assertThat(sentToSignIn.header("Location")).isEqualTo("/login");
            String code = browser.code("p-user", PASSWORD);
            JsonNode tokens = browser.redeem(code).json();
            var access = SignedJWT.parse(tokens.get("access_token").asString()).getJWTClaimsSet();
            assertThat(access.getSubject()).isEqualTo("p-user");
            assertThat(access.getIssuer()).isEqualTo("http://localhost:8080");
            assertThat(access.getStringClaim("name")).isEqualTo("用户");
            assertThat(access.getAudience()).containsExactly("wenshu", "wenshu-app");
            assertThat(installation
                            .get("/userinfo", tokens.get("access_token").asString())
                            .json()
                            .get("name")
                            .asString())
                    .isEqualTo("用户");
            assertThat(installation
                            .get("/api/v1/me", tokens.get("id_token").asString())
                            .status())
                    .as("an id token opens nothing")
                    .isEqualTo(401);

            String first = tokens.get("refresh_token").asString();
            JsonNode renewed = browser.refresh(first).json();
            assertThat(renewed.get("refresh_token").asString()).isNotEqualTo(first);
            assertThat(browser.refresh(first).status()).isEqualTo(400);
            assertThat(browser.refresh(renewed.get("refresh_token").asString()).status())
                    .isEqualTo(200);
            assertThat(browser.redeem(code).status()).isEqualTo(400);
        }

        @Test
        void remembers_the_browser_and_forgets_it_after_logout() {
            admin.person("p-again", "再来", "zonghe");
            admin.account("p-again");
            var browser = new Browser(installation);
            String idToken =
                    browser.signIn("p-again", PASSWORD).json().get("id_token").asString();
            assertThat(Browser.codeIn(browser.authorize())).isNotEmpty();
            browser.get("/connect/logout?" + Browser.form(Map.of("id_token_hint", idToken)));
            assertThat(browser.authorize().header("Location")).isEqualTo("/login");
        }

        @Test
        void needs_the_forms_token_and_proof_of_the_code() {
            var browser = new Browser(installation);
            browser.authorize();
            assertThat(browser.post("/login", Map.of("name", "admin", "password", "x"))
                            .status())
                    .isEqualTo(403);
            browser.code("admin", Installation.ADMINISTRATOR_PASSWORD);
            Answer withoutProof = browser.get("/oauth2/authorize?"
                    + Browser.form(Map.of(
                            "response_type",
                            "code",
                            "client_id",
                            Browser.CLIENT,
                            "redirect_uri",
                            Browser.CALLBACK,
                            "scope",
                            "openid")));
            assertThat(withoutProof.header("Location") + withoutProof.status()).doesNotContain("code=");
            String code = new Browser(installation).code("admin", Installation.ADMINISTRATOR_PASSWORD);
            assertThat(new Browser(installation).redeem(code).status())
                    .as("another app's verifier")
                    .isEqualTo(400);
        }

        @Test
        void locks_a_name_out_after_repeated_failure_without_telling_whether_it_exists() {
            admin.person("p-locked", "锁定", "zonghe");
            admin.account("p-locked");
            for (String name : List.of("p-locked", "nobody-at-all")) {
                var browser = new Browser(installation);
                for (int i = 0; i < 5; i++) {
                    assertThat(browser.submit(name, "Wrong-password-" + i).header("Location"))
                            .isEqualTo("/login?refused");
                }
                assertThat(browser.submit(name, PASSWORD).header("Location")).isEqualTo("/login?refused");
            }
            assertThat(admin.get("/api/v1/people/p-locked/account").json().has("lockedUntil"))
                    .isTrue();
            assertThat(admin.post("/api/v1/people/p-locked/account/unlocking", Map.of())
                            .status())
                    .isEqualTo(204);
            assertThat(new Browser(installation).code("p-locked", PASSWORD)).isNotEmpty();
        }

        @Test
        void makes_people_change_a_password_that_somebody_else_set() {
            admin.person("p-first", "首次", "zonghe");
            Answer weak =
                    admin.post("/api/v1/people/p-first/account", Map.of("signInName", "first", "password", "first"));
            assertThat(weak.errors()).contains("password:too-short", "password:too-simple", "password:contains-name");
            admin.post("/api/v1/people/p-first/account", Map.of("signInName", "first", "password", "Anfang-2026-x"));
            var browser = new Browser(installation);
            browser.authorize();
            Answer sent = browser.submit("first", "Anfang-2026-x");
            assertThat(sent.header("Location")).isEqualTo("/login/password?name=first");
            Answer form = browser.follow(sent);
            Answer changed = browser.post(
                    "/login/password",
                    Map.of(
                            "name", "first",
                            "current", "Anfang-2026-x",
                            "wanted", "Besser-2026-y",
                            "again", "Besser-2026-y",
                            "_csrf", Browser.csrf(form)));
            assertThat(changed.header("Location")).isEqualTo("/login?changed");
            Session first = installation.signIn("first", "Besser-2026-y");
            assertThat(first.post(
                                    "/api/v1/me/password",
                                    Map.of("currentPassword", "wrong", "newPassword", "Noch-besser-1"))
                            .errors())
                    .contains("currentPassword:wrong");
            assertThat(first.post(
                                    "/api/v1/me/password",
                                    Map.of("currentPassword", "Besser-2026-y", "newPassword", "Noch-besser-1"))
                            .status())
                    .isEqualTo(204);
            assertThat(installation
                            .signIn("first", "Noch-besser-1")
                            .get("/api/v1/me")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void of_an_integration_gives_the_authorities_it_was_granted() {
            Answer registered = admin.post(
                    "/api/v1/clients",
                    Map.of(
                            "id", "oa-bridge",
                            "kind", "INTEGRATION",
                            "name", "OA 对接",
                            "authorities", List.of("directory:read")));
            String secret = registered.json().get("secret").asString();
            assertThat(admin.get("/api/v1/clients/oa-bridge").json().has("secret"))
                    .isFalse();
            String token =
                    clientToken("oa-bridge", secret).json().get("access_token").asString();
            assertThat(installation.get("/api/v1/people", token).status()).isEqualTo(200);
            assertThat(installation.get("/api/v1/clients", token).status()).isEqualTo(403);
            assertThat(installation
                            .get("/api/v1/me", token)
                            .json()
                            .get("authorities")
                            .toString())
                    .isEqualTo("[\"directory:read\"]");

            String replaced = admin.post("/api/v1/clients/oa-bridge/secrets", Map.of())
                    .json()
                    .get("secret")
                    .asString();
            assertThat(clientToken("oa-bridge", secret).status()).isEqualTo(401);
            assertThat(clientToken("oa-bridge", replaced).status()).isEqualTo(200);
            admin.post("/api/v1/clients/oa-bridge/deactivation", Map.of());
            assertThat(installation.get("/api/v1/people", token).status()).isEqualTo(403);
            assertThat(admin.post("/api/v1/clients", Map.of("id", "x y", "kind", "APP", "name", "n"))
                            .errors())
                    .contains("id:form", "redirectUris:required");
        }

        private Answer clientToken(String id, String secret) {
            String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
            return installation.send(HttpRequest.newBuilder(installation.uri("/oauth2/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        }
    }

    @Nested
    class rotating_keys {
        @Test
        void keeps_everybody_signed_in_and_signs_with_the_new_key() throws Exception {
            Session before = installation.administrator();
            String oldKey = SignedJWT.parse(before.token()).getHeader().getKeyID();
            Answer rotated = admin.post("/api/v1/keys/rotations", Map.of());
            assertThat(rotated.status()).isEqualTo(201);
            String newKey = rotated.json().get("id").asString();
            assertThat(before.get("/api/v1/me").status()).isEqualTo(200);
            Session after = installation.administrator();
            assertThat(SignedJWT.parse(after.token()).getHeader().getKeyID()).isEqualTo(newKey);
            assertThat(after.get("/api/v1/me").status()).isEqualTo(200);
            String published = installation.get("/oauth2/jwks", "").body();
            assertThat(published).contains(oldKey, newKey).doesNotContain("\"d\"");
        }
    }

    @Nested
    class looked_after_from_the_command_line {
        private Answer token(String secret) {
            return installation.send(installation
                    .request("/oauth2/token", "")
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString((OperatorClientFixture.ID + ":" + secret)
                                                    .getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        }

        @Test
        void whoever_can_read_the_secret_may_operate_and_nothing_else_until_an_administrator_ends_it()
                throws Exception {
            Path file = Files.createTempFile("operator", ".txt");
            Files.writeString(file, "first-secret\n");
            KeepingClients clients = installation.bean(KeepingClients.class);
            OperatorClientFixture.start(clients, file);
            Answer granted = token("first-secret");
            assertThat(granted.status()).isEqualTo(200);
            String token = granted.json().get("access_token").asString();
            assertThat(installation
                            .get("/api/v1/operations/directory-service/state", token)
                            .json()
                            .get("service")
                            .asString())
                    .isEqualTo("directory-service");
            assertThat(installation.get("/api/v1/people", token).status()).isEqualTo(403);
            assertThat(installation
                            .get("/api/v1/operations/directory-service/state", "")
                            .status())
                    .isEqualTo(401);

            // Restored from a backup, the folder has another secret than the data.
            Files.writeString(file, "second-secret\n");
            OperatorClientFixture.start(clients, file);
            assertThat(token("first-secret").status()).isEqualTo(401);
            assertThat(token("second-secret").status()).isEqualTo(200);

            assertThat(admin.post("/api/v1/clients/" + OperatorClientFixture.ID + "/deactivation", Map.of())
                            .status())
                    .isEqualTo(200);
            OperatorClientFixture.start(clients, file);
            assertThat(token("second-secret").status()).isEqualTo(401);
        }
    }

    @Nested
    class after_a_restart {
        @Test
        void browsers_apps_and_tokens_go_on_working() {
            admin.person("p-stays", "留任", "zonghe");
            admin.account("p-stays");
            String refresh = new Browser(installation)
                    .signIn("p-stays", PASSWORD)
                    .json()
                    .get("refresh_token")
                    .asString();
            try (var restarted = Installation.on(installation.database())) {
                assertThat(restarted.get("/api/v1/me", admin.token()).status()).isEqualTo(200);
                Answer renewed = new Browser(restarted).refresh(refresh);
                assertThat(renewed.status()).isEqualTo(200);
                String token = renewed.json().get("access_token").asString();
                assertThat(installation
                                .get("/api/v1/me", token)
                                .json()
                                .get("id")
                                .asString())
                        .isEqualTo("p-stays");
            }
        }
    }

    @Nested
    class with_the_organs_own_identity_provider {
        @Test
        void its_tokens_are_taken_and_no_password_is_kept() {
            String subject = admin.get("/api/v1/me").json().get("id").asString();
            try (var other = Installation.on(
                    "directory_external",
                    "--wenshu.sign-in.enabled=false",
                    "--wenshu.security.jwks-uri=" + installation.uri("/oauth2/jwks"))) {
                var request = new HashMap<>(Installation.setUpRequest(other.setUpCode()));
                request.put("administrator", Map.of("name", "管理员"));
                assertThat(other.post("/api/v1/setup", "", request).errors())
                        .containsExactly("administrator.externalSubject:required");
                request.put("administrator", Map.of("name", "管理员", "externalSubject", subject));
                assertThat(other.post("/api/v1/setup", "", request).status()).isEqualTo(201);
                JsonNode me = other.get("/api/v1/me", admin.token()).json();
                assertThat(me.get("person").get("externalSubject").asString()).isEqualTo(subject);
                assertThat(me.get("authorities").toString()).contains("directory:administer");
                assertThat(me.has("signInName")).isFalse();
                assertThat(other.get("/login", "").status()).isNotEqualTo(200);
                assertThat(other.get("/oauth2/jwks", "").status()).isNotEqualTo(200);
            }
        }
    }

    @Nested
    class importing_people {
        private static final String HEADING = "人员编号,姓名,职务,排序,科室,手机号,电子邮箱,涉密等级,角色,分管科室\n";

        @Test
        void names_row_column_and_rule_and_writes_nothing() {
            String csv = HEADING + "i-good,好人,科员,10,综合科,13900139000,,内部,承办人,\n" + "i-bad,,科员,first,没有的科,123,x,绝顶,国王,\n";
            JsonNode result = admin.upload("/api/v1/people/imports", "人员.csv", csv.getBytes(Charset.forName("GB18030")))
                    .json();
            assertThat(result.get("state").asString()).isEqualTo("REJECTED");
            List<String> faults = new ArrayList<>();
            result.get("faults")
                    .forEach(fault -> faults.add(
                            fault.get("row").asInt() + fault.get("column").asString() + ":"
                                    + fault.get("rule").asString()));
            assertThat(faults)
                    .containsExactlyInAnyOrder(
                            "3姓名:required",
                            "3排序:number",
                            "3科室:unknown-section",
                            "3手机号:mobile",
                            "3电子邮箱:email",
                            "3涉密等级:one-of",
                            "3角色:one-of");
            assertThat(admin.get("/api/v1/people/i-good").status()).isEqualTo(404);
        }

        @Test
        void takes_a_filled_in_template_and_repeats_without_a_change() throws Exception {
            byte[] template = HttpClient.newHttpClient()
                    .send(
                            installation
                                    .request("/api/v1/people/imports/template", admin.token())
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            byte[] filled;
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                    var out = new ByteArrayOutputStream()) {
                Row row = workbook.getSheetAt(0).createRow(1);
                List<String> cells =
                        List.of("x-1", "㐂𠮷", "局长", "1", "综合科、FGK", "", "", "机密", "主要领导、科室负责人（综合科）", "faze");
                for (int i = 0; i < cells.size(); i++) {
                    row.createCell(i).setCellValue(cells.get(i));
                }
                row.getCell(3).setCellValue(1);
                row.getCell(5).setCellValue(13700137000d);
                workbook.write(out);
                filled = out.toByteArray();
            }
            JsonNode trial = admin.upload("/api/v1/people/imports?dryRun=true", "t.xlsx", filled)
                    .json();
            assertThat(trial.get("state").asString()).isEqualTo("CHECKED");
            assertThat(trial.get("faults")).isEmpty();
            assertThat(admin.get("/api/v1/people/x-1").status()).isEqualTo(404);
            for (int i = 0; i < 2; i++) {
                Answer started = admin.upload("/api/v1/people/imports", "t.xlsx", filled);
                assertThat(started.status()).isEqualTo(201);
                await().untilAsserted(() -> assertThat(admin.get(started.header("Location"))
                                .json()
                                .get("state")
                                .asString())
                        .isEqualTo("DONE"));
            }
            JsonNode person = admin.get("/api/v1/people/x-1").json();
            assertThat(person.get("mobile").asString()).isEqualTo("13700137000");
            assertThat(person.get("inChargeOfSectionIds").toString()).contains("faze");
            assertThat(person.get("version").asLong()).isEqualTo(1);
        }

        @Test
        void refuses_what_is_no_spreadsheet() {
            assertThat(admin.upload("/api/v1/people/imports", "a.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 1})
                            .status())
                    .isEqualTo(422);
            assertThat(admin.upload("/api/v1/people/imports", "a.csv", "姓名,怪列\n".getBytes(StandardCharsets.UTF_8))
                            .json()
                            .get("faults")
                            .toString())
                    .contains("unknown-column", "missing-column");
        }
    }

    @Nested
    class what_is_published {
        @Test
        void is_the_full_state_under_the_entrys_key() {
            admin.person("p-known", "周知", "zonghe", "SECRETARY");
            await().untilAsserted(() -> {
                Map<String, ConsumerRecord<String, String>> last = read();
                assertThat(last).containsKeys("section/zonghe", "policy/organ.name", "person/p-known");
                var known = last.get("person/p-known");
                assertThat(new String(known.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                        .isEqualTo("org.wenshu.directory.PersonChanged.v1");
                JsonNode person = Installation.JSON.readTree(known.value());
                assertThat(person.get("name").asString()).isEqualTo("周知");
                assertThat(person.get("clearance").asString()).isEqualTo("INTERNAL");
                assertThat(person.get("roles").get(0).get("role").asString()).isEqualTo("SECRETARY");
                assertThat(Installation.JSON
                                .readTree(last.get("policy/organ.name").value())
                                .get("values")
                                .get("value")
                                .asString())
                        .isEqualTo("某市数据局");
            });
        }

        private static Map<String, ConsumerRecord<String, String>> read() {
            var properties = new Properties();
            properties.put("bootstrap.servers", WenshuInfrastructure.bootstrapServers());
            Map<String, ConsumerRecord<String, String>> last = new HashMap<>();
            try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
                var partition = new TopicPartition(Topics.DIRECTORY, 0);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(200)).forEach(record -> last.put(record.key(), record));
                }
            }
            return last;
        }
    }

    @Nested
    class the_api_document {
        @Test
        void lists_the_endpoints_with_the_authority_they_need() {
            JsonNode document = installation.get("/v3/api-docs", "").json();
            assertThat(document.get("openapi").asString()).startsWith("3.1");
            assertThat(document.at("/paths/~1api~1v1~1people/post/x-needs").toString())
                    .contains("directory:administer");
            assertThat(document.get("paths").has("/login")).isFalse();
        }
    }
}
