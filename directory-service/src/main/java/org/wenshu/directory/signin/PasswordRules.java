package org.wenshu.directory.signin;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenshu.directory.entries.Checks;

/** What a password and a sign-in name must be like, at the least. */
public final class PasswordRules {
    private static final int SHORTEST = 10;
    /** bcrypt looks at no more than this. */
    private static final int MOST_BYTES = 72;

    private static final Pattern SIGN_IN_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final Set<String> COMMON =
            Set.of("password", "qwerty", "1qaz2wsx", "admin123", "12345678", "abcd1234", "p@ssw0rd", "iloveyou");

    private PasswordRules() {}

    /** Adds to the checks what is wrong with a new password. */
    public static void check(String field, @Nullable String password, String signInName, Checks checks) {
        if (password == null || password.isBlank()) {
            checks.fault(field, "required", "必须填写", "is required");
            return;
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            checks.fault(
                    field, "too-short", "密码至少 " + SHORTEST + " 位", "must have at least " + SHORTEST + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            checks.fault(field, "too-long", "密码过长", "must not be longer than " + MOST_BYTES + " bytes");
        }
        if (kinds(password) < 3) {
            checks.fault(
                    field,
                    "too-simple",
                    "须含大写字母、小写字母、数字、其他字符中的至少三种",
                    "needs three of: capital letters, small letters, digits, other characters");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (!signInName.isEmpty() && lower.contains(signInName.toLowerCase(Locale.ROOT))) {
            checks.fault(field, "contains-name", "密码不能包含登录名", "must not contain the sign-in name");
        }
        if (COMMON.stream().anyMatch(lower::contains)) {
            checks.fault(field, "common", "密码过于常见", "is too common");
        }
    }

    /** A sign-in name, in small letters. */
    public static String signInName(String field, @Nullable String name, Checks checks) {
        return checks.matching(
                field,
                normalized(name == null ? "" : name),
                SIGN_IN_NAME,
                "应为 2 到 40 位小写字母、数字、点、下划线或连字符",
                "must be 2 to 40 small letters, digits, dots, underscores or hyphens");
    }

    static String normalized(String signInName) {
        return signInName.strip().toLowerCase(Locale.ROOT);
    }

    private static int kinds(String password) {
        IntPredicate upper = Character::isUpperCase;
        IntPredicate lower = Character::isLowerCase;
        IntPredicate digit = Character::isDigit;
        IntPredicate other = upper.or(lower).or(digit).negate();
        int kinds = 0;
        for (IntPredicate kind : new IntPredicate[] {upper, lower, digit, other}) {
            kinds += password.codePoints().anyMatch(kind) ? 1 : 0;
        }
        return kinds;
    }
}
