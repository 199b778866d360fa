package org.wenshu.local.suite;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.wenshu.local.client.Gateway;
import org.wenshu.local.demo.Demo;

/** The command line of a local installation: {@code ./wenshu demo | up | status | stop}. */
public final class Wenshu {
    private static final String USAGE = """
            ./wenshu demo [--exit] [--data=FOLDER]       start the suite with demo accounts, run the journeys, keep running
            ./wenshu up [--separate] [--data=FOLDER]     start the suite; --separate gives each part a JVM of its own
            ./wenshu status [--data=FOLDER]              health of each service
            ./wenshu stop [--data=FOLDER]                end a suite that runs in another terminal
            """;

    private Wenshu() {}

    public static void main(String[] args) {
        try {
            System.exit(run(args));
        } catch (CannotStart e) {
            System.err.println("wenshu: " + e.getMessage());
            System.exit(2);
        }
    }

    private static int run(String[] args) {
        String command = args.length == 0 ? "" : args[0];
        List<String> options = Arrays.stream(args).skip(1).toList();
        for (String option : options) {
            if (!option.startsWith("--data=")
                    && !List.of("--exit", "--separate").contains(option)) {
                System.err.println("wenshu: unknown option " + option + "\n" + USAGE);
                return 2;
            }
        }
        Optional<Path> data = options.stream()
                .filter(option -> option.startsWith("--data="))
                .map(option -> Path.of(option.substring("--data=".length())))
                .findFirst();
        return switch (command) {
            case "demo" -> demo(data.orElse(Path.of("data/demo")), options.contains("--exit"));
            case "up" -> up(data.orElse(Path.of("data/local")), options.contains("--separate"));
            case "status" -> status();
            case "stop" -> stop(data);
            default -> {
                System.err.print(USAGE);
                yield command.isEmpty() || command.equals("help") ? 0 : 2;
            }
        };
    }

    private static int demo(Path data, boolean exit) {
        return serve(Installation.usual(data, true), false, suite -> new Demo(suite.installation()).run(), exit);
    }

    private static int up(Path data, boolean separate) {
        return serve(
                Installation.usual(data, false),
                separate,
                suite -> {
                    if (!isSetUp(suite.installation())) {
                        System.out.println("This installation has no administrator yet. Its one-time set-up code is in "
                                + suite.installation().setUpCodeFile() + "; README.md says how to use it.");
                    }
                    return true;
                },
                false);
    }

    private static boolean isSetUp(Installation installation) {
        return new Gateway(installation.url(Part.GATEWAY))
                .anonymous()
                .get("/api/v1/setup")
                .expect(200)
                .json()
                .at("/done")
                .asBoolean();
    }

    /** What is done with a suite once it is ready; true when all ended as it should. */
    private interface Work {
        boolean with(RunningSuite suite);
    }

    private static int serve(Installation installation, boolean separate, Work work, boolean exit) {
        installation.check();
        logTo(installation.data().resolve("logs"));
        Path pidFile = pidFile(installation.data());
        write(pidFile, Long.toString(ProcessHandle.current().pid()));
        long started = System.nanoTime();
        System.out.println("Starting " + (separate ? "a JVM for each part" : "all parts in one JVM") + ", data in "
                + installation.data().toAbsolutePath() + " …");
        RunningSuite suite = separate ? SeparateSuite.start(installation) : Suite.start(installation);
        var ended = new CountDownLatch(1);
        var stopping = Thread.ofPlatform().unstarted(() -> {
            ended.countDown();
            suite.close();
            delete(pidFile);
        });
        Runtime.getRuntime().addShutdownHook(stopping);
        System.out.printf(
                "Ready after %.1f s.%n%n",
                Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0);
        System.out.println(whereToLook(installation));
        boolean well = work.with(suite);
        if (exit) {
            return well ? 0 : 1;
        }
        System.out.println("Ctrl-C ends it. Started again, the data is still there.");
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return well ? 0 : 1;
    }

    private static String whereToLook(Installation installation) {
        return """
                API by the gateway      %1$s/api/v1
                API documents           %1$s/api-docs.html   (events: %1$s/asyncapi.yaml)
                Health                  %1$s/health
                Mail and SMS received   %2$s/
                Kafka                   localhost:%3$d
                Logs                    %4$s
                """.formatted(
                        installation.url(Part.GATEWAY),
                        installation.url(Part.SINKS),
                        installation.port(Part.BROKER),
                        installation.data().resolve("logs").toAbsolutePath());
    }

    private static int status() {
        var answers = new Readiness(Installation.usual(Path.of("data"), false)).ask();
        answers.forEach((part, health) -> System.out.printf("%-22s %s%n", part.title(), health));
        return answers.values().stream().allMatch("UP"::equals) ? 0 : 1;
    }

    private static int stop(Optional<Path> data) {
        List<Path> folders = data.map(List::of).orElse(List.of(Path.of("data/demo"), Path.of("data/local")));
        int stopped = 0;
        for (Path folder : folders) {
            Optional<ProcessHandle> process = running(pidFile(folder));
            if (process.isPresent()) {
                process.get().destroy();
                process.get().onExit().join();
                System.out.println("Stopped the suite of " + folder + ".");
                stopped++;
            }
        }
        if (stopped == 0) {
            System.out.println("Nothing runs here.");
        }
        return 0;
    }

    private static Optional<ProcessHandle> running(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                            .filter(ProcessHandle::isAlive)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("wenshu.pid");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One log for all contexts of this JVM. Set in code: Boot's logging system belongs to the whole JVM and would be
     * set anew by each context, and a logback.xml would be found by services that run alone, too.
     */
    private static void logTo(Path folder) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        // Tomcat and others speak to java.util.logging.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] [%X{traceId:-}] %logger{36}: %msg%n");
        encoder.start();
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setFile(folder.resolve("wenshu.log").toString());
        file.setEncoder(encoder);
        var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(folder.resolve("wenshu.%d.%i.log.gz").toString());
        rolling.setMaxFileSize(FileSize.valueOf("20MB"));
        rolling.setMaxHistory(14);
        rolling.setTotalSizeCap(FileSize.valueOf("500MB"));
        rolling.start();
        file.setRollingPolicy(rolling);
        file.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(file);
        for (String talkative : List.of("org.apache.kafka", "kafka", "state.change.logger", "org.mongodb.driver")) {
            context.getLogger(talkative).setLevel(Level.WARN);
        }
        // Says for each index that is not unique that it scans instead: known, and told in design and README.
        context.getLogger("de.bwaldvogel.mongo.backend.AbstractMongoDatabase").setLevel(Level.ERROR);
        for (String noisy : List.of("org.apache.pdfbox", "org.apache.fontbox")) {
            // Reports every broken operator of every hostile upload; the checks say what is wrong with the file.
            context.getLogger(noisy).setLevel(Level.OFF);
        }
    }
}
