package org.wenshu.local.infrastructure.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of values, as {@link KeyWriter} writes them.
 *
 * @param low the first
 * @param high the last; everything that begins with it belongs to the stretch
 * @param point whether it is one value
 */
record Interval(byte[] low, byte[] high, boolean point) {

    static final Interval EVERYTHING = new Interval(new byte[0], new byte[0]);

    Interval(byte[] low, byte[] high) {
        this(low, high, false);
    }

    static Interval point(byte[] value) {
        return new Interval(value, value, true);
    }

    /** The same stretches without overlaps, in ascending order. */
    static List<Interval> union(Collection<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparing(Interval::low, Arrays::compareUnsigned));
        List<Interval> united = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = united.isEmpty() ? null : united.getLast();
            if (last != null && reaches(last.high, next.low)) {
                united.set(
                        united.size() - 1,
                        compareHighs(last.high, next.high) >= 0 ? last : new Interval(last.low, next.high));
            } else {
                united.add(next);
            }
        }
        return united;
    }

    /** What lies in one of these and in one of those. */
    static List<Interval> intersection(List<Interval> these, List<Interval> those) {
        List<Interval> shared = new ArrayList<>();
        for (Interval one : these) {
            for (Interval other : those) {
                byte[] low = Arrays.compareUnsigned(one.low, other.low) >= 0 ? one.low : other.low;
                byte[] high = compareHighs(one.high, other.high) <= 0 ? one.high : other.high;
                if (reaches(high, low)) {
                    shared.add(new Interval(low, high, (one.point || other.point) && Arrays.equals(low, high)));
                }
            }
        }
        return union(shared);
    }

    private static boolean reaches(byte[] high, byte[] low) {
        return new OrderedKey(high, true).compareTo(new OrderedKey(low)) > 0;
    }

    private static int compareHighs(byte[] one, byte[] other) {
        return new OrderedKey(one, true).compareTo(new OrderedKey(other, true));
    }
}
