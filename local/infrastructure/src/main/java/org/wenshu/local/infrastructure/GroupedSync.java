package org.wenshu.local.infrastructure;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets a command answer only when what it changed or saw is on the disk; commands that run side by side share one
 * commit and one fsync.
 *
 * <p>Commands run together; a commit waits until none is half-way, so that the file never holds a document without its
 * index entry. Reading waits too when something unwritten precedes it: otherwise a reader could pass on (publish, say)
 * what a power cut then takes back.
 */
final class GroupedSync {

    /** What brings changes to the disk: a quick snapshot between commands, then the slow part beside them. */
    interface Disk {
        void commit();

        void sync();
    }

    private final Disk disk;
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock();
    private final AtomicLong begun = new AtomicLong();
    /** Shared by the commands that change something; whoever has it alone knows that nothing changes. */
    private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock(true);

    private final ReentrantLock turn = new ReentrantLock();
    private final Condition synced = turn.newCondition();
    private long onDisk;
    private boolean syncing;

    GroupedSync(Disk disk) {
        this.disk = disk;
    }

    /** Runs a command that may change data and returns its answer once the change is on the disk. */
    <T> T changing(Supplier<T> command) {
        T answer;
        long mark;
        changes.readLock().lock();
        commands.readLock().lock();
        try {
            // Counted before it begins, so that a reader who sees it half-way waits for it too.
            mark = begun.incrementAndGet();
            answer = command.get();
        } finally {
            commands.readLock().unlock();
            changes.readLock().unlock();
        }
        await(mark);
        return answer;
    }

    /** Does something while nothing changes and all that has changed is on the disk; reading goes on meanwhile. */
    <T> T holding(Supplier<T> work) {
        changes.writeLock().lock();
        try {
            await(begun.get());
            return work.get();
        } finally {
            changes.writeLock().unlock();
        }
    }

    /** Runs a command that only reads and returns its answer once everything it may have seen is on the disk. */
    <T> T reading(Supplier<T> command) {
        T answer;
        long mark;
        commands.readLock().lock();
        try {
            answer = command.get();
            mark = begun.get();
        } finally {
            commands.readLock().unlock();
        }
        await(mark);
        return answer;
    }

    private void await(long mark) {
        turn.lock();
        try {
            while (onDisk < mark) {
                if (syncing) {
                    synced.awaitUninterruptibly();
                } else {
                    syncForAll();
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /** Called with the turn held; gives it up while the disk works, so that the next group can gather. */
    private void syncForAll() {
        syncing = true;
        turn.unlock();
        long reached = -1;
        try {
            long covered;
            commands.writeLock().lock();
            try {
                // No command is half-way here, so every command that has begun is also finished.
                covered = begun.get();
                disk.commit();
            } finally {
                commands.writeLock().unlock();
            }
            disk.sync();
            reached = covered;
        } finally {
            turn.lock();
            syncing = false;
            onDisk = Math.max(onDisk, reached);
            synced.signalAll();
        }
    }
}
