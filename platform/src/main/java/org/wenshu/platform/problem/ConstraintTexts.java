package org.wenshu.platform.problem;

import jakarta.validation.ConstraintViolation;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a broken constraint is called and how it reads in both languages, whatever the language of the JVM. */
final class ConstraintTexts {

    private static final Map<String, Text> TEXTS = Map.ofEntries(
            Map.entry("NotNull", new Text("必须填写", "is required")),
            Map.entry("NotBlank", new Text("不能为空", "must not be blank")),
            Map.entry("NotEmpty", new Text("不能为空", "must not be empty")),
            Map.entry("Null", new Text("不应填写", "must be absent")),
            Map.entry("AssertTrue", new Text("必须为真", "must be true")),
            Map.entry("AssertFalse", new Text("必须为假", "must be false")),
            Map.entry("Min", new Text("不得小于 {value}", "must be at least {value}")),
            Map.entry("Max", new Text("不得大于 {value}", "must be at most {value}")),
            Map.entry("DecimalMin", new Text("不得小于 {value}", "must not be below {value}")),
            Map.entry("DecimalMax", new Text("不得大于 {value}", "must not be above {value}")),
            Map.entry("Range", new Text("应在 {min} 到 {max} 之间", "must be between {min} and {max}")),
            Map.entry(
                    "Size",
                    new Text("长度或个数应在 {min} 到 {max} 之间", "must have between {min} and {max} characters or items")),
            Map.entry("Length", new Text("长度应在 {min} 到 {max} 之间", "must have between {min} and {max} characters")),
            Map.entry(
                    "Digits",
                    new Text(
                            "整数部分不超过 {integer} 位、小数部分不超过 {fraction} 位",
                            "must have at most {integer} digits before and {fraction} after the point")),
            Map.entry("Positive", new Text("必须大于 0", "must be greater than 0")),
            Map.entry("PositiveOrZero", new Text("不得小于 0", "must not be less than 0")),
            Map.entry("Negative", new Text("必须小于 0", "must be less than 0")),
            Map.entry("NegativeOrZero", new Text("不得大于 0", "must not be greater than 0")),
            Map.entry("Past", new Text("必须是过去的时间", "must be in the past")),
            Map.entry("PastOrPresent", new Text("不得晚于现在", "must not be in the future")),
            Map.entry("Future", new Text("必须是将来的时间", "must be in the future")),
            Map.entry("FutureOrPresent", new Text("不得早于现在", "must not be in the past")),
            Map.entry("Email", new Text("不是电子邮件地址", "is not an e-mail address")),
            Map.entry("Pattern", new Text("不符合格式 {regexp}", "does not match {regexp}")),
            Map.entry("URL", new Text("不是网址", "is not a URL")),
            Map.entry("UniqueElements", new Text("不得有重复项", "must not have duplicates")));

    private ConstraintTexts() {}

    /** The annotation's name in kebab case, such as {@code not-blank}. */
    static String rule(ConstraintViolation<?> violation) {
        return kebab(annotation(violation));
    }

    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    static Text text(ConstraintViolation<?> violation) {
        Text text = TEXTS.get(annotation(violation));
        // A message of the service's own says more than the general one; its language is the service's affair.
        if (text == null || !violation.getMessageTemplate().startsWith("{")) {
            return new Text(violation.getMessage(), violation.getMessage());
        }
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        return new Text(fill(text.zh(), attributes), fill(text.en(), attributes));
    }

    private static String annotation(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
    }

    private static String fill(String text, Map<String, Object> attributes) {
        String filled = text;
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            filled = filled.replace("{" + attribute.getKey() + "}", Objects.toString(attribute.getValue()));
        }
        return filled;
    }
}
