package org.wenshu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.demo.DemoOrgan;
import org.wenshu.local.demo.Incoming;
import org.wenshu.local.demo.Patience;
import org.wenshu.local.demo.StoryClock;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Suite;

/**
 * Whole lifecycles of incoming documents through the gateway, from registration to the archive number, by eight clients
 * at once: how many a second, and how much of it is waiting for the archive's event. Prints one line.
 */
public final class IncomingLifecycles {
    private static final int CLIENTS = 8;
    private static final int REQUESTS_EACH = 7;

    private IncomingLifecycles() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        try (Suite suite = Suite.start(Installation.onFreePorts(Files.createTempDirectory("wenshu-bench")))) {
            measure(suite, count);
        }
        System.exit(0);
    }

    private static void measure(Suite suite, int count) throws InterruptedException, IOException {
        new StoryClock(suite.installation()).moveTo("2026-09-28T09:05");
        var organ = new DemoOrgan(suite.installation());
        organ.establish();
        List.of("li", "qian", "wang").forEach(organ::as);
        run(suite, organ, "warm", count / 4);
        long cpuBefore = cpuNanos();
        long begin = System.nanoTime();
        List<Incoming> documents = run(suite, organ, "measured", count);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Patience.eventually(Duration.ofMinutes(5), () -> {
            for (Incoming document : documents) {
                if (document.read(organ.as("li")).text("/archiveNumber").isEmpty()) {
                    throw new UnexpectedAnswer(document.id() + " has no archive number yet");
                }
            }
            return true;
        });
        double untilFiled = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%d lifecycles (%d requests each, %d clients): %.1f/s; all filed after %.2f times as long; %.0f ms CPU each, clients included%n",
                count,
                REQUESTS_EACH,
                CLIENTS,
                count / seconds,
                untilFiled / seconds,
                (cpuNanos() - cpuBefore) / 1e6 / count);
    }

    private static List<Incoming> run(Suite suite, DemoOrgan organ, String series, int count)
            throws InterruptedException {
        var clock = new StoryClock(suite.installation());
        var next = new AtomicInteger();
        var documents = new ArrayList<Incoming>();
        try (var executor = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(() -> {
                    for (int n = next.incrementAndGet(); n <= count; n = next.incrementAndGet()) {
                        Incoming document = lifecycle(organ, clock, series + n);
                        synchronized (documents) {
                            documents.add(document);
                        }
                    }
                    return null;
                });
            }
            for (var done : executor.invokeAll(clients)) {
                try {
                    done.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }
        return documents;
    }

    private static Incoming lifecycle(DemoOrgan organ, StoryClock clock, String name) {
        Map<String, Object> particulars =
                Incoming.particulars("示范市财政局", "示财〔2026〕" + name + "号", "关于预算执行情况的函 " + name, 2, clock.now());
        Incoming document = Incoming.handedTo(organ, particulars, "general", List.of());
        document.submitResult(organ.as("wang"), "已办理。");
        document.complete(organ.as("li"));
        return document;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
