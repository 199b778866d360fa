package org.wenshu.local.infrastructure;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenshu.local.infrastructure.store.OwnCommand;
import org.wenshu.local.infrastructure.store.RunningFile;

/**
 * Takes a copy of the running store and of the broker beside it that belong together, for a backup (docs/adr/0011).
 *
 * <p>Changes are held while the broker's files and the head of the store's file are copied, some hundred milliseconds;
 * the body of the store's file is copied while work goes on, since the store then writes behind it only.
 *
 * <p>The command {@code {wenshuBackup: "begin", store: <folder>}} answers with the folder of the copy, inside the data
 * folder; {@code {wenshuBackup: "state"}} tells how far it is. Whoever asked reads the folder and deletes it.
 */
final class OnlineCopy {
    private static final String COMMAND = "wenshubackup";

    private static final Logger log = LoggerFactory.getLogger(OnlineCopy.class);
    /** The store's file begins with two blocks that are written again and again; everything behind them is only added. */
    private static final int HEAD_BYTES = 2 * 4096;

    private final RunningFile running;
    private final Path folder;
    private State state = new State("NONE", "");

    /** @param error why it failed */
    private record State(String name, String error) {}

    OnlineCopy(RunningFile running, Path folder) {
        this.running = running;
        this.folder = folder.toAbsolutePath().normalize();
    }

    OwnCommand command() {
        return new OwnCommand(COMMAND, this::answer);
    }

    private Document answer(Document command) {
        return switch (String.valueOf(command.get("wenshuBackup"))) {
            case "begin" -> begin(String.valueOf(command.get("store")));
            case "state" -> state();
            default -> refusal("wenshuBackup must be begin or state");
        };
    }

    private synchronized Document begin(String wanted) {
        if (!wanted.equals(folder.toString())) {
            return refusal("this store keeps its data in " + folder + ", not in " + wanted);
        }
        if (state.name().equals("COPYING")) {
            return refusal("another backup is being taken");
        }
        Path data = folder.resolveSibling(EmbeddedStore.COPY_FOLDER);
        Path file = folder.resolve(EmbeddedStore.FILE);
        long began = System.nanoTime();
        try {
            // What a backup that was cut off has left.
            BrokerFiles.delete(data);
            Path copy = Files.createDirectories(data.resolve("store")).resolve(EmbeddedStore.FILE);
            running.reuseSpace(false);
            long length = running.holding(() -> copyHeadAndBroker(file, copy, data));
            long held = Duration.ofNanos(System.nanoTime() - began).toMillis();
            state = new State("COPYING", "");
            Thread.ofPlatform().name("backup").daemon().start(() -> copyBody(file, copy, length));
            return new Document("ok", 1.0).append("folder", data.toString()).append("heldMillis", held);
        } catch (IOException | UncheckedIOException e) {
            running.reuseSpace(true);
            return refusal("the copy failed: " + e);
        }
    }

    private long copyHeadAndBroker(Path file, Path copy, Path data) {
        try {
            Path broker = folder.resolveSibling("broker");
            if (Files.exists(broker.resolve("log").resolve("meta.properties"))) {
                BrokerFiles.copy(broker, data.resolve("broker"), true);
            }
            long length = running.usedBytes();
            transfer(file, copy, 0, Math.min(HEAD_BYTES, length));
            return length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyBody(Path file, Path copy, long length) {
        State reached;
        try {
            transfer(file, copy, HEAD_BYTES, length);
            reached = new State("DONE", "");
        } catch (IOException | RuntimeException e) {
            log.warn("The copy for a backup failed", e);
            reached = new State("FAILED", e.toString());
        } finally {
            running.reuseSpace(true);
        }
        synchronized (this) {
            state = reached;
        }
    }

    private static void transfer(Path file, Path copy, long from, long to) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.allocate(1 << 20);
            for (long at = from; at < to; ) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
                int read = in.read(buffer, at);
                if (read < 0) {
                    throw new IOException("The store's file became shorter while it was copied");
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    at += out.write(buffer, at);
                }
            }
        }
    }

    private synchronized Document state() {
        return new Document("ok", 1.0).append("state", state.name()).append("error", state.error());
    }

    private static Document refusal(@Nullable String why) {
        return new Document("ok", 0.0).append("errmsg", why).append("code", 2);
    }
}
