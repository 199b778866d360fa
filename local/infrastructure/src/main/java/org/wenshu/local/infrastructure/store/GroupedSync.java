package org.wenshu.local.infrastructure.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows when what a command changed or saw is on the disk; commands that run side by side share one commit and one
 * fsync, and only the thread that syncs waits for the disk.
 *
 * <p>A commit waits until no change is half-way, so that the file never holds a document without its index entry. An
 * answer that rests on something unwritten waits too: otherwise a reader could pass on (publish, say) what a power cut
 * then takes back.
 */
final class GroupedSync implements AutoCloseable {

    /** What brings changes to the disk: a quick snapshot between commands, then the slow part beside them. */
    interface Disk {
        void commit();

        void sync();
    }

    /** What this thread's command has done so far. */
    private static final class Command {
        /** Whether whoever sent it wants no word of the disk (write concern {@code j: false}). */
        private final boolean unhurried;

        private boolean changing;
        private long mark;

        Command(boolean unhurried) {
            this.unhurried = unhurried;
        }
    }

    /** How long a change that nobody waits for may stay off the disk, as MongoDB's journal keeps it. */
    private static final long UNHURRIED_NANOS = 100_000_000;

    private record Waiting(long mark, Consumer<@Nullable Throwable> told) {}

    private final @Nullable Disk disk;
    private final ThreadLocal<@Nullable Command> current = new ThreadLocal<>();
    private final ThreadLocal<@Nullable Long> owed = new ThreadLocal<>();
    private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock();
    private final AtomicLong begun = new AtomicLong();
    private volatile long onDisk;

    private final ReentrantLock turn = new ReentrantLock();
    private final Condition called = turn.newCondition();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean changedUnhurriedly;
    private boolean closed;
    private final @Nullable Thread syncing;

    GroupedSync(Disk disk) {
        this.disk = disk;
        this.syncing = Thread.ofPlatform().name("store-sync").daemon().start(() -> syncUntilClosed(disk));
    }

    private GroupedSync() {
        this.disk = null;
        this.syncing = null;
    }

    /** For a store that has no disk, where nothing ever waits. */
    static GroupedSync none() {
        return new GroupedSync();
    }

    /** Runs a command; {@link #takeOwed} then tells how far the disk must have come before anybody hears the answer. */
    <T extends @Nullable Object> T run(Supplier<T> command) {
        return run(false, command);
    }

    /**
     * Runs a command.
     *
     * @param unhurried whether neither its answer nor those that see its change wait for the disk
     */
    <T extends @Nullable Object> T run(boolean unhurried, Supplier<T> command) {
        if (disk == null) {
            return command.get();
        }
        Command own = new Command(unhurried);
        current.set(own);
        try {
            return command.get();
        } finally {
            current.remove();
            if (own.changing) {
                changes.readLock().unlock();
            }
            owed.set(own.mark);
        }
    }

    /** The mark that this thread's last command must wait for; asked once. */
    long takeOwed() {
        Long mark = owed.get();
        owed.remove();
        return mark == null ? 0 : mark;
    }

    /**
     * Says, before the first byte is changed, that this command changes something.
     *
     * @return the mark to be reached before the change is durable
     */
    long change() {
        Command own = current.get();
        if (own == null) {
            // While the store is opened, or has no disk.
            return 0;
        }
        if (!own.changing) {
            // Past a commit that only waits: it waits for others, who may themselves wait for what we hold.
            if (!changes.readLock().tryLock()) {
                changes.readLock().lock();
            }
            own.changing = true;
            if (own.unhurried) {
                askForSync();
            } else {
                own.mark = Math.max(own.mark, begun.incrementAndGet());
            }
        }
        return own.unhurried ? 0 : own.mark;
    }

    private void askForSync() {
        turn.lock();
        try {
            if (!changedUnhurriedly) {
                changedUnhurriedly = true;
                called.signal();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Says that this command's answer rests on that change. */
    void saw(long mark) {
        Command own = current.get();
        if (own != null && !own.unhurried) {
            own.mark = Math.max(own.mark, mark);
        }
    }

    boolean reached(long mark) {
        return mark <= onDisk;
    }

    /** Tells when the mark is reached, or why it cannot be. */
    void whenReached(long mark, Consumer<@Nullable Throwable> told) {
        turn.lock();
        try {
            if (!reached(mark)) {
                if (closed) {
                    told.accept(new IllegalStateException("The store is closed"));
                    return;
                }
                waiting.add(new Waiting(mark, told));
                called.signal();
                return;
            }
        } finally {
            turn.unlock();
        }
        told.accept(null);
    }

    /** Does something while nothing changes and all that has changed is on the disk; reading goes on meanwhile. */
    <T> T holding(Supplier<T> work) {
        if (disk == null) {
            throw new IllegalStateException("This store lives in memory");
        }
        long covered = 0;
        Throwable failure = null;
        changes.writeLock().lock();
        try {
            covered = begun.get();
            disk.commit();
            disk.sync();
            onDisk = covered;
            return work.get();
        } catch (RuntimeException | Error failed) {
            failure = onDisk < covered ? failed : null;
            throw failed;
        } finally {
            changes.writeLock().unlock();
            tell(covered, failure);
        }
    }

    private void syncUntilClosed(Disk disk) {
        while (awaitCall()) {
            Throwable failure = null;
            long covered = 0;
            try {
                changes.writeLock().lock();
                try {
                    // No change is half-way here, so every change that has begun is also finished.
                    covered = begun.get();
                    disk.commit();
                } finally {
                    changes.writeLock().unlock();
                }
                disk.sync();
                onDisk = Math.max(onDisk, covered);
            } catch (RuntimeException | Error failed) {
                failure = failed;
            }
            tell(covered, failure);
        }
    }

    private boolean awaitCall() {
        turn.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                if (!changedUnhurriedly) {
                    called.awaitUninterruptibly();
                } else if (awaitNanos(UNHURRIED_NANOS)) {
                    break;
                }
            }
            boolean wanted = !waiting.isEmpty() || changedUnhurriedly;
            changedUnhurriedly = false;
            return wanted;
        } finally {
            turn.unlock();
        }
    }

    /** Whether the time went by without anybody coming to wait. */
    private boolean awaitNanos(long nanos) {
        try {
            return called.awaitNanos(nanos) <= 0;
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; should somebody, it syncs at once.
            return true;
        }
    }

    private void tell(long covered, @Nullable Throwable failure) {
        List<Waiting> reached = new ArrayList<>();
        turn.lock();
        try {
            List<Waiting> later = new ArrayList<>();
            for (Waiting one : waiting) {
                (one.mark() <= covered ? reached : later).add(one);
            }
            waiting = later;
        } finally {
            turn.unlock();
        }
        for (Waiting one : reached) {
            one.told().accept(failure);
        }
    }

    /** Brings to the disk what is still waited for, and ends. */
    @Override
    public void close() {
        if (syncing == null) {
            return;
        }
        turn.lock();
        try {
            closed = true;
            called.signal();
        } finally {
            turn.unlock();
        }
        boolean interrupted = false;
        while (syncing.isAlive()) {
            try {
                syncing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
