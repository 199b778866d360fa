package org.wenshu.directory.delegations.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.directory.delegations.model.Delegation.Party;
import org.wenshu.directory.delegations.model.Delegation.Terms;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.InvalidEntry;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;

@Tag("O3")
class DelegationTest {
    private static final Instant NOW = Instant.parse("2026-05-06T01:00:00Z");
    private static final Instant FRIDAY = NOW.plus(Duration.ofDays(3));
    private static final Author BY = new Author("p-li", "李局", Optional.empty(), "10.0.0.1");
    private static final Party LEADER = party("p-li", true, Role.DEPUTY_LEADER);
    private static final Party DEPUTY = party("p-wang", true, Role.HANDLER);
    private static final List<String> INSTRUCT = List.of(Authorities.INCOMING_INSTRUCT);

    private static Party party(String id, boolean active, Role... roles) {
        return new Party(new PersonId(id), id, active, Role.authoritiesOf(Set.of(roles)));
    }

    private static Delegation granted() {
        return Delegation.grant("d", LEADER, DEPUTY, new Terms(INSTRUCT, NOW, FRIDAY, "出差"), BY, NOW);
    }

    private static List<String> faults(Party from, Party to, Terms terms) {
        return catchThrowableOfType(InvalidEntry.class, () -> Delegation.grant("d", from, to, terms, BY, NOW))
                .faults()
                .stream()
                .map(fault -> fault.field() + ":" + fault.rule())
                .toList();
    }

    @Nested
    class granted {
        @Test
        void holds_from_its_start_until_just_before_its_end() {
            Delegation delegation = granted();
            assertThat(delegation.activeAt(NOW.minusMillis(1))).isFalse();
            assertThat(delegation.activeAt(NOW)).isTrue();
            assertThat(delegation.activeAt(FRIDAY.minusMillis(1))).isTrue();
            assertThat(delegation.activeAt(FRIDAY)).isFalse();
            assertThat(delegation.drainRaised()).hasSize(1);
            assertThat(delegation.journal().getFirst().from()).isEqualTo("10.0.0.1");
        }

        @Test
        void starts_now_when_no_start_is_named() {
            assertThat(Delegation.grant("d", LEADER, DEPUTY, new Terms(INSTRUCT, null, FRIDAY, null), BY, NOW)
                            .start())
                    .isEqualTo(NOW);
        }

        @Test
        void ends_when_revoked_and_only_once() {
            Delegation delegation = granted();
            delegation.revoke("已返岗", BY, NOW.plusSeconds(60));
            assertThat(delegation.activeAt(NOW.plusSeconds(60))).isFalse();
            assertThatThrownBy(() -> delegation.revoke("再次", BY, NOW)).isInstanceOf(ChangeRefused.class);
            assertThatThrownBy(() -> granted().revoke("太晚", BY, FRIDAY)).isInstanceOf(ChangeRefused.class);
        }
    }

    @Nested
    class refused {
        @Test
        void to_oneself_or_between_inactive_people() {
            var terms = new Terms(INSTRUCT, NOW, FRIDAY, null);
            assertThat(faults(LEADER, LEADER, terms)).containsExactly("toPersonId:to-oneself");
            assertThat(faults(LEADER, party("p-x", false), terms)).containsExactly("toPersonId:inactive");
            assertThat(faults(party("p-y", false, Role.DEPUTY_LEADER), DEPUTY, terms))
                    .containsExactly("fromPersonId:inactive");
        }

        @Test
        void for_authorities_not_held_or_not_to_be_handed_over() {
            assertThat(faults(
                            LEADER,
                            DEPUTY,
                            new Terms(
                                    List.of(
                                            Authorities.INCOMING_REGISTER,
                                            Authorities.DELEGATE,
                                            Authorities.DIRECTORY_ADMINISTER,
                                            " "),
                                    NOW,
                                    FRIDAY,
                                    null)))
                    .containsExactly(
                            "authorities[0]:not-held",
                            "authorities[1]:not-delegable",
                            "authorities[2]:not-delegable",
                            "authorities[3]:required");
            assertThat(faults(LEADER, DEPUTY, new Terms(null, NOW, FRIDAY, null)))
                    .containsExactly("authorities:required");
        }

        @Test
        void by_who_holds_no_authority_to_delegate() {
            assertThat(faults(
                            party("p-z", true, Role.SECRETARY),
                            DEPUTY,
                            new Terms(List.of(Authorities.INCOMING_REGISTER), NOW, FRIDAY, null)))
                    .containsExactly("fromPersonId:may-not-delegate");
        }

        @Test
        void for_a_period_that_is_no_period() {
            assertThat(faults(LEADER, DEPUTY, new Terms(INSTRUCT, NOW, null, null)))
                    .containsExactly("end:required");
            assertThat(faults(LEADER, DEPUTY, new Terms(INSTRUCT, NOW, NOW, null)))
                    .containsExactly("end:after-start");
            assertThat(faults(LEADER, DEPUTY, new Terms(INSTRUCT, NOW.minusSeconds(60), NOW.minusSeconds(1), null)))
                    .containsExactly("end:in-the-past");
            assertThat(faults(LEADER, DEPUTY, new Terms(INSTRUCT, NOW, NOW.plus(Duration.ofDays(400)), null)))
                    .containsExactly("end:too-long");
        }
    }
}
