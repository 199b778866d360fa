package org.wenshu.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where in a list a page begins and how long it is; opaque to clients. A controller takes it as an argument, filled
 * from the query parameters {@code cursor} and {@code limit}.
 *
 * @param position the sort keys of the last item of the page before, or empty for the first page
 */
public record Cursor(Optional<Map<String, String>> position, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private static final JsonMapper JSON = new JsonMapper();

    public Cursor {
        position = position.map(Map::copyOf);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("limit", "range", "每页条数应在 1 到 " + MAX_LIMIT + " 之间", "must be between 1 and " + MAX_LIMIT);
        }
    }

    public static Cursor first() {
        return new Cursor(Optional.empty(), DEFAULT_LIMIT);
    }

    /** @throws Problem INVALID_INPUT naming {@code cursor} or {@code limit} */
    public static Cursor of(Optional<String> cursor, Optional<Integer> limit) {
        return new Cursor(cursor.map(Cursor::decode), limit.orElse(DEFAULT_LIMIT));
    }

    /** One sort key of the last item of the page before. */
    public Optional<String> after(String key) {
        return position.flatMap(keys -> Optional.ofNullable(keys.get(key)));
    }

    public static String encode(Map<String, String> position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(position));
    }

    /**
     * Makes the page from what the query found.
     *
     * @param found up to {@code limit + 1} items: the one too many shows that there is a next page
     * @param positionOf the sort keys of an item
     */
    public <T> Page<T> page(List<T> found, Function<T, Map<String, String>> positionOf) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty(), Optional.empty(), Optional.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(
                items, Optional.of(encode(positionOf.apply(items.getLast()))), Optional.empty(), Optional.empty());
    }

    private static Map<String, String> decode(String cursor) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Map.copyOf(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (IllegalArgumentException | JacksonException | NullPointerException e) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("cursor", "cursor", "不是本列表给出的翻页标记", "is not a cursor that this list gave out")
                    .causedBy(e);
        }
    }
}
