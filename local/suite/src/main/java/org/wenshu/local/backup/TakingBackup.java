package org.wenshu.local.backup;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.wenshu.local.infrastructure.StoppedData;
import org.wenshu.local.suite.CannotStart;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;

/** Taking a backup of a local installation, whether it runs or not (docs/adr/0011). */
public final class TakingBackup {
    /** What belongs to an installation besides store and broker. Who may operate it is not handed on with its data. */
    private static final List<String> SETTINGS = List.of("clock.offset", "set-up-code.txt");

    private static final String OFFSET = "clock.offset";
    private static final long SPACE_TO_LEAVE = 300L << 20;
    private static final Clock CLOCK = Clock.systemUTC();

    private TakingBackup() {}

    /**
     * What was taken.
     *
     * @param held for how long changes were held, or empty when nothing ran
     */
    public record Taken(Path file, long bytes, int files, Optional<Duration> held) {}

    /**
     * @param file must not exist
     * @throws CannotStart saying what stands in the way; then there is no file
     */
    public static Taken of(Installation installation, Path file) {
        Path data = installation.data().toAbsolutePath().normalize();
        int format = DataFormat.read(data)
                .orElseThrow(() -> new CannotStart("There is no installation in " + installation.data()
                        + ". Name its folder with --data=FOLDER."));
        Path target = checked(file, data);
        return alone(data, () -> {
            Optional<StoppedData> stopped = StoppedData.keep(data);
            if (stopped.isPresent()) {
                try (StoppedData kept = stopped.get()) {
                    return ofStopped(kept, data, target, format);
                }
            }
            return ofRunning(installation, data, target, format);
        });
    }

    /** Two at once would take each other's copy away. */
    private static Taken alone(Path data, Supplier<Taken> taking) {
        try (FileChannel channel = FileChannel.open(
                        data.resolve("backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new CannotStart("Another backup of " + data + " is being taken; wait until it has ended.");
            }
            return taking.get();
        } catch (OverlappingFileLockException inThisProcess) {
            throw new CannotStart("Another backup of " + data + " is being taken; wait until it has ended.");
        } catch (IOException e) {
            throw new CannotStart("The data folder " + data + " cannot be written to: " + e.getMessage());
        }
    }

    /** Of a folder on which nothing may run. */
    static Taken ofStopped(Path data, Path file, int format) {
        Path target = checked(file, data.toAbsolutePath().normalize());
        try (StoppedData kept = StoppedData.keep(data)
                .orElseThrow(() -> new CannotStart("Wenshu runs on " + data + "; ./wenshu stop ends it."))) {
            return ofStopped(kept, data.toAbsolutePath().normalize(), target, format);
        }
    }

    private static Taken ofStopped(StoppedData kept, Path data, Path file, int format) {
        Instant at = CLOCK.instant();
        return writing(file, () -> {
            Path copy = kept.copy();
            try {
                for (String setting : SETTINGS) {
                    if (Files.exists(data.resolve(setting))) {
                        Files.copy(data.resolve(setting), copy.resolve(setting));
                    }
                }
                return taken(file, BackupFile.write(file, format, at, false, contents(copy, format)), Optional.empty());
            } finally {
                Folders.delete(copy);
            }
        });
    }

    private static Taken ofRunning(Installation installation, Path data, Path file, int format) {
        long needed = sizeOfStore(data) + SPACE_TO_LEAVE;
        if (data.toFile().getUsableSpace() < needed) {
            throw new CannotStart(
                    "While the suite runs a backup needs " + (needed >> 20) + " MB of free space at " + data
                            + ", but only " + (data.toFile().getUsableSpace() >> 20)
                            + " MB are free. Stop the suite first (./wenshu stop); then it needs none there.");
        }
        return writing(file, () -> {
            Instant at = CLOCK.instant();
            Duration held = copyWhileRunning(installation, data);
            Path copy = data.resolve(Folders.COPY);
            try {
                if (Files.exists(data.resolve("set-up-code.txt"))) {
                    Files.copy(data.resolve("set-up-code.txt"), copy.resolve("set-up-code.txt"));
                }
                Optional<String> offset = clockOffset(installation);
                if (offset.isPresent()) {
                    Files.writeString(copy.resolve(OFFSET), offset.get());
                }
                return taken(file, BackupFile.write(file, format, at, true, contents(copy, format)), Optional.of(held));
            } finally {
                Folders.delete(copy);
            }
        });
    }

    private static Map<String, Path> contents(Path copy, int format) throws IOException {
        Files.writeString(copy.resolve("wenshu.format"), format + System.lineSeparator());
        return BackupFile.filesOf(copy);
    }

    private static Duration copyWhileRunning(Installation installation, Path data) {
        String address = "mongodb://127.0.0.1:" + installation.port(Part.STORE)
                + "/?serverSelectionTimeoutMS=3000&connectTimeoutMS=2000";
        try (MongoClient client = MongoClients.create(address)) {
            MongoDatabase store = client.getDatabase("admin");
            Document begun = store.runCommand(new Document("wenshuBackup", "begin")
                    .append("store", data.resolve("store").toString()));
            while (true) {
                Document state = store.runCommand(new Document("wenshuBackup", "state"));
                switch (state.getString("state")) {
                    case "DONE" -> {
                        return Duration.ofMillis(begun.getLong("heldMillis"));
                    }
                    case "COPYING" -> Thread.sleep(100);
                    default -> throw new CannotStart("The store could not be copied: " + state.getString("error"));
                }
            }
        } catch (MongoException e) {
            throw new CannotStart("Wenshu runs on " + data + ", but its store (port " + installation.port(Part.STORE)
                    + ") gives no copy: " + e.getMessage()
                    + ". While it starts or stops, try again a little later; if it"
                    + " listens on other ports, set the variables that it was started with.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted");
        }
    }

    /** How far a movable clock is ahead now: time must not run backwards in what is restored. */
    private static Optional<String> clockOffset(Installation installation) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(installation.url(Part.DOCS) + "/internal/clock"))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return Optional.empty();
            }
            Instant shown = Instant.parse(answer.body().replaceFirst("(?s).*\"now\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
            return Optional.of(Duration.between(CLOCK.instant(), shown).toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted");
        } catch (IOException noAnswer) {
            Path kept = installation.data().resolve(OFFSET);
            return Files.exists(kept) ? Optional.of(Files.readString(kept)) : Optional.empty();
        }
    }

    private static Taken taken(Path file, Manifest manifest, Optional<Duration> held) throws IOException {
        return new Taken(file, Files.size(file), manifest.files().size(), held);
    }

    private static long sizeOfStore(Path data) {
        return data.resolve("store").resolve("store.mv").toFile().length();
    }

    private static Path checked(Path file, Path data) {
        Path target = file.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || Files.isDirectory(target)) {
            throw new CannotStart(file + " is a folder; name the file that the backup is to be written to.");
        }
        if (Files.exists(target)) {
            throw new CannotStart(file + " exists already and is not overwritten; choose another name.");
        }
        if (target.startsWith(data)) {
            throw new CannotStart(file + " lies inside the data folder that it is a backup of; choose another place.");
        }
        if (!Files.isDirectory(parent)) {
            throw new CannotStart("The folder " + parent + " does not exist.");
        }
        if (!Files.isWritable(parent)) {
            throw new CannotStart("Nothing can be written to the folder " + parent + ".");
        }
        return target;
    }

    private interface Writing {
        Taken write() throws IOException;
    }

    private static Taken writing(Path file, Writing writing) {
        try {
            return writing.write();
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart(e.getFile() + " exists already and is not overwritten; choose another name.");
        } catch (AccessDeniedException e) {
            throw new CannotStart("Nothing can be written to " + e.getFile() + ".");
        } catch (IOException e) {
            throw new CannotStart("The backup was not written to " + file + ": " + e.getMessage() + " ("
                    + (Optional.ofNullable(file.getParent())
                                    .orElse(file)
                                    .toFile()
                                    .getUsableSpace()
                            >> 20)
                    + " MB are free there). Nothing is left behind.");
        }
    }
}
