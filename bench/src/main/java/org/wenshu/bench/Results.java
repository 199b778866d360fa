package org.wenshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of one run.
 *
 * @param command what made them
 * @param load how many processes wanted to run on average in the minute before, of this and of all else
 */
record Results(Instant at, String command, String machine, double load, List<Measured> measured) {
    private static final String BEGIN = "<!-- figures: written by the bench -->";
    private static final String END = "<!-- end of figures -->";

    /** @param seconds how long it took, laying out included */
    record Measured(String name, String needs, List<Row> rows, long seconds) {}

    static Results begin(Instant at, String command) {
        var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        String machine = "%d cores, %d MB heap at most, JDK %s, %s %s"
                .formatted(
                        system.getAvailableProcessors(),
                        Runtime.getRuntime().maxMemory() / 1024 / 1024,
                        Runtime.version(),
                        system.getName(),
                        system.getVersion());
        return new Results(
                at.truncatedTo(ChronoUnit.SECONDS), command, machine, system.getSystemLoadAverage(), new ArrayList<>());
    }

    String table() {
        return measured.stream().map(Results::table).collect(Collectors.joining("\n"));
    }

    static String table(Measured measured) {
        var table = new StringBuilder("**%s** — %s\n\n| what | figure | note |\n| --- | ---: | --- |\n"
                .formatted(measured.name(), measured.needs()));
        for (Row row : measured.rows()) {
            table.append("| %s | %s | %s |\n".formatted(row.what(), row.written(), row.note()));
        }
        return table.toString();
    }

    void write(Path folder) throws IOException {
        Path readme = folder.resolve("README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(readme + " has no place for figures between " + BEGIN + " and " + END);
        }
        Files.writeString(
                readme,
                text.substring(0, begin + BEGIN.length())
                        + "\n`%s` on %s: %s; load of the machine before: %.1f\n\n".formatted(command, at, machine, load)
                        + table()
                        + text.substring(end));
        Files.write(
                folder.resolve("results.json"),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsBytes(json()));
    }

    private Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("at", at.toString());
        json.put("command", command);
        json.put("machine", machine);
        json.put("loadBefore", load);
        json.put("measured", measured);
        return json;
    }
}
