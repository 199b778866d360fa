package org.wenshu.local.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wenshu.local.infrastructure.EmbeddedStore;
import org.wenshu.local.suite.CannotStart;

/**
 * The format of a data folder, which its file {@code wenshu.format} tells, and the steps from each format to the next.
 *
 * <p>A change that older programs cannot read, or that older data must be brought into, is a new number and one more
 * step at the end of the list. Steps run while nothing else does, after a backup, and may be repeated: the file says
 * after each that it is done.
 */
public final class DataFormat {
    /** Folders of format 1 have no such file. */
    private static final String FILE = "wenshu.format";

    /**
     * One step.
     *
     * @param to the format that the data has afterwards
     * @param what in a few words, for the person who waits
     */
    record Step(int to, String what, Change change) {}

    /** What a step does to a data folder that nothing runs on. */
    @FunctionalInterface
    interface Change {
        void to(Path data) throws IOException;
    }

    private static final List<Step> STEPS = List.of(
            // The store converts itself when it is opened; here it does so after the backup, and while nothing else
            // runs.
            new Step(
                    2,
                    "the store keeps documents as BSON, in order",
                    data -> EmbeddedStore.open(data.resolve("store"), 0).close()));

    static final int CURRENT = STEPS.getLast().to();

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final List<Step> steps;
    private final int current;

    private DataFormat(List<Step> steps) {
        this.steps = steps.stream().sorted(Comparator.comparingInt(Step::to)).toList();
        this.current = this.steps.getLast().to();
    }

    /** Of this program. */
    public static DataFormat ofThisProgram() {
        return new DataFormat(STEPS);
    }

    /** As a later or an earlier program would have it: for tests. */
    static DataFormat of(List<Step> steps) {
        return new DataFormat(steps);
    }

    /**
     * Brings a data folder into the format of this program before anything starts on it: a new folder is marked, an
     * older one is backed up beside itself and changed step by step.
     *
     * @throws CannotStart when the data is of a newer format, when it is in use, or when a step fails
     */
    public void prepare(Path data) {
        Optional<Integer> found = read(data);
        if (found.isEmpty()) {
            write(data, current);
            return;
        }
        int format = found.get();
        if (format == current) {
            return;
        }
        if (format > current) {
            throw new CannotStart("The data in " + data + " is of format " + format
                    + ", but this Wenshu knows formats up to "
                    + current + " only: it was last used by a newer version. Use that version, or restore a backup that"
                    + " was taken before the upgrade into another folder.");
        }
        Path backup = data.toAbsolutePath()
                .normalize()
                .resolveSibling(data.getFileName() + ".format-" + format + "-"
                        + STAMP.format(Clock.systemUTC().instant()) + ".wenshu");
        System.out.println("The data in " + data + " is of format " + format + "; this version needs format " + current
                + ". First a backup: " + backup);
        TakingBackup.ofStopped(data, backup, format);
        for (Step step : steps) {
            if (step.to() > format) {
                run(step, data, backup);
            }
        }
    }

    private static void run(Step step, Path data, Path backup) {
        System.out.println("  to format " + step.to() + ": " + step.what());
        try {
            step.change().to(data);
        } catch (IOException | RuntimeException e) {
            throw new CannotStart("The step to format " + step.to() + " failed (" + e
                    + "). Start again to repeat it, or" + " go back: ./wenshu restore " + backup + " --data=" + data
                    + " --force, then use the former version.");
        }
        write(data, step.to());
    }

    /** The format of a folder's data, or empty when it has none yet. */
    static Optional<Integer> read(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (Files.exists(file)) {
                String text = Files.readString(file).strip();
                if (!text.matches("[1-9]\\d{0,8}")) {
                    throw new CannotStart(file + " should hold the number of the data's format but holds: " + text);
                }
                return Optional.of(Integer.valueOf(text));
            }
            return Files.exists(data.resolve("store").resolve("store.mv")) ? Optional.of(1) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path data, int format) {
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve(FILE), format + System.lineSeparator());
        } catch (IOException e) {
            throw new CannotStart("The data folder " + data + " cannot be written to: " + e.getMessage());
        }
    }
}
