package org.wenshu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Gateway;
import org.wenshu.local.client.Session;
import org.wenshu.local.demo.DemoOrgan;
import org.wenshu.local.demo.StoryClock;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;
import org.wenshu.local.suite.RunningSuite;
import org.wenshu.local.suite.Suite;

/**
 * The whole suite with its demo organ, shared by all journeys of a run: real broker, store and sinks, every service.
 *
 * <p>Its clock begins on Monday 28 September 2026, three working days before the National Day, and only ever moves on.
 */
final class TheSuite implements AutoCloseable {
    static final String BEGINNING = "2026-09-28T09:00";

    private static TheSuite running;

    private Installation installation;
    private RunningSuite suite;
    private DemoOrgan organ;

    private TheSuite(Installation installation) {
        this.installation = installation;
        this.suite = Suite.start(installation);
        this.organ = new DemoOrgan(installation);
    }

    static TheSuite start() {
        // The matrix of roles and endpoints asks more in ten seconds than a person may.
        for (String limit : List.of("WENSHU_CALLER_LIMIT", "WENSHU_ADDRESS_LIMIT", "WENSHU_SIGN_IN_LIMIT")) {
            System.setProperty(limit, "1000000");
        }
        // After an outage it is tried again soon; how long it may take otherwise is shown by the service's own tests.
        System.setProperty("wenshu.notifications.pause.longest", "2s");
        System.setProperty("wenshu.notifications.sms.providers.primary.reconnect-longest", "1s");
        for (String channel : List.of("sms", "email")) {
            System.setProperty("wenshu.notifications." + channel + ".providers.primary.limits.breaker.open-for", "2s");
        }
        Path data = emptyFolder(Path.of("target", "suite"));
        Instant beginning =
                LocalDateTime.parse(BEGINNING).atZone(StoryClock.BEIJING).toInstant();
        write(
                data.resolve("clock.offset"),
                Duration.between(Instant.now(), beginning).toString());
        running = new TheSuite(Installation.onFreePorts(data));
        running.organ.establish();
        return running;
    }

    /** Ends the suite and starts it again on the same data. */
    static void restart() {
        running.suite.close();
        Installation before = running.installation;
        running.installation = new Installation(
                before.data(),
                before.ports(),
                true,
                Duration.parse(read(before.data().resolve("clock.offset"))));
        running.suite = Suite.start(running.installation);
        running.organ = new DemoOrgan(running.installation);
    }

    static Session as(String person) {
        return running.organ.as(person);
    }

    static Session nobody() {
        return running.organ.gateway().anonymous();
    }

    static Gateway gateway() {
        return running.organ.gateway();
    }

    static StoryClock clock() {
        return new StoryClock(running.installation);
    }

    /** Today in Beijing, by the clock of the story. */
    static LocalDate today() {
        return clock().now().atZone(StoryClock.BEIJING).toLocalDate();
    }

    static Installation installation() {
        return running.installation;
    }

    static String broker() {
        return "127.0.0.1:" + running.installation.port(Part.BROKER);
    }

    static String store() {
        return "mongodb://127.0.0.1:" + running.installation.port(Part.STORE);
    }

    /** The page of the mail and SMS sinks. */
    static Session sinks() {
        return new Gateway(running.installation.url(Part.SINKS)).anonymous();
    }

    /** A service itself, past the gateway. */
    static Session directly(Part service) {
        return new Gateway(running.installation.url(service)).anonymous();
    }

    /** Asks as somebody, and expects that it is there. */
    static Answer get(String person, String path) {
        return as(person).get(path).expect(200);
    }

    @Override
    public void close() {
        suite.close();
    }

    private static Path emptyFolder(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
