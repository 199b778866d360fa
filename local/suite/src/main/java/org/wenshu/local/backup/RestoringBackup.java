package org.wenshu.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.wenshu.local.infrastructure.StoppedData;
import org.wenshu.local.suite.CannotStart;

/**
 * Putting the data of a backup in the place of an installation's data: all of it or nothing. It is unpacked beside the
 * data folder and compared with its digests first; then two renames put it in place, and what was there stays beside it.
 */
public final class RestoringBackup {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private RestoringBackup() {}

    /**
     * What was restored.
     *
     * @param replaced where the data that was there before is now, if there was any
     */
    public record Restored(Path data, Instant takenAt, int files, Optional<Path> replaced) {}

    /**
     * @param force whether data that is there may be put aside
     * @throws CannotStart saying what stands in the way; then nothing has changed
     */
    public static Restored of(Path file, Path folder, boolean force) {
        precheck(file, folder, force);
        Path data = folder.toAbsolutePath().normalize();
        Path parent = Optional.ofNullable(data.getParent())
                .orElseThrow(() -> new CannotStart(folder + " cannot be a data folder."));
        Path unpacked = parent.resolve("." + data.getFileName() + ".restoring");
        try {
            boolean occupied = isOccupied(data);
            Files.createDirectories(parent);
            Folders.delete(unpacked);
            Files.createDirectories(unpacked);
            Manifest manifest = BackupFile.unpack(file, unpacked);
            Optional<Path> replaced = occupied ? Optional.of(exchange(data, unpacked)) : move(unpacked, data);
            return new Restored(data, manifest.takenAt(), manifest.files().size(), replaced);
        } catch (IOException e) {
            throw new CannotStart("The backup was not restored: " + e.getClass().getSimpleName() + " " + e.getMessage()
                    + " (" + (spaceAt(parent) >> 20) + " MB are free at " + parent + "). Nothing was changed.");
        } finally {
            deleteQuietly(unpacked);
        }
    }

    /** Tells what can be told before a suite is ended for it. */
    public static void check(Path file, Path folder, boolean force) {
        precheck(file, folder, force);
        try {
            BackupFile.verify(file);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage());
        }
    }

    private static void precheck(Path file, Path folder, boolean force) {
        if (!Files.isRegularFile(file)) {
            throw new CannotStart("There is no file " + file + ".");
        }
        if (!Files.isReadable(file)) {
            throw new CannotStart(file + " cannot be read.");
        }
        if (isOccupied(folder) && !force) {
            throw new CannotStart("There is data in " + folder
                    + " already. With --force it is put aside, and the backup takes its place.");
        }
    }

    private static boolean isOccupied(Path folder) {
        try {
            return Files.exists(folder) && !(Files.isDirectory(folder) && Folders.isEmpty(folder));
        } catch (IOException e) {
            throw new CannotStart(folder + " cannot be read: " + e.getMessage());
        }
    }

    private static Optional<Path> move(Path unpacked, Path data) throws IOException {
        Files.deleteIfExists(data);
        Files.move(unpacked, data);
        return Optional.empty();
    }

    private static Path exchange(Path data, Path unpacked) throws IOException {
        Path aside = data.resolveSibling(data.getFileName() + ".replaced-"
                + STAMP.format(Clock.systemUTC().instant()));
        // Kept until the end, so that nothing starts on the data in between.
        try (StoppedData kept = StoppedData.keep(data)
                .orElseThrow(() -> new CannotStart("Wenshu runs on " + data
                        + ". End it with ./wenshu stop, or restore with --stop. Nothing was changed."))) {
            Files.move(data, aside);
            try {
                Files.move(unpacked, data);
            } catch (IOException e) {
                Files.move(aside, data);
                throw e;
            }
        }
        return aside;
    }

    private static long spaceAt(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    private static void deleteQuietly(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            System.err.println("wenshu: " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
