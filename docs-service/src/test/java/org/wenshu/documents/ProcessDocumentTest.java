package org.wenshu.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.wenshu.documents.incoming.model.IncomingAction;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.documents.outgoing.model.OutgoingAction;
import org.wenshu.documents.outgoing.model.OutgoingStage;

/** Keeps docs/process what the code says; run with {@code -Dapprove} to write it anew. */
class ProcessDocumentTest {
    private static final Path FOLDER = Path.of("..", "docs", "process");

    @Test
    void incoming_documents_go_the_way_that_is_drawn() throws IOException {
        new Process<>(
                        "incoming-document.md",
                        "Incoming documents: stages and moves (收文办理)",
                        IncomingStage.class,
                        IncomingStage.REGISTERED,
                        IncomingAction.REGISTER,
                        IncomingStage::chinese,
                        IncomingAction::chinese,
                        IncomingStage::allowed,
                        (stage, action) -> Set.of(stage.after(action)),
                        IncomingStage::open,
                        """
                        暂停 (`SUSPEND`) is no stage: a suspended document keeps its stage, its timers stop, and only resuming,
                        voiding, reading receipts and calls go on until `RESUME`.
                        """)
                .isTheOneInTheCode();
    }

    @Test
    void outgoing_documents_go_the_way_that_is_drawn() throws IOException {
        new Process<>(
                        "outgoing-document.md",
                        "Outgoing documents: stages and moves (发文办理)",
                        OutgoingStage.class,
                        OutgoingStage.DRAFTING,
                        OutgoingAction.DRAFT,
                        OutgoingStage::chinese,
                        OutgoingAction::chinese,
                        OutgoingStage::allowed,
                        OutgoingStage::after,
                        OutgoingStage::open,
                        """
                        Where one action leads to several stages, the document picks. A draft goes to the first level that its
                        present content has not passed: each approval covers a digest, so that a change re-opens the levels that it
                        touches and no others. `FINAL_REVIEW` is for important documents, which name their experts;
                        `COUNTERSIGNING` lasts until every party asked has signed. A return goes to the drafter or to the level
                        before, as whoever returns it says.

                        暂停 (`SUSPEND`) is no stage: a suspended document keeps its stage, its timers stop, and only resuming,
                        voiding, receipts, the recall and destruction of copies and calls go on until `RESUME`.
                        """)
                .isTheOneInTheCode();
    }

    /**
     * A kind of document and its stage table.
     *
     * @param after the stages that an action may lead to
     */
    private record Process<S extends Enum<S>, A extends Enum<A>>(
            String file,
            String title,
            Class<S> stages,
            S first,
            A begins,
            Function<S, String> stageName,
            Function<A, String> actionName,
            Function<S, Set<A>> allowed,
            BiFunction<S, A, Set<S>> after,
            Predicate<S> open,
            String closing) {

        void isTheOneInTheCode() throws IOException {
            Path path = FOLDER.resolve(file);
            String generated = document();
            if (System.getProperty("approve") != null) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, generated);
            }
            assertThat(path)
                    .as("generated from " + stages.getSimpleName() + "; -Dapprove writes it")
                    .hasContent(generated);
        }

        private String document() {
            var text = new StringBuilder(
                    """
                    # %s

                    Generated from `%s` by `ProcessDocumentTest`; do not edit.

                    ```mermaid
                    stateDiagram-v2
                        [*] --> %s: %s %s
                    """.formatted(title, stages.getSimpleName(), first, actionName.apply(begins), begins));
            for (S stage : stages.getEnumConstants()) {
                text.append("    %s: %s %s\n".formatted(stage, stageName.apply(stage), stage));
            }
            for (S stage : stages.getEnumConstants()) {
                var moves = new LinkedHashMap<S, ArrayList<String>>();
                for (A action : allowed.apply(stage)) {
                    if (!stays(stage, action)) {
                        EnumSet.copyOf(after.apply(stage, action))
                                .forEach(next -> moves.computeIfAbsent(next, any -> new ArrayList<>())
                                        .add(actionName.apply(action) + " " + action));
                    }
                }
                moves.forEach((next, actions) ->
                        text.append("    %s --> %s: %s\n".formatted(stage, next, String.join(" / ", actions))));
                if (!open.test(stage)) {
                    text.append("    %s --> [*]\n".formatted(stage));
                }
            }
            text.append("```\n\n## Done without leaving the stage\n\n| stage | actions |\n| --- | --- |\n");
            for (S stage : stages.getEnumConstants()) {
                var staying = allowed.apply(stage).stream()
                        .filter(action -> stays(stage, action))
                        .map(action -> actionName.apply(action) + " `" + action + "`")
                        .toList();
                text.append("| %s `%s` | %s |\n".formatted(stageName.apply(stage), stage, String.join("、", staying)));
            }
            return text.append("\n").append(closing).toString().replace("\r\n", "\n");
        }

        /** Of what may also lead on, the diagram shows that it can stay. */
        private boolean stays(S stage, A action) {
            return after.apply(stage, action).equals(Set.of(stage));
        }
    }
}
