package org.wenshu.platform.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, or empty on the last
 * @param total how many there are in all, where that is cheap to know
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<Long> total) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items) {
        return new Page<>(items, Optional.empty(), Optional.of((long) items.size()));
    }

    public Page<T> withTotal(long count) {
        return new Page<>(items, next, Optional.of(count));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next, total);
    }
}
