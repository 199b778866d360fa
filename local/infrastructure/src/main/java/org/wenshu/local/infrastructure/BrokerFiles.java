package org.wenshu.local.infrastructure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Copies a broker's folder while the broker goes on writing to it, so that a broker can start on the copy.
 *
 * <p>Groups' offsets are copied before the records that they point to: an offset never points behind the end of what was
 * copied, and what was written because of a record that was read (a dead letter) is copied if the reading is. What a
 * broker makes anew from its logs (indexes, checkpoints, marks of a clean end) is left out, so that it checks the whole
 * copy when it starts.
 */
public final class BrokerFiles {
    private static final String OFFSETS = "__consumer_offsets-";
    private static final String METADATA = "__cluster_metadata-";
    private static final int ATTEMPTS = 20;

    private BrokerFiles() {}

    /**
     * @param broker the folder given to {@link EmbeddedBroker#start}
     * @param to a folder that does not exist yet
     * @param link whether full segments, which never change, may share their bytes with the original for the moment
     */
    public static void copy(Path broker, Path to, boolean link) throws IOException {
        Path logs = broker.resolve("log");
        Path copy = Files.createDirectories(to.resolve("log"));
        Files.copy(logs.resolve("meta.properties"), copy.resolve("meta.properties"));
        for (Path partition : partitions(logs)) {
            copyPartition(partition, copy.resolve(partition.getFileName().toString()), link);
        }
    }

    private static List<Path> partitions(Path logs) throws IOException {
        try (Stream<Path> all = Files.list(logs)) {
            return all.filter(Files::isDirectory)
                    // Topics that are being deleted, and what is left of earlier mishaps.
                    .filter(folder -> folder.getFileName().toString().matches(".+-\\d+"))
                    .sorted(Comparator.comparing(BrokerFiles::turn).thenComparing(Path::getFileName))
                    .toList();
        }
    }

    private static int turn(Path partition) {
        String name = partition.getFileName().toString();
        return name.startsWith(OFFSETS) ? 0 : name.startsWith(METADATA) ? 2 : 1;
    }

    private static void copyPartition(Path partition, Path to, boolean link) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.createDirectories(to);
                Map<Path, Object> before = segments(partition);
                Path active =
                        before.isEmpty() ? null : List.copyOf(before.keySet()).getLast();
                for (Path file : files(partition)) {
                    Path target = to.resolve(file.getFileName().toString());
                    if (link && before.containsKey(file) && !file.equals(active)) {
                        link(file, target);
                    } else {
                        Files.copy(file, target);
                    }
                }
                if (before.equals(segments(partition))) {
                    return;
                }
            } catch (NoSuchFileException cleaned) {
                if (!Files.exists(partition)) {
                    delete(to);
                    return;
                }
            }
            // A segment was rolled, cleaned or dropped meanwhile: what was copied may lack records.
            delete(to);
            if (attempt == ATTEMPTS) {
                throw new IOException(
                        "The broker changes " + partition.getFileName() + " too fast for a copy to be taken");
            }
        }
    }

    /** The segments in order, each with what tells a file from another of the same name. */
    private static Map<Path, Object> segments(Path partition) throws IOException {
        var segments = new TreeMap<Path, Object>();
        try (Stream<Path> all = Files.list(partition)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".log")).toList()) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                segments.put(file, Objects.requireNonNullElse(attributes.fileKey(), file));
            }
        }
        return segments;
    }

    private static List<Path> files(Path partition) throws IOException {
        try (Stream<Path> all = Files.list(partition)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(".log")
                                || name.endsWith(".checkpoint")
                                || List.of("partition.metadata", "leader-epoch-checkpoint", "quorum-state")
                                        .contains(name);
                    })
                    .sorted()
                    .toList();
        }
    }

    static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | FileSystemException cannotLink) {
            if (cannotLink instanceof NoSuchFileException gone) {
                throw gone;
            }
            Files.copy(file, target);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        var content = new ArrayList<Path>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(content::add);
        }
        for (Path path : content.reversed()) {
            Files.deleteIfExists(path);
        }
    }
}
