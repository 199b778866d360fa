package org.wenshu.platform.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why a JSON body cannot be read: which field, by which rule. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JacksonException error) {
        String field = path(error.getPath());
        return switch (error) {
            case StreamConstraintsException e ->
                Problem.of(ProblemType.TOO_LARGE).detail("请求内容超过可处理的上限", "The body exceeds what can be processed");
            case UnrecognizedPropertyException e ->
                invalid()
                        .field(
                                field,
                                "unknown-field",
                                "没有此字段;可用字段:" + known(e),
                                "is not known; known are: " + known(e));
            case InvalidTypeIdException e ->
                invalid().field(field, "unknown-type", "类型标识缺失或未知", "has a missing or unknown type");
            case ValueInstantiationException e -> {
                String reason = Optional.ofNullable(e.getCause())
                        .map(Throwable::getMessage)
                        .orElse("");
                yield invalid()
                        .field(
                                field,
                                "invalid-value",
                                "值不合规则" + suffix(":", reason),
                                "is not valid" + suffix(": ", reason));
            }
            case MismatchedInputException e -> mismatch(invalid(), field, e.getTargetType());
            // A number beyond what the field's type can hold.
            case InputCoercionException e -> mismatch(invalid(), field, e.getTargetType());
            case StreamReadException e ->
                invalid()
                        .field(
                                field,
                                "json",
                                "不是正确的 JSON(第 " + e.getLocation().getLineNr() + " 行第 "
                                        + e.getLocation().getColumnNr() + " 列)",
                                "is not well-formed JSON (line "
                                        + e.getLocation().getLineNr() + ", column "
                                        + e.getLocation().getColumnNr() + ")");
            default -> invalid().field(field, "json", "无法读取", "cannot be read");
        };
    }

    /** A value that is not of the type that the field has, wherever it came from. */
    static Problem mismatch(Problem problem, String field, @Nullable Class<?> type) {
        if (type == null) {
            return problem.field(field, "type", "类型不符", "has the wrong type");
        }
        if (type.isEnum()) {
            String allowed = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", "));
            return problem.field(field, "unknown-value", "只能取:" + allowed, "must be one of: " + allowed);
        }
        if (type == LocalDate.class) {
            return problem.field(field, "date", "应为日期,如 2026-01-31", "must be a date such as 2026-01-31");
        }
        if (type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class) {
            return problem.field(
                    field,
                    "date-time",
                    "应为带时区的时间,如 2026-01-31T09:00:00+08:00",
                    "must be a time with its zone such as 2026-01-31T09:00:00+08:00");
        }
        if (type == LocalDateTime.class) {
            return problem.field(
                    field, "date-time", "应为时间,如 2026-01-31T09:00:00", "must be a time such as 2026-01-31T09:00:00");
        }
        if (type == LocalTime.class) {
            return problem.field(field, "time", "应为时刻,如 09:00:00", "must be a time of day such as 09:00:00");
        }
        if (type == YearMonth.class) {
            return problem.field(field, "month", "应为年月,如 2026-01", "must be a month such as 2026-01");
        }
        if (type == boolean.class || type == Boolean.class) {
            return problem.field(field, "boolean", "应为 true 或 false", "must be true or false");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return problem.field(field, "integer", "应为整数", "must be an integer");
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return problem.field(field, "number", "应为数字", "must be a number");
        }
        if (type == String.class) {
            return problem.field(field, "text", "应为文本", "must be a text");
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return problem.field(field, "list", "应为列表", "must be a list");
        }
        return problem.field(field, "type", "类型不符", "has the wrong type");
    }

    private static Problem invalid() {
        return Problem.of(ProblemType.INVALID_INPUT);
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            } else if (reference.getIndex() >= 0) {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String known(UnrecognizedPropertyException error) {
        Collection<Object> names = error.getKnownPropertyIds();
        return names == null ? "" : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String suffix(String separator, @Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : separator + reason;
    }
}
