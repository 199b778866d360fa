package org.wenshu.document.checks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.OfficialDocument;

/** The elements of head, signature and imprint. */
final class ElementChecks {
    private static final Pattern SECRECY =
            Pattern.compile("(绝密|机密|秘密)(★(?:\\d{1,2}年|\\d{1,2}个月|\\d{1,3}日|长期|\\d{4}年\\d{1,2}月\\d{1,2}日))?");
    /** What a template asks the drafter to fill in. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]{0,60}}}");

    private static final Map<String, Integer> LONGEST_YEARS = Map.of("绝密", 30, "机密", 20, "秘密", 10);
    private static final Set<DocumentKind> NEVER_UPWARD = EnumSet.of(
            DocumentKind.REPLY,
            DocumentKind.NOTICE,
            DocumentKind.CIRCULAR,
            DocumentKind.COMMUNIQUE,
            DocumentKind.PROCLAMATION,
            DocumentKind.PUBLIC_NOTICE,
            DocumentKind.ORDER,
            DocumentKind.DECISION,
            DocumentKind.LETTER,
            DocumentKind.MINUTES);

    private ElementChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put("EL01", (r, c, f) -> {
            if (r.document().issuers().isEmpty()) {
                f.element(Element.SIGNATURE, "");
            }
        });
        checks.put("EL02", (r, c, f) -> {
            if (r.document().title().isBlank()) {
                f.element(Element.TITLE, "");
            }
        });
        checks.put("EL03", (r, c, f) -> {
            if (r.bodyText().isBlank()) {
                f.element(Element.BODY, "");
            }
        });
        checks.put(
                "EL04",
                (r, c, f) -> r.document()
                        .marks()
                        .secrecy()
                        .filter(text -> !SECRECY.matcher(text).matches())
                        .ifPresent(text -> f.element(Element.SECRECY, text)));
        checks.put(
                "EL05",
                (r, c, f) -> r.document()
                        .marks()
                        .secrecy()
                        .filter(text -> LONGEST_YEARS.containsKey(text))
                        .ifPresent(text -> f.element(Element.SECRECY, text)));
        checks.put(
                "EL06",
                (r, c, f) -> r.document().marks().secrecy().ifPresent(text -> {
                    Matcher term = Pattern.compile("(绝密|机密|秘密)★(\\d{1,2})年").matcher(text);
                    if (term.matches()) {
                        int longest = LONGEST_YEARS.getOrDefault(term.group(1), 30);
                        if (Integer.parseInt(term.group(2)) > longest) {
                            f.element(Element.SECRECY, text, term.group(1), String.valueOf(longest));
                        }
                    }
                }));
        checks.put("EL07", (r, c, f) -> {
            if (r.document().marks().secrecy().isPresent()
                    && r.document().marks().copyNumber().isEmpty()) {
                f.element(Element.COPY_NUMBER, "");
            }
        });
        checks.put(
                "EL08",
                (r, c, f) -> r.document()
                        .marks()
                        .copyNumber()
                        .filter(number -> number < 1 || number > 999_999)
                        .ifPresent(number -> f.element(Element.COPY_NUMBER, number.toString())));
        checks.put(
                "EL09",
                (r, c, f) -> r.document()
                        .marks()
                        .urgency()
                        .filter(text -> !text.equals("特急") && !text.equals("加急"))
                        .ifPresent(text -> f.element(Element.URGENCY, text)));
        checks.put(
                "EL10",
                (r, c, f) -> r.document()
                        .number()
                        .filter(number -> !number.code().matches("\\p{IsHan}+")
                                || number.code().endsWith("第"))
                        .ifPresent(number -> f.element(Element.NUMBER, number.code())));
        checks.put(
                "EL11",
                (r, c, f) -> r.document()
                        .number()
                        .ifPresent(number -> r.document()
                                .date()
                                .filter(date -> date.getYear() != number.year())
                                .ifPresent(date -> f.element(
                                        Element.NUMBER,
                                        number.toString(),
                                        String.valueOf(number.year()),
                                        String.valueOf(date.getYear())))));
        checks.put(
                "EL12",
                (r, c, f) -> r.document()
                        .number()
                        .filter(number -> number.serial() < 1)
                        .ifPresent(number -> f.element(Element.NUMBER, String.valueOf(number.serial()))));
        checks.put("EL13", (r, c, f) -> {
            if (r.document().upward() && r.document().signers().isEmpty()) {
                f.element(Element.SIGNERS, "");
            }
        });
        checks.put("EL14", (r, c, f) -> {
            if (!r.document().upward() && !r.document().signers().isEmpty()) {
                f.element(Element.SIGNERS, String.join(" ", r.document().signers()));
            }
        });
        checks.put("EL15", (r, c, f) -> {
            int issuers = r.document().issuers().size();
            int signers = r.document().signers().size();
            if (r.document().upward() && issuers > 1 && signers > 0 && signers != issuers) {
                f.element(Element.SIGNERS, "", String.valueOf(issuers), String.valueOf(signers));
            }
        });
        checks.put("EL16", (r, c, f) -> {
            DocumentKind kind = r.document().kind();
            boolean mustGoUp = kind == DocumentKind.REQUEST || kind == DocumentKind.REPORT;
            if (mustGoUp && !r.document().upward()) {
                f.element(Element.TITLE, "", kind.chinese(), "是上行文");
            } else if (NEVER_UPWARD.contains(kind) && r.document().upward()) {
                f.element(Element.TITLE, "", kind.chinese(), "不是上行文");
            }
        });
        checks.put("EL17", ElementChecks::format);
        checks.put("EL18", (r, c, f) -> {
            if (r.document().number().isPresent() && r.document().date().isEmpty()) {
                f.element(Element.DATE, "");
            }
        });
        checks.put("EL19", ElementChecks::head);
        checks.put(
                "EL20",
                (r, c, f) -> r.document()
                        .note()
                        .filter(note -> note.strip().matches("[（(].*[）)]"))
                        .ifPresent(note -> f.add(
                                new Place(Element.NOTE, 0, -1, 0, 0, 0, note.length()),
                                note,
                                Optional.of(
                                        note.strip().substring(1, note.strip().length() - 1)))));
        checks.put(
                "EL21",
                (r, c, f) -> r.document()
                        .imprint()
                        .ifPresent(imprint -> r.document()
                                .date()
                                .filter(date -> imprint.printedOn().isBefore(date))
                                .ifPresent(date ->
                                        f.element(Element.PRINTING, "", words(imprint.printedOn()), words(date)))));
        checks.put(
                "EL22",
                (r, c, f) -> r.document()
                        .imprint()
                        .filter(imprint -> imprint.printedBy().isBlank())
                        .ifPresent(imprint -> f.element(Element.PRINTING, "")));
        checks.put("EL23", (r, c, f) -> {
            Set<String> addressees = new HashSet<>(r.document().addressees());
            r.names(Element.COPIES).stream()
                    .filter(copy -> addressees.contains(copy.text().strip()))
                    .forEach(copy -> f.whole(copy, Optional.empty()));
        });
        checks.put(
                "EL24",
                (r, c, f) -> r.names().stream()
                        .filter(name -> name.element() != Element.SIGNATURE
                                && r.document().issuers().contains(name.text().strip()))
                        .forEach(name -> f.whole(name, Optional.empty())));
        checks.put("EL25", (r, c, f) -> {
            if (r.document().imprint().isEmpty()) {
                f.element(Element.PRINTING, "");
            }
        });
        checks.put(
                "EL26",
                (r, c, f) -> r.document()
                        .date()
                        .filter(date -> date.isAfter(c.today()))
                        .ifPresent(date -> f.element(Element.DATE, words(date), words(date))));
        checks.put("EL27", (r, c, f) -> repeated(r.names(Element.SIGNATURE), f));
        checks.put("EL28", (r, c, f) -> {
            if (r.document().head().stream().allMatch(String::isBlank)) {
                f.element(Element.HEAD, "");
            }
        });
        checks.put("EL29", (r, c, f) -> {
            for (Passage issuer : r.names(Element.SIGNATURE)) {
                c.organs().informally(issuer.text()).ifPresent(organ -> f.whole(issuer, Optional.of(organ.name())));
            }
        });
        checks.put("EL31", (r, c, f) -> {
            List<Passage> all = new ArrayList<>(r.passages());
            all.addAll(r.names());
            for (Passage passage : all) {
                Matcher left = PLACEHOLDER.matcher(passage.text());
                while (left.find()) {
                    f.at(passage, left.start(), left.end(), Optional.empty());
                }
            }
            r.document().head().stream()
                    .filter(line -> PLACEHOLDER.matcher(line).find())
                    .forEach(line -> f.element(Element.HEAD, line));
        });
        checks.put("EL30", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.MINUTES && r.document().sealed()) {
                f.element(Element.SEAL, "");
            }
        });
    }

    static void repeated(List<Passage> names, Findings found) {
        Set<String> seen = new HashSet<>();
        for (Passage name : names) {
            if (!seen.add(name.text().strip())) {
                found.whole(name, Optional.empty());
            }
        }
    }

    static String words(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    private static void format(Reading reading, Context context, Findings found) {
        OfficialDocument document = reading.document();
        DocumentFormat format = document.format();
        DocumentKind kind = document.kind();
        if (kind == DocumentKind.MINUTES && format != DocumentFormat.MINUTES) {
            found.element(Element.HEAD, "", "纪要", "纪要");
        } else if (kind == DocumentKind.ORDER && format != DocumentFormat.ORDER) {
            found.element(Element.HEAD, "", "命令（令）", "命令（令）");
        } else if ((format == DocumentFormat.ORDER && kind != DocumentKind.ORDER)
                || (format == DocumentFormat.MINUTES && kind != DocumentKind.MINUTES)) {
            found.element(Element.HEAD, "", kind.chinese(), "通用或者信函");
        }
    }

    /** The head is the organ's name with or without 文件; a joint document may show only the leading organ. */
    private static void head(Reading reading, Context context, Findings found) {
        OfficialDocument document = reading.document();
        if (document.kind() == DocumentKind.MINUTES
                || document.kind() == DocumentKind.ORDER
                || document.issuers().isEmpty()) {
            return;
        }
        List<String> wrong = new ArrayList<>();
        for (String line : document.head()) {
            String organ = line.strip().replaceAll("文件$", "");
            if (!organ.isEmpty() && !document.issuers().contains(organ)) {
                wrong.add(line);
            }
        }
        wrong.forEach(line -> found.element(Element.HEAD, line, String.join("、", document.issuers())));
    }
}
