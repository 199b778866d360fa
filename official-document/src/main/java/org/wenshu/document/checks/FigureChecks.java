package org.wenshu.document.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenshu.document.text.Block;

/** Sums, shares and amounts that must agree with one another. */
final class FigureChecks {
    private static final Pattern PLAIN_NUMBER =
            Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?");
    private static final Pattern TOTAL = Pattern.compile("[\\s　]*(?:合[\\s　]*计|总[\\s　]*计|共[\\s　]*计)[\\s　]*(?:（[^）]*）)?");
    private static final Pattern SUBTOTAL = Pattern.compile("[\\s　]*小[\\s　]*计[\\s　]*");
    private static final Pattern NOT_ADDITIVE =
            Pattern.compile(".*(?:率|%|％|序号|编号|单价|均|占比|比例|比重|年份|年度|电话|指数|增幅|增速|排名|名次|得分|日期|时间).*");
    private static final Pattern SHARE = Pattern.compile(".*(?:占比|比例|比重|构成).*");
    /** Possessive and bounded: in a row of digits each place would be tried with each length. */
    private static final String NUMBER = "((?<!\\d)\\d{1,15}+(?:,\\d{3}){0,5}+(?:\\.\\d{1,10}+)?)";

    private static final String UNIT =
            "(亿元|万元|元|万人次|人次|万人|人|名|个|户|家|项|件|万亩|亩|公顷|公里|套|台|辆|起|宗|所|处|座|万平方米|平方米|万吨|吨|万千瓦|万立方米|场|次|条|张|间|卷|篇|期|批|床|张床)";
    private static final Pattern WHOLE = Pattern.compile(NUMBER + UNIT + "(?:（[^）]*）)?[，。；：（]其中[：:，]?([^。；]+)");
    private static final Pattern PART = Pattern.compile(NUMBER + UNIT);
    private static final Pattern PERCENT =
            Pattern.compile("(?:分别)?占(?:比)?(?:为|达|到)?(?:[^，、；。]{0,6}?)(\\d+(?:\\.\\d+)?)[%％]");
    private static final String CAPITALS = "[零〇壹贰叁肆伍陆柒捌玖拾佰仟万萬亿元圆角分整正]{2,40}+";
    private static final Pattern FIGURE_FIRST =
            Pattern.compile(NUMBER + "(亿|万)?元(?:整)?[（(，,]?(?:人民币)?(?:大写)?[：:]?(?:人民币)?(" + CAPITALS + ")");
    private static final Pattern CAPITALS_FIRST =
            Pattern.compile("(" + CAPITALS + ")[（(，,]?(?:小写)?[：:]?(?:人民币)?[￥¥]?" + NUMBER + "(亿|万)?元");
    private static final Pattern CHANGE = Pattern.compile(
            "由" + NUMBER + "([\\u4e00-\\u9fa5%％]{0,4}?)(增加|增长|提高|上升|扩大|提升|延长|下降|减少|降低|压减|缩短|缩减|压缩|下调|上调)(?:到|至)"
                    + NUMBER + "\\2(?:，[^，。；]{0,6}?(增长|增幅|提高|下降|降幅|减少|压减|压缩|缩短|降低)(?:了|为|达|达到)?" + NUMBER + "[%％])?");
    private static final Pattern COUNTED = Pattern.compile(
            "([一二三四五六七八九十两]|\\d{1,2})(?:个|项|条|点|大)?(?:方面|问题|任务|措施|要求|意见|原则|工作|事项|重点|不足|原因|困难|建议|环节|特点|成效|举措|要点)[^。：；]{0,8}[：:。]一(?=是|要)([^\\n]*)");

    private FigureChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put("FI01", (r, c, f) -> r.tables().forEach(table -> columns(table, f)));
        checks.put("FI02", (r, c, f) -> r.tables().forEach(table -> rows(table, f)));
        checks.put("FI03", (r, c, f) -> parts(r, true, f));
        checks.put("FI04", (r, c, f) -> parts(r, false, f));
        checks.put("FI06", FigureChecks::percentages);
        checks.put("FI07", (r, c, f) -> r.tables().forEach(table -> shares(table, f)));
        checks.put("FI08", FigureChecks::capitals);
        checks.put("FI11", (r, c, f) -> changes(r, true, f));
        checks.put("FI12", (r, c, f) -> changes(r, false, f));
        checks.put("FI17", FigureChecks::counted);
    }

    private static Optional<BigDecimal> number(String text) {
        String bare = text.replaceAll("[\\s　]", "");
        return PLAIN_NUMBER.matcher(bare).matches()
                ? Optional.of(new BigDecimal(bare.replace(",", "")))
                : Optional.empty();
    }

    /** Only a table without spans can be summed by column. */
    private static boolean isRegular(Block.Table table) {
        int width = table.rows().isEmpty() ? 0 : table.rows().getFirst().cells().size();
        return width > 1
                && table.rows().stream()
                        .allMatch(row -> row.head()
                                || (row.cells().size() == width
                                        && row.cells().stream().allMatch(cell -> cell.columns() == 1)));
    }

    private static int bodyStart(Block.Table table) {
        int start = 0;
        while (start < table.rows().size() && table.rows().get(start).head()) {
            start++;
        }
        // A head that nobody marked: a first row without any number.
        if (start == 0
                && table.rows().size() > 2
                && table.rows().getFirst().cells().stream()
                        .allMatch(cell -> number(cell.text()).isEmpty())) {
            start = 1;
        }
        return start;
    }

    private static boolean has(Block.Row row, Pattern label) {
        return row.cells().stream()
                .limit(2)
                .anyMatch(cell -> label.matcher(cell.text()).matches());
    }

    private static String head(Block.Table table, int column, int start) {
        var text = new StringBuilder();
        for (int r = 0; r < start; r++) {
            List<Block.Cell> cells = table.rows().get(r).cells();
            int at = 0;
            for (Block.Cell cell : cells) {
                if (column >= at && column < at + cell.columns()) {
                    text.append(cell.text());
                }
                at += cell.columns();
            }
        }
        return text.toString();
    }

    private static void columns(Reading.PlacedTable placed, Findings found) {
        Block.Table table = placed.table();
        if (!isRegular(table)) {
            return;
        }
        int start = bodyStart(table);
        List<Integer> totals = new ArrayList<>();
        for (int r = start; r < table.rows().size(); r++) {
            if (has(table.rows().get(r), TOTAL)) {
                totals.add(r);
            }
        }
        if (totals.size() != 1) {
            return;
        }
        int total = totals.getFirst();
        for (int column = 0; column < table.rows().get(total).cells().size(); column++) {
            Optional<BigDecimal> said =
                    number(table.rows().get(total).cells().get(column).text());
            if (said.isEmpty()
                    || NOT_ADDITIVE.matcher(head(table, column, start)).matches()) {
                continue;
            }
            BigDecimal items = BigDecimal.ZERO;
            BigDecimal subtotals = BigDecimal.ZERO;
            boolean anySubtotal = false;
            boolean readable = true;
            for (int r = start; r < table.rows().size(); r++) {
                if (r == total) {
                    continue;
                }
                String text = table.rows().get(r).cells().get(column).text();
                Optional<BigDecimal> value = number(text);
                if (value.isEmpty()) {
                    readable &= text.isBlank() || text.strip().matches("[—\\-/－]+");
                } else if (has(table.rows().get(r), SUBTOTAL)) {
                    anySubtotal = true;
                    subtotals = subtotals.add(value.get());
                } else {
                    items = items.add(value.get());
                }
            }
            BigDecimal sum = items;
            boolean agrees = items.compareTo(said.get()) == 0 || (anySubtotal && subtotals.compareTo(said.get()) == 0);
            if (readable && !agrees && sum.signum() != 0) {
                found.add(
                        placed.cell(total, column),
                        table.rows().get(total).cells().get(column).text(),
                        Optional.of(sum.toPlainString()),
                        sum.toPlainString(),
                        head(table, column, start));
            }
        }
    }

    /** A column headed 合计 sums the row; since it may sum only some columns, most rows must agree before one is found wrong. */
    private static void rows(Reading.PlacedTable placed, Findings found) {
        Block.Table table = placed.table();
        int start = bodyStart(table);
        if (!isRegular(table) || start == 0) {
            return;
        }
        int width = table.rows().get(start - 1).cells().size();
        for (int column = 0; column < width; column++) {
            if (!TOTAL.matcher(head(table, column, start)).matches()) {
                continue;
            }
            List<Integer> wrong = new ArrayList<>();
            List<BigDecimal> sums = new ArrayList<>();
            int right = 0;
            for (int r = start; r < table.rows().size(); r++) {
                List<Block.Cell> cells = table.rows().get(r).cells();
                Optional<BigDecimal> said = number(cells.get(column).text());
                if (said.isEmpty()) {
                    continue;
                }
                BigDecimal sum = BigDecimal.ZERO;
                for (int other = 0; other < cells.size(); other++) {
                    if (other != column
                            && !NOT_ADDITIVE.matcher(head(table, other, start)).matches()) {
                        sum = sum.add(number(cells.get(other).text()).orElse(BigDecimal.ZERO));
                    }
                }
                if (sum.compareTo(said.get()) == 0) {
                    right++;
                } else {
                    wrong.add(r);
                    sums.add(sum);
                }
            }
            if (right > wrong.size()) {
                for (int i = 0; i < wrong.size(); i++) {
                    String sum = sums.get(i).toPlainString();
                    found.add(
                            placed.cell(wrong.get(i), column),
                            table.rows().get(wrong.get(i)).cells().get(column).text(),
                            Optional.of(sum),
                            sum);
                }
            }
        }
    }

    private static void shares(Reading.PlacedTable placed, Findings found) {
        Block.Table table = placed.table();
        int start = bodyStart(table);
        if (!isRegular(table) || start == 0) {
            return;
        }
        boolean whole = table.rows().stream().skip(start).anyMatch(row -> has(row, TOTAL));
        for (int column = 0;
                whole && column < table.rows().get(start - 1).cells().size();
                column++) {
            if (!SHARE.matcher(head(table, column, start)).matches()) {
                continue;
            }
            BigDecimal sum = BigDecimal.ZERO;
            int last = start;
            for (int r = start; r < table.rows().size(); r++) {
                Optional<BigDecimal> share =
                        number(table.rows().get(r).cells().get(column).text().replaceAll("[%％]", ""));
                if (share.isPresent()
                        && !has(table.rows().get(r), TOTAL)
                        && !has(table.rows().get(r), SUBTOTAL)) {
                    sum = sum.add(share.get());
                    last = r;
                }
            }
            if (sum.signum() > 0 && sum.subtract(BigDecimal.valueOf(100)).abs().compareTo(new BigDecimal("0.5")) > 0) {
                found.add(
                        placed.cell(last, column),
                        table.rows().get(last).cells().get(column).text(),
                        Optional.empty(),
                        sum.toPlainString());
            }
        }
    }

    private static BigDecimal scale(String unit) {
        if (unit.startsWith("亿")) {
            return BigDecimal.valueOf(100_000_000);
        }
        return BigDecimal.valueOf(unit.startsWith("万") ? 10_000 : 1);
    }

    private static String thing(String unit) {
        return unit.replaceAll("^[万亿]", "");
    }

    private static BigDecimal value(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }

    /** Parts that are more than the whole are wrong; parts that are less may leave something out, and are so asked about. */
    private static void parts(Reading reading, boolean more, Findings found) {
        for (Passage passage : reading.prose()) {
            Matcher whole = WHOLE.matcher(passage.text());
            while (whole.find()) {
                BigDecimal total = value(whole.group(1)).multiply(scale(whole.group(2)));
                BigDecimal sum = BigDecimal.ZERO;
                int parts = 0;
                // A part's own 其中 or bracket is a part of that part.
                String list = whole.group(3).replaceAll("其中.*$", "").replaceAll("（[^）]*）", "");
                Matcher part = PART.matcher(list);
                while (part.find()) {
                    if (thing(part.group(2)).equals(thing(whole.group(2)))
                            && !list.substring(0, part.start())
                                    .matches(".*(?:增加|减少|同比|比上年|人均|平均|每[^，、]{0,4}|不超过|以上)$")) {
                        sum = sum.add(value(part.group(1)).multiply(scale(part.group(2))));
                        parts++;
                    }
                }
                int order = sum.compareTo(total);
                if (parts >= 2 && (more ? order > 0 : order < 0)) {
                    String text = sum.divide(scale(whole.group(2)))
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + whole.group(2);
                    found.at(passage, whole.start(1), whole.end(2), Optional.empty(), text, String.valueOf(parts));
                }
            }
        }
    }

    private static void percentages(Reading reading, Context context, Findings found) {
        for (Passage passage : reading.prose()) {
            int from = 0;
            for (String sentence : passage.text().split("(?<=[。；])", -1)) {
                Matcher percent = PERCENT.matcher(sentence);
                BigDecimal sum = BigDecimal.ZERO;
                int count = 0;
                int first = -1;
                int last = 0;
                while (percent.find()) {
                    sum = sum.add(value(percent.group(1)));
                    count++;
                    first = first < 0 ? percent.start() : first;
                    last = percent.end();
                }
                BigDecimal off = sum.subtract(BigDecimal.valueOf(100)).abs();
                boolean nearlyWhole =
                        off.compareTo(new BigDecimal("0.2")) > 0 && off.compareTo(BigDecimal.valueOf(5)) <= 0;
                if (count >= 3 && nearlyWhole) {
                    found.at(passage, from + first, from + last, Optional.empty(), sum.toPlainString());
                }
                from += sentence.length();
            }
        }
    }

    private static void capitals(Reading reading, Context context, Findings found) {
        for (Passage passage : reading.passages()) {
            Matcher m = FIGURE_FIRST.matcher(passage.text());
            while (m.find()) {
                compare(passage, m, m.group(1), m.group(2), 3, found);
            }
            m = CAPITALS_FIRST.matcher(passage.text());
            while (m.find()) {
                compare(passage, m, m.group(2), m.group(3), 1, found);
            }
        }
    }

    private static void compare(
            Passage passage, Matcher m, String figure, @Nullable String scale, int capitals, Findings found) {
        BigDecimal figures = value(figure).multiply(scale(scale == null ? "" : scale));
        BigDecimal words = amount(m.group(capitals));
        if (figures.compareTo(words) != 0) {
            found.at(
                    passage,
                    m.start(capitals),
                    m.end(capitals),
                    Optional.empty(),
                    figures.stripTrailingZeros().toPlainString(),
                    words.stripTrailingZeros().toPlainString());
        }
    }

    /** 壹佰贰拾叁万肆仟元整 → 1234000. */
    static BigDecimal amount(String words) {
        long section = 0;
        long whole = 0;
        long digit = 0;
        BigDecimal fraction = BigDecimal.ZERO;
        boolean yuan = false;
        for (char c : words.toCharArray()) {
            int d = "零壹贰叁肆伍陆柒捌玖".indexOf(c);
            if (d >= 0) {
                digit = d;
                continue;
            }
            switch (c) {
                case '拾' -> section += (digit == 0 ? 1 : digit) * 10;
                case '佰' -> section += digit * 100;
                case '仟' -> section += digit * 1000;
                case '万', '萬' -> {
                    whole += (section + digit) * 10_000;
                    section = 0;
                }
                case '亿' -> {
                    whole = (whole + section + digit) * 100_000_000;
                    section = 0;
                }
                case '元', '圆' -> {
                    section += digit;
                    yuan = true;
                }
                case '角' -> fraction = fraction.add(BigDecimal.valueOf(digit, 1));
                case '分' -> fraction = fraction.add(BigDecimal.valueOf(digit, 2));
                default -> {
                    // 〇 and 整 count nothing.
                }
            }
            digit = 0;
        }
        long rest = yuan ? 0 : digit;
        return BigDecimal.valueOf(whole + section + rest).add(fraction);
    }

    private static void changes(Reading reading, boolean percent, Findings found) {
        for (Passage passage : reading.prose()) {
            Matcher m = CHANGE.matcher(passage.text());
            while (m.find()) {
                BigDecimal from = value(m.group(1));
                BigDecimal to = value(m.group(4));
                boolean up = m.group(3).matches("增加|增长|提高|上升|扩大|提升|延长|上调");
                if (!percent) {
                    if (up ? to.compareTo(from) < 0 : to.compareTo(from) > 0) {
                        found.at(passage, m.start(), m.end(4), Optional.empty());
                    }
                } else if (m.group(6) != null
                        && from.signum() > 0
                        && !m.group(2).matches("[%％]")) {
                    BigDecimal exact = to.subtract(from)
                            .abs()
                            .multiply(BigDecimal.valueOf(100))
                            .divide(from, 6, RoundingMode.HALF_UP);
                    int scale = Math.max(0, value(m.group(6)).scale());
                    BigDecimal off = exact.subtract(value(m.group(6))).abs();
                    if (off.compareTo(BigDecimal.ONE.movePointLeft(scale)) > 0) {
                        String right =
                                exact.setScale(scale, RoundingMode.HALF_UP).toPlainString();
                        found.at(passage, m.start(6), m.end(6), Optional.of(right), right);
                    }
                }
            }
        }
    }

    private static void counted(Reading reading, Context context, Findings found) {
        for (Passage passage : reading.prose()) {
            Matcher m = COUNTED.matcher(passage.text());
            if (!m.find()) {
                continue;
            }
            int said = NumberingChecks.value(m.group(1));
            int count = 1;
            Matcher item =
                    Pattern.compile("(?<=[。；，])([二三四五六七八九十]{1,3})(?:是|要)").matcher(m.group(2));
            while (item.find()) {
                if (NumberingChecks.value(item.group(1)) == count + 1) {
                    count++;
                }
            }
            if (count > 1 && count != said) {
                found.at(passage, m.start(1), m.end(1), Optional.empty(), m.group(1), String.valueOf(count));
            }
        }
    }
}
