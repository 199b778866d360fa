package org.wenshu.document.checks;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, weekdays, times and spans. */
final class DateChecks {
    private static final String DATE = "(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日";
    private static final Pattern ANY = Pattern.compile("(?<!\\d)" + DATE);
    private static final Pattern WEEKDAY = Pattern.compile("(?<!\\d)" + DATE + "[（(]?(?:，|、)?(星期|周|礼拜)([一二三四五六日天])");
    private static final Pattern RANGE = Pattern.compile(
            "(?<!\\d)" + DATE + "(?:上午|下午|起)?\\s*(?:至|到|—|－|-|～|~|——)\\s*(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日");
    private static final Pattern COUNTED =
            Pattern.compile(RANGE.pattern() + "[^。；，（]{0,6}[（，]?(?:共计|共|为期|历时|会期|时间)(\\d{1,3})天");
    private static final Pattern YEARS = Pattern.compile("(?<!\\d)(\\d{4})年?\\s*(?:至|—|－|-|～|~|——)\\s*(\\d{4})年");
    private static final Pattern PLAN = Pattern.compile(
            "([二三四五六七八九十]|\\d{1,2})年(?:行动|规划|计划|方案|攻坚|发展|实施|工作|专项|建设|改造|提升|滚动|培育)[^（）。]{0,16}（(\\d{4})—(\\d{4})年）");
    private static final Pattern FIVE_YEARS = Pattern.compile("“十([一二三四五六七八])五”[^（。，]{0,8}（(\\d{4})—(\\d{4})年）");
    private static final Pattern DEADLINE = Pattern.compile(
            "(?<!\\d)" + DATE
                    + "(?:下班|中午|上午)?(?:\\d{1,2}时|\\d{1,2}:\\d{2})?之?前(?:，?将)?(?:报|完成|反馈|函复|上报|送|落实|提交|办理|办结|制定|拨付|整改|向|以书面|书面|通过|将|回复|登录)");
    private static final Pattern TIME = Pattern.compile("(?<![\\d:：.])(\\d{1,2})[:：](\\d{2})(?![\\d:：.%])");
    private static final Pattern HALF = Pattern.compile("(上午|早上|早晨|下午|晚上|晚)(\\d{1,2})(?:[:：]\\d{2}|时|点)");
    private static final Pattern TIMES = Pattern.compile(
            "(?<![\\d:：])(\\d{1,2})[:：](\\d{2})\\s*(?:至|—|－|-|～|~)\\s*(\\d{1,2})[:：](\\d{2})(?![\\d:：])");
    private static final Pattern EFFECT = Pattern.compile("自(\\d{4})年(\\d{1,2})月(\\d{1,2})日起(?:施行|执行|实施|生效)");
    private static final String HAN_YEAR = "[〇零一二三四五六七八九]{4}";
    private static final Pattern HAN_DATE =
            Pattern.compile("(" + HAN_YEAR + ")年(?:([一二三四五六七八九十]{1,2})月)?(?:([一二三四五六七八九十]{1,3})日)?");

    private DateChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put("DA01", DateChecks::weekdays);
        checks.put("DA02", DateChecks::impossible);
        checks.put("DA03", (r, c, f) -> {
            each(r, RANGE, (p, m) -> {
                Optional<LocalDate[]> range = range(m);
                if (range.isPresent() && range.get()[1].isBefore(range.get()[0])) {
                    f.at(p, m.start(), m.end(), Optional.empty());
                }
            });
            each(r, YEARS, (p, m) -> {
                if (Integer.parseInt(m.group(2)) < Integer.parseInt(m.group(1))) {
                    f.at(p, m.start(), m.end(), Optional.empty());
                }
            });
        });
        checks.put(
                "DA04",
                (r, c, f) -> each(r, TIMES, (p, m) -> {
                    int from = Integer.parseInt(m.group(1)) * 60 + Integer.parseInt(m.group(2));
                    int to = Integer.parseInt(m.group(3)) * 60 + Integer.parseInt(m.group(4));
                    String before = p.text().substring(Math.max(0, m.start() - 3), m.start());
                    if (to < from
                            && !before.contains("晚")
                            && !p.text().substring(m.start(3)).startsWith("次日")
                            && !p.text().contains("次日")
                            && to < 20 * 60
                            && from < 20 * 60) {
                        f.at(p, m.start(), m.end(), Optional.empty());
                    }
                }));
        checks.put(
                "DA05",
                (r, c, f) -> each(
                        r,
                        DEADLINE,
                        (p, m) -> r.document().date().ifPresent(issued -> {
                            Optional<LocalDate> deadline = dated(m, 1, issued);
                            if (p.element() == Element.BODY
                                    && deadline.isPresent()
                                    && deadline.get().isBefore(issued)
                                    && !p.text().substring(0, m.start()).matches(".*(?:已|曾|要求)[^，。；]{0,8}$")) {
                                f.at(p, m.start(), m.end(), Optional.empty(), ElementChecks.words(issued));
                            }
                        })));
        checks.put(
                "DA09",
                (r, c, f) -> each(r, HAN_DATE, (p, m) -> {
                    if (!Quotes.covers(p.text(), m.start())) {
                        f.at(p, m.start(), m.end(), Optional.of(arabic(m)));
                    }
                }));
        checks.put(
                "DA14",
                (r, c, f) -> each(
                        r,
                        EFFECT,
                        (p, m) -> r.document().date().ifPresent(issued -> {
                            Optional<LocalDate> effect = date(number(m, 1), number(m, 2), number(m, 3));
                            if (p.element() == Element.BODY
                                    && effect.isPresent()
                                    && effect.get().isBefore(issued)) {
                                f.at(p, m.start(), m.end(), Optional.empty(), ElementChecks.words(issued));
                            }
                        })));
        checks.put(
                "DA16",
                (r, c, f) -> each(r, TIME, (p, m) -> {
                    if ((number(m, 1) > 24 || number(m, 2) > 59)
                            && p.text().substring(0, m.start()).matches("(?s).*(?:日|午|时间|晚|早|于|[）)])[：:为]?\\s*$")) {
                        f.at(p, m.start(), m.end(), Optional.empty());
                    }
                }));
        checks.put(
                "DA17",
                (r, c, f) -> each(r, HALF, (p, m) -> {
                    int hour = number(m, 2);
                    boolean morning = m.group(1).equals("上午") || m.group(1).startsWith("早");
                    if ((morning && hour > 12) || hour > 24) {
                        f.at(p, m.start(), m.end(), Optional.empty());
                    }
                }));
        checks.put(
                "DA19",
                (r, c, f) -> each(
                        r,
                        COUNTED,
                        (p, m) -> range(m).ifPresent(range -> {
                            long days = ChronoUnit.DAYS.between(range[0], range[1]) + 1;
                            if (days > 0 && number(m, 7) != days) {
                                f.at(
                                        p,
                                        m.start(7),
                                        m.end(7),
                                        Optional.of(String.valueOf(days)),
                                        String.valueOf(days),
                                        m.group(7));
                            }
                        })));
        checks.put(
                "DA20",
                (r, c, f) -> each(r, PLAN, (p, m) -> {
                    int said = NumberingChecks.value(m.group(1));
                    int years = number(m, 3) - number(m, 2) + 1;
                    if (years > 0 && said != years) {
                        f.at(p, m.start(2), m.end(3), Optional.empty(), m.group(1), String.valueOf(years));
                    }
                }));
        checks.put(
                "DA21",
                (r, c, f) -> each(r, FIVE_YEARS, (p, m) -> {
                    int from = 1951 + 5 * (10 + NumberingChecks.value(m.group(1)));
                    if (number(m, 2) != from || number(m, 3) != from + 4) {
                        f.at(
                                p,
                                m.start(2),
                                m.end(3),
                                Optional.of(from + "—" + (from + 4)),
                                m.group(1),
                                from + "—" + (from + 4));
                    }
                }));
    }

    private interface Match {
        void at(Passage passage, Matcher matcher);
    }

    private static void each(Reading reading, Pattern pattern, Match match) {
        for (Passage passage : reading.passages()) {
            Matcher matcher = pattern.matcher(passage.text());
            while (matcher.find()) {
                match.at(passage, matcher);
            }
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** A date without its year is in the document's, or in the next when it would be long past. */
    private static Optional<LocalDate> dated(Matcher matcher, int group, LocalDate issued) {
        String year = matcher.group(group);
        int month = number(matcher, group + 1);
        int day = number(matcher, group + 2);
        if (year != null) {
            return date(Integer.parseInt(year), month, day);
        }
        boolean nextYear = month + 6 <= issued.getMonthValue();
        return date(issued.getYear() + (nextYear ? 1 : 0), month, day);
    }

    private static Optional<LocalDate[]> range(Matcher m) {
        boolean yearless = m.group(1) == null;
        // Any year will do for the order of two dates of one year.
        int year = yearless ? 2024 : number(m, 1);
        int toYear = m.group(4) == null ? year : number(m, 4);
        if (yearless && m.group(4) != null) {
            return Optional.empty();
        }
        int month = number(m, 2);
        int toMonth = m.group(5) == null ? month : number(m, 5);
        if (yearless && toMonth < month) {
            return Optional.empty();
        }
        Optional<LocalDate> from = date(year, month, number(m, 3));
        Optional<LocalDate> to = date(toYear, toMonth, number(m, 6));
        return from.isPresent() && to.isPresent()
                ? Optional.of(new LocalDate[] {from.get(), to.get()})
                : Optional.empty();
    }

    private static void weekdays(Reading reading, Context context, Findings found) {
        LocalDate issued = reading.document().date().orElse(context.today());
        each(reading, WEEKDAY, (passage, m) -> {
            List<LocalDate> possible = new ArrayList<>();
            if (m.group(1) != null) {
                date(number(m, 1), number(m, 2), number(m, 3)).ifPresent(possible::add);
            } else {
                dated(m, 1, issued).ifPresent(possible::add);
            }
            int said = "一二三四五六日".indexOf(m.group(5).replace('天', '日')) + 1;
            for (LocalDate date : possible) {
                if (date.getDayOfWeek() != DayOfWeek.of(said)) {
                    String right =
                            String.valueOf("一二三四五六日".charAt(date.getDayOfWeek().getValue() - 1));
                    found.at(
                            passage,
                            m.start(5),
                            m.end(5),
                            Optional.of(right),
                            ElementChecks.words(date),
                            m.group(4) + m.group(5));
                }
            }
        });
    }

    private static void impossible(Reading reading, Context context, Findings found) {
        each(reading, ANY, (passage, m) -> {
            int month = number(m, 2);
            int day = number(m, 3);
            // Without a year 29 February may be right.
            int year = m.group(1) == null ? 2024 : number(m, 1);
            boolean wrong = month < 1 || month > 12 || day < 1;
            if (wrong || day > YearMonth.of(year, month).lengthOfMonth()) {
                found.at(passage, m.start(), m.end(), Optional.empty());
            }
        });
    }

    private static String arabic(Matcher m) {
        var text = new StringBuilder();
        for (char c : m.group(1).toCharArray()) {
            text.append(c == '〇' ? 0 : "零一二三四五六七八九".indexOf(c));
        }
        text.append('年');
        if (m.group(2) != null) {
            text.append(NumberingChecks.value(m.group(2))).append('月');
        }
        if (m.group(3) != null) {
            text.append(NumberingChecks.value(m.group(3))).append('日');
        }
        return text.toString();
    }
}
