package org.wenshu.bench;

import static com.mongodb.client.model.Filters.in;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.demo.Patience;

/**
 * Whole lifecycles of incoming documents through the gateway, by eight clients at once, on a suite that is warm: from
 * registration to completion by people, then to the archive number and to the last message, which follow by events.
 */
final class IncomingLifecycles implements Measurement {
    private static final int CLIENTS = 8;
    private static final int REQUESTS_EACH = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int warming;
    private final int count;
    private int before;

    IncomingLifecycles(int warming, int count) {
        this.warming = warming;
        this.count = count;
    }

    @Override
    public String name() {
        return "lifecycles";
    }

    @Override
    public boolean onItsOwn() {
        return true;
    }

    @Override
    public String needs() {
        return "%d lifecycles of %d requests each by %d clients, after %d to warm up"
                .formatted(count, REQUESTS_EACH, CLIENTS, warming);
    }

    @Override
    public List<Row> measure(Ground ground) throws Exception {
        before = Math.toIntExact(filed(ground));
        run(ground, "周期预热", warming);
        awaitEnd(ground, warming);
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        run(ground, "周期", count);
        double answered = (System.nanoTime() - begin) / 1e9;
        awaitEnd(ground, warming + count);
        double ended = (System.nanoTime() - begin) / 1e9;
        double cpuEach = (cpuNanos() - cpu) / 1e6 / count;
        return List.of(
                Row.of("lifecycles, all requests answered", count / answered, "a second"),
                Row.of("lifecycles, filed and every message out", count / ended, "a second")
                        .note("aim: three times what a team would pick instead, which does about 30 a second"),
                Row.of("CPU of one lifecycle, clients, store and broker included", cpuEach, "ms")
                        .note("aim: a third of the 80 ms of what a team would pick instead"));
    }

    private static void run(Ground ground, String series, int count) throws InterruptedException {
        new Clients(CLIENTS).each(count, n -> ground.completed(series + n));
    }

    /** Until each is in the archive and no message waits. */
    private void awaitEnd(Ground ground, int documents) {
        Patience.eventually(PATIENCE, () -> {
            long filed = filed(ground) - before;
            long waiting = ground.database("wenshu_notifications")
                    .getCollection("deliveries")
                    .countDocuments(in("state", "QUEUED", "SENDING"));
            if (filed < documents || waiting > 0) {
                throw new UnexpectedAnswer(filed + " of " + documents + " filed, " + waiting + " messages to be sent");
            }
            return true;
        });
    }

    private static long filed(Ground ground) {
        return ground.database("wenshu_archive").getCollection("records").countDocuments(new Document());
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
