package org.wenshu.platform.files;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Removes now and then what uploads that a crash cut off left in the file store. */
final class OrphanSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

    private final FileStore files;
    private final Duration every;
    private final Duration olderThan;
    private @Nullable ScheduledExecutorService timer;

    OrphanSweep(FileStore files, Duration every, Duration olderThan) {
        this.files = files;
        this.every = every;
        this.olderThan = olderThan;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("file-sweep").factory());
        // The first after an interval, not at start-up, when services have better things to do.
        var ignored =
                started.scheduleWithFixedDelay(this::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void sweep() {
        try {
            int removed = files.removeOrphans(olderThan);
            if (removed > 0) {
                LOG.info("Removed {} broken-off uploads", removed);
            }
        } catch (RuntimeException e) {
            LOG.warn("Broken-off uploads could not be removed; tried again later", e);
        }
    }
}
