package org.wenshu.local.infrastructure.store;

import java.util.List;

/**
 * What a query demands of the values at one path: at least one of them lies in one of the intervals.
 *
 * @param present whether a document without the field is ruled out
 * @param singleValued whether this holds only for documents that have no list on the path
 */
record Constraint(List<Interval> intervals, boolean present, boolean singleValued) {

    boolean isPoints() {
        return intervals.stream().allMatch(Interval::point);
    }
}
