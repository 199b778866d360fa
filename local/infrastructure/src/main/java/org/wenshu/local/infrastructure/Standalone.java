package org.wenshu.local.infrastructure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the parts share when they run as processes of their own: options, quiet logs, a line when ready, a clean end. */
final class Standalone {

    private final Map<String, String> options;

    private Standalone(Map<String, String> options) {
        this.options = options;
    }

    /** Reads {@code --name=value} arguments and makes the libraries' logs quiet. */
    static Standalone options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("Expected --name=value but got " + arg);
            }
            options.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            // In code, since a logback.xml here would also be found by the services that share the class path.
            logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        }
        return new Standalone(options);
    }

    Optional<Path> folder(String name) {
        return Optional.ofNullable(options.get(name)).map(Path::of);
    }

    String text(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    int port(String name, int otherwise) {
        String given = options.get(name);
        if (given == null) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(given);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Refused below, like any other value that is no port.
        }
        throw new IllegalArgumentException("--" + name + " must be a port from 0 to 65535 but is " + given);
    }

    /** Says on standard output that the part is ready ({@code ready <part> <address>}) and keeps it until the process is stopped. */
    static void ready(String part, String address, AutoCloseable running) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                running.close();
                            } catch (Exception e) {
                                LoggerFactory.getLogger(Standalone.class).error("{} did not end cleanly", part, e);
                            } finally {
                                stopped.countDown();
                            }
                        },
                        "stop-" + part));
        System.out.println("ready " + part + " " + address);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
