package org.wenshu.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CPU time of this process by kind of native thread, where Linux tells: compiler and collector are seen only here. */
final class NativeThreads {
    private static final Path TASKS = Path.of("/proc/self/task");
    /** What the kernel counts processor time in, on every Linux. */
    private static final long TICK_MILLIS = 10;

    private static final List<String> OF_THE_JVM = List.of("C1", "C2", "GC", "G1", "VM");

    private NativeThreads() {}

    static Map<String, Long> cpuMillis() {
        var millis = new HashMap<String, Long>();
        if (!Files.isDirectory(TASKS)) {
            return millis;
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                String stat = Files.readString(task.resolve("stat"));
                int end = stat.lastIndexOf(')');
                String name = stat.substring(stat.indexOf('(') + 1, end);
                String[] fields = stat.substring(end + 2).split(" ", -1);
                long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                millis.merge(kind(name), ticks * TICK_MILLIS, Long::sum);
            }
        } catch (IOException e) {
            // A thread ended while it was looked at: the others are told another time.
            return millis;
        }
        return millis;
    }

    private static String kind(String thread) {
        return OF_THE_JVM.stream().filter(thread::startsWith).findFirst().orElse("Java");
    }

    /** Whole seconds by kind, the most first. */
    static Map<String, Long> since(Map<String, Long> before) {
        var seconds = new LinkedHashMap<String, Long>();
        cpuMillis().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> seconds.put(
                        entry.getKey(), (entry.getValue() - before.getOrDefault(entry.getKey(), 0L)) / 1000));
        return seconds;
    }
}
