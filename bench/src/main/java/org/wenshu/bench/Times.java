package org.wenshu.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long something took each time it was done. */
public final class Times {
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    public void add(long nanos) {
        millis.add(nanos / 1e6);
    }

    public double median() {
        return percentile(50);
    }

    /** In milliseconds: the smallest time that so many per cent of all do not exceed. */
    public double percentile(int percent) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    /** The rows of median and 99th percentile. */
    public List<Row> rows(String what) {
        return List.of(Row.of(what + ", p50", percentile(50), "ms"), Row.of(what + ", p99", percentile(99), "ms"));
    }
}
