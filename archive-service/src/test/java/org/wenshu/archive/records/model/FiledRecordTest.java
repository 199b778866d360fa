package org.wenshu.archive.records.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.archive.arrangement.model.Arrangement;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.PaperRole;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.arrangement.model.RetentionProposal;
import org.wenshu.archive.custody.model.CustodyAction;
import org.wenshu.archive.custody.model.CustodyFact;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;

@Tag("A2")
class FiledRecordTest {
    private static final Instant NOW = Instant.parse("2026-10-12T03:20:00Z");
    private static final Duration PERIOD = Duration.ofDays(180);
    private static final SectionId OFFICE = new SectionId("s-office");
    private static final SectionId OTHER = new SectionId("s-other");
    private static final Arrangement TEN_YEARS =
            new Arrangement("Z109", Arrangement.PAPERS, 2026, RetentionPeriod.D10, OFFICE, "BGS");
    private static final Arrangement FOR_EVER =
            new Arrangement("Z109", Arrangement.PAPERS, 2026, RetentionPeriod.Y, OFFICE, "BGS");

    private final Actor archivist = actor("p-dang", Secrecy.CONFIDENTIAL, Set.of(Role.ARCHIVIST), Set.of());
    private final FiledRecord filed = filed(Secrecy.NONE, Set.of());

    static Actor actor(String id, Secrecy clearance, Set<Role> roles, Set<SectionId> sections) {
        return new Actor(
                new PersonId(id), id, roles, sections, clearance, Optional.empty(), Optional.empty(), "10.0.0.7");
    }

    static FiledRecord filed(Secrecy secrecy, Set<PersonId> needToKnow) {
        var description = new Description(
                "关于值班工作的通知",
                "市人民政府办公室",
                Optional.of("市政办发〔2026〕38号"),
                Optional.of("收〔2026〕0412"),
                Optional.empty(),
                Optional.empty(),
                secrecy,
                Optional.of("10年"),
                Urgency.NONE,
                1,
                6,
                "p-wang",
                NOW);
        var filing = new Filing(
                new RecordId("r1"),
                new Source(Source.INCOMING_DOCUMENT, "d1"),
                description,
                List.of(new Paper("a.pdf", PaperRole.ORIGINAL, "application/pdf", 1, "aa", "bb", Optional.empty())),
                TEN_YEARS,
                "办公室",
                new RetentionProposal(RetentionPeriod.D10, Optional.of("9.9"), "一般性来文"),
                Set.of(OFFICE),
                needToKnow,
                Doer.ARCHIVE);
        return FiledRecord.file(filing, TEN_YEARS.number(7), NOW, PERIOD);
    }

    @Nested
    class filed {
        @Test
        void carries_the_data_of_its_archive_stamp() {
            assertThat(filed.stamp())
                    .isEqualTo(new FiledRecord.ArchiveStamp("Z109", 2026, "0007", "办公室", RetentionPeriod.D10, 6));
        }

        @Test
        void has_its_filing_in_the_journal_and_tells_it() {
            assertThat(filed.drainRaised()).containsExactly(new RecordEvent.Filed(TEN_YEARS.number(7), NOW));
            assertThat(filed.notYetInCustodyLog())
                    .extracting(CustodyFact::action)
                    .containsExactly(CustodyAction.FILED);
        }

        @Test
        void waits_for_its_verification_once_the_log_has_its_filing() {
            assertThat(filed.nextTimerAt()).contains(NOW.plus(FiledRecord.GRACE));

            filed.enteredInCustodyLog(1);

            assertThat(filed.notYetInCustodyLog()).isEmpty();
            assertThat(filed.nextTimerAt()).contains(NOW.plus(PERIOD));
        }
    }

    @Nested
    @Tag("A2")
    class rearranged {
        @Test
        void has_the_new_number_and_keeps_the_old_one_as_cancelled_with_the_reason() {
            filed.rearrange(FOR_EVER, "办公室", "涉及机构沿革", archivist, NOW);
            filed.takeNumber(FOR_EVER.number(1), NOW);

            assertThat(filed.number()).hasToString("Z109-WS·2026-Y-BGS-0001");
            assertThat(filed.firstNumber()).isEqualTo(TEN_YEARS.number(7));
            assertThat(filed.cancelledNumbers())
                    .containsExactly(new CancelledNumber(TEN_YEARS.number(7), "涉及机构沿革", Doer.of(archivist), NOW));
            assertThat(filed.retention().rule()).isEmpty();
            assertThat(filed.retention().reason()).isEqualTo("涉及机构沿革");
            assertThat(filed.drainRaised())
                    .contains(new RecordEvent.Rearranged(TEN_YEARS.number(7), FOR_EVER.number(1), NOW));
        }

        @Test
        void takes_one_number_for_one_decision() {
            filed.rearrange(FOR_EVER, "办公室", "更正", archivist, NOW);
            filed.takeNumber(FOR_EVER.number(1), NOW);
            filed.takeNumber(FOR_EVER.number(2), NOW);

            assertThat(filed.number().item()).isEqualTo(1);
            assertThat(filed.cancelledNumbers()).hasSize(1);
        }

        @Test
        void is_refused_where_it_stands_already_and_while_a_decision_is_open() {
            assertThatExceptionOfType(RearrangementRefused.class)
                    .isThrownBy(() -> filed.rearrange(TEN_YEARS, "办公室", "无", archivist, NOW));
            filed.rearrange(FOR_EVER, "办公室", "更正", archivist, NOW);
            assertThatExceptionOfType(RearrangementRefused.class)
                    .isThrownBy(() -> filed.rearrange(FOR_EVER, "办公室", "再", archivist, NOW))
                    .satisfies(refused -> assertThat(refused.why()).isEqualTo(RearrangementRefused.Why.UNDER_WAY));
        }
    }

    @Nested
    @Tag("A3")
    class verified {
        @Test
        void keeps_what_was_found_and_sets_the_next_time() {
            filed.verified(
                    List.of(new Verification.FileFinding(1, "aa", false)),
                    Doer.of(archivist),
                    NOW.plusSeconds(60),
                    PERIOD);

            assertThat(filed.lastVerification())
                    .get()
                    .satisfies(last -> assertThat(last.intact()).isFalse());
            assertThat(filed.nextVerificationAt()).isEqualTo(NOW.plusSeconds(60).plus(PERIOD));
            assertThat(filed.journal().getLast().detail()).contains("1个文件");
        }
    }

    @Nested
    @Tag("X3")
    class read_by {
        private final FiledRecord secret = FiledRecordTest.filed(Secrecy.SECRET, Set.of(new PersonId("p-li")));

        private boolean sees(FiledRecord record, String id, Secrecy clearance, Role role, SectionId... sections) {
            return record.readership().admits(actor(id, clearance, Set.of(role), Set.of(sections)));
        }

        @Test
        void archivists_the_director_leaders_and_the_handling_section_when_it_is_open() {
            assertThat(sees(filed, "p", Secrecy.NONE, Role.ARCHIVIST)).isTrue();
            assertThat(sees(filed, "p", Secrecy.NONE, Role.OFFICE_DIRECTOR)).isTrue();
            assertThat(sees(filed, "p", Secrecy.NONE, Role.DEPUTY_LEADER)).isTrue();
            assertThat(sees(filed, "p", Secrecy.NONE, Role.PRINCIPAL_LEADER)).isTrue();
            assertThat(sees(filed, "p", Secrecy.NONE, Role.HANDLER, OFFICE)).isTrue();
            assertThat(sees(filed, "p", Secrecy.NONE, Role.HANDLER, OTHER)).isFalse();
            assertThat(sees(filed, "p", Secrecy.TOP_SECRET, Role.ADMINISTRATOR)).isFalse();
        }

        @Test
        void the_cleared_who_need_to_know_when_it_is_classified() {
            assertThat(sees(secret, "p", Secrecy.SECRET, Role.ARCHIVIST)).isTrue();
            assertThat(sees(secret, "p", Secrecy.INTERNAL, Role.ARCHIVIST)).isFalse();
            assertThat(sees(secret, "p", Secrecy.CONFIDENTIAL, Role.CLASSIFIED_OFFICER))
                    .isTrue();
            assertThat(sees(secret, "p-li", Secrecy.SECRET, Role.HANDLER)).isTrue();
            assertThat(sees(secret, "p-li", Secrecy.NONE, Role.HANDLER)).isFalse();
            assertThat(sees(secret, "p", Secrecy.TOP_SECRET, Role.PRINCIPAL_LEADER))
                    .isFalse();
            assertThat(sees(secret, "p", Secrecy.TOP_SECRET, Role.HANDLER, OFFICE))
                    .isFalse();
        }
    }
}
