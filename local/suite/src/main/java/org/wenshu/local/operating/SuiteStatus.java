package org.wenshu.local.operating;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wenshu.local.client.Answer;
import org.wenshu.local.suite.CannotStart;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an installation is, for the person who looks after it.
 *
 * @param running the process that serves the data folder, if one does
 * @param services by name
 * @param notWell what a person should look at, in words; empty when all is well
 */
public record SuiteStatus(
        String data, Optional<Long> running, List<ServiceStatus> services, Disk disk, List<String> notWell) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What waits longer than this does not just happen to be under way. */
    private static final long SECONDS_TO_WAIT = 60;

    private static final long MEGABYTES_NEEDED = 500;

    /**
     * @param health UP, DOWN, OUT_OF_SERVICE or "no answer"
     * @param state as the service's own {@code …/operations/<service>/state} tells it
     */
    public record ServiceStatus(String service, String health, Optional<JsonNode> state) {
        private long number(String pointer) {
            return state.map(known -> known.at(pointer).asLong(0)).orElse(0L);
        }

        private long readersWaiting() {
            return sum("readers", "waiting");
        }

        private long timersDue() {
            return sum("timers", "due");
        }

        private long sum(String list, String field) {
            long sum = 0;
            for (JsonNode each : items(list)) {
                sum += each.path(field).asLong(0);
            }
            return sum;
        }

        private List<JsonNode> items(String list) {
            var items = new ArrayList<JsonNode>();
            state.ifPresent(known -> known.path(list).forEach(items::add));
            return items;
        }
    }

    /** @param parts megabytes of each part of the data folder */
    public record Disk(Map<String, Long> parts, long freeMegabytes) {}

    public SuiteStatus {
        services = List.copyOf(services);
        notWell = List.copyOf(notWell);
    }

    /** @param health what each service says of itself */
    public static SuiteStatus of(Installation installation, Map<Part, String> health, Optional<Long> running) {
        var notWell = new ArrayList<String>();
        Optional<OperatorClient> operator = Optional.empty();
        boolean nothingAnswers = health.values().stream().allMatch("no answer"::equals);
        if (nothingAnswers) {
            notWell.add(
                    running.isEmpty()
                            ? "Nothing runs on " + installation.data() + "; ./wenshu up starts it."
                            : "The process of " + installation.data()
                                    + " is there, but no service answers: it starts or stops, or listens on other ports.");
        } else {
            try {
                operator = Optional.of(OperatorClient.signIn(installation));
            } catch (CannotStart e) {
                notWell.add("Lag, timers and dead letters are not known: " + e.getMessage());
            }
        }
        var services = new ArrayList<ServiceStatus>();
        for (var answer : health.entrySet()) {
            Part part = answer.getKey();
            Optional<JsonNode> state = part == Part.GATEWAY
                    ? Optional.empty()
                    : operator.flatMap(asking -> asking.get(part, "/state"))
                            .filter(told -> told.status() == 200)
                            .map(Answer::json);
            var service = new ServiceStatus(part.title(), answer.getValue(), state);
            services.add(service);
            if (!nothingAnswers) {
                if (!service.health().equals("UP")) {
                    notWell.add(part.title() + ": " + service.health());
                } else if (state.isEmpty() && part != Part.GATEWAY && operator.isPresent()) {
                    notWell.add(part.title() + " does not tell its lag, timers and dead letters.");
                }
                judge(service, notWell);
            }
        }
        Disk disk = disk(installation.data());
        if (disk.freeMegabytes() < MEGABYTES_NEEDED) {
            notWell.add("Only " + disk.freeMegabytes() + " MB are free at " + installation.data() + "; Wenshu needs "
                    + MEGABYTES_NEEDED + " MB.");
        }
        return new SuiteStatus(installation.data().toString(), running, services, disk, notWell);
    }

    private static void judge(ServiceStatus service, List<String> notWell) {
        if (service.number("/relay/oldestSeconds") > SECONDS_TO_WAIT) {
            notWell.add(service.service() + ": " + service.number("/relay/events")
                    + " events wait to be published, the oldest for " + service.number("/relay/oldestSeconds") + " s.");
        }
        for (JsonNode reader : service.items("readers")) {
            if (!reader.has("waiting")) {
                notWell.add(service.service() + ": how far "
                        + reader.path("reader").asString() + " is behind cannot be told; does the broker answer?");
            } else if (reader.path("oldestSeconds").asLong(0) > SECONDS_TO_WAIT) {
                notWell.add(service.service() + ": " + reader.path("reader").asString() + " is "
                        + reader.path("waiting").asLong() + " events behind "
                        + reader.path("topic").asString()
                        + ", the first for " + reader.path("oldestSeconds").asLong() + " s.");
            }
        }
        for (JsonNode timer : service.items("timers")) {
            if (timer.path("latestSeconds").asLong(0) > SECONDS_TO_WAIT) {
                notWell.add(service.service() + ": " + timer.path("due").asLong() + " timers of "
                        + timer.path("timer").asString() + " have not rung, the latest is "
                        + timer.path("latestSeconds").asLong() + " s late.");
            }
        }
        if (service.number("/deadLettersWaiting") > 0) {
            notWell.add(service.service() + ": " + service.number("/deadLettersWaiting")
                    + " dead letters wait; ./wenshu dead-letters lists them.");
        }
    }

    private static Disk disk(Path data) {
        var parts = new LinkedHashMap<String, Long>();
        for (String part : List.of("store", "broker", "logs")) {
            parts.put(part, size(data.resolve(part)) >> 20);
        }
        Path existing = data.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return new Disk(parts, existing.toFile().getUsableSpace() >> 20);
    }

    private static long size(Path folder) {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (NoSuchFileException | java.io.UncheckedIOException changedMeanwhile) {
            return 0;
        } catch (IOException e) {
            throw new CannotStart(folder + " cannot be read: " + e.getMessage());
        }
    }

    public boolean well() {
        return notWell.isEmpty();
    }

    public String json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /** For a person's eyes. */
    public String text() {
        var text = new StringBuilder();
        text.append("Wenshu on %s%s%n%n"
                .formatted(data, running.map(pid -> ", process " + pid).orElse("")));
        text.append("%-22s %-15s %13s %15s %10s %12s%n"
                .formatted("service", "health", "to publish", "to read", "timers due", "dead letters"));
        for (ServiceStatus service : services) {
            boolean known = service.state().isPresent();
            text.append("%-22s %-15s %13s %15s %10s %12s%n"
                    .formatted(
                            service.service(),
                            service.health(),
                            known ? number(service.number("/relay/events")) : "-",
                            known ? number(service.readersWaiting()) : "-",
                            known ? number(service.timersDue()) : "-",
                            known ? number(service.number("/deadLettersWaiting")) : "-"));
        }
        text.append("%nDisk: store %d MB, broker %d MB, logs %d MB; %d MB free%n"
                .formatted(
                        disk.parts().getOrDefault("store", 0L),
                        disk.parts().getOrDefault("broker", 0L),
                        disk.parts().getOrDefault("logs", 0L),
                        disk.freeMegabytes()));
        if (well()) {
            text.append("All is well.%n".formatted());
        } else {
            text.append("%nTo look at:%n".formatted());
            notWell.forEach(what -> text.append("  ").append(what).append(System.lineSeparator()));
        }
        return text.toString();
    }

    private static String number(long number) {
        return Long.toString(number);
    }
}
