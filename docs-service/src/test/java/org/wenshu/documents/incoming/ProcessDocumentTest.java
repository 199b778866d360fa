package org.wenshu.documents.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.wenshu.documents.incoming.model.IncomingAction;
import org.wenshu.documents.incoming.model.IncomingStage;

/** Keeps docs/process/incoming-document.md what the code says; run with {@code -Dapprove} to write it anew. */
class ProcessDocumentTest {
    private static final Path FILE = Path.of("..", "docs", "process", "incoming-document.md");

    @Test
    void the_stage_diagram_is_the_one_in_the_code() throws IOException {
        String generated = document();
        if (System.getProperty("approve") != null) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, generated);
        }
        assertThat(FILE).as("generated from IncomingStage; -Dapprove writes it").hasContent(generated);
    }

    private static String document() {
        var text = new StringBuilder("""
                # Incoming documents: stages and moves (收文办理)

                Generated from `IncomingStage` by `ProcessDocumentTest`; do not edit.

                ```mermaid
                stateDiagram-v2
                    [*] --> REGISTERED: 登记 REGISTER
                """);
        for (IncomingStage stage : IncomingStage.values()) {
            text.append("    %s: %s %s\n".formatted(stage, stage.chinese(), stage));
        }
        for (IncomingStage stage : IncomingStage.values()) {
            var moves = new LinkedHashMap<IncomingStage, ArrayList<String>>();
            for (IncomingAction action : stage.allowed()) {
                IncomingStage next = stage.after(action);
                if (next != stage) {
                    moves.computeIfAbsent(next, any -> new ArrayList<>()).add(action.chinese() + " " + action);
                }
            }
            moves.forEach((next, actions) ->
                    text.append("    %s --> %s: %s\n".formatted(stage, next, String.join(" / ", actions))));
            if (!stage.open()) {
                text.append("    %s --> [*]\n".formatted(stage));
            }
        }
        text.append("```\n\n## Done without leaving the stage\n\n| stage | actions |\n| --- | --- |\n");
        for (IncomingStage stage : IncomingStage.values()) {
            var staying = stage.allowed().stream()
                    .filter(action -> stage.after(action) == stage)
                    .map(action -> action.chinese() + " `" + action + "`")
                    .toList();
            text.append("| %s `%s` | %s |\n".formatted(stage.chinese(), stage, String.join("、", staying)));
        }
        text.append("""

                暂停 (`SUSPEND`) is no stage: a suspended document keeps its stage, its timers stop, and only resuming,
                voiding, reading receipts and calls go on until `RESUME`.
                """);
        return text.toString().replace("\r\n", "\n");
    }
}
