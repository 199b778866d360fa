package org.wenshu.documents.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenshu.document.checks.Rule;
import org.wenshu.documents.DocsServiceCase;

@Tag("D11")
class WordingTest extends DocsServiceCase {
    private static final String WORDS = "/api/v1/word-lists";
    private static final String RULES = "/api/v1/check-rules";

    @Autowired
    private KeepingWords words;

    @Autowired
    private KeepingCheckPolicy policy;

    private Answer put(String path, String etag, Map<String, ?> body) {
        return send(request(SECRETARY, path)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    @Test
    void own_words_extend_the_standard_lists() {
        int before = words.vocabulary().entries().size();
        Answer entered = post(SECRETARY, WORDS, Map.of("kind", "OWN", "word", "A区（试）", "instead", "试验区", "why", "规范名称"))
                .is(201);
        assertThat(words.vocabulary().entries()).hasSize(before + 1);
        assertThat(words.vocabulary()
                        .entries()
                        .getLast()
                        .pattern()
                        .matcher("在A区（试）内")
                        .find())
                .isTrue();
        post(SECRETARY, WORDS, Map.of("kind", "OWN", "word", "A区（试）")).is(409);
        Answer corrected = put(
                        WORDS + "/" + entered.id(),
                        entered.etag(),
                        Map.of("kind", "OWN", "pattern", "(甲|乙)区", "instead", "$1片"))
                .is(200);
        assertThat(corrected.text("/pattern")).isEqualTo("(甲|乙)区");
        assertThat(get(PLANNER, WORDS + "?q=" + encoded("甲|乙") + "&kind=OWN")
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(1);
        post(SECRETARY, WORDS + "/" + entered.id() + "/removals", Map.of("reason", "不再使用"))
                .is(201);
        assertThat(words.vocabulary().entries()).hasSize(before);
        assertThat(get(PLANNER, WORDS + "/standard?kind=WRONG")
                        .is(200)
                        .body()
                        .path("items")
                        .size())
                .isGreaterThan(100);
    }

    @Test
    void patterns_that_do_not_end_in_time_are_refused() {
        post(SECRETARY, WORDS, Map.of("kind", "OWN", "pattern", "(a+)+b")).refuses("pattern", "bounded-repetition");
        post(SECRETARY, WORDS, Map.of("kind", "OWN", "pattern", "[a")).refuses("pattern", "pattern");
        post(SECRETARY, WORDS, Map.of("kind", "OWN", "pattern", "ab", "instead", "$1"))
                .refuses("instead", "known-group");
        post(SECRETARY, WORDS, Map.of("kind", "OWN")).refuses("word", "word-or-pattern");
        post(PLANNER, WORDS, Map.of("kind", "OWN", "word", "x")).is(403);
    }

    @Test
    void rules_are_data_and_weigh_what_the_organ_says() {
        Answer catalogue = get(PLANNER, RULES).is(200);
        assertThat(catalogue.body().path("items").size()).isGreaterThan(200);
        assertThat(catalogue.body().path("items")).allSatisfy(rule -> {
            assertThat(rule.path("clause").asString()).isNotBlank();
            assertThat(rule.path("passing")).isNotEmpty();
            assertThat(rule.path("failing")).isNotEmpty();
        });
        Answer off = put(RULES + "/TI03", catalogue.etag(), Map.of("on", false, "reason", "本单位标题较长"))
                .is(200);
        assertThat(off.body().path("on").asBoolean()).isFalse();
        assertThat(policy.checks().rules()).extracting(Rule::code).doesNotContain("TI03");
        put(RULES + "/TI03", catalogue.etag(), Map.of("on", true, "reason", "旧版本"))
                .is(412);
        put(RULES + "/TI03", off.etag(), Map.of("on", true, "severity", "GATE", "reason", "恢复"))
                .is(200);
        assertThat(policy.checks().rules())
                .filteredOn(rule -> rule.code().equals("TI03"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.severity().name()).isEqualTo("GATE"));
        assertThat(get(PLANNER, RULES).body().path("journal")).hasSize(3);
        get(PLANNER, RULES + "/XX99").is(404);
    }
}
