package org.wenshu.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.wenshu.bench.Results.Measured;

/**
 * Measures everything, or what is named, on one new installation and prints the figures. A run of everything writes them
 * into the bench's README.md and results.json: figures of one table are of one state of the machine.
 */
public final class Bench {
    /** In the order in which they are measured: the ones that make the register large come last. */
    static final List<Measurement> MEASUREMENTS = List.of(
            new OfficialPapers(50, 40, 40),
            new LifecycleTraffic(120, 60),
            new EventLag(300, 150),
            new RegisterPages(1_000, 50_000),
            new TimerSweeps(50_000),
            new IncomingLifecycles(2_500, 1_000));

    /** The same, as small as tells whether they work; their figures mean nothing. */
    private static final List<Measurement> TRIAL = List.of(
            new OfficialPapers(50, 2, 3),
            new LifecycleTraffic(6, 3),
            new EventLag(10, 5),
            new RegisterPages(200, 1_000),
            new TimerSweeps(1_000),
            new IncomingLifecycles(10, 20));

    private static final String PROFILE = "--jfr";
    private static final String WRITE = "--write";
    private static final String TRIED = "--trial";

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Set<String> asked = new LinkedHashSet<>(List.of(args));
        boolean profiled = asked.remove(PROFILE);
        List<Measurement> measurements = asked.remove(TRIED) ? TRIAL : MEASUREMENTS;
        boolean written = asked.remove(WRITE) || (args.length == 0);
        Set<String> known = MEASUREMENTS.stream().map(Measurement::name).collect(Collectors.toSet());
        if (!known.containsAll(asked)) {
            System.err.println("bench/run [%s] [%s] [%s] [NAME …], where NAME is one of %s"
                    .formatted(PROFILE, WRITE, TRIED, known));
            System.exit(2);
        }
        // Tomcat and others speak to java.util.logging.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Results results = Results.begin(
                Clock.systemUTC().instant(),
                ("bench/run " + Arrays.stream(args).collect(Collectors.joining(" "))).strip());
        List<Measurement> chosen = measurements.stream()
                .filter(measurement -> asked.isEmpty() || asked.contains(measurement.name()))
                .toList();
        // What needs no suite is not measured beside one.
        for (Measurement measurement : chosen) {
            if (measurement instanceof Standalone standalone) {
                results.measured().add(measured(measurement, standalone::measure, profiled));
            }
        }
        List<Measurement> onTheSuite =
                chosen.stream().filter(m -> !(m instanceof Standalone)).toList();
        for (List<Measurement> together : byInstallation(onTheSuite)) {
            try (Ground ground = Ground.lay()) {
                for (Measurement measurement : together) {
                    results.measured().add(measured(measurement, () -> measurement.measure(ground), profiled));
                }
            }
        }
        if (written) {
            results.write(Path.of("bench"));
        }
        // Whatever a service left running must not keep the bench from ending.
        System.exit(0);
    }

    /** In their order; what begins on an installation of its own begins another group. */
    private static List<List<Measurement>> byInstallation(List<Measurement> measurements) {
        var groups = new ArrayList<List<Measurement>>();
        for (Measurement measurement : measurements) {
            if (groups.isEmpty() || measurement.onItsOwn()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(measurement);
        }
        return groups;
    }

    private static Measured measured(Measurement measurement, Callable<List<Row>> work, boolean profiled)
            throws Exception {
        long begin = System.nanoTime();
        Measured measured;
        if (profiled) {
            try (Profile profile = Profile.begin()) {
                measured = run(measurement, work, begin);
                System.out.println(Results.table(measured));
                System.out.println(profile.told());
            }
        } else {
            measured = run(measurement, work, begin);
            System.out.println(Results.table(measured));
        }
        return measured;
    }

    private static Measured run(Measurement measurement, Callable<List<Row>> work, long begin) throws Exception {
        List<Row> rows = work.call();
        return new Measured(measurement.name(), measurement.needs(), rows, (System.nanoTime() - begin) / 1_000_000_000);
    }
}
