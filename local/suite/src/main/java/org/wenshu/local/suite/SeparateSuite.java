package org.wenshu.local.suite;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The suite with a JVM for each part, as fault tests and the curious want it: any of them may be killed and started again. */
public final class SeparateSuite implements RunningSuite {
    /** Seconds on an idle machine; minutes where others compute as well. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<String> moreSettings;
    private final Map<Part, Process> processes = new EnumMap<>(Part.class);

    private final Readiness readiness;
    private Installation installation;

    private SeparateSuite(Installation installation, List<String> moreSettings) {
        this.installation = installation;
        this.moreSettings = List.copyOf(moreSettings);
        this.readiness = new Readiness(installation);
    }

    /** Starts every part and returns once every service is ready to serve. */
    public static SeparateSuite start(Installation installation) {
        return start(installation, List.of());
    }

    /**
     * Starts every part and returns once every service is ready to serve.
     *
     * @param moreSettings what every service is told besides, such as {@code --wenshu.notifications.claim=20s}
     */
    public static SeparateSuite start(Installation installation, List<String> moreSettings) {
        var suite = new SeparateSuite(installation, moreSettings);
        try {
            // Two at a time: nine JVMs that start at once on two cores would time out on each other.
            for (List<Part> group : List.of(
                    List.of(Part.STORE, Part.BROKER),
                    List.of(Part.SINKS, Part.DIRECTORY),
                    List.of(Part.DOCS, Part.ARCHIVE),
                    List.of(Part.NOTIFICATION, Part.MEETING),
                    List.of(Part.TASK, Part.GATEWAY))) {
                group.forEach(suite::start);
                suite.readiness.await(PATIENCE, group);
            }
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    /** Returns once every service is UP: at once, or after what was killed has been started again. */
    public void awaitReady() {
        readiness.await(PATIENCE);
    }

    /** Returns once these are there: services UP, other parts listening. */
    public void awaitReady(List<Part> parts) {
        readiness.await(PATIENCE, parts);
    }

    /** What is started from now on has its movable clock so far ahead, since time must not run backwards in it. */
    public void clockIsAhead(Duration offset) {
        installation = new Installation(installation.data(), installation.ports(), installation.movableClock(), offset);
    }

    /** Starts a part that does not run: at first, or again after {@link #kill}. */
    public void start(Part part) {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                part.isService() ? "-Xmx256m" : "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                part.main().getName()));
        command.addAll(arguments(part));
        try {
            File log = Files.createDirectories(installation.data().resolve("logs"))
                    .resolve(part.title() + ".log")
                    .toFile();
            processes.put(
                    part,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> arguments(Part part) {
        Path data = installation.data().toAbsolutePath();
        return switch (part) {
            case STORE -> List.of("--data=" + data.resolve("store"), "--port=" + installation.port(part));
            case BROKER -> List.of("--data=" + data.resolve("broker"), "--port=" + installation.port(part));
            case MAIL, SMS, SINKS ->
                List.of(
                        "--smtp-port=" + installation.port(Part.MAIL),
                        "--smpp-port=" + installation.port(Part.SMS),
                        "--page-port=" + installation.port(Part.SINKS));
            case DIRECTORY, DOCS, MEETING, TASK, ARCHIVE, NOTIFICATION, GATEWAY -> {
                var settings = new ArrayList<>(installation.settings(part));
                settings.addAll(moreSettings);
                yield settings;
            }
        };
    }

    /** Ends a part as a crash would (kill -9). */
    public void kill(Part part) {
        Process process = processes.remove(part);
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public Installation installation() {
        return installation;
    }

    @Override
    public void close() {
        List<Part> running = new ArrayList<>(processes.keySet());
        // Services first, the store and the broker that they talk to last.
        for (List<Part> group : List.of(
                running.stream().filter(Part::isService).toList(),
                running.stream().filter(part -> !part.isService()).toList().reversed())) {
            group.forEach(part -> stop(processes.get(part)));
            group.forEach(part -> awaitEnd(processes.remove(part)));
        }
    }

    private static void stop(@Nullable Process process) {
        if (process != null) {
            process.destroy();
        }
    }

    private static void awaitEnd(@Nullable Process process) {
        try {
            if (process != null && !process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
