package org.wenshu.platform.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The body of a problem, the same wherever in the stack the request was refused. */
public final class ProblemJson {

    public static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

    private static final JsonMapper JSON = new JsonMapper();

    private ProblemJson() {}

    public static byte[] bytes(Problem problem, Locale language, String instance, Optional<String> traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type().uri().toString());
        body.put("title", problem.type().title().in(language));
        body.put("status", problem.type().status());
        problem.detail().ifPresent(detail -> body.put("detail", detail.in(language)));
        body.put("instance", instance);
        problem.extensions().forEach(body::putIfAbsent);
        if (!problem.errors().isEmpty()) {
            List<Map<String, Object>> errors = new ArrayList<>();
            for (Problem.FieldError error : problem.errors()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("field", error.field());
                entry.put("rule", error.rule());
                entry.put("message", error.message().in(language));
                errors.add(entry);
            }
            body.put("errors", errors);
        }
        traceId.ifPresent(id -> body.put("traceId", id));
        return JSON.writeValueAsBytes(body);
    }
}
