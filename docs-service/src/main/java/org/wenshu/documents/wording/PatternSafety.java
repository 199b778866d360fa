package org.wenshu.documents.wording;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a pattern can be looked for in any text without holding the checks up. Every repetition must be bounded and
 * groups must not be repeated, so that the ways to match from one place are few and can be counted beforehand.
 */
final class PatternSafety {
    private static final int LONGEST = 200;
    private static final int MOST_WAYS = 1000;
    private static final int MOST_REPETITIONS = 50;

    private final String pattern;
    private int at;
    private long ways = 1;

    /** Why a pattern is refused. */
    record Refusal(String rule, String chinese, String english) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        private Refused(String rule, String chinese, String english) {
            super(rule);
            this.refusal = new Refusal(rule, chinese, english);
        }
    }

    private PatternSafety(String pattern) {
        this.pattern = pattern;
    }

    static Optional<Refusal> refusalOf(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of(new Refusal("size", "模式最多" + LONGEST + "个字符", "at most " + LONGEST + " characters"));
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            new PatternSafety(pattern).read();
            // A pattern of nothing but conditions would be found between all characters.
            return compiled.matcher("").find()
                            || compiled.matcher("公文")
                                    .results()
                                    .anyMatch(match -> match.group().isEmpty())
                    ? Optional.of(new Refusal("not-empty-match", "模式不能匹配空字符串", "must not match the empty text"))
                    : Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of(new Refusal(
                    "pattern", "不是正确的正则表达式：" + wrong.getDescription(), "is no pattern: " + wrong.getDescription()));
        } catch (Refused refused) {
            return Optional.of(refused.refusal);
        }
    }

    private void read() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> group();
                default -> at++;
            }
            if (c != '(' && c != '|' && c != '^' && c != '$') {
                // What follows the closing bracket repeats a whole group.
                quantifier(c == ')');
            }
        }
    }

    private void escape() {
        char escaped = at + 1 < pattern.length() ? pattern.charAt(at + 1) : '\\';
        if (Character.isDigit(escaped) || escaped == 'k') {
            throw new Refused("no-back-reference", "不支持反向引用", "back references are not supported");
        }
        if (escaped == 'Q' || escaped == 'G' || escaped == 'R' || escaped == 'X') {
            throw new Refused("known-escape", "不支持\\" + escaped, "\\" + escaped + " is not supported");
        }
        boolean named =
                (escaped == 'p' || escaped == 'P') && at + 2 < pattern.length() && pattern.charAt(at + 2) == '{';
        at = named ? pattern.indexOf('}', at) + 1 : at + 2;
    }

    private void characterClass() {
        int depth = 0;
        do {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
            at++;
        } while (depth > 0 && at < pattern.length());
    }

    private void group() {
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            boolean known = pattern.startsWith("?:", at)
                    || pattern.startsWith("?=", at)
                    || pattern.startsWith("?!", at)
                    || pattern.startsWith("?<=", at)
                    || pattern.startsWith("?<!", at);
            if (!known) {
                throw new Refused("known-group", "只支持(?:…)和前后断言", "only (?:…), lookahead and lookbehind are supported");
            }
            at += pattern.charAt(at + 1) == '<' ? 3 : 2;
        }
    }

    private void quantifier(boolean ofGroup) {
        if (at >= pattern.length()) {
            return;
        }
        char c = pattern.charAt(at);
        int variants = 1;
        boolean optional = false;
        if (c == '*' || c == '+') {
            throw new Refused(
                    "bounded-repetition",
                    "重复次数须有上限，请把" + c + "写成{0,20}这样的形式",
                    "repetition must be bounded: write {0,20} instead of " + c);
        } else if (c == '?') {
            variants = 2;
            optional = true;
            at++;
        } else if (c == '{') {
            int end = pattern.indexOf('}', at);
            String[] bounds = pattern.substring(at + 1, end).split(",", -1);
            if (bounds.length == 2 && bounds[1].isEmpty()) {
                throw new Refused(
                        "bounded-repetition", "重复次数须有上限，如{0,20}", "repetition must be bounded, such as {0,20}");
            }
            if (bounds[bounds.length - 1].length() > 4) {
                throw new Refused("few-repetitions", "重复次数过多", "repeats too often");
            }
            int least = Integer.parseInt(bounds[0]);
            int most = Integer.parseInt(bounds[bounds.length - 1]);
            if (most > MOST_REPETITIONS) {
                throw new Refused(
                        "few-repetitions",
                        "重复次数最多" + MOST_REPETITIONS,
                        "repeats at most " + MOST_REPETITIONS + " times");
            }
            variants = most - least + 1;
            at = end + 1;
        }
        if (ofGroup && variants > 1 && !optional || ofGroup && c == '{') {
            throw new Refused("no-repeated-group", "不能重复整个括号组", "a group cannot be repeated");
        }
        if (at < pattern.length() && (c == '?' || c == '{') && "?+".indexOf(pattern.charAt(at)) >= 0) {
            at++;
        }
        ways *= variants;
        if (ways > MOST_WAYS) {
            throw new Refused("few-ways", "模式过于复杂，请减少可变的重复", "is too complex: fewer variable repetitions are needed");
        }
    }
}
