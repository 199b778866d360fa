package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.local.client.Answer;

/** Several people at the same thing at the same moment. */
@WithSuite
@Order(10)
class TwoAtOnceTest {
    static List<Answer> together(List<Callable<Answer>> requests) throws Exception {
        try (var people = Executors.newFixedThreadPool(requests.size())) {
            var answers = new ArrayList<Answer>();
            for (var answer : people.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).sorted().toList();
    }

    @Test
    @Tag("D4")
    void of_two_who_go_by_the_same_version_one_is_told_that_it_has_changed() throws Exception {
        Incoming document = Incoming.registered("li", Registration.ordinary()).reviewed();
        var version = Map.of("If-Match", document.etag());

        List<Answer> answers = together(List.of(
                () -> document.ask("li", "proposals", Incoming.proposal("general"), version),
                () -> document.ask("wu", "proposals", Incoming.proposal("finance"), version)));

        assertThat(statuses(answers)).isIn(List.of(201, 412), List.of(201, 409));
        assertThat(document.now().at("/proposals").size()).isEqualTo(1);
    }

    @Test
    @Tag("D4")
    void who_goes_by_an_old_version_is_refused() {
        Incoming document = Incoming.registered("li", Registration.ordinary());
        String old = document.etag();
        document.reviewed();

        Answer refusal = document.ask("wu", "proposals", Incoming.proposal("general"), Map.of("If-Match", old));

        assertThat(refusal.status()).as(refusal.body()).isEqualTo(412);
        assertThat(refusal.text("/type")).endsWith("/precondition-failed");
    }

    @Test
    @Tag("D5")
    void of_two_who_do_the_same_step_without_looking_one_comes_too_late() throws Exception {
        Incoming document =
                Incoming.registered("li", Registration.ordinary()).reviewed().proposedTo("general", "qian");
        Callable<Answer> instruct = () -> document.ask("qian", "instructions", Map.of("text", "同意。", "candidate", 1));

        List<Answer> answers = together(List.of(instruct, instruct));

        assertThat(statuses(answers).getFirst()).isEqualTo(201);
        assertThat(statuses(answers).getLast()).isBetween(400, 499);
        assertThat(document.now().at("/instructions").size()).isEqualTo(1);
    }

    @Test
    @Tag("D1")
    void the_same_document_registered_by_several_stands_in_the_register_once() throws Exception {
        var registration = Registration.ordinary();
        Callable<Answer> register = () -> TheSuite.as("li").post(Incoming.PATH, registration.body());

        List<Answer> answers = together(List.of(register, register, register, register));

        assertThat(statuses(answers)).containsExactly(201, 409, 409, 409);
    }

    @Test
    @Tag("D1")
    void numbers_given_at_the_same_moment_are_unique_and_without_gap() throws Exception {
        List<Callable<Answer>> requests = IntStream.range(0, 12)
                .mapToObj(i -> Registration.ordinary().with("register", "同时"))
                .<Callable<Answer>>map(registration -> () -> TheSuite.as("li").post(Incoming.PATH, registration.body()))
                .toList();

        List<Answer> answers = together(requests);

        assertThat(statuses(answers)).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.json().at("/number").asInt()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 12).boxed().toList());
    }
}
