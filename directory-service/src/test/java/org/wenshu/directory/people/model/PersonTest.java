package org.wenshu.directory.people.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.people.model.PersonInput.RoleInput;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

@Tag("O1")
class PersonTest {
    private static final Instant NOW = Instant.parse("2026-05-06T01:00:00Z");
    private static final Author BY = new Author("admin", "管理员", Optional.empty(), "10.0.0.1");
    private static final PersonId ID = new PersonId("p-1");
    private static final PersonRules RULES = new PersonRules(new PersonRules.Organ() {
        @Override
        public boolean hasActiveSection(SectionId id) {
            return List.of("a", "b").contains(id.value());
        }

        @Override
        public Optional<String> leaderInCharge(SectionId section, PersonId except) {
            return section.value().equals("b") && !except.value().equals("p-li") ? Optional.of("李局") : Optional.empty();
        }
    });

    private static PersonInput input(@Nullable String mobile, List<RoleInput> roles, List<String> inChargeOf) {
        return new PersonInput("㐂𠮷", "科长", 10, List.of("a"), mobile, null, "SECRET", roles, inChargeOf, null);
    }

    private static PersonDetails details(String mobile) {
        return RULES.read(ID, input(mobile, List.of(new RoleInput("SECRETARY", null)), List.of()), new Checks());
    }

    private static List<String> faults(PersonId id, PersonInput input) {
        var checks = new Checks();
        RULES.read(id, input, checks);
        return checks.faults().stream()
                .map(fault -> fault.field() + ":" + fault.rule())
                .toList();
    }

    @Nested
    class rules {
        @Test
        void tidy_mobile_numbers() {
            for (String written : List.of("13800138000", "138-0013-8000", "１３８００１３８０００", "+86 138 0013 8000")) {
                assertThat(details(written).mobile()).as(written).contains("13800138000");
            }
            assertThat(details("+85261234567").mobile()).contains("+85261234567");
            for (String wrong : List.of("12800138000", "1380013800", "138001380000", "+0123456", "abc")) {
                assertThat(faults(ID, input(wrong, List.of(), List.of())))
                        .as(wrong)
                        .containsExactly("mobile:mobile");
            }
        }

        @Test
        @Tag("O4")
        void let_one_leader_be_in_charge_of_a_section() {
            var deputy = List.of(new RoleInput("DEPUTY_LEADER", null));
            assertThat(faults(ID, input(null, deputy, List.of("a")))).isEmpty();
            assertThat(faults(ID, input(null, deputy, List.of("b"))))
                    .containsExactly("inChargeOfSectionIds[0]:already-in-charge");
            assertThat(faults(new PersonId("p-li"), input(null, deputy, List.of("b"))))
                    .isEmpty();
            assertThat(faults(ID, input(null, List.of(new RoleInput("HANDLER", null)), List.of("a"))))
                    .containsExactly("inChargeOfSectionIds:not-a-leader");
        }

        @Test
        @Tag("O2")
        void scope_roles_to_sections_that_exist() {
            assertThat(faults(
                            ID,
                            input(
                                    null,
                                    List.of(
                                            new RoleInput("HANDLER", "a"),
                                            new RoleInput("HANDLER", "b"),
                                            new RoleInput("HANDLER", "a"),
                                            new RoleInput("HANDLER", "z"),
                                            new RoleInput("ADMINISTRATOR", "a"),
                                            new RoleInput("KING", null)),
                                    List.of())))
                    .containsExactly(
                            "roles[2]:twice",
                            "roles[3].sectionId:unknown-section",
                            "roles[4].sectionId:not-scoped",
                            "roles[5].role:one-of");
        }
    }

    @Nested
    class a_person {
        @Test
        void journals_what_changed_and_nothing_when_nothing_did() {
            Person person = Person.enter(ID, details("13800138000"), BY, NOW);
            person.drainRaised();
            person.correct(details("13800138000"), BY, NOW);
            assertThat(person.drainRaised()).isEmpty();
            person.correct(details("13900139000"), BY, NOW);
            assertThat(person.drainRaised()).hasSize(1);
            var change = person.journal().getLast().changes().getFirst();
            assertThat(change.field()).isEqualTo("mobile");
            assertThat(change.before()).isEqualTo("13800138000");
            assertThat(change.after()).isEqualTo("13900139000");
            assertThat(person.journal().getLast().changes()).hasSize(1);
        }

        @Test
        void may_do_nothing_once_deactivated() {
            Person person = Person.enter(ID, details("13800138000"), BY, NOW);
            assertThat(person.authorities()).contains(Authorities.INCOMING_REGISTER);
            person.deactivate("调离", BY, NOW);
            assertThat(person.authorities()).isEmpty();
            assertThatThrownBy(() -> person.deactivate("再次", BY, NOW)).isInstanceOf(ChangeRefused.class);
            person.reactivate(BY, NOW);
            assertThat(person.active()).isTrue();
            assertThatThrownBy(() -> person.reactivate(BY, NOW)).isInstanceOf(ChangeRefused.class);
        }
    }
}
