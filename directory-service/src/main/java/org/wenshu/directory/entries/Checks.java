package org.wenshu.directory.entries;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads raw input field by field and gathers everything that is wrong with it, so that a form or a row of a
 * spreadsheet is corrected in one go. Until {@link #done()} has passed, values read from faulty fields are stand-ins.
 */
public final class Checks {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}|\\+[1-9]\\d{6,14}");

    private final List<Fault> faults = new ArrayList<>();

    public void fault(String field, String rule, String zh, String en) {
        faults.add(new Fault(field, rule, zh, en));
    }

    /** A required line of text, with surrounding white space taken off. */
    public String text(String field, @Nullable String value, int longest) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            fault(field, "required", "必须填写", "is required");
        } else {
            line(field, text, longest);
        }
        return text;
    }

    public Optional<String> optionalText(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        line(field, value.strip(), longest);
        return Optional.of(value.strip());
    }

    private void line(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            fault(field, "too-long", "不能超过 " + longest + " 个字", "must not be longer than " + longest + " characters");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            fault(field, "control-characters", "不能含有控制字符", "must not contain control characters");
        }
    }

    /** Text of a fixed form. */
    public String matching(String field, @Nullable String value, Pattern form, String zh, String en) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            fault(field, "required", "必须填写", "is required");
        } else if (!form.matcher(text).matches()) {
            fault(field, "form", zh, en);
        }
        return text;
    }

    public int number(String field, @Nullable Integer value, int least, int greatest) {
        if (value == null) {
            fault(field, "required", "必须填写", "is required");
            return least;
        }
        if (value < least || value > greatest) {
            fault(
                    field,
                    "range",
                    "应在 " + least + " 到 " + greatest + " 之间",
                    "must be between " + least + " and " + greatest);
        }
        return value;
    }

    /** One of an enum's names; the first one stands in for a faulty value. */
    public <E extends Enum<E>> E oneOf(String field, @Nullable String value, Class<E> type) {
        E[] all = type.getEnumConstants();
        if (value == null || value.isBlank()) {
            fault(field, "required", "必须填写", "is required");
            return all[0];
        }
        return Arrays.stream(all)
                .filter(one -> one.name().equals(value.strip()))
                .findFirst()
                .orElseGet(() -> {
                    String names = Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "));
                    fault(field, "one-of", "应为下列之一：" + names, "must be one of " + names);
                    return all[0];
                });
    }

    /** A mobile number of the mainland, or an international one with +; spaces, hyphens and full-width digits are tidied. */
    public Optional<String> mobile(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String tidy = Normalizer.normalize(value, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        if (tidy.startsWith("+86") && tidy.length() == 14) {
            tidy = tidy.substring(3);
        }
        if (!MOBILE.matcher(tidy).matches()) {
            fault(
                    field,
                    "mobile",
                    "应为 11 位手机号码，或以 + 开头的国际号码",
                    "must be a mobile number of 11 digits, or an international number starting with +");
        }
        return Optional.of(tidy);
    }

    public Optional<String> email(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String tidy = Normalizer.normalize(value.strip(), Normalizer.Form.NFKC);
        if (tidy.length() > 254 || !EMAIL.matcher(tidy).matches()) {
            fault(field, "email", "不是有效的电子邮箱地址", "is not an e-mail address");
        }
        return Optional.of(tidy);
    }

    public boolean anyFault() {
        return !faults.isEmpty();
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** @throws InvalidEntry naming every fault gathered */
    public void done() {
        if (!faults.isEmpty()) {
            throw new InvalidEntry(faults);
        }
    }
}
