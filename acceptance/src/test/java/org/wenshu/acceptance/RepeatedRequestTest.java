package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.local.client.Answer;

/** A client that did not hear the answer asks again, with the same Idempotency-Key. */
@WithSuite
@Order(13)
@Tag("D1")
class RepeatedRequestTest {

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    @Test
    void the_same_request_gives_the_same_document_once() {
        var registration = Registration.ordinary();
        var key = key();

        Answer first =
                TheSuite.as("li").post(Incoming.PATH, registration.body(), key).expect(201);
        Answer again =
                TheSuite.as("li").post(Incoming.PATH, registration.body(), key).expect(201);

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.text("/registerNumber")).isEqualTo(first.text("/registerNumber"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void an_act_is_done_once_too() {
        Incoming document = Incoming.registered("li", Registration.ordinary());
        var key = key();
        Map<String, ?> review = Map.of("outcome", "PASS", "checklist", Incoming.inOrder());

        document.ask("li", "reviews", review, key).expect(201);
        document.ask("li", "reviews", review, key).expect(201);

        assertThat(document.now().at("/reviews").size()).isEqualTo(1);
    }

    @Test
    void the_key_is_not_used_for_another_request() {
        var key = key();
        TheSuite.as("li")
                .post(Incoming.PATH, Registration.ordinary().body(), key)
                .expect(201);

        Answer other =
                TheSuite.as("li").post(Incoming.PATH, Registration.ordinary().body(), key);

        assertThat(other.status()).as(other.body()).isEqualTo(422);
        assertThat(other.text("/type")).endsWith("/idempotency-key-reused");
    }

    @Test
    void the_key_of_one_person_is_not_that_of_another() {
        var key = key();
        Answer li = TheSuite.as("li")
                .post(Incoming.PATH, Registration.ordinary().body(), key)
                .expect(201);
        Answer wu = TheSuite.as("wu")
                .post(Incoming.PATH, Registration.ordinary().body(), key)
                .expect(201);

        assertThat(wu.text("/id")).isNotEqualTo(li.text("/id"));
    }
}
