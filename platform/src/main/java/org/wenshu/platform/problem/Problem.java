package org.wenshu.platform.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request is refused, as the client will read it (RFC 9457): thrown anywhere below a controller, answered in the
 * client's language.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private transient Optional<Text> detail = Optional.empty();
    private final transient List<FieldError> errors = new ArrayList<>();
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private Problem(ProblemType type) {
        super(type.slug());
        this.type = type;
    }

    /**
     * One thing wrong with the input.
     *
     * @param field the JSON path, query parameter or header
     * @param rule a stable code of the rule that was broken, such as {@code not-blank}
     */
    public record FieldError(String field, String rule, Text message) {}

    public static Problem of(ProblemType type) {
        return new Problem(type);
    }

    public Problem detail(String zh, String en) {
        detail = Optional.of(new Text(zh, en));
        return this;
    }

    /** Adds a wrong field; may be called for each of several. */
    public Problem field(String field, String rule, String zh, String en) {
        errors.add(new FieldError(field, rule, new Text(zh, en)));
        return this;
    }

    /** Adds an extension member, such as the actions that are allowed. */
    public Problem with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    /** Adds a header to the answer, such as Retry-After. */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Problem causedBy(Throwable cause) {
        if (getCause() == null) {
            initCause(cause);
        }
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Optional<Text> detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public Map<String, Object> extensions() {
        return Map.copyOf(extensions);
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder(type.slug());
        detail.ifPresent(text -> message.append(": ").append(text.en()));
        errors.forEach(error -> message.append("; ")
                .append(error.field())
                .append(" ")
                .append(error.rule())
                .append(": ")
                .append(error.message().en()));
        return message.toString();
    }
}
