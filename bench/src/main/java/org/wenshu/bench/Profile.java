package org.wenshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Where the processors' time goes: samples of the JVM's flight recorder, told by what they were taken in. */
final class Profile implements AutoCloseable {
    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String ELSE = "else";

    /** What work is of, by the package that the innermost frame of any of them belongs to. */
    private static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

    /** On whose behalf it is done, by the package of any frame; the store and the broker work for all. */
    private static final Map<String, List<String>> PARTIES = new LinkedHashMap<>();

    static {
        KINDS.put("store: disk (MVStore)", List.of("org.h2."));
        KINDS.put("store: commands", List.of("de.bwaldvogel.", "org.wenshu.local.infrastructure."));
        KINDS.put(
                "broker",
                List.of(
                        "kafka.",
                        "org.apache.kafka.server",
                        "org.apache.kafka.storage",
                        "org.apache.kafka.coordinator",
                        "org.apache.kafka.raft",
                        "org.apache.kafka.controller",
                        "org.apache.kafka.network",
                        "org.apache.kafka.metadata",
                        "org.apache.kafka.image",
                        "org.apache.kafka.timeline"));
        KINDS.put("Kafka clients", List.of("org.apache.kafka.", "org.springframework.kafka."));
        KINDS.put("MongoDB driver", List.of("com.mongodb.", "org.bson."));
        KINDS.put(
                "JSON and mapping",
                List.of("tools.jackson.", "com.fasterxml.", "org.wenshu.platform.store.AggregateMapping"));
        KINDS.put(
                "sign-in and tokens",
                List.of(
                        "org.springframework.security.",
                        "com.nimbusds.",
                        "java.security.",
                        "sun.security.",
                        "com.sun.crypto.",
                        "javax.crypto."));
        KINDS.put(
                "papers (PDF, spreadsheets)",
                List.of("org.apache.pdfbox.", "org.apache.fontbox.", "org.apache.poi.", "java.util.zip."));
        KINDS.put("tracing and metrics", List.of("io.micrometer.", "io.opentelemetry."));
        KINDS.put(
                "HTTP",
                List.of(
                        "reactor.",
                        "io.netty.",
                        "org.springframework.web.",
                        "org.springframework.http.",
                        "jdk.internal.net.http.",
                        "org.apache.catalina.",
                        "org.apache.coyote.",
                        "org.apache.tomcat."));
        KINDS.put("Wenshu's own", List.of("org.wenshu."));

        PARTIES.put("store", List.of("de.bwaldvogel.", "org.h2.", "org.wenshu.local.infrastructure.EmbeddedStore"));
        PARTIES.put("clients", List.of("org.wenshu.bench.", "org.wenshu.local.client.", "jdk.internal.net.http."));
        for (String service :
                List.of("directory", "documents", "meetings", "tasks", "archive", "notifications", "gateway")) {
            PARTIES.put(service, List.of("org.wenshu." + service + "."));
        }
        PARTIES.put("relay", List.of("org.wenshu.platform.relay."));
        PARTIES.put("readers", List.of("org.wenshu.platform.reading.", "org.springframework.kafka.listener."));
        PARTIES.put("timers", List.of("org.wenshu.platform.timer."));
        PARTIES.put("broker", KINDS.getOrDefault("broker", List.of()));
        PARTIES.put("Kafka clients", List.of("org.apache.kafka.clients."));
        PARTIES.put("web, no service's code in it", List.of("reactor.", "io.netty.", "org.springframework."));
    }

    private final Recording recording = new Recording();
    private final Map<String, Long> threadsBefore = NativeThreads.cpuMillis();

    private Profile() {}

    static Profile begin() {
        var profile = new Profile();
        profile.recording.enable(SAMPLE).with("throttle", "10ms");
        profile.recording.start();
        return profile;
    }

    /** Ends it and tells what it found. */
    String told() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("wenshu-bench", ".jfr");
        try {
            recording.dump(file);
            return told(RecordingFile.readAllEvents(file));
        } finally {
            Files.delete(file);
        }
    }

    private String told(List<RecordedEvent> events) {
        var kinds = new HashMap<String, Integer>();
        var parties = new HashMap<String, Integer>();
        var threads = new HashMap<String, Integer>();
        int samples = 0;
        for (RecordedEvent event : events) {
            if (event.getEventType().getName().equals(SAMPLE)) {
                samples++;
                List<String> frames = frames(event);
                kinds.merge(innermost(frames), 1, Integer::sum);
                parties.merge(party(frames), 1, Integer::sum);
                threads.merge(thread(event.getThread("eventThread")), 1, Integer::sum);
            }
        }
        Map<String, Long> natives = NativeThreads.since(threadsBefore);
        return "CPU by native thread, seconds: " + natives + "\n"
                + shares("Java samples by kind of work", kinds, samples)
                + shares("Java samples by whom they are for", parties, samples)
                + shares("Java samples by thread", threads, samples);
    }

    private static List<String> frames(RecordedEvent event) {
        return event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames().stream().map(Profile::name).toList();
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String innermost(List<String> frames) {
        for (String frame : frames) {
            String kind = among(KINDS, frame);
            if (kind != null) {
                return kind;
            }
        }
        return ELSE;
    }

    private static String party(List<String> frames) {
        return PARTIES.entrySet().stream()
                .filter(party -> frames.stream()
                        .anyMatch(frame -> party.getValue().stream().anyMatch(frame::startsWith)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ELSE);
    }

    private static @Nullable String among(Map<String, List<String>> groups, String frame) {
        return groups.entrySet().stream()
                .filter(group -> group.getValue().stream().anyMatch(frame::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String thread(@Nullable RecordedThread thread) {
        if (thread == null) {
            return "?";
        }
        if (thread.isVirtual()) {
            return "virtual";
        }
        String name = thread.getJavaName() == null ? String.valueOf(thread.getOSName()) : thread.getJavaName();
        return name.replaceAll("[0-9a-f]{8,}|\\d+", "#");
    }

    private static String shares(String title, Map<String, Integer> counts, int samples) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(20)
                .map(entry -> "%6.1f %% %s%n".formatted(100.0 * entry.getValue() / samples, entry.getKey()))
                .collect(Collectors.joining("", title + " (" + samples + " of 10 ms)\n", ""));
    }

    @Override
    public void close() {
        recording.close();
    }
}
