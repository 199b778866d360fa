package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is wrong with a request is answered by a problem that names field and rule, and nothing is half-written. */
@WithSuite
@Order(12)
@Tag("D1")
class BadInputTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json";

    private int entriesBefore;

    @BeforeEach
    void count_the_entries() {
        entriesBefore = entries();
    }

    @AfterEach
    void no_entry_was_added() {
        assertThat(entries()).isEqualTo(entriesBefore);
    }

    private static int entries() {
        return TheSuite.get("li", Incoming.PATH + "?limit=1")
                .json()
                .at("/total")
                .asInt();
    }

    private static Answer send(String method, String path, String body, String type, Map<String, String> headers) {
        return TheSuite.as("li").send(method, path, body.getBytes(StandardCharsets.UTF_8), type, headers);
    }

    private static void isProblem(Answer answer, int status, String field, String rule) {
        isProblem(answer, status);
        var broken = new ArrayList<String>();
        answer.json().at("/errors").forEach(error -> {
            broken.add(error.at("/field").asString() + " " + error.at("/rule").asString());
            assertThat(error.at("/message").asString()).isNotBlank();
        });
        assertThat(broken).as(answer.body()).contains(field + " " + rule);
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/type")).startsWith("https://wenshu.org/problems/");
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
    }

    private static Arguments wrong(String what, UnaryOperator<Registration> change, String field, String rule) {
        return Arguments.of(what, change, field, rule);
    }

    static Stream<Arguments> registrations() {
        return Stream.of(
                wrong("unknown field", r -> r.with("colour", "红"), "colour", "unknown-field"),
                wrong("unknown value", r -> r.with("urgency", "AT_ONCE"), "urgency", "unknown-value"),
                wrong("value by its number", r -> r.with("urgency", 1), "urgency", "unknown-value"),
                wrong("title missing", r -> r.without("title"), "title", "not-blank"),
                wrong("title blank", r -> r.with("title", "　 "), "title", "not-blank"),
                wrong("title too long", r -> r.with("title", "长".repeat(201)), "title", "size"),
                wrong("control characters", r -> r.with("title", "关于\u0000\u0007的通知"), "title", "pattern"),
                wrong("line breaks", r -> r.with("sender", "某局\r\n某科"), "sender", "pattern"),
                wrong("number for a text", r -> r.with("title", 5), "title", "text"),
                wrong("sender missing", r -> r.without("sender"), "sender", "not-blank"),
                wrong("number blank", r -> r.with("senderNumber", " "), "senderNumber", "pattern"),
                wrong("number too long", r -> r.with("senderNumber", "号".repeat(101)), "senderNumber", "size"),
                wrong("no copies", r -> r.with("copies", 0), "copies", "min"),
                wrong("too many copies", r -> r.with("copies", 10_000), "copies", "max"),
                wrong("half a copy", r -> r.with("copies", 1.5), "copies", "integer"),
                wrong("text for a number", r -> r.with("copies", "1"), "copies", "integer"),
                wrong("number too large", r -> r.with("copies", 99_999_999_999L), "copies", "integer"),
                wrong("pages missing", r -> r.without("pages"), "pages", "not-null"),
                wrong("pages negative", r -> r.with("pages", -1), "pages", "min"),
                wrong(
                        "received in the future",
                        r -> r.with("receivedAt", "2049-01-01T00:00:00Z"),
                        "receivedAt",
                        "not-in-future"),
                wrong("no time", r -> r.with("receivedAt", "昨天"), "receivedAt", "date-time"),
                wrong("time without zone", r -> r.with("receivedAt", "2026-09-28T09:00:00"), "receivedAt", "date-time"),
                wrong(
                        "dated in the future",
                        r -> r.with("documentDate", "2049-01-01"),
                        "documentDate",
                        "not-in-future"),
                wrong("no such day", r -> r.with("documentDate", "2026-02-30"), "documentDate", "date"),
                wrong(
                        "classified without term",
                        r -> r.with("secrecy", "SECRET"),
                        "secrecyTerm",
                        "required-when-classified"),
                wrong(
                        "term without classification",
                        r -> r.with("secrecyTerm", "10年"),
                        "secrecyTerm",
                        "only-when-classified"),
                wrong(
                        "strange term",
                        r -> r.with("secrecy", "SECRET").with("secrecyTerm", "很久"),
                        "secrecyTerm",
                        "pattern"),
                wrong(
                        "above one's own clearance",
                        r -> r.with("secrecy", "TOP_SECRET").with("secrecyTerm", "30年"),
                        "secrecy",
                        "within-clearance"),
                wrong("strange register", r -> r.with("register", "../../etc"), "register", "pattern"),
                wrong(
                        "file that nobody uploaded",
                        r -> r.with("files", List.of(Map.of("fileId", "none", "kind", "ORIGINAL"))),
                        "files[0]",
                        "uploaded-by-you"),
                wrong(
                        "file without kind",
                        r -> r.with("files", List.of(Map.of("fileId", "none"))),
                        "files[0].kind",
                        "not-null"),
                wrong("files no list", r -> r.with("files", "none"), "files", "list"),
                wrong(
                        "too many attachment names",
                        r -> r.with("attachmentNames", Collections.nCopies(101, "附件")),
                        "attachmentNames",
                        "size"));
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @MethodSource("registrations")
    void a_registration_is_refused_naming_field_and_rule(
            String what, UnaryOperator<Registration> change, String field, String rule) {
        Answer answer = TheSuite.as("li")
                .post(Incoming.PATH, change.apply(Registration.ordinary()).body());

        isProblem(answer, 400, field, rule);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        Answer answer = TheSuite.as("li")
                .post(
                        Incoming.PATH,
                        Registration.ordinary()
                                .without("title")
                                .without("sender")
                                .with("copies", 0)
                                .body());

        assertThat(answer.json().at("/errors").size()).isEqualTo(3);
    }

    @Test
    void it_is_told_in_english_to_whom_asks_in_english() {
        Map<String, Object> body = Registration.ordinary().without("title").body();

        Answer english = TheSuite.as("li").post(Incoming.PATH, body, Map.of("Accept-Language", "en"));
        Answer chinese = TheSuite.as("li").post(Incoming.PATH, body, Map.of("Accept-Language", "zh-CN"));

        assertThat(english.text("/errors/0/message")).isEqualTo("must not be blank");
        assertThat(chinese.text("/errors/0/message")).isEqualTo("不能为空");
    }

    static Stream<Arguments> bodies() {
        String sound = JSON.writeValueAsString(Map.of("title", "关于某事的通知"));
        return Stream.of(
                Arguments.of("malformed", "{\"sender\": ", 400, "body", "json"),
                Arguments.of("empty", "", 400, "body", "required"),
                Arguments.of("a list", "[]", 400, "body", "type"),
                Arguments.of("null", "null", 400, "body", "required"),
                Arguments.of("a field twice", "{\"title\":\"甲\",\"title\":\"乙\"}", 400, "title", "json"),
                Arguments.of("nested too deep", "{\"title\":" + "[".repeat(5_000), 400, "title", "text"),
                Arguments.of("more after it", sound + sound, 400, "body", "json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void a_body_that_is_no_such_json_is_refused(String what, String body, int status, String field, String rule) {
        Answer answer = send("POST", Incoming.PATH, body, JSON_TYPE, Map.of());

        isProblem(answer, status);
        if (!field.isEmpty() && !answer.text("/errors/0/field").equals(field)) {
            // Where exactly a broken text breaks is up to the parser; that it names a place is not.
            assertThat(answer.text("/errors/0/field")).as(answer.body()).isNotBlank();
        }
    }

    @Test
    void a_body_larger_than_any_form_is_refused() {
        isProblem(
                send(
                        "POST",
                        Incoming.PATH,
                        JSON.writeValueAsString(Registration.ordinary()
                                .with("remark", "长".repeat(400_000))
                                .body()),
                        JSON_TYPE,
                        Map.of()),
                413);
    }

    @Test
    void another_content_type_is_refused() {
        isProblem(send("POST", Incoming.PATH, "<a/>", "application/xml", Map.of()), 415);
        isProblem(send("POST", Incoming.PATH, "{}", "text/plain", Map.of()), 415);
        isProblem(send("POST", "/api/v1/files", "{}", JSON_TYPE, Map.of()), 415);
    }

    @Test
    void another_method_is_refused_and_the_known_ones_named() {
        isProblem(send("PATCH", Incoming.PATH, "{}", JSON_TYPE, Map.of()), 405);
        isProblem(send("DELETE", Incoming.PATH + "/some", "", JSON_TYPE, Map.of()), 405);
        assertThat(send("DELETE", Incoming.PATH + "/some", "", JSON_TYPE, Map.of())
                        .header("Allow"))
                .contains("GET");
    }

    @Test
    void a_format_that_is_not_served_is_refused() {
        isProblem(TheSuite.as("li").get(Incoming.PATH, Map.of("Accept", "image/png")), 406);
    }

    @Test
    void what_is_not_there_is_not_found() {
        isProblem(TheSuite.as("li").get(Incoming.PATH + "/none"), 404);
        isProblem(TheSuite.as("li").get(Incoming.PATH + "/none/journal"), 404);
        isProblem(TheSuite.as("li").get("/api/v1/no-such-things"), 404);
        isProblem(send("POST", Incoming.PATH + "/none/voiding", "{\"reason\":\"误登\"}", JSON_TYPE, Map.of()), 404);
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of("cursor=%21%21", "cursor", "cursor"),
                Arguments.of("cursor=e30", "cursor", "cursor"),
                Arguments.of("cursor=eyJrZXkiOiJ4In0", "cursor", "cursor"),
                Arguments.of("limit=0", "limit", "range"),
                Arguments.of("limit=201", "limit", "range"),
                Arguments.of("limit=many", "limit", "integer"),
                Arguments.of("sort=title", "sort", "known-order"),
                Arguments.of("stage=SOMEWHERE", "stage", "unknown-value"),
                Arguments.of("overdue=perhaps", "overdue", "boolean"),
                Arguments.of("from=2026-13-01", "from", "date"),
                Arguments.of("from=2026-09-02&to=2026-09-01", "to", "not-before-from"),
                Arguments.of("q=" + "x".repeat(201), "q", "size"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    @Tag("D2")
    void a_question_to_the_register_is_refused_naming_the_parameter(String query, String field, String rule) {
        isProblem(TheSuite.as("li").get(Incoming.PATH + "?" + query), 400, field, rule);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("If-Match", "7", "etag"),
                Arguments.of("If-Match", "\"-1\"", "etag"),
                Arguments.of("If-Match", "\"1\", \"2\"", "etag"),
                Arguments.of("Idempotency-Key", "with blank", "idempotency-key"),
                Arguments.of("Idempotency-Key", "x".repeat(129), "idempotency-key"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("headers")
    void a_header_is_refused_by_its_name(String header, String value, String rule) {
        Answer answer =
                TheSuite.as("li").post(Incoming.PATH, Registration.ordinary().body(), Map.of(header, value));

        isProblem(answer, 400, header, rule);
    }

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                Arguments.of("admin", "POST", "/api/v1/people", "{}", 400),
                Arguments.of("admin", "POST", "/api/v1/people", "{\"nme\":\"x\"}", 400),
                Arguments.of("admin", "POST", "/api/v1/sections", "{\"name\":\"新科\",\"code\":\"abc\"}", 400),
                Arguments.of("admin", "PUT", "/api/v1/policies/urging.remind-before", "{\"value\":\"soon\"}", 428),
                Arguments.of("admin", "PUT", "/api/v1/policies/no-such-policy", "{\"value\":\"1\"}", 428),
                Arguments.of("admin", "POST", "/api/v1/calendar/exceptions", "{\"date\":\"tomorrow\"}", 400),
                Arguments.of("admin", "POST", "/api/v1/notification-rules", "{}", 400),
                Arguments.of("qian", "POST", "/api/v1/delegations", "{\"toPersonId\":\"nobody\"}", 400),
                Arguments.of("jiang", "GET", "/api/v1/records?limit=0", "", 400),
                Arguments.of("jiang", "GET", "/api/v1/records?cursor=x", "", 400),
                Arguments.of("jiang", "GET", "/api/v1/catalogues/12", "", 400),
                Arguments.of("jiang", "GET", "/api/v1/catalogues/year", "", 400),
                Arguments.of("jiang", "GET", "/api/v1/intakes?stage=NOWHERE", "", 400),
                Arguments.of("jiang", "GET", "/api/v1/records/none", "", 404),
                Arguments.of("li", "GET", "/api/v1/inbox?limit=-1", "", 400),
                Arguments.of("li", "GET", "/api/v1/inbox/stream?after=x", "", 400),
                Arguments.of("li", "GET", "/api/v1/deliveries?channel=PIGEON", "", 400),
                Arguments.of("li", "POST", "/api/v1/inbox/none/acknowledgement", "", 404));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("elsewhere")
    void the_other_services_answer_in_the_same_way(String who, String method, String path, String body, int status) {
        Answer answer = method.equals("GET")
                ? TheSuite.as(who).get(path)
                : TheSuite.as(who).send(method, path, body.getBytes(StandardCharsets.UTF_8), JSON_TYPE, Map.of());

        isProblem(answer, status);
        if (status == 400 || status == 428) {
            assertThat(answer.text("/errors/0/field")).as(answer.body()).isNotBlank();
            assertThat(answer.text("/errors/0/rule")).isNotBlank();
        }
    }
}
