package org.wenshu.document.checks;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.elements.DocumentKind;

/** What a kind of document asks for beyond its wording. */
final class KindChecks {
    private static final Set<DocumentKind> NO_ADDRESSEE =
            EnumSet.of(DocumentKind.PROCLAMATION, DocumentKind.PUBLIC_NOTICE, DocumentKind.COMMUNIQUE);
    private static final Set<DocumentKind> ADDRESSEE = EnumSet.of(
            DocumentKind.REQUEST, DocumentKind.REPORT, DocumentKind.REPLY, DocumentKind.LETTER, DocumentKind.BILL);
    private static final Pattern PERSON =
            Pattern.compile(".*(?:同志|书记|(?<!秘书)(?:市|省|县|区|局|厅|部|处|科|镇|乡|院|校)长|主任|主席)(?:同志)?");
    private static final Pattern ENDING = Pattern.compile("特此(通知|公告|通告|通报|报告|请示|函告|函达|函复|批复|决定)");

    private KindChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put("KI01", (r, c, f) -> {
            if (ADDRESSEE.contains(r.document().kind())
                    && r.document().addressees().isEmpty()) {
                f.element(Element.ADDRESSEES, "", r.document().kind().chinese());
            }
        });
        checks.put("KI02", (r, c, f) -> {
            DocumentKind kind = r.document().kind();
            if ((kind == DocumentKind.NOTICE || kind == DocumentKind.OPINION || kind == DocumentKind.CIRCULAR)
                    && r.document().addressees().isEmpty()) {
                f.element(Element.ADDRESSEES, "", kind.chinese());
            }
        });
        checks.put("KI03", (r, c, f) -> {
            if (NO_ADDRESSEE.contains(r.document().kind())) {
                r.names(Element.ADDRESSEES)
                        .forEach(name -> f.whole(
                                name, Optional.empty(), r.document().kind().chinese()));
            }
        });
        checks.put("KI04", (r, c, f) -> {
            DocumentKind kind = r.document().kind();
            if (kind == DocumentKind.ORDER || kind == DocumentKind.RESOLUTION || kind == DocumentKind.MINUTES) {
                r.names(Element.ADDRESSEES).forEach(name -> f.whole(name, Optional.empty(), kind.chinese()));
            }
        });
        checks.put("KI10", (r, c, f) -> {
            String all = String.join("、", r.document().addressees());
            if (r.document().kind() == DocumentKind.REQUEST && all.matches("(?s).*[^、，；]+[、，；].*")) {
                f.element(Element.ADDRESSEES, all);
            }
        });
        checks.put("KI12", (r, c, f) -> {
            String note = r.document().note().orElse("");
            if (r.document().kind() == DocumentKind.REQUEST
                    && !(note.contains("联系人") && note.matches("(?s).*\\d{3,4}-?\\d{4,8}.*"))) {
                f.element(Element.NOTE, note);
            }
        });
        checks.put("KI14", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.REQUEST) {
                related(r.names(Element.COPIES), c, Organs.Relation.SUBORDINATE, f);
            }
        });
        checks.put("KI15", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.REQUEST || r.document().kind() == DocumentKind.REPORT) {
                related(r.names(Element.ADDRESSEES), c, Organs.Relation.SUBORDINATE, f);
                related(r.names(Element.ADDRESSEES), c, Organs.Relation.PEER, f);
            }
        });
        checks.put("KI16", (r, c, f) -> {
            if (r.document().upward()) {
                r.names(Element.ADDRESSEES).stream()
                        .filter(name -> PERSON.matcher(name.text().strip()).matches())
                        .forEach(name -> f.whole(name, Optional.empty()));
            }
        });
        checks.put("KI17", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.LETTER) {
                related(r.names(Element.ADDRESSEES), c, Organs.Relation.SUPERIOR, f);
            }
        });
        checks.put("KI33", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.REPLY
                    && r.document().addressees().size() > 1) {
                f.element(Element.ADDRESSEES, String.join("、", r.document().addressees()));
            }
        });
        checks.put("KI41", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.LETTER
                    && r.document().title().strip().endsWith("复函")
                    && !Pattern.compile("《[^》]*》（[^（）]*〔\\d{4}〕\\d+号）[^。]{0,20}收?悉")
                            .matcher(r.bodyText())
                            .find()) {
                f.element(Element.BODY, "");
            }
        });
        checks.put("KI81", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.BILL) {
                r.names(Element.ADDRESSEES).stream()
                        .filter(name -> !name.text().matches(".*(?:人民代表大会|人大).*"))
                        .forEach(name -> f.whole(name, Optional.empty()));
            }
        });
        checks.put("KI82", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.BILL) {
                r.names(Element.SIGNATURE).stream()
                        .filter(name -> !name.text().matches(".*(?:人民政府|国务院)"))
                        .forEach(name -> f.whole(name, Optional.empty()));
            }
        });
        checks.put("KI63", (r, c, f) -> {
            if (r.document().kind() == DocumentKind.MINUTES
                    && r.document().attendance().stream()
                            .noneMatch(line -> line.role().contains("出席"))
                    && !Pattern.compile("(?m)^[　\\s]*(?:出席|参加|参会)[^。]{0,6}[：:]|(?:出席|参加)(?:会议)?(?:的有|人员)")
                            .matcher(r.bodyText())
                            .find()) {
                f.element(Element.ATTENDANCE, "");
            }
        });
        checks.put("KI97", (r, c, f) -> {
            DocumentKind kind = r.document().kind();
            Set<String> fitting = switch (kind) {
                case LETTER -> Set.of("函告", "函达", "函复");
                default -> Set.of(kind.chinese());
            };
            for (Passage passage : r.body()) {
                Matcher ending = ENDING.matcher(passage.text());
                while (ending.find()) {
                    if (!fitting.contains(ending.group(1)) && !Quotes.covers(passage.text(), ending.start())) {
                        f.at(
                                passage,
                                ending.start(),
                                ending.end(),
                                fitting.size() == 1 ? Optional.of("特此" + kind.chinese()) : Optional.empty(),
                                kind.chinese());
                    }
                }
            }
        });
    }

    private static void related(List<Passage> names, Context context, Organs.Relation relation, Findings found) {
        for (Passage name : names) {
            context.organs()
                    .named(name.text().strip())
                    .filter(organ -> organ.relation() == relation)
                    .ifPresent(organ -> found.whole(name, Optional.empty()));
        }
    }
}
