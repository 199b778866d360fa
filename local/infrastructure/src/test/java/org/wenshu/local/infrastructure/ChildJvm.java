package org.wenshu.local.infrastructure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A part running in a JVM of its own, which a test can kill. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private String address = "";

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    public static ChildJvm run(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        ChildJvm child = new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        StringBuilder said = new StringBuilder();
        for (String line = child.output.readLine(); line != null; line = child.output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("ready ")) {
                child.address = line.split(" ")[2];
                // Read on, or the child would block once the pipe is full.
                Thread.ofVirtual().start(() -> child.output.lines().forEach(System.out::println));
                return child;
            }
        }
        throw new IllegalStateException(main.getSimpleName() + " did not start:\n" + said);
    }

    /** Where the part serves, as it said when ready. */
    public String address() {
        return address;
    }

    /** The processor time it has taken so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What {@code kill} does: the part may end cleanly. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
