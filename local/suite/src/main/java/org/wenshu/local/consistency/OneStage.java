package org.wenshu.local.consistency;

import static java.util.stream.Collectors.groupingBy;
import static org.wenshu.local.consistency.Finding.Kind.DONE_TWICE;
import static org.wenshu.local.consistency.Finding.Kind.TWO_STAGES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** A document stands at one stage, and its journal tells the way there without a hole (X2). */
final class OneStage implements Rule {
    /**
     * A kind of document.
     *
     * @param once what can be done to one but once
     * @param still the stages at which no timer waits any more
     */
    private record Kind(String place, Set<String> once, Set<String> still) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Evidence.DOCUMENTS, Set.of("REGISTER", "COMPLETE", "VOID_ENTRY"), Set.of("COMPLETED", "VOID")),
            // Receipts are urged after the archive has the document.
            new Kind(Evidence.OUTGOING, Set.of("DRAFT", "ARCHIVE", "VOID_DRAFT"), Set.of("VOID")));

    @Override
    public List<Finding> broken(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        for (Kind kind : KINDS) {
            for (Document document : evidence.stored(kind.place())) {
                findings.addAll(broken(kind, document));
            }
        }
        return findings;
    }

    private static List<Finding> broken(Kind kind, Document document) {
        var findings = new ArrayList<Finding>();
        String id = Raw.id(document);
        String stage = Raw.text(document, "stage");
        List<Document> journal = Raw.list(document, "journal");
        String lastEntered = journal.isEmpty() ? "" : Raw.text(journal.getLast(), "stage");
        if (!stage.equals(lastEntered)) {
            findings.add(new Finding(TWO_STAGES, id, "at " + stage + ", but its journal ends at " + lastEntered));
        }
        if (kind.still().contains(stage) && Raw.has(document, "_timerAt")) {
            findings.add(new Finding(TWO_STAGES, id, "closed, but its timer waits"));
        }
        for (int i = 0; i < journal.size(); i++) {
            if (Raw.number(journal.get(i), "number") != i + 1) {
                findings.add(new Finding(TWO_STAGES, id, "journal entry " + (i + 1) + " is not there"));
                break;
            }
        }
        Map<String, List<Document>> done = journal.stream().collect(groupingBy(entry -> Raw.text(entry, "action")));
        for (String action : kind.once()) {
            if (done.getOrDefault(action, List.of()).size() > 1) {
                findings.add(new Finding(DONE_TWICE, id, action));
            }
        }
        List<String> archiveNumbers = done.getOrDefault("RECORD_ARCHIVE_NUMBER", List.of()).stream()
                .map(entry -> Raw.text(entry, "said"))
                .toList();
        if (archiveNumbers.stream().distinct().count() < archiveNumbers.size()) {
            findings.add(new Finding(DONE_TWICE, id, "archive number taken down twice: " + archiveNumbers));
        }
        return findings;
    }
}
