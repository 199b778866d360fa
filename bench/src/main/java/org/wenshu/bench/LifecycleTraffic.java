package org.wenshu.bench;

import java.util.List;

/** What one whole lifecycle of an incoming document asks of store, broker and disk, with eight clients at once. */
final class LifecycleTraffic implements Measurement {
    private static final Clients CLIENTS = new Clients(8);
    private static final int WARM_UP = 60;
    private static final int COUNT = 120;

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public String needs() {
        return "%d lifecycles by %d clients after %d to warm up; bytes are weighed, so it is no run for speed"
                .formatted(COUNT, CLIENTS.number(), WARM_UP);
    }

    @Override
    public List<Row> measure(Ground ground) throws Exception {
        ground.awaitFiled(CLIENTS.each(WARM_UP, n -> ground.completed("预热" + n)));
        try (Traffic traffic = Traffic.begin(ground)) {
            ground.awaitFiled(CLIENTS.each(COUNT, n -> ground.completed("计量" + n)));
            return traffic.rows("a lifecycle", COUNT);
        }
    }
}
