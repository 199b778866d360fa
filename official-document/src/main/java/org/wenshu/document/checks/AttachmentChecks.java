package org.wenshu.document.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.elements.OfficialDocument;

/** The attachments note against the attachments, and what the body says of them. */
final class AttachmentChecks {
    private static final Pattern MENTION = Pattern.compile("附件[\\s　]*(\\d{1,2}|[一二三四五六七八九十]{1,2})(?![\\d年])");
    private static final Pattern ANY =
            Pattern.compile("(?:见|详见|如|填写|按|按照|参照|根据)(?:本通知|文后)?附件|附后|附件[）)]|附件\\d|随文(?:附|印发)");

    private AttachmentChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put("AT01", (r, c, f) -> {
            int named = r.document().attachmentNames().size();
            int held = r.document().attachments().size();
            if (named != held) {
                f.element(Element.ATTACHMENTS_NOTE, "", String.valueOf(named), String.valueOf(held));
            }
        });
        checks.put(
                "AT02",
                (r, c, f) -> each(r.document(), (i, name, title) -> {
                    if (!name.equals(title) && !sameSet(r.document())) {
                        Passage passage = r.of(Element.ATTACHMENTS_NOTE).get(i);
                        f.whole(passage, Optional.of(title), title);
                    }
                }));
        checks.put("AT03", (r, c, f) -> {
            if (sameSet(r.document()) && !r.document().attachmentNames().equals(titles(r.document()))) {
                f.element(
                        Element.ATTACHMENTS_NOTE, String.join("；", r.document().attachmentNames()));
            }
        });
        checks.put("AT04", (r, c, f) -> {
            for (Passage name : r.of(Element.ATTACHMENTS_NOTE)) {
                if (name.text().matches("《[^《》]+》")) {
                    f.whole(
                            name,
                            Optional.of(name.text().substring(1, name.text().length() - 1)));
                }
            }
        });
        checks.put("AT05", (r, c, f) -> {
            for (Passage name : r.of(Element.ATTACHMENTS_NOTE)) {
                Matcher end = Pattern.compile("[。；;，,、.：:]+\\s*$").matcher(name.text());
                if (end.find()) {
                    f.at(name, end.start(), end.end(), Optional.of(""));
                }
            }
        });
        checks.put("AT06", (r, c, f) -> {
            for (Passage name : r.of(Element.ATTACHMENTS_NOTE)) {
                Matcher number = Pattern.compile("^\\s*(?:附件\\s*\\d*\\s*[：:.、]?|\\d{1,2}[.．、](?!\\d)|[（(]\\d+[）)])")
                        .matcher(name.text());
                if (number.find()) {
                    f.at(name, number.start(), number.end(), Optional.of(""));
                }
            }
        });
        checks.put("AT07", (r, c, f) -> {
            int count = r.document().attachmentNames().size();
            for (Passage passage : r.of(Element.BODY)) {
                Matcher mention = MENTION.matcher(passage.text());
                while (mention.find()) {
                    int number = NumberingChecks.value(mention.group(1));
                    boolean another =
                            passage.text().substring(0, mention.start()).matches(".*[》）号]的?$");
                    if ((number > count || number == 0) && !another) {
                        f.at(passage, mention.start(), mention.end(), Optional.empty(), String.valueOf(count));
                    }
                }
            }
        });
        checks.put("AT08", (r, c, f) -> {
            if (r.document().attachmentNames().isEmpty()
                    && r.document().attachments().isEmpty()) {
                for (Passage passage : r.of(Element.BODY)) {
                    Matcher mention = ANY.matcher(passage.text());
                    if (mention.find() && !Quotes.covers(passage.text(), mention.start())) {
                        f.at(passage, mention.start(), mention.end(), Optional.empty());
                    }
                }
            }
        });
        checks.put("AT10", (r, c, f) -> ElementChecks.repeated(r.of(Element.ATTACHMENTS_NOTE), f));
        checks.put("AT11", (r, c, f) -> {
            if (r.document().attachmentNames().size() == 1) {
                for (Passage passage : r.of(Element.BODY)) {
                    Matcher mention = MENTION.matcher(passage.text());
                    while (mention.find()) {
                        if (NumberingChecks.value(mention.group(1)) == 1) {
                            f.at(passage, mention.start(), mention.end(), Optional.of("附件"));
                        }
                    }
                }
            }
        });
        checks.put("AT12", (r, c, f) -> {
            for (int i = 0; i < r.document().attachments().size(); i++) {
                if (r.document().attachments().get(i).text().blocks().isEmpty()) {
                    String title = r.document().attachments().get(i).title();
                    f.add(new Place(Element.ATTACHMENT, i, -1, 0, 0, 0, title.length()), title, Optional.empty());
                }
            }
        });
        checks.put("AT13", (r, c, f) -> {
            for (Passage passage : r.of(Element.BODY)) {
                Matcher note = Pattern.compile("^[\\s　]*附件\\s*\\d*\\s*[：:]").matcher(passage.text());
                if (note.find()) {
                    f.at(passage, note.start(), note.end(), Optional.empty());
                }
            }
        });
        checks.put("AT14", (r, c, f) -> {
            for (int i = 0; i < r.document().attachments().size(); i++) {
                String title = r.document().attachments().get(i).title();
                if (title.isBlank()) {
                    f.add(
                            new Place(Element.ATTACHMENT, i, -1, 0, 0, 0, 0),
                            "",
                            Optional.empty(),
                            String.valueOf(i + 1));
                }
            }
        });
    }

    private interface Pair {
        void look(int index, String name, String title);
    }

    private static void each(OfficialDocument document, Pair pair) {
        int count = Math.min(
                document.attachmentNames().size(), document.attachments().size());
        for (int i = 0; i < count; i++) {
            pair.look(
                    i,
                    document.attachmentNames().get(i),
                    document.attachments().get(i).title());
        }
    }

    private static List<String> titles(OfficialDocument document) {
        return document.attachments().stream()
                .map(OfficialDocument.Attachment::title)
                .toList();
    }

    private static boolean sameSet(OfficialDocument document) {
        Set<String> names = new HashSet<>(document.attachmentNames());
        return document.attachmentNames().size() == document.attachments().size()
                && names.equals(new HashSet<>(titles(document)));
    }
}
