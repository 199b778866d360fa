package org.wenshu.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenshu.contracts.documents.DocumentEvent;
import org.wenshu.contracts.documents.IncomingDocumentCompleted;
import org.wenshu.contracts.documents.OutgoingDocumentCompleted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Tag("X3")
class ClassifiedDocumentTest {
    private static final SourceDocumentation DOCUMENTATION =
            SourceDocumentation.of(ApprovedFiles.module().resolve("src/main/java"));

    static Stream<DocumentEvent> documentEvents() {
        return Samples.all().values().stream()
                .filter(event -> event instanceof DocumentEvent document
                        && document.secrecy().equals("NONE"))
                .map(DocumentEvent.class::cast);
    }

    @ParameterizedTest
    @MethodSource("documentEvents")
    void no_event_can_carry_a_text_that_its_documentation_calls_empty_when_classified(DocumentEvent event) {
        List<String> withheld = withheld(event);
        assertThat(withheld).contains("title");
        for (String secrecy : List.of("SECRET", "CONFIDENTIAL", "TOP_SECRET", "A_LEVEL_NOT_KNOWN_YET")) {
            ObjectNode bare = classified(event, secrecy, withheld);
            assertThatCode(() -> read(bare, event)).doesNotThrowAnyException();
            for (String text : withheld) {
                ObjectNode leaking = bare.deepCopy();
                leaking.set(text, leak(event, text));
                assertThatThrownBy(() -> read(leaking, event))
                        .as(text + " at " + secrecy)
                        .rootCause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining("秘而不宣");
            }
        }
    }

    /** What an open document carries there: a text, or a file. */
    private static JsonNode leak(DocumentEvent event, String component) {
        JsonNode open = Json.MAPPER.valueToTree(event).path(component);
        return open.isObject() ? open : Json.MAPPER.valueToTree("秘而不宣");
    }

    @ParameterizedTest
    @MethodSource("documentEvents")
    void internal_documents_may_carry_their_title(DocumentEvent event) {
        ObjectNode internal = Json.MAPPER.<ObjectNode>valueToTree(event).put("secrecy", "INTERNAL");
        assertThat(read(internal, event).title()).isPresent();
    }

    static Stream<DocumentEvent> eventsWithFiles() {
        return documentEvents()
                .filter(event ->
                        event instanceof IncomingDocumentCompleted || event instanceof OutgoingDocumentCompleted);
    }

    @ParameterizedTest
    @MethodSource("eventsWithFiles")
    void file_names_of_a_classified_document_are_refused_too(DocumentEvent completed) {
        ObjectNode bare = classified(completed, "SECRET", withheld(completed));

        ObjectNode named = bare.deepCopy();
        ((ObjectNode) named.path("files").path(0)).put("name", "title.pdf");
        assertThatThrownBy(() -> read(named, completed)).hasRootCauseInstanceOf(IllegalArgumentException.class);

        ObjectNode metadata = bare.deepCopy();
        ((ObjectNode) metadata.path("metadataReference")).put("name", "title.json");
        assertThatThrownBy(() -> read(metadata, completed)).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> withheld(DocumentEvent event) {
        return Stream.of(event.getClass().getRecordComponents())
                .map(component -> component.getName())
                .filter(name ->
                        DOCUMENTATION.of(event.getClass(), name).orElseThrow().contains("classified"))
                .toList();
    }

    private static ObjectNode classified(DocumentEvent event, String secrecy, List<String> withheld) {
        ObjectNode json = Json.MAPPER.<ObjectNode>valueToTree(event).put("secrecy", secrecy);
        withheld.forEach(json::putNull);
        json.path("files").forEach(ClassifiedDocumentTest::unname);
        unname(json.path("metadataReference"));
        return json;
    }

    private static void unname(JsonNode file) {
        if (file instanceof ObjectNode object) {
            object.putNull("name");
        }
    }

    private static DocumentEvent read(ObjectNode json, DocumentEvent as) {
        return Json.MAPPER.treeToValue(json, as.getClass());
    }
}
