package org.wenshu.archive.intake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.PaperRole;
import org.wenshu.archive.records.model.Doer;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.archive.records.model.Source;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;

@Tag("A1")
class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-10-12T03:20:00Z");
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Doer ARCHIVIST = new Doer("p-dang", "党兰", Optional.empty(), "10.0.0.7");
    private static final HandedOver HANDED = new HandedOver(
            new Source(Source.INCOMING_DOCUMENT, "d1"),
            Optional.of("收〔2026〕0412"),
            Secrecy.NONE,
            Urgency.NONE,
            Optional.of("通知"),
            "某局",
            Optional.empty(),
            Optional.empty(),
            3,
            Optional.empty(),
            new SectionId("s"),
            "p-wang",
            NOW,
            List.of(),
            new Paper("m", PaperRole.METADATA, "application/json", 1, "aa", "bb", Optional.empty()));

    private final Intake intake = Intake.hold(new IntakeId("i1"), HANDED, Obstacle.UNKNOWN_SECTION, "s", NOW, PAUSE);

    @Test
    void waits_with_the_reason_and_tells_it() {
        assertThat(intake.stage()).isEqualTo(IntakeStage.HELD);
        assertThat(intake.obstacle()).contains(Obstacle.UNKNOWN_SECTION);
        assertThat(intake.nextTimerAt()).contains(NOW.plus(PAUSE));
        assertThat(intake.drainRaised()).containsExactly(new IntakeEvent.Held(Obstacle.UNKNOWN_SECTION, NOW));
    }

    @Test
    void is_tried_again_ever_more_seldom_and_quietly_while_nothing_changes() {
        intake.drainRaised();
        Instant at = NOW;
        for (int i = 0; i < 20; i++) {
            at = intake.nextTimerAt().orElseThrow();
            intake.holdAgain(Obstacle.UNKNOWN_SECTION, "s", Optional.empty(), Doer.ARCHIVE, at);
        }

        assertThat(intake.nextTimerAt()).contains(at.plus(Duration.ofDays(1)));
        assertThat(intake.attempts()).hasSize(1);
        assertThat(intake.drainRaised()).isEmpty();
    }

    @Test
    void tells_when_another_obstacle_takes_the_place_of_the_first() {
        intake.drainRaised();

        intake.holdAgain(Obstacle.DIGEST_MISMATCH, "aa", Optional.empty(), ARCHIVIST, NOW);

        assertThat(intake.drainRaised()).containsExactly(new IntakeEvent.Held(Obstacle.DIGEST_MISMATCH, NOW));
        assertThat(intake.attempts().getLast().by()).isEqualTo(ARCHIVIST);
    }

    @Test
    void once_filed_nothing_more_is_done_with_it() {
        intake.filed(new RecordId("r1"), "Z109-WS·2026-D10-BGS-0001", Optional.empty(), ARCHIVIST, NOW);

        assertThat(intake.stage()).isEqualTo(IntakeStage.FILED);
        assertThat(intake.nextTimerAt()).isEmpty();
        assertThat(intake.obstacle()).isEmpty();
        assertThatExceptionOfType(IntakeRefused.class)
                .isThrownBy(() -> intake.filed(new RecordId("r1"), "x", Optional.empty(), ARCHIVIST, NOW));
        assertThatExceptionOfType(IntakeRefused.class).isThrownBy(() -> intake.mustAllow(IntakeAction.RETRY));
    }
}
