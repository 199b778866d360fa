package org.wenshu.local.consistency;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.wenshu.local.consistency.Finding.Kind.CUSTODY_LOG;
import static org.wenshu.local.consistency.Finding.Kind.FILED_TOO_EARLY;
import static org.wenshu.local.consistency.Finding.Kind.FILED_TWICE;
import static org.wenshu.local.consistency.Finding.Kind.FILE_LOST;
import static org.wenshu.local.consistency.Finding.Kind.LOST;
import static org.wenshu.local.consistency.Finding.Kind.NOT_FILED;
import static org.wenshu.local.consistency.Finding.Kind.NUMBERS_DIFFER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/** Every accepted document is there; what is completed is in the archive once, with its files, under one number (A1, A3). */
final class EveryDocumentFiledOnce implements Rule {
    /** Documents that come to the archive, and the stage at which they do. */
    private record Source(String kind, String place, String handedOver) {}

    private static final List<Source> SOURCES = List.of(
            new Source("incoming-document", Evidence.DOCUMENTS, "COMPLETED"),
            new Source("outgoing-document", Evidence.OUTGOING, "ARCHIVED"));

    @Override
    public List<Finding> broken(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        for (Source source : SOURCES) {
            findings.addAll(broken(source, evidence));
        }
        Set<String> stored = SOURCES.stream()
                .flatMap(source -> evidence.stored(source.place()).stream())
                .map(Raw::id)
                .collect(toSet());
        for (String accepted : evidence.accepted()) {
            if (!stored.contains(accepted)) {
                findings.add(new Finding(LOST, accepted, "it was acknowledged, but it is not stored"));
            }
        }
        List<Document> records = evidence.stored(Evidence.RECORDS).stream()
                .filter(record -> SOURCES.stream()
                        .anyMatch(source -> Raw.text(record, "source.kind").equals(source.kind())))
                .toList();
        findings.addAll(files(evidence, records));
        findings.addAll(custody(evidence, records));
        return findings;
    }

    private static List<Finding> broken(Source kind, Evidence evidence) {
        var findings = new ArrayList<Finding>();
        Map<String, Document> documents = evidence.stored(kind.place()).stream()
                .collect(toMap(Raw::id, Function.identity(), (one, other) -> one));
        List<Document> records = evidence.stored(Evidence.RECORDS).stream()
                .filter(record -> Raw.text(record, "source.kind").equals(kind.kind()))
                .toList();
        Map<String, List<Document>> recordsOf =
                records.stream().collect(groupingBy(record -> Raw.text(record, "source.id")));
        Set<String> held = evidence.stored(Evidence.INTAKES).stream()
                .filter(intake -> Raw.text(intake, "stage").equals("HELD"))
                .map(intake -> Raw.text(intake, "handedOver.source.id"))
                .collect(toSet());

        for (String accepted : evidence.accepted()) {
            Document document = documents.get(accepted);
            if (document == null) {
                continue;
            }
            if (!Raw.text(document, "stage").equals(kind.handedOver())) {
                findings.add(new Finding(NOT_FILED, accepted, "it stands at " + Raw.text(document, "stage")));
            } else if (held.contains(accepted)) {
                findings.add(new Finding(NOT_FILED, accepted, "the archive holds it back"));
            }
        }
        documents.forEach((id, document) -> {
            List<Document> filed = recordsOf.getOrDefault(id, List.of());
            boolean completed = Raw.text(document, "stage").equals(kind.handedOver());
            if (filed.size() > 1) {
                findings.add(new Finding(
                        FILED_TWICE,
                        id,
                        "records " + filed.stream().map(Raw::id).toList()));
            }
            if (completed && filed.isEmpty() && !held.contains(id)) {
                findings.add(new Finding(NOT_FILED, id, "completed, but no record has it as its source"));
            }
            if (!completed && !filed.isEmpty()) {
                findings.add(new Finding(FILED_TOO_EARLY, id, "filed while at " + Raw.text(document, "stage")));
            }
            String known = Raw.text(document, "archiveNumber");
            if (completed
                    && !filed.isEmpty()
                    && filed.stream().noneMatch(record -> written(record).equals(known))) {
                findings.add(new Finding(
                        NUMBERS_DIFFER,
                        id,
                        "the document bears " + (known.isEmpty() ? "no archive number" : known) + ", its record "
                                + filed.stream()
                                        .map(EveryDocumentFiledOnce::written)
                                        .toList()));
            }
        });
        recordsOf.forEach((source, filed) -> {
            if (!documents.containsKey(source)) {
                findings.add(new Finding(
                        LOST,
                        source,
                        "record " + Raw.id(filed.getFirst()) + " was filed from it, but it is not stored"));
            }
        });
        return findings;
    }

    /** 档号 as it is written. */
    private static String written(Document record) {
        return "%s-%04d".formatted(Raw.text(record, "number.series"), Raw.number(record, "number.item"));
    }

    private static List<Finding> files(Evidence evidence, List<Document> records) {
        Set<String> digests =
                evidence.stored(Evidence.FILES).stream().map(Raw::id).collect(toSet());
        return records.stream()
                .flatMap(record -> Raw.list(record, "papers").stream()
                        .filter(paper -> !digests.contains(Raw.text(paper, "sha256")))
                        .map(paper -> new Finding(
                                FILE_LOST, Raw.id(record), Raw.text(paper, "name") + " " + Raw.text(paper, "sha256"))))
                .toList();
    }

    private static List<Finding> custody(Evidence evidence, List<Document> records) {
        var findings = new ArrayList<Finding>();
        Map<String, List<Document>> entries = evidence.stored(Evidence.CUSTODY_LOG).stream()
                .collect(groupingBy(entry -> Raw.text(entry, "fact.key")));
        entries.forEach((fact, told) -> {
            if (told.size() > 1) {
                findings.add(new Finding(CUSTODY_LOG, fact, "entered " + told.size() + " times"));
            }
        });
        for (Document record : records) {
            for (Document entry : Raw.list(record, "journal")) {
                String fact = Raw.id(record) + "/" + Raw.number(entry, "ordinal");
                if (!entries.containsKey(fact)) {
                    findings.add(new Finding(CUSTODY_LOG, fact, Raw.text(entry, "action") + " is not entered"));
                }
            }
        }
        return findings;
    }
}
