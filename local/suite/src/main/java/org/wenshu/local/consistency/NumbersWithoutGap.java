package org.wenshu.local.consistency;

import static java.util.stream.Collectors.toSet;
import static org.wenshu.local.consistency.Finding.Kind.NUMBERS_DIFFER;
import static org.wenshu.local.consistency.Finding.Kind.NUMBER_GAP;
import static org.wenshu.local.consistency.Finding.Kind.NUMBER_TWICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Running numbers (收文号, 发文字号, 件号, a person's inbox) begin at 1 in their series, and none is missing or given twice. A
 * 发文字号 may be missing when a journal tells that it was given back and no document has needed it since.
 */
final class NumbersWithoutGap implements Rule {

    /** A number that a document bears. */
    private record Numbered(String series, long number) {}

    /** How a journal tells that a 发文字号 is free again. */
    private static final Pattern GIVEN_BACK = Pattern.compile("^(.+)〔(\\d{4})〕(\\d+)号：");

    private static final Pattern GIVEN_BACK_BY_VOIDING = Pattern.compile("（退还文号(.+)〔(\\d{4})〕(\\d+)号）$");

    /** Where numbers are given, how to read one off a document, and which it had and is rid of. */
    private record Numbering(
            String name,
            String place,
            Function<Document, Optional<Numbered>> number,
            Function<Document, List<Numbered>> givenBack) {
        Numbering(String name, String place, Function<Document, Optional<Numbered>> number) {
            this(name, place, number, any -> List.of());
        }
    }

    private static final List<Numbering> NUMBERINGS = List.of(
            new Numbering(
                    "收文号",
                    Evidence.DOCUMENTS,
                    document -> Optional.of(new Numbered(
                            Raw.text(document, "number.register") + "/" + Raw.number(document, "number.year"),
                            Raw.number(document, "number.number")))),
            new Numbering(
                    "发文字号",
                    Evidence.OUTGOING,
                    document -> Raw.has(document, "number")
                            ? Optional.of(new Numbered(
                                    Raw.text(document, "number.code") + "/" + Raw.number(document, "number.year"),
                                    Raw.number(document, "number.serial")))
                            : Optional.empty(),
                    NumbersWithoutGap::givenBack),
            new Numbering(
                    "件号",
                    Evidence.RECORDS,
                    // A later number of a record is claimed by a document of its own in the same collection.
                    record -> Optional.of(item(record, Raw.has(record, "claimed") ? "claimed" : "firstNumber"))),
            new Numbering(
                    "inbox",
                    Evidence.DELIVERIES,
                    delivery -> Raw.has(delivery, "inboxNumber")
                            ? Optional.of(new Numbered(
                                    Raw.text(delivery, "message.recipient"), Raw.number(delivery, "inboxNumber")))
                            : Optional.empty()));

    private static List<Numbered> givenBack(Document document) {
        return Raw.list(document, "journal").stream()
                .flatMap(entry -> switch (Raw.text(entry, "action")) {
                    case "GIVE_BACK_NUMBER" -> read(GIVEN_BACK, Raw.text(entry, "said"));
                    case "VOID_DRAFT" -> read(GIVEN_BACK_BY_VOIDING, Raw.text(entry, "said"));
                    default -> Stream.<Numbered>empty();
                })
                .toList();
    }

    private static Stream<Numbered> read(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        return found.find()
                ? Stream.of(new Numbered(found.group(1) + "/" + found.group(2), Long.parseLong(found.group(3))))
                : Stream.empty();
    }

    private static Numbered item(Document record, String field) {
        return new Numbered(Raw.text(record, field + ".series"), Raw.number(record, field + ".item"));
    }

    @Override
    public List<Finding> broken(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        for (Numbering numbering : NUMBERINGS) {
            findings.addAll(broken(numbering, evidence.stored(numbering.place())));
        }
        findings.addAll(unclaimed(evidence.stored(Evidence.RECORDS)));
        return findings;
    }

    private static List<Finding> broken(Numbering numbering, List<Document> documents) {
        var findings = new ArrayList<Finding>();
        var series = new TreeMap<String, TreeMap<Long, List<String>>>();
        for (Document document : documents) {
            numbering
                    .number()
                    .apply(document)
                    .ifPresent(found -> series.computeIfAbsent(found.series(), any -> new TreeMap<>())
                            .computeIfAbsent(found.number(), any -> new ArrayList<>())
                            .add(Raw.id(document)));
        }
        Set<Numbered> free = documents.stream()
                .flatMap(document -> numbering.givenBack().apply(document).stream())
                .collect(toSet());
        series.forEach((name, numbers) -> {
            String where = numbering.name() + " " + name;
            var missing = new ArrayList<Long>();
            for (long number = 1; number < numbers.lastKey(); number++) {
                if (!numbers.containsKey(number) && !free.contains(new Numbered(name, number))) {
                    missing.add(number);
                }
            }
            if (!missing.isEmpty()) {
                findings.add(new Finding(NUMBER_GAP, where, "missing " + missing));
            }
            for (Map.Entry<Long, List<String>> number : numbers.entrySet()) {
                if (number.getValue().size() > 1) {
                    findings.add(
                            new Finding(NUMBER_TWICE, where, number.getKey() + " is borne by " + number.getValue()));
                }
            }
        });
        return findings;
    }

    /** The number under which a record stands now must be its first or one claimed for it. */
    private static List<Finding> unclaimed(List<Document> records) {
        return records.stream()
                .filter(record -> Raw.has(record, "number"))
                .filter(record -> !item(record, "number").equals(item(record, "firstNumber")))
                .filter(record -> records.stream()
                        .noneMatch(claim -> Raw.text(claim, "renumbered").equals(Raw.id(record))
                                && item(claim, "claimed").equals(item(record, "number"))))
                .map(record -> new Finding(
                        NUMBERS_DIFFER, Raw.id(record), "stands under " + item(record, "number") + " without a claim"))
                .toList();
    }
}
