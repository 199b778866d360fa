package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to find what may match a query: stretches of an index.
 *
 * @param ranges in ascending order
 * @param count how many entries lie in them
 * @param points how many leading fields have one value in each stretch
 */
record Scan(SearchableIndex index, List<Range> ranges, int points, long count) {

    private static final int MOST_RANGES = 2_000;

    /**
     * A stretch of keys.
     *
     * @param ends how long the key is up to each of the leading fields that have one value in this stretch
     */
    record Range(OrderedKey from, OrderedKey to, int[] ends) {}

    /**
     * A way to walk the stretches so that the documents come sorted.
     *
     * @param field the first field whose order counts; stretches are merged by what follows the fields before it
     */
    record Order(int field, boolean backwards) {}

    /** The stretches of this index that hold every document matching these constraints, if it holds them all. */
    static Optional<Scan> of(SearchableIndex index, Constraints constraints) {
        if (!index.usable()) {
            return Optional.empty();
        }
        List<IndexKey> fields = index.fields();
        List<Prefix> prefixes = List.of(new Prefix(new byte[0], new int[0]));
        boolean holdsAll = !index.sparse();
        boolean ends = false;
        int points = 0;
        List<Range> ranges = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
            Constraint constraint = constraint(index, field, constraints);
            if (constraint == null) {
                ends = true;
                continue;
            }
            holdsAll |= constraint.present();
            if (ends) {
                continue;
            }
            boolean ascending = fields.get(field).isAscending();
            if (constraint.isPoints()
                    && (long) prefixes.size() * constraint.intervals().size() <= MOST_RANGES) {
                prefixes = Prefix.extend(prefixes, constraint.intervals(), ascending);
                points++;
            } else if ((long) prefixes.size() * constraint.intervals().size() <= MOST_RANGES) {
                for (Prefix prefix : prefixes) {
                    constraint.intervals().forEach(interval -> ranges.add(prefix.range(interval, ascending)));
                }
                ends = true;
            } else {
                ends = true;
            }
        }
        if (!holdsAll) {
            return Optional.empty();
        }
        if (ranges.isEmpty() && prefixes.size() > 0 && !emptied(index, constraints, points)) {
            prefixes.forEach(prefix -> ranges.add(prefix.range(Interval.EVERYTHING, true)));
        }
        ranges.sort(Comparator.comparing(Range::from));
        long count = 0;
        for (Range range : ranges) {
            count += index.count(range.from(), range.to());
        }
        return Optional.of(new Scan(index, Collections.unmodifiableList(ranges), points, count));
    }

    /** Whether the first field not bound to points is constrained to nothing at all. */
    private static boolean emptied(SearchableIndex index, Constraints constraints, int points) {
        if (points >= index.fields().size()) {
            return false;
        }
        Constraint next = constraint(index, points, constraints);
        return next != null && next.intervals().isEmpty();
    }

    private static @Nullable Constraint constraint(SearchableIndex index, int field, Constraints constraints) {
        boolean listed = index.listed(field);
        Constraint best = null;
        for (Constraint one : constraints.at(index.fields().get(field).getKey())) {
            if (listed && one.singleValued()) {
                continue;
            }
            if (best == null) {
                best = one;
            } else if (listed) {
                // Different elements may satisfy different conditions, so one of them has to do.
                best = better(index, field, one, best) ? one : best;
            } else {
                best = new Constraint(
                        Interval.intersection(best.intervals(), one.intervals()),
                        best.present() || one.present(),
                        false);
            }
        }
        return best;
    }

    private static boolean better(SearchableIndex index, int field, Constraint one, Constraint other) {
        return field == 0 ? count(index, one) < count(index, other) : one.isPoints() && !other.isPoints();
    }

    private static long count(SearchableIndex index, Constraint constraint) {
        Prefix nothing = new Prefix(new byte[0], new int[0]);
        long count = 0;
        for (Interval interval : constraint.intervals()) {
            Range range = nothing.range(interval, index.fields().getFirst().isAscending());
            count += index.count(range.from(), range.to());
        }
        return count;
    }

    private record Prefix(byte[] bytes, int[] ends) {

        static List<Prefix> extend(List<Prefix> prefixes, List<Interval> values, boolean ascending) {
            List<Prefix> longer = new ArrayList<>(prefixes.size() * values.size());
            for (Prefix prefix : prefixes) {
                for (Interval value : values) {
                    byte[] bytes = prefix.followedBy(value.low(), ascending);
                    int[] ends = Arrays.copyOf(prefix.ends, prefix.ends.length + 1);
                    ends[prefix.ends.length] = bytes.length;
                    longer.add(new Prefix(bytes, ends));
                }
            }
            return longer;
        }

        Range range(Interval interval, boolean ascending) {
            byte[] first = ascending ? interval.low() : interval.high();
            byte[] last = ascending ? interval.high() : interval.low();
            return new Range(
                    new OrderedKey(followedBy(first, ascending)),
                    new OrderedKey(followedBy(last, ascending), true),
                    ends);
        }

        private byte[] followedBy(byte[] more, boolean ascending) {
            byte[] bytes = new KeyWriter().raw(this.bytes).raw(more).toBytes();
            if (!ascending) {
                for (int i = this.bytes.length; i < bytes.length; i++) {
                    bytes[i] ^= (byte) 0xFF;
                }
            }
            return bytes;
        }
    }

    /** How to walk so that documents come in this order, if that is possible. */
    Optional<Order> order(Document orderBy, Constraints constraints) {
        if (!index.sortsExactly()) {
            return Optional.empty();
        }
        for (int field = points; field >= 0; field--) {
            Optional<Order> order = orderFrom(field, orderBy, constraints);
            if (order.isPresent()) {
                return order;
            }
        }
        return Optional.empty();
    }

    private Optional<Order> orderFrom(int first, Document orderBy, Constraints constraints) {
        List<IndexKey> fields = index.fields();
        int field = first;
        @Nullable Boolean backwards = null;
        for (var sort : orderBy.entrySet()) {
            if (!(sort.getValue() instanceof Number direction) || sort.getKey().startsWith("$")) {
                return Optional.empty();
            }
            if (hasOneValue(sort.getKey(), constraints)) {
                continue;
            }
            while (field < fields.size()
                    && !fields.get(field).getKey().equals(sort.getKey())
                    && hasOneValue(fields.get(field).getKey(), constraints)) {
                field++;
            }
            boolean ascendingThere;
            if (field < fields.size()) {
                if (!fields.get(field).getKey().equals(sort.getKey()) || index.listed(field)) {
                    return Optional.empty();
                }
                ascendingThere = fields.get(field).isAscending();
                field++;
            } else if (index.endsWithPosition() && sort.getKey().equals("_id")) {
                ascendingThere = true;
            } else if (!index.endsWithPosition() && first == 0) {
                // No two documents are alike in all fields of a unique index.
                break;
            } else {
                return Optional.empty();
            }
            boolean against = ascendingThere != direction.intValue() > 0;
            if (backwards == null) {
                backwards = against;
            } else if (backwards != against) {
                return Optional.empty();
            }
        }
        return Optional.of(new Order(first, backwards != null && backwards));
    }

    /** Whether all documents found have the same one value there. */
    private boolean hasOneValue(String path, Constraints constraints) {
        for (int field = 0; field < points; field++) {
            if (index.fields().get(field).getKey().equals(path) && !index.listed(field)) {
                Constraint constraint = constraint(index, field, constraints);
                return constraint != null && constraint.intervals().size() == 1;
            }
        }
        return false;
    }

    /** The positions found, each once, in the order of the index. */
    Iterator<OrderedKey> positions() {
        Iterator<Range> left = ranges.iterator();
        return once(new Iterator<>() {
            private Iterator<SearchableIndex.Entry> walk = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!walk.hasNext()) {
                    if (!left.hasNext()) {
                        return false;
                    }
                    Range range = left.next();
                    walk = index.walk(range.from(), range.to(), false);
                }
                return true;
            }

            @Override
            public OrderedKey next() {
                return walk.next().position();
            }
        });
    }

    /** The positions found, each once, in that order. */
    Iterator<OrderedKey> positions(Order order) {
        PriorityQueue<Walk> walks = new PriorityQueue<>();
        for (Range range : ranges) {
            Walk walk = new Walk(
                    index.walk(range.from(), range.to(), order.backwards()),
                    order.field() == 0 ? 0 : range.ends()[order.field() - 1],
                    order.backwards());
            if (walk.advance()) {
                walks.add(walk);
            }
        }
        return once(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !walks.isEmpty();
            }

            @Override
            public OrderedKey next() {
                Walk walk = walks.remove();
                OrderedKey position = walk.current().position();
                if (walk.advance()) {
                    walks.add(walk);
                }
                return position;
            }
        });
    }

    private static final class Walk implements Comparable<Walk> {
        private final Iterator<SearchableIndex.Entry> entries;
        private final int tail;
        private final boolean backwards;
        private SearchableIndex.@Nullable Entry current;

        Walk(Iterator<SearchableIndex.Entry> entries, int tail, boolean backwards) {
            this.entries = entries;
            this.tail = tail;
            this.backwards = backwards;
        }

        boolean advance() {
            current = entries.hasNext() ? entries.next() : null;
            return current != null;
        }

        SearchableIndex.Entry current() {
            if (current == null) {
                throw new NoSuchElementException();
            }
            return current;
        }

        @Override
        public int compareTo(Walk other) {
            int order = OrderedKey.compareTails(
                    current().key(), tail, other.current().key(), other.tail);
            return backwards ? -order : order;
        }
    }

    private Iterator<OrderedKey> once(Iterator<OrderedKey> positions) {
        boolean anyTwice = false;
        for (int field = 0; field < index.fields().size(); field++) {
            anyTwice |= index.listed(field);
        }
        if (!anyTwice) {
            return positions;
        }
        Set<OrderedKey> seen = new HashSet<>();
        return new Iterator<>() {
            private @Nullable OrderedKey next;

            @Override
            public boolean hasNext() {
                while (next == null && positions.hasNext()) {
                    OrderedKey candidate = positions.next();
                    if (seen.add(candidate)) {
                        next = candidate;
                    }
                }
                return next != null;
            }

            @Override
            public OrderedKey next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                OrderedKey found = next;
                next = null;
                return Objects.requireNonNull(found);
            }
        };
    }
}
