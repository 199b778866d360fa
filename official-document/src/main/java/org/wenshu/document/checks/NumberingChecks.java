package org.wenshu.document.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.text.Block;

/** The numbers of headings and of paragraphs (结构层次序数). */
final class NumberingChecks {
    private static final String HAN = "[一二三四五六七八九十百]{1,5}";
    private static final List<Pattern> RIGHT = List.of(
            Pattern.compile("^[\\s　]*(" + HAN + ")、"),
            Pattern.compile("^[\\s　]*（(" + HAN + ")）(?![、.，．])"),
            Pattern.compile("^[\\s　]*(\\d{1,3})[.．](?!\\d)"),
            Pattern.compile("^[\\s　]*（(\\d{1,3})）(?![、.，．])"));
    private static final Pattern INLINE = Pattern.compile("(?<=^|[。；：，、！？])(" + HAN + ")(?:是|要)(?![否不一])");

    private NumberingChecks() {}

    /**
     * A numbered heading or paragraph.
     *
     * @param value -1 when its number is set by the layout
     */
    private record Numbered(Passage passage, int level, int value, int from, int to) {}

    static void addTo(Map<String, Check> checks) {
        checks.put(
                "NU06",
                (r, c, f) -> sequence(r, (before, here) -> {
                    if (here.value() > before + 1) {
                        f.at(
                                here.passage(),
                                here.from(),
                                here.to(),
                                Optional.of(written(here.level(), before + 1)),
                                written(here.level(), before));
                    }
                }));
        checks.put(
                "NU07",
                (r, c, f) -> sequence(r, (before, here) -> {
                    if (before > 0 && here.value() <= before && here.value() > 0) {
                        f.at(
                                here.passage(),
                                here.from(),
                                here.to(),
                                Optional.of(written(here.level(), before + 1)),
                                written(here.level(), before));
                    }
                }));
        checks.put("NU08", NumberingChecks::skipped);
        checks.put("NU10", (r, c, f) -> {
            for (Passage passage : r.passages()) {
                Matcher end = Pattern.compile("[。，；、：:;,.！]+\\s*$").matcher(passage.text());
                if (passage.source().orElse(null) instanceof Block.Heading heading
                        && heading.level() <= 2
                        && end.find()) {
                    f.at(passage, end.start(), end.end(), Optional.of(""));
                }
            }
        });
        checks.put("NU11", NumberingChecks::alone);
        checks.put("NU12", NumberingChecks::inline);
        checks.put("NU13", (r, c, f) -> articles(r, "条", f));
        checks.put("NU14", (r, c, f) -> articles(r, "章", f));
        checks.put("NU15", (r, c, f) -> {
            for (Passage passage : r.passages()) {
                if (passage.role() == Passage.Role.HEADING
                        && passage.text()
                                .replaceAll("^[一二三四五六七八九十\\d（）、.．\\s]+", "")
                                .isBlank()) {
                    f.whole(passage, Optional.empty());
                }
            }
        });
        checks.put("NU16", (r, c, f) -> {
            for (Passage passage : r.passages()) {
                if (passage.source().orElse(null) instanceof Block.Heading heading
                        && heading.number().isPresent()) {
                    int written = levelOf(heading.number().get());
                    if (written > 0 && written != heading.level()) {
                        f.whole(
                                passage,
                                Optional.empty(),
                                heading.number().get(),
                                String.valueOf(written),
                                String.valueOf(heading.level()));
                    }
                }
            }
        });
        checks.put("NU18", (r, c, f) -> {
            for (Passage passage : r.prose()) {
                int first = passage.text().indexOf("首先，");
                if (first >= 0 && !r.bodyText().matches("(?s).*(其次|然后|再次|第二|最后|接着).*")) {
                    f.at(passage, first, first + 2, Optional.empty());
                }
            }
        });
        checks.put("NU20", (r, c, f) -> {
            for (Passage passage : r.passages()) {
                if (passage.role() == Passage.Role.HEADING
                        && passage.text().length() > 40
                        && passage.source().orElse(null) instanceof Block.Heading heading
                        && heading.level() <= 2) {
                    f.whole(
                            passage,
                            Optional.empty(),
                            String.valueOf(passage.text().length()));
                }
            }
        });
    }

    private interface Step {
        /** @param before the number before on its level, 0 at its first */
        void at(int before, Numbered here);
    }

    private static void sequence(Reading reading, Step step) {
        for (List<Numbered> text : texts(reading)) {
            int[] last = new int[5];
            for (Numbered here : text) {
                if (here.value() > 0) {
                    step.at(last[here.level()], here);
                    last[here.level()] = here.value();
                } else {
                    last[here.level()]++;
                }
                for (int deeper = here.level() + 1; deeper <= 4; deeper++) {
                    last[deeper] = 0;
                }
            }
        }
    }

    private static void skipped(Reading reading, Context context, Findings found) {
        for (List<Numbered> text : texts(reading)) {
            int above = 0;
            for (Numbered here : text) {
                // 一、 then 1. is usual where two levels are enough; a text may also begin with any level.
                boolean usual = above == 0 || (above == 1 && here.level() == 3);
                if (here.level() > above + 1 && !usual) {
                    found.at(
                            here.passage(),
                            here.from(),
                            here.to(),
                            Optional.empty(),
                            String.valueOf(above),
                            String.valueOf(here.level()));
                }
                above = here.level();
            }
        }
    }

    /** A number with no second one: nothing to count. */
    private static void alone(Reading reading, Context context, Findings found) {
        for (List<Numbered> text : texts(reading)) {
            for (int i = 0; i < text.size(); i++) {
                Numbered here = text.get(i);
                boolean first = here.value() == 1;
                boolean second = false;
                for (int j = i + 1; j < text.size() && text.get(j).level() >= here.level(); j++) {
                    second |= text.get(j).level() == here.level();
                }
                if (first && !second) {
                    found.at(here.passage(), here.from(), here.to(), Optional.empty());
                }
            }
        }
    }

    private static void inline(Reading reading, Context context, Findings found) {
        for (Passage passage : reading.prose()) {
            Matcher matcher = INLINE.matcher(passage.text());
            int before = 0;
            while (matcher.find()) {
                int value = value(matcher.group(1));
                if (value == 1) {
                    before = 1;
                } else if (before > 0 && value != before + 1) {
                    found.at(
                            passage,
                            matcher.start(1),
                            matcher.end(1),
                            Optional.of(han(before + 1)),
                            han(before),
                            han(value));
                    before = value;
                } else if (before > 0) {
                    before = value;
                }
            }
        }
    }

    private static void articles(Reading reading, String unit, Findings found) {
        Pattern pattern = Pattern.compile("^[\\s　]*第(" + HAN + ")" + unit + "[\\s　]");
        int before = 0;
        int entry = -1;
        for (Passage passage : reading.passages()) {
            int here = passage.element() == Element.ATTACHMENT ? passage.entry() + 1 : 0;
            if (here != entry) {
                before = 0;
                entry = here;
            }
            Matcher matcher = pattern.matcher(passage.text());
            if (passage.role() != Passage.Role.CELL && matcher.find()) {
                int value = value(matcher.group(1));
                if (value != before + 1 && before > 0) {
                    found.at(
                            passage,
                            matcher.start(1),
                            matcher.end(1),
                            Optional.of(han(before + 1)),
                            han(before),
                            han(value),
                            unit);
                }
                before = value;
            }
        }
    }

    /** The numbered passages of the body and of each attachment. */
    private static List<List<Numbered>> texts(Reading reading) {
        List<List<Numbered>> texts = new ArrayList<>();
        texts.add(numbered(reading.of(Element.BODY)));
        int attachments = reading.document().attachments().size();
        for (int i = 0; i < attachments; i++) {
            int entry = i;
            texts.add(numbered(reading.of(Element.ATTACHMENT).stream()
                    .filter(passage -> passage.entry() == entry)
                    .toList()));
        }
        return texts;
    }

    private static List<Numbered> numbered(List<Passage> passages) {
        List<Numbered> numbered = new ArrayList<>();
        for (Passage passage : passages) {
            if (passage.role() == Passage.Role.CELL || passage.role() == Passage.Role.CAPTION) {
                continue;
            }
            if (passage.source().orElse(null) instanceof Block.Heading heading
                    && heading.number().isPresent()) {
                int level = levelOf(heading.number().get());
                Matcher digits = Pattern.compile("[一二三四五六七八九十百]+|\\d+")
                        .matcher(heading.number().get());
                if (level > 0 && digits.find()) {
                    numbered.add(new Numbered(passage, level, value(digits.group()), 0, 0));
                    continue;
                }
            }
            Optional<Numbered> written = written(passage);
            if (written.isPresent()) {
                numbered.add(written.get());
            } else if (passage.source().orElse(null) instanceof Block.Heading heading) {
                numbered.add(new Numbered(passage, heading.level(), -1, 0, 0));
            }
        }
        return numbered;
    }

    private static Optional<Numbered> written(Passage passage) {
        for (int level = 1; level <= RIGHT.size(); level++) {
            Matcher matcher = RIGHT.get(level - 1).matcher(passage.text());
            if (matcher.find()) {
                return Optional.of(
                        new Numbered(passage, level, value(matcher.group(1)), matcher.start(1), matcher.end(1)));
            }
        }
        return Optional.empty();
    }

    private static int levelOf(String number) {
        String text = number.strip();
        if (text.matches(HAN + "[、.，．]?")) {
            return 1;
        } else if (text.matches("[（(]" + HAN + "[）)].?")) {
            return 2;
        } else if (text.matches("\\d{1,3}[.．、]?")) {
            return 3;
        }
        return text.matches("[（(]\\d{1,3}[）)].?") ? 4 : 0;
    }

    private static String written(int level, int value) {
        return level <= 2 ? han(value) : String.valueOf(value);
    }

    /** 二十三 → 23. */
    static int value(String number) {
        if (number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(number);
        }
        int sum = 0;
        int digit = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '十') {
                sum += (digit == 0 ? 1 : digit) * 10;
                digit = 0;
            } else if (c == '百') {
                sum += digit * 100;
                digit = 0;
            } else if (c == '两') {
                digit = 2;
            } else {
                digit = Math.max(0, "零一二三四五六七八九".indexOf(c));
            }
        }
        return sum + digit;
    }

    static String han(int value) {
        String digits = "零一二三四五六七八九";
        if (value <= 0 || value > 99) {
            return String.valueOf(value);
        }
        String tens = value < 10 ? "" : (value < 20 ? "" : digits.charAt(value / 10)) + "十";
        return tens + (value % 10 == 0 ? "" : digits.charAt(value % 10));
    }
}
