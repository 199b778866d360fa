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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.wenshu.local.backup.DataFormat;
import org.wenshu.local.backup.RestoringBackup;
import org.wenshu.local.backup.TakingBackup;
import org.wenshu.local.client.Gateway;
import org.wenshu.local.demo.Demo;
import org.wenshu.local.operating.DeadLetterCommands;
import org.wenshu.local.operating.SuiteStatus;

/** The command line of a local installation: {@code ./wenshu demo | up | status | backup …}. */
public final class Wenshu {
    private static final String USAGE = """
            ./wenshu demo [--exit]                       start the suite with demo accounts, run the journeys, keep running
            ./wenshu up [--separate]                     start the suite; --separate gives each part a JVM of its own
            ./wenshu status [--json]                     how it is: health, lag, timers, dead letters, disk; 0 only if well
            ./wenshu dead-letters [list]                 events whose effect failed to the last try
            ./wenshu dead-letters show ID | replay ID | replay --all
            ./wenshu backup FILE                         write the installation's data to a new file, running or not
            ./wenshu restore FILE [--force] [--stop]     put a backup's data in place; --force puts aside what is there,
                                                         --stop ends a suite that runs on it
            ./wenshu stop                                end a suite that runs in another terminal
            Each takes --data=FOLDER (data/demo for demo, data/local for the others).
            """;

    private static final List<Path> FOLDERS = List.of(Path.of("data/local"), Path.of("data/demo"));

    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "demo", Set.of("--exit"),
            "up", Set.of("--separate"),
            "status", Set.of("--json"),
            "stop", Set.of(),
            "backup", Set.of(),
            "restore", Set.of("--force", "--stop"),
            "dead-letters", Set.of("--all"));

    private Wenshu() {}

    public static void main(String[] args) {
        try {
            System.exit(run(args));
        } catch (CannotStart e) {
            System.err.println("wenshu: " + e.getMessage());
            System.exit(2);
        }
    }

    /**
     * What was asked.
     *
     * @param words what is no option, after the command
     */
    private record Asked(String command, List<String> words, Set<String> options, Optional<Path> data) {
        static Asked of(String[] args) {
            String command = args.length == 0 ? "help" : args[0];
            Set<String> allowed = OPTIONS.getOrDefault(command, Set.of());
            var words = new ArrayList<String>();
            var options = new HashSet<String>();
            Optional<Path> data = Optional.empty();
            for (String arg : Arrays.asList(args).subList(Math.min(1, args.length), args.length)) {
                if (arg.startsWith("--data=") && arg.length() > "--data=".length()) {
                    data = Optional.of(fromCaller(arg.substring("--data=".length())));
                } else if (!arg.startsWith("--")) {
                    words.add(arg);
                } else if (allowed.contains(arg)) {
                    options.add(arg);
                } else {
                    throw new CannotStart("unknown option " + arg + "\n" + USAGE);
                }
            }
            return new Asked(command, words, options, data);
        }

        boolean has(String option) {
            return options.contains(option);
        }

        Path data(String otherwise) {
            return data.orElse(Path.of(otherwise));
        }

        Path file() {
            if (words.size() != 1) {
                throw new CannotStart("./wenshu " + command + " needs the name of one file.\n" + USAGE);
            }
            return fromCaller(words.getFirst());
        }

        void noWords() {
            if (!words.isEmpty()) {
                throw new CannotStart(
                        "./wenshu " + command + " does not know what " + words.getFirst() + " is.\n" + USAGE);
            }
        }

        /** The script changes into the project's folder; names mean what they meant where it was called. */
        private static Path fromCaller(String name) {
            return Path.of(System.getProperty("wenshu.caller", "")).resolve(name);
        }
    }

    private static int run(String[] args) {
        Asked asked = Asked.of(args);
        switch (asked.command()) {
            case "demo", "up", "status", "stop" -> asked.noWords();
            default -> {}
        }
        return switch (asked.command()) {
            case "demo" -> demo(asked.data("data/demo"), asked.has("--exit"));
            case "up" -> up(asked.data("data/local"), asked.has("--separate"));
            case "status" -> status(asked);
            case "stop" -> stop(asked.data());
            case "backup" -> backup(asked);
            case "restore" -> restore(asked);
            case "dead-letters" -> deadLetters(asked);
            case "help" -> {
                System.out.print(USAGE);
                yield 0;
            }
            default -> {
                System.err.print("wenshu: unknown command " + asked.command() + "\n" + USAGE);
                yield 2;
            }
        };
    }

    private static int backup(Asked asked) {
        quiet();
        TakingBackup.Taken taken = TakingBackup.of(Installation.usual(asked.data("data/local"), false), asked.file());
        System.out.printf(
                "Backup of %s: %s, %.1f MB, %d files, read again and found whole.%n",
                asked.data("data/local"), taken.file(), taken.bytes() / 1048576.0, taken.files());
        taken.held()
                .ifPresent(held ->
                        System.out.printf("The suite went on working; changes waited for %d ms.%n", held.toMillis()));
        return 0;
    }

    private static int restore(Asked asked) {
        Path data = asked.data("data/local");
        Path file = asked.file();
        Optional<ProcessHandle> process = running(pidFile(data));
        if (process.isPresent()) {
            if (!asked.has("--stop")) {
                throw new CannotStart("Wenshu runs on " + data
                        + ". End it with ./wenshu stop, or restore with --stop. Nothing was changed.");
            }
            RestoringBackup.check(file, data, asked.has("--force"));
            stop(Optional.of(data));
        }
        RestoringBackup.Restored restored = RestoringBackup.of(file, data, asked.has("--force"));
        System.out.printf(
                "Restored %s as of %s into %s, %d files, all as they were written.%n",
                file, restored.takenAt(), data, restored.files());
        restored.replaced()
                .ifPresent(replaced -> System.out.println("What was there before is in " + replaced
                        + "; delete it when all is well, or rename it back."));
        System.out.println("./wenshu " + (Files.exists(data.resolve("clock.offset")) ? "demo" : "up") + " --data="
                + data + " starts it.");
        return 0;
    }

    private static int deadLetters(Asked asked) {
        quiet();
        List<String> words = asked.words();
        String verb = words.isEmpty() ? "list" : words.getFirst();
        boolean all = asked.has("--all");
        Supplier<DeadLetterCommands> letters =
                () -> new DeadLetterCommands(Installation.usual(served(asked.data()), false));
        if (verb.equals("list") && words.size() <= 1 && !all) {
            return letters.get().list();
        }
        if (verb.equals("show") && words.size() == 2 && !all) {
            return letters.get().show(words.get(1));
        }
        if (verb.equals("replay") && words.size() == (all ? 1 : 2)) {
            return all ? letters.get().replayAll() : letters.get().replay(words.get(1));
        }
        throw new CannotStart("dead-letters takes: list, show ID, replay ID, replay --all.\n" + USAGE);
    }

    private static int status(Asked asked) {
        quiet();
        Path data = served(asked.data());
        Installation installation = Installation.usual(data, false);
        SuiteStatus status = SuiteStatus.of(
                installation,
                new Readiness(installation).ask(),
                running(pidFile(data)).map(ProcessHandle::pid));
        System.out.print(asked.has("--json") ? status.json() + System.lineSeparator() : status.text());
        return status.well() ? 0 : 1;
    }

    /** The folder that was named, or the one that is served now. */
    private static Path served(Optional<Path> named) {
        return named.or(() -> FOLDERS.stream()
                        .filter(folder -> running(pidFile(folder)).isPresent())
                        .findFirst())
                .orElse(Path.of("data/local"));
    }

    /** What the libraries have to say is not what was asked. */
    private static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
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
        DataFormat.ofThisProgram().prepare(installation.data());
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

    private static int stop(Optional<Path> data) {
        List<Path> folders = data.map(List::of).orElse(FOLDERS);
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
