package org.wenshu.archive.intake.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("A1")
class IntakeStageTest {
    private static final Map<IntakeStage, Map<IntakeAction, IntakeStage>> MOVES = Map.of(
            IntakeStage.HELD,
            Map.of(IntakeAction.RETRY, IntakeStage.HELD, IntakeAction.FILE, IntakeStage.FILED),
            IntakeStage.FILED,
            Map.of());

    static Stream<Arguments> every_stage_and_action() {
        return Stream.of(IntakeStage.values())
                .flatMap(stage -> Stream.of(IntakeAction.values()).map(action -> Arguments.of(stage, action)));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @MethodSource("every_stage_and_action")
    void moves_as_the_table_says_and_not_otherwise(IntakeStage stage, IntakeAction action) {
        IntakeStage next = MOVES.get(stage).get(action);
        if (next != null) {
            assertThat(stage.after(action)).isEqualTo(next);
        } else {
            assertThatExceptionOfType(IntakeRefused.class).isThrownBy(() -> stage.after(action));
        }
        assertThat(stage.allowed()).isEqualTo(Set.copyOf(MOVES.get(stage).keySet()));
    }

    /** Run with {@code -Dapprove} after a change of the table, and review the difference in git. */
    @Test
    void the_diagram_in_docs_shows_the_table() throws Exception {
        Path file = Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve("../docs/process/archive-intake.md")
                .normalize();
        if (System.getProperty("approve") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, diagram());
        }
        assertThat(file).hasContent(diagram());
    }

    private static String diagram() {
        var text = new StringJoiner("\n", "", "\n");
        text.add("# Intake queue of the archive (待归档)");
        text.add("");
        text.add("Generated from `IntakeStage` by `IntakeStageTest`; do not edit.");
        text.add("");
        text.add("```mermaid");
        text.add("stateDiagram-v2");
        for (IntakeStage stage : IntakeStage.values()) {
            text.add("    " + stage + ": " + stage.chinese() + " " + stage);
        }
        text.add("    [*] --> " + IntakeStage.HELD);
        for (IntakeStage stage : IntakeStage.values()) {
            for (IntakeAction action : stage.allowed()) {
                text.add("    " + stage + " --> " + stage.after(action) + ": " + action.chinese() + " " + action);
            }
        }
        text.add("```");
        text.add("");
        text.add("What stands in the way of filing:");
        text.add("");
        text.add("| code | 原因 |");
        text.add("| --- | --- |");
        for (Obstacle obstacle : Obstacle.values()) {
            text.add("| " + obstacle + " | " + obstacle.chinese() + " |");
        }
        return text.toString();
    }
}
