package org.wenshu.document.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addressees and those who get copies. */
final class AddresseeChecks {
    /** Names of a kind of organs (同类型机关统称) need not be on the list. */
    private static final Pattern COLLECTIVE = Pattern.compile(".*(?:各|有关|全体|所属|直属).*|.*(?:常委|主任|主席|委员)");

    private static final Pattern NAME = Pattern.compile("[^、，,；;\\s　]+");

    private AddresseeChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put(
                "AD01",
                (r, c, f) -> each(r, (passage, from, name) -> {
                    if (!c.organs().isEmpty()
                            && !COLLECTIVE.matcher(name).matches()
                            && c.organs().named(name).isEmpty()
                            && c.organs().informally(name).isEmpty()) {
                        f.at(passage, from, from + name.length(), Optional.empty());
                    }
                }));
        checks.put(
                "AD02",
                (r, c, f) -> each(
                        r,
                        (passage, from, name) -> c.organs()
                                .informally(name)
                                .ifPresent(organ ->
                                        f.at(passage, from, from + name.length(), Optional.of(organ.name())))));
        checks.put("AD03", (r, c, f) -> {
            ElementChecks.repeated(r.names(Element.ADDRESSEES), f);
            ElementChecks.repeated(r.names(Element.COPIES), f);
        });
        checks.put("AD04", (r, c, f) -> {
            for (Element element : List.of(Element.ADDRESSEES, Element.COPIES)) {
                int last = -1;
                String before = "";
                for (Passage name : r.names(element)) {
                    Optional<Organs.Organ> organ = c.organs().named(name.text().strip());
                    if (organ.isEmpty()) {
                        continue;
                    }
                    int order = c.organs().order(organ.get());
                    if (order < last) {
                        f.whole(name, Optional.empty(), before);
                    } else {
                        last = order;
                        before = name.text();
                    }
                }
            }
        });
        checks.put("AD05", (r, c, f) -> {
            for (Passage name : r.names(Element.ADDRESSEES)) {
                ending(name, f);
            }
            List<Passage> copies = r.names(Element.COPIES);
            for (Passage name : copies) {
                // The last one's full stop is on the page anyway; some drafts bring it along.
                if (name.entry() < copies.size() - 1 || !name.text().endsWith("。")) {
                    ending(name, f);
                }
            }
        });
        checks.put("AD06", (r, c, f) -> {
            for (Passage name : r.names()) {
                Matcher half = Pattern.compile("[,;:.()]").matcher(name.text());
                while (half.find()) {
                    String full = String.valueOf("，；：。（）".charAt(",;:.()".indexOf(half.group())));
                    f.at(name, half.start(), half.end(), Optional.of(full));
                }
            }
        });
        checks.put("AD07", (r, c, f) -> {
            Pattern alike = Pattern.compile("([^、，各]{2,12}(局|委|办|厅))，(?=[^、，各]{2,12}\\2(?:$|[，、]))");
            for (Passage name : r.names(Element.ADDRESSEES)) {
                Matcher matcher = alike.matcher(name.text());
                while (matcher.find()) {
                    f.at(name, matcher.end() - 1, matcher.end(), Optional.of("、"));
                }
            }
        });
        checks.put("AD08", (r, c, f) -> {
            for (Passage name : r.names(Element.ADDRESSEES)) {
                if (name.text().isBlank()) {
                    f.whole(name, Optional.empty());
                }
            }
        });
    }

    private static void ending(Passage name, Findings found) {
        Matcher end = Pattern.compile("[：:、，,；;。.]+\\s*$").matcher(name.text());
        if (end.find()) {
            found.at(name, end.start(), end.end(), Optional.of(""));
        }
    }

    private interface NameCheck {
        void look(Passage passage, int from, String name);
    }

    /** An entry may hold several names, such as 市财政局、市审计局. */
    private static void each(Reading reading, NameCheck check) {
        List<Passage> passages = new ArrayList<>(reading.names(Element.ADDRESSEES));
        passages.addAll(reading.names(Element.COPIES));
        for (Passage passage : passages) {
            Matcher name = NAME.matcher(passage.text());
            while (name.find()) {
                String bare = name.group().replaceAll("[。：:]+$", "");
                if (!bare.isEmpty()) {
                    check.look(passage, name.start(), bare);
                }
            }
        }
    }
}
