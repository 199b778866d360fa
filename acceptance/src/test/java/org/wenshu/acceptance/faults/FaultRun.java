package org.wenshu.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wenshu.local.consistency.ConsistencyCheck;
import org.wenshu.local.consistency.Evidence;
import org.wenshu.local.consistency.Finding;
import org.wenshu.local.consistency.ReceivedMessage;
import org.wenshu.local.demo.DemoOrgan;
import org.wenshu.local.demo.StoryClock;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;
import org.wenshu.local.suite.SeparateSuite;

/**
 * Documents go through the whole suite, a JVM for each part, while its parts are killed, its channels go down, its
 * events come twice and late, and days pass. At the end nothing may be lost, nothing twice, and no number missing.
 *
 * <p>{@code ./mvnw verify -Pfaults -pl acceptance -am -Dfaults.documents=200 -Dfaults.seed=7}; without a seed one is
 * drawn, and printed. The same seed makes the same plan and the same documents.
 */
final class FaultRun {
    private static final Duration UNTIL_AT_REST = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final int REFUSALS = 40;
    /** Enough for who goes last, whose receipts are due in three days and urged twice after that. */
    private static final int MORE_MORNINGS = 30;

    private final long seed;
    private final int documents;
    private final int rounds;
    private final Path folder;
    private final Semaphore released = new Semaphore(0);
    private final CountDownLatch allAccepted;

    FaultRun(long seed, int documents, int rounds, Path folder) {
        this.seed = seed;
        this.documents = documents;
        this.rounds = rounds;
        this.folder = folder;
        this.allAccepted = new CountDownLatch(documents);
    }

    /** What the run was asked for, by system properties. */
    static FaultRun asked() {
        String seed = System.getProperty("faults.seed", "");
        int documents = Integer.getInteger("faults.documents", 200);
        return new FaultRun(
                seed.isEmpty() ? new Random().nextInt(1_000_000) : Long.parseLong(seed),
                documents,
                Integer.getInteger("faults.rounds", Math.max(1, documents / 100)),
                Path.of(System.getProperty("faults.folder", "target/faults")));
    }

    public static void main(String[] args) {
        List<String> findings = asked().run();
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    /** Returns what is not as it should be. */
    List<String> run() {
        long begin = System.nanoTime();
        var random = new Random(seed);
        List<Journey> journeys = new ArrayList<>();
        for (int number = 1; number <= documents; number++) {
            journeys.add(Journey.KINDS.get(number % Journey.KINDS.size()).make(number, random));
        }
        List<Blow> plan = Blow.plan(seed, rounds);
        System.out.println("seed " + seed + ": " + documents + " documents, " + plan.size() + " blows");
        try (SeparateSuite suite = SeparateSuite.start(installation(), quickAgain());
                var chaos = new Chaos(suite)) {
            var organ = new DemoOrgan(suite.installation());
            organ.establish();
            System.out.println("the suite is up after " + seconds(begin) + " s");
            var clients = new PatientClients(organ.gateway());
            var amiss = Collections.synchronizedList(new ArrayList<String>());
            long under = System.nanoTime();
            underFire(journeys, plan, chaos, clients, amiss);
            chaos.end();
            System.out.println("all documents went their way after " + seconds(under) + " s; coming to rest");
            List<Finding> findings = comeToRest(suite.installation(), journeys, chaos);
            if (findings.isEmpty()) {
                journeys.forEach(journey -> amiss.addAll(journey.amiss(clients)));
            }
            findings.forEach(finding -> amiss.add(finding.toString()));
            print(suite.installation(), journeys, chaos, clients, amiss, seconds(begin));
            return amiss;
        }
    }

    private Installation installation() {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            Files.createDirectories(folder);
            Instant beginning = LocalDateTime.parse("2026-09-28T09:05")
                    .atZone(StoryClock.BEIJING)
                    .toInstant();
            Files.writeString(
                    folder.resolve("clock.offset"),
                    Duration.between(Instant.now(), beginning).toString());
            return Installation.onFreePorts(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So that the run need not wait out the pauses that are right for real providers. */
    private static List<String> quickAgain() {
        return List.of(
                "--logging.config=classpath:faults-logback.xml",
                "--wenshu.notifications.claim=15s",
                "--wenshu.notifications.pause.longest=2s",
                "--wenshu.notifications.sms.receipt-wait=20s",
                "--wenshu.notifications.sms.providers.primary.reconnect-longest=1s",
                "--wenshu.notifications.sms.providers.primary.limits.breaker.open-for=2s",
                "--wenshu.notifications.email.providers.primary.limits.breaker.open-for=2s");
    }

    /** Documents are let in bit by bit, so that each blow finds some at every stage. */
    private void underFire(
            List<Journey> journeys, List<Blow> plan, Chaos chaos, PatientClients clients, List<String> amiss) {
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<?>> going = new ArrayList<>();
            for (Journey journey : journeys) {
                var pauses = new Random(seed * 31 + journeys.indexOf(journey));
                going.add(executor.submit(() -> go(journey, pauses, clients)));
            }
            released.release(Math.max(1, documents / plan.size()));
            int lastIn = Math.max(1, plan.size() - 8);
            var in = new int[] {Math.max(1, documents / plan.size())};
            chaos.carryOut(plan, done -> {
                int due = Math.min(documents, (int) ((long) documents * (done + 1) / lastIn));
                if (due > in[0]) {
                    released.release(due - in[0]);
                    in[0] = due;
                }
            });
            released.release(documents);
            awaitAccepted();
            // What was late in coming is urged as well.
            int mornings = 0;
            while (going.stream().anyMatch(one -> !one.isDone()) && mornings < MORE_MORNINGS) {
                if (journeys.stream().anyMatch(Journey::waitsForTime)) {
                    chaos.carryOut(List.of(new Blow.Morning(Duration.ofSeconds(2))), done -> {});
                    mornings++;
                } else {
                    PatientClients.pause(Duration.ofMillis(500));
                }
            }
            for (int i = 0; i < going.size(); i++) {
                try {
                    going.get(i).get();
                } catch (ExecutionException e) {
                    amiss.add(journeys.get(i).name() + " did not get through: " + e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        } finally {
            // When a part does not come back, the documents end with it.
            executor.shutdownNow();
        }
    }

    private void awaitAccepted() {
        try {
            allAccepted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void go(Journey journey, Random pauses, PatientClients clients) {
        boolean first = true;
        try {
            released.acquire();
            for (Journey.Step step : journey.steps()) {
                insist(step, journey, clients);
                if (first) {
                    allAccepted.countDown();
                    first = false;
                }
                PatientClients.pause(Duration.ofMillis(pauses.nextInt(1_500)));
            }
            insist(journey::isFinished, journey, clients);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            if (first) {
                allAccepted.countDown();
            }
        }
    }

    private static void insist(Journey.Step step, Journey journey, PatientClients clients) {
        int refusalsBefore = clients.rereads();
        for (int tries = 0; !step.take(clients); tries++) {
            if (tries > REFUSALS * 20 || (tries > REFUSALS && clients.rereads() - refusalsBefore > tries)) {
                throw new IllegalStateException(journey.name() + " does not go on");
            }
            PatientClients.pause(Duration.ofMillis(500));
        }
    }

    /** Waits until the check finds nothing, twice, since what comes late might still come twice. */
    private static List<Finding> comeToRest(Installation installation, List<Journey> journeys, Chaos chaos) {
        long end = System.nanoTime() + UNTIL_AT_REST.toNanos();
        boolean before = false;
        while (true) {
            List<Finding> findings = findings(installation, journeys, chaos);
            System.out.println(
                    findings.size() + " findings" + (findings.isEmpty() ? "" : ", first " + findings.getFirst()));
            if (findings.isEmpty() && before) {
                return findings;
            }
            before = findings.isEmpty();
            if (System.nanoTime() > end) {
                return findings;
            }
            PatientClients.pause(BETWEEN_LOOKS);
        }
    }

    private static List<Finding> findings(Installation installation, List<Journey> journeys, Chaos chaos) {
        List<ReceivedMessage> received = chaos.received().now();
        return new ConsistencyCheck(evidence(installation)
                        .withAccepted(journeys.stream()
                                .flatMap(journey -> journey.acceptedAs().stream())
                                .collect(Collectors.toSet()))
                        .withReceived(received)
                        .withDisturbances(chaos.disturbances(received)))
                .findings();
    }

    private static Evidence evidence(Installation installation) {
        return Evidence.read(
                "mongodb://127.0.0.1:" + installation.port(Part.STORE), "127.0.0.1:" + installation.port(Part.BROKER));
    }

    private void print(
            Installation installation,
            List<Journey> journeys,
            Chaos chaos,
            PatientClients clients,
            List<String> amiss,
            long seconds) {
        Evidence evidence = evidence(installation);
        System.out.println("""

                Fault run
                seed                        %d
                documents                   %d accepted of %d
                %s
                requests                    %d, sent again %d times (%s); refused and read again %d times
                urgings                     %d events, %d reminders; messages sent %d (%s)
                duration                    %d s
                odd answers                 %d%s
                findings                    %d%s
                """.formatted(
                        seed,
                        journeys.stream()
                                .filter(journey -> journey.acceptedAs().isPresent())
                                .count(),
                        documents,
                        chaos.summary(),
                        clients.requests(),
                        clients.retries(),
                        clients.troubles(),
                        clients.rereads(),
                        events(evidence, "IncomingDocumentUrged")
                                + events(evidence, "ReceiptOverdue")
                                + events(evidence, "ArchivingOverdue"),
                        events(evidence, "HandlingDueSoon"),
                        evidence.stored(Evidence.DELIVERIES).size(),
                        evidence.stored(Evidence.DELIVERIES).stream()
                                .collect(Collectors.groupingBy(
                                        delivery -> Objects.toString(delivery.get("state")), Collectors.counting())),
                        seconds,
                        clients.oddities().size(),
                        lines(clients.oddities().stream().limit(20).toList()),
                        amiss.size(),
                        lines(amiss)));
    }

    private static long events(Evidence evidence, String name) {
        return evidence.events().stream()
                .filter(event -> event.name().equals(name))
                .map(event -> event.id())
                .distinct()
                .count();
    }

    private static String lines(List<String> lines) {
        return lines.stream()
                .map(line -> "\n  " + line.substring(0, Math.min(600, line.length())))
                .collect(Collectors.joining());
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }
}
