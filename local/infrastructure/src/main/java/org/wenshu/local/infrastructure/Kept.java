package org.wenshu.local.infrastructure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a sink keeps: the newest ten thousand, so that a sink left running does not fill the memory. */
final class Kept<T> {

    private static final int MOST = 10_000;

    private final Deque<T> things = new ArrayDeque<>();

    synchronized void add(T thing) {
        things.addLast(thing);
        if (things.size() > MOST) {
            things.removeFirst();
        }
    }

    synchronized List<T> all() {
        return List.copyOf(things);
    }

    synchronized void clear() {
        things.clear();
    }
}
