package org.wenshu.notifications.deliveries.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.ACCEPT;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.ACKNOWLEDGE;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.CLAIM;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.CONFIRM;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.GIVE_UP;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.POSTPONE;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.RETRY;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;

@Tag("N3")
class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");
    private static final Duration HOLD = Duration.ofSeconds(60);
    private static final Duration WAIT = Duration.ofMinutes(10);
    private static final Failure DOWN = new Failure(Failure.PROVIDER_DOWN, "connection refused", NOW);
    private static final Actor SECRETARY = new Actor(
            new PersonId("wang"), "王", Set.of(), Set.of(), Secrecy.NONE, Optional.empty(), Optional.empty(), "::1");

    private static final Map<DeliveryState, Set<DeliveryAction>> ALLOWED = Map.of(
            DeliveryState.QUEUED, Set.of(CLAIM, GIVE_UP),
            DeliveryState.FAILED, Set.of(CLAIM, GIVE_UP),
            DeliveryState.SENDING, Set.of(POSTPONE, ACCEPT, CONFIRM, GIVE_UP),
            DeliveryState.SENT, Set.of(CONFIRM, GIVE_UP),
            DeliveryState.DELIVERED, Set.of(ACKNOWLEDGE),
            DeliveryState.UNDELIVERABLE, Set.of(RETRY, ACCEPT, CONFIRM),
            DeliveryState.ACKNOWLEDGED, Set.of());

    @ParameterizedTest
    @EnumSource
    void every_state_takes_these_actions_and_no_others(DeliveryState state) {
        for (DeliveryAction action : DeliveryAction.values()) {
            if (ALLOWED.get(state).contains(action)) {
                assertThat(state.after(action)).isNotNull();
            } else {
                assertThatThrownBy(() -> state.after(action)).isInstanceOf(DeliveryRefused.class);
            }
        }
    }

    @Nested
    class claimed {
        @Test
        void is_claimed_by_nobody_else_until_it_is_due_again() {
            Delivery delivery = claimed(1);
            assertThatThrownBy(() -> delivery.claim("b", NOW, HOLD)).isInstanceOf(ClaimLost.class);
            delivery.postpone("a", DOWN, NOW, Duration.ofSeconds(5));
            assertThatThrownBy(() -> delivery.claim("b", NOW.plusSeconds(4), HOLD))
                    .isInstanceOf(ClaimLost.class);
            delivery.claim("b", NOW.plusSeconds(5), HOLD);
            assertThat(delivery.attempts()).isEqualTo(2);
        }

        @Test
        void whose_claim_ran_out_cannot_be_handed_over_by_the_slow_one() {
            Delivery delivery = claimed(1);
            Instant later = NOW.plus(HOLD);
            assertThat(delivery.timeIsUp(later, WAIT, later)).isTrue();
            assertThat(delivery.state()).isEqualTo(DeliveryState.FAILED);
            delivery.claim("b", later, HOLD);
            assertThatThrownBy(() -> delivery.handOver("a", 1, "p", "x", later, HOLD))
                    .isInstanceOf(ClaimLost.class);
            delivery.handOver("b", 1, "p", "x", later, HOLD);
        }

        @Test
        void is_not_touched_before_its_time_is_up() {
            assertThat(claimed(1).timeIsUp(NOW.plus(HOLD).minusMillis(1), WAIT, NOW))
                    .isFalse();
        }

        @Test
        void that_was_tried_long_enough_is_given_up() {
            Delivery delivery = claimed(1);
            delivery.postpone("a", DOWN, NOW.plus(Duration.ofHours(24)), Duration.ofSeconds(5));
            assertThat(delivery.state()).isEqualTo(DeliveryState.UNDELIVERABLE);
            assertThat(delivery.drainRaised()).containsExactly(new DeliveryEvent.GivenUp(Failure.EXPIRED, NOW));
        }
    }

    @Nested
    class cut_off_while_being_handed_over {
        @Test
        void is_never_claimed_again_and_given_up_when_no_sign_comes() {
            Delivery delivery = claimed(1);
            delivery.handOver("a", 1, "p", "138", NOW, HOLD);
            Instant ranOut = NOW.plus(HOLD);
            delivery.timeIsUp(ranOut, WAIT, ranOut);
            assertThat(delivery.isUncertain()).isTrue();
            assertThatThrownBy(() -> delivery.claim("b", ranOut.plus(WAIT), HOLD))
                    .isInstanceOf(ClaimLost.class);
            delivery.timeIsUp(ranOut.plus(WAIT), WAIT, ranOut);
            assertThat(delivery.drainRaised()).containsExactly(new DeliveryEvent.GivenUp(Failure.UNCERTAIN, ranOut));
        }

        @Test
        void is_delivered_when_its_receipt_comes_even_after_it_was_given_up() {
            Delivery delivery = claimed(1);
            delivery.handOver("a", 1, "p", "138", NOW, HOLD);
            delivery.cutOff("a", 1);
            delivery.awaitSign("a", NOW, Duration.ZERO, NOW);
            assertThat(delivery.state()).isEqualTo(DeliveryState.UNDELIVERABLE);
            delivery.receiptForUncertain("77", true, "DELIVRD", NOW);
            assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
        }

        @Test
        void in_one_part_goes_on_with_the_parts_that_had_not_begun_and_only_these() {
            Delivery delivery = claimed(3);
            delivery.handOver("a", 1, "p", "138", NOW, HOLD);
            delivery.accepted(1, "m1", NOW);
            delivery.handOver("a", 2, "p", "138", NOW, HOLD);
            Instant ranOut = NOW.plus(HOLD);
            delivery.timeIsUp(ranOut, WAIT, ranOut);
            assertThat(delivery.state()).isEqualTo(DeliveryState.FAILED);

            delivery.claim("b", ranOut, HOLD);
            assertThatThrownBy(() -> delivery.handOver("b", 1, "p", "138", ranOut, HOLD))
                    .isInstanceOf(ClaimLost.class);
            assertThatThrownBy(() -> delivery.handOver("b", 2, "p", "138", ranOut, HOLD))
                    .isInstanceOf(ClaimLost.class);
            delivery.handOver("b", 3, "p", "138", ranOut, HOLD);
            delivery.accepted(3, "m3", ranOut);
            delivery.awaitSign("b", ranOut, WAIT, ranOut);

            delivery.receipt("m1", true, "DELIVRD", ranOut);
            delivery.receipt("m3", true, "DELIVRD", ranOut);
            assertThat(delivery.state()).isEqualTo(DeliveryState.SENDING);
            delivery.receiptForUncertain("m2", true, "DELIVRD", ranOut);
            assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
        }
    }

    @Nested
    class sent {
        @Test
        void is_delivered_when_all_parts_arrived_and_a_repeated_receipt_changes_nothing() {
            Delivery delivery = claimed(2);
            for (int part = 1; part <= 2; part++) {
                delivery.handOver("a", part, "p", "138", NOW, HOLD);
                delivery.accepted(part, "m" + part, NOW);
            }
            assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
            delivery.receipt("m1", true, "DELIVRD", NOW);
            delivery.receipt("m1", true, "DELIVRD", NOW);
            assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
            delivery.receipt("m2", true, "DELIVRD", NOW);
            assertThat(delivery.drainRaised())
                    .containsExactly(new DeliveryEvent.Sent(NOW), new DeliveryEvent.Arrived(NOW));
        }

        @Test
        void one_part_of_which_is_lost_is_given_up_and_may_be_retried_whole() {
            Delivery delivery = claimed(2);
            for (int part = 1; part <= 2; part++) {
                delivery.handOver("a", part, "p", "138", NOW, HOLD);
                delivery.accepted(part, "m" + part, NOW);
            }
            delivery.receipt("m1", false, "EXPIRED", NOW);
            assertThat(delivery.failure().orElseThrow().code()).isEqualTo("RECEIPT_EXPIRED");
            delivery.retry(SECRETARY, Optional.of("换号"), NOW, NOW, Duration.ofHours(1));
            assertThat(delivery.state()).isEqualTo(DeliveryState.QUEUED);
            assertThat(delivery.parts()).allMatch(part -> part.state() == Part.State.WAITING);
            // The old try's receipt is about something else now.
            delivery.receipt("m2", true, "DELIVRD", NOW);
            assertThat(delivery.state()).isEqualTo(DeliveryState.QUEUED);
        }
    }

    @Test
    void an_inbox_message_is_there_at_once_and_acknowledged_once() {
        Delivery delivery = Delivery.inInbox(new DeliveryId("d"), message(Channel.INBOX), 1, NOW, NOW);
        assertThat(delivery.drainRaised()).containsExactly(new DeliveryEvent.Arrived(NOW));
        delivery.acknowledge(SECRETARY, NOW);
        delivery.acknowledge(SECRETARY, NOW.plusSeconds(5));
        assertThat(delivery.acknowledgedAt()).contains(NOW);
        assertThat(delivery.journal()).hasSize(1);
    }

    private static Delivery claimed(int parts) {
        Delivery delivery =
                Delivery.queued(new DeliveryId("d"), message(Channel.SMS), parts, NOW, NOW, Duration.ofHours(24));
        delivery.claim("a", NOW, HOLD);
        return delivery;
    }

    private static Message message(Channel channel) {
        return new Message(
                "e",
                "org.wenshu.documents.InstructionRequested.v1",
                "doc",
                NOW,
                new PersonId("li"),
                Optional.empty(),
                channel,
                Secrecy.NONE,
                false,
                "r",
                "t",
                "",
                "文");
    }
}
