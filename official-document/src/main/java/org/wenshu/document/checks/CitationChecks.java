package org.wenshu.document.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.checks.regulations.Regulation;

/** Citations 《…》（…〔…〕…号) against the register of regulations, and how they are written. */
final class CitationChecks {
    private static final String BRACKETED = "[〔\\[【［(（](\\d{4})[〕\\]】］)）]第?0*(\\d{1,5})号";
    private static final Pattern NUMBER = Pattern.compile("(\\p{IsHan}{1,12})" + BRACKETED);
    private static final Pattern CITATION = Pattern.compile("《((?:[^《》]++|《[^《》]*+》)+)》(?:[（(]([^（）()]{1,14}"
            + BRACKETED + "|[^（）()]{1,14}令第?\\d+号)[^（）()]{0,30}[）)])?");
    private static final Pattern REGULATORY =
            Pattern.compile(".*(?:法|条例|规定|办法|细则|规则|章程|准则|决定|意见|通知|规范|标准)(?:（[^）]*）)?");
    private static final Pattern NORMATIVE = Pattern.compile(".*(?:法|条例|规定|办法|细则|规则|准则)(?:（[^）]*）)?");
    private static final Pattern SHORT = Pattern.compile("以下(?:简称|称)[：:]?(?:为)?(?:《([^《》]+)》|“([^“”]+)”|‘([^‘’]+)’)");
    private static final Pattern FULL_NAME = Pattern.compile("《([^《》]{1,20}法)》");

    private CitationChecks() {}

    /**
     * A citation as it stands in the text.
     *
     * @param number where it stands, if it is there
     */
    private record Citation(Passage passage, String title, int from, int to, Optional<String> number, int numberFrom) {}

    static void addTo(Map<String, Check> checks) {
        checks.put("CI01", (r, c, f) -> {
            if (c.regulations().isEmpty()) {
                return;
            }
            for (Citation cited : citations(r)) {
                boolean asked = cited.number().isPresent()
                        ? !cited.title().matches(".*(?:请示|报告|函|纪要|批复)")
                        : NORMATIVE.matcher(cited.title()).matches();
                if (asked && found(cited, c).isEmpty()) {
                    f.at(cited.passage(), cited.from(), cited.to(), Optional.empty());
                }
            }
        });
        checks.put(
                "CI02",
                (r, c, f) -> citations(r)
                        .forEach(cited -> cited.number()
                                .flatMap(c.regulations()::numbered)
                                .filter(regulation -> !same(regulation.title(), cited.title()))
                                .ifPresent(regulation -> f.at(
                                        cited.passage(),
                                        cited.from() + 1,
                                        cited.to() - 1,
                                        Optional.of(regulation.title()),
                                        regulation.number().orElse("")))));
        checks.put(
                "CI03",
                (r, c, f) -> citations(r).forEach(cited -> {
                    if (cited.number().isPresent()
                            && c.regulations().numbered(cited.number().get()).isEmpty()) {
                        c.regulations()
                                .titled(cited.title())
                                .flatMap(Regulation::number)
                                .ifPresent(number -> f.at(
                                        cited.passage(),
                                        cited.numberFrom(),
                                        cited.numberFrom()
                                                + cited.number().get().length(),
                                        Optional.of(number)));
                    }
                }));
        checks.put(
                "CI04",
                (r, c, f) -> citations(r)
                        .forEach(cited -> found(cited, c)
                                .filter(regulation -> regulation.state() == Regulation.State.REPEALED)
                                .filter(regulation -> !saysSo(cited))
                                .ifPresent(regulation -> f.at(
                                        cited.passage(),
                                        cited.from(),
                                        cited.to(),
                                        regulation.replacedBy().map(title -> "《" + title + "》"),
                                        regulation
                                                .changed()
                                                .map(date -> "于" + ElementChecks.words(date))
                                                .orElse(""),
                                        regulation
                                                .replacedBy()
                                                .map(title -> "，由《" + title + "》代替")
                                                .orElse("")))));
        checks.put(
                "CI05",
                (r, c, f) -> citations(r)
                        .forEach(cited -> found(cited, c)
                                .filter(regulation -> regulation.state() == Regulation.State.AMENDED)
                                .ifPresent(regulation -> f.at(
                                        cited.passage(),
                                        cited.from(),
                                        cited.to(),
                                        Optional.empty(),
                                        regulation
                                                .changed()
                                                .map(date -> "于" + ElementChecks.words(date))
                                                .orElse(""),
                                        regulation
                                                .replacedBy()
                                                .map(title -> "，现行版本是《" + title + "》")
                                                .orElse("")))));
        checks.put(
                "CI06",
                (r, c, f) -> citations(r)
                        .forEach(cited -> found(cited, c)
                                .filter(regulation -> regulation
                                                .effective()
                                                .isAfter(r.document().date().orElse(c.today()))
                                        && !regulation
                                                .issued()
                                                .isAfter(r.document().date().orElse(c.today())))
                                .ifPresent(regulation -> f.at(
                                        cited.passage(),
                                        cited.from(),
                                        cited.to(),
                                        Optional.empty(),
                                        ElementChecks.words(regulation.effective())))));
        checks.put(
                "CI07",
                (r, c, f) -> citations(r)
                        .forEach(cited -> found(cited, c)
                                .filter(regulation -> regulation
                                        .issued()
                                        .isAfter(r.document().date().orElse(c.today())))
                                .ifPresent(regulation -> f.at(
                                        cited.passage(),
                                        cited.from(),
                                        cited.to(),
                                        Optional.empty(),
                                        ElementChecks.words(regulation.issued())))));
        checks.put(
                "CI09",
                (r, c, f) -> numbers(r, (passage, m) -> {
                    String brackets = m.group().replaceAll("[^\\[\\]【】［］()（）]", "");
                    if (!brackets.isEmpty()) {
                        f.at(passage, m.start(), m.end(), Optional.of(right(m)));
                    }
                }));
        checks.put(
                "CI10",
                (r, c, f) -> numbers(r, (passage, m) -> {
                    if (m.group().matches(".*[〕\\]】］)）](?:第|0).*")) {
                        f.at(passage, m.start(), m.end(), Optional.of(right(m)));
                    }
                }));
        checks.put(
                "CI13",
                (r, c, f) -> numbers(r, (passage, m) -> {
                    int year = r.document().date().orElse(c.today()).getYear();
                    if (Integer.parseInt(m.group(2)) > year && passage.element() == Element.BODY) {
                        f.at(passage, m.start(), m.end(), Optional.empty(), m.group(2), String.valueOf(year));
                    }
                }));
        checks.put("CI15", (r, c, f) -> {
            Set<String> known = shortNames(r);
            Set<String> said = new HashSet<>();
            for (Passage passage : r.passages()) {
                Matcher law = FULL_NAME.matcher(passage.text());
                while (law.find()) {
                    String name = law.group(1);
                    String full = "中华人民共和国" + name;
                    if (!name.startsWith("中华")
                            && !known.contains(name)
                            && !said.contains(full)
                            && c.regulations().titled(full).isPresent()) {
                        f.at(passage, law.start(1), law.end(1), Optional.of(full));
                    }
                    said.add(name);
                }
            }
        });
        checks.put("CI16", (r, c, f) -> {
            StringBuilder all = new StringBuilder();
            r.passages().forEach(passage -> all.append(passage.text()).append('\n'));
            for (Passage passage : r.prose()) {
                Matcher m = SHORT.matcher(passage.text());
                while (m.find()) {
                    String name = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
                    int count = 0;
                    for (int at = all.indexOf(name); at >= 0; at = all.indexOf(name, at + 1)) {
                        count++;
                    }
                    // Its own definition, and once more inside the full name that it shortens.
                    int own = passage.text().substring(0, m.start()).contains(name) ? 2 : 1;
                    if (count <= own) {
                        f.at(passage, m.start(), m.end(), Optional.empty(), name);
                    }
                }
            }
        });
    }

    private interface NumberMatch {
        void at(Passage passage, Matcher matcher);
    }

    private static void numbers(Reading reading, NumberMatch match) {
        for (Passage passage : reading.passages()) {
            Matcher matcher = NUMBER.matcher(passage.text());
            while (matcher.find()) {
                match.at(passage, matcher);
            }
        }
    }

    private static String right(Matcher m) {
        return m.group(1) + "〔" + m.group(2) + "〕" + m.group(3) + "号";
    }

    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String title) {
        return title.replaceAll("[\\s《》〈〉（）()“”]", "");
    }

    private static Optional<Regulation> found(Citation cited, Context context) {
        Optional<Regulation> byNumber = cited.number().flatMap(context.regulations()::numbered);
        return byNumber.isPresent() ? byNumber : context.regulations().titled(cited.title());
    }

    /** A document that repeals another cites it rightly. */
    private static boolean saysSo(Citation cited) {
        String behind = cited.passage().text().substring(cited.to());
        return behind.matches("(?:[（(][^）)]*[）)])?[^。；]{0,16}(?:同时)?(?:废止|失效|停止执行).*");
    }

    private static List<Citation> citations(Reading reading) {
        Set<String> shorts = shortNames(reading);
        Set<String> own = new HashSet<>();
        reading.document().attachmentNames().forEach(name -> own.add(plain(name)));
        own.add(plain(reading.document().title()));
        List<Citation> citations = new ArrayList<>();
        for (Passage passage : reading.passages()) {
            // What the title issues or forwards is not yet anywhere else.
            if (passage.role() == Passage.Role.TITLE) {
                continue;
            }
            Matcher m = CITATION.matcher(passage.text());
            while (m.find()) {
                String title = m.group(1);
                if (shorts.contains(title)
                        || own.stream().anyMatch(name -> name.contains(plain(title)))
                        || !REGULATORY.matcher(title).matches()) {
                    continue;
                }
                Optional<String> number = Optional.ofNullable(m.group(2));
                int titleEnd = m.start() + title.length() + 2;
                citations.add(new Citation(
                        passage, title, m.start(), titleEnd, number, number.isPresent() ? m.start(2) : titleEnd));
            }
        }
        return citations;
    }

    private static Set<String> shortNames(Reading reading) {
        Set<String> names = new HashSet<>();
        for (Passage passage : reading.passages()) {
            Matcher m = SHORT.matcher(passage.text());
            while (m.find()) {
                for (int i = 1; i <= 3; i++) {
                    if (m.group(i) != null) {
                        names.add(m.group(i));
                    }
                }
            }
        }
        return names;
    }
}
