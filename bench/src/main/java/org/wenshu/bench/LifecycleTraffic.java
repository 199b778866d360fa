package org.wenshu.bench;

import java.util.List;

/** What one whole lifecycle of an incoming document asks of store, broker and disk, with eight clients at once. */
record LifecycleTraffic(int count, int warmUp) implements Measurement {
    private static final Clients CLIENTS = new Clients(8);

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public String needs() {
        return "%d lifecycles by %d clients after %d to warm up; bytes are weighed, so it is no run for speed"
                .formatted(count, CLIENTS.number(), warmUp);
    }

    @Override
    public List<Row> measure(Ground ground) throws Exception {
        ground.awaitFiled(CLIENTS.each(warmUp, n -> ground.completed("预热" + n)));
        try (Traffic traffic = Traffic.begin(ground)) {
            ground.awaitFiled(CLIENTS.each(count, n -> ground.completed("计量" + n)));
            return traffic.rows("a lifecycle", count);
        }
    }
}
