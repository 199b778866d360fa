package org.wenshu.platform.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wenshu.platform.store.Total;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, or empty on the last
 * @param total how many there are in all, as far as they were counted
 * @param moreThanTotal true when there are more than were counted, otherwise absent
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<Long> total, Optional<Boolean> moreThanTotal) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items) {
        return new Page<>(items, Optional.empty(), Optional.of((long) items.size()), Optional.empty());
    }

    public Page<T> withTotal(long count) {
        return new Page<>(items, next, Optional.of(count), Optional.empty());
    }

    public Page<T> withTotal(Total total) {
        return new Page<>(
                items, next, Optional.of(total.counted()), total.more() ? Optional.of(true) : Optional.empty());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next, total, moreThanTotal);
    }
}
