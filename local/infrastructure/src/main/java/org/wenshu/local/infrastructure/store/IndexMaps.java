package org.wenshu.local.infrastructure.store;

import java.util.Iterator;
import java.util.function.BiFunction;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** Counting and walking along a map in the order of its keys. */
final class IndexMaps {

    private IndexMaps() {}

    /** How many entries lie between two keys; the pages above the leaves know, so this reads two paths only. */
    static long count(MVMap<OrderedKey, ?> map, OrderedKey from, OrderedKey to) {
        return Math.max(0, before(map, to) - before(map, from));
    }

    private static long before(MVMap<OrderedKey, ?> map, OrderedKey key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    static <V, T> Iterator<T> walk(
            MVMap<OrderedKey, V> map,
            OrderedKey from,
            OrderedKey to,
            boolean backwards,
            BiFunction<OrderedKey, V, T> entry) {
        Cursor<OrderedKey, V> cursor = backwards ? map.cursor(to, from, true) : map.cursor(from, to, false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public T next() {
                OrderedKey key = cursor.next();
                return entry.apply(key, cursor.getValue());
            }
        };
    }
}
