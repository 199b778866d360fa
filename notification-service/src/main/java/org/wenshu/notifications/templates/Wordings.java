package org.wenshu.notifications.templates;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.templates.model.Wording;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Reads and fills the braces of a template. */
public final class Wordings {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_SMS = 500;
    private static final int LONGEST_TEXT = 4000;

    private Wordings() {}

    /**
     * @throws Problem INVALID_INPUT naming each wording that is missing, too long, signed by hand or has an unknown
     *     placeholder
     */
    public static void check(Map<Channel, Wording> wordings) {
        Problem problem = Problem.of(ProblemType.INVALID_INPUT);
        if (wordings.isEmpty()) {
            problem.field("wordings", "not-empty", "至少应有一个渠道的文字", "must hold the words of at least one channel");
        }
        wordings.forEach((channel, wording) -> check(channel, wording, problem));
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    private static void check(Channel channel, Wording wording, Problem problem) {
        String at = "wordings." + channel;
        if (wording.text().isBlank()) {
            problem.field(at + ".text", "not-blank", "不能为空", "must not be blank");
        }
        int longest = channel == Channel.SMS ? LONGEST_SMS : LONGEST_TEXT;
        if (wording.text().length() > longest) {
            problem.field(at + ".text", "size", "最长 " + longest + " 字", "must have at most " + longest + " characters");
        }
        if (channel == Channel.SMS) {
            if (!wording.subject().isEmpty()) {
                problem.field(at + ".subject", "no-subject", "短信没有标题", "a text message has no subject");
            }
            if (wording.text().startsWith("【")) {
                problem.field(
                        at + ".text", "signature", "签名由系统统一加在短信开头，不要写在模板里", "the signature is added by the service");
            }
        } else if (wording.subject().isBlank()) {
            problem.field(at + ".subject", "not-blank", "不能为空", "must not be blank");
        }
        if (wording.subject().length() > LONGEST_SUBJECT || wording.subject().contains("\n")) {
            problem.field(
                    at + ".subject",
                    "size",
                    "应为一行，最长 " + LONGEST_SUBJECT + " 字",
                    "must be one line of at most " + LONGEST_SUBJECT + " characters");
        }
        unknown(wording.subject(), at + ".subject", problem);
        unknown(wording.text(), at + ".text", problem);
    }

    private static void unknown(String text, String field, Problem problem) {
        words(text).stream()
                .filter(word -> Placeholder.named(word).isEmpty())
                .forEach(word -> problem.field(
                        field, "placeholder", "没有名为 {" + word + "} 的占位符", "there is no placeholder {" + word + "}"));
        if (BRACES.matcher(text).replaceAll("").chars().anyMatch(c -> c == '{' || c == '}')) {
            problem.field(field, "braces", "花括号不成对", "has an unpaired brace");
        }
    }

    private static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        Matcher matcher = BRACES.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    /** What a wording asks for. */
    public static Set<Placeholder> placeholders(Wording wording) {
        var found = new LinkedHashSet<Placeholder>();
        words(wording.subject() + wording.text())
                .forEach(word -> Placeholder.named(word).ifPresent(found::add));
        return found;
    }

    /** Fills every placeholder; what is filled in is not read for placeholders again. */
    static String fill(String text, Function<Placeholder, String> values) {
        Function<MatchResult, String> replacement = match -> Matcher.quoteReplacement(
                Placeholder.named(match.group(1)).map(values).orElse(match.group()));
        return BRACES.matcher(text).replaceAll(replacement);
    }
}
