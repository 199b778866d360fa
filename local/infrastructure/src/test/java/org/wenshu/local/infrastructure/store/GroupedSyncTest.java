package org.wenshu.local.infrastructure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class GroupedSyncTest {

    /** A disk that works when the test lets it. */
    private static final class SlowDisk implements GroupedSync.Disk {
        final Semaphore maySync = new Semaphore(0);
        final AtomicInteger commits = new AtomicInteger();
        final AtomicInteger syncs = new AtomicInteger();

        @Override
        public void commit() {
            commits.incrementAndGet();
        }

        @Override
        public void sync() {
            maySync.acquireUninterruptibly();
            syncs.incrementAndGet();
        }
    }

    private final SlowDisk disk = new SlowDisk();
    private final GroupedSync sync = new GroupedSync(disk);

    @AfterEach
    void close() {
        disk.maySync.release(1_000);
        sync.close();
    }

    /** What a client gets: the answer, once it may be told. */
    private static <T> CompletableFuture<T> command(GroupedSync sync, Supplier<T> command) {
        T answer = sync.run(command);
        CompletableFuture<T> told = new CompletableFuture<>();
        sync.whenReached(sync.takeOwed(), failure -> {
            if (failure == null) {
                told.complete(answer);
            } else {
                told.completeExceptionally(failure);
            }
        });
        return told;
    }

    private CompletableFuture<Long> change() {
        return command(sync, sync::change);
    }

    private CompletableFuture<String> reading(long mark) {
        return command(sync, () -> {
            sync.saw(mark);
            return "seen";
        });
    }

    @Test
    void a_change_is_answered_only_after_the_sync() {
        CompletableFuture<Long> answer = change();
        await().until(disk.commits::get, commits -> commits == 1);
        assertThat(answer).isNotDone();
        disk.maySync.release();
        assertThat(answer.join()).isEqualTo(1);
    }

    @Test
    void changes_that_gather_while_the_disk_works_share_one_sync() {
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        answers.add(change());
        await().until(disk.commits::get, commits -> commits == 1);
        for (int i = 0; i < 20; i++) {
            answers.add(change());
        }
        disk.maySync.release(2);
        answers.forEach(CompletableFuture::join);
        assertThat(disk.syncs.get()).isEqualTo(2);
    }

    @Test
    void a_commit_waits_until_no_change_is_half_way() throws Exception {
        CountDownLatch halfWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Long> slow = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> command(sync, () -> {
                            long mark = sync.change();
                            halfWay.countDown();
                            await().until(() -> goOn.getCount() == 0);
                            return mark;
                        })
                        .thenAccept(slow::complete));
        halfWay.await();
        CompletableFuture<Long> quick = change();
        // Past the commit that waits, too.
        CompletableFuture<Long> another = change();
        assertThat(disk.commits.get()).isZero();
        goOn.countDown();
        disk.maySync.release();
        assertThat(List.of(slow.join(), quick.join(), another.join())).containsExactly(1L, 2L, 3L);
        assertThat(disk.commits.get()).isEqualTo(1);
    }

    @Test
    void what_a_reader_saw_is_on_the_disk_before_it_is_told() {
        CompletableFuture<Long> change = change();
        await().until(disk.commits::get, commits -> commits == 1);
        CompletableFuture<String> read = reading(1);
        assertThat(read).isNotDone();
        // Who saw nothing of it need not wait.
        assertThat(reading(0)).isCompletedWithValue("seen");
        disk.maySync.release();
        assertThat(change.join() + read.join()).isEqualTo("1seen");
        assertThat(reading(1)).isCompletedWithValue("seen");
        assertThat(disk.syncs.get()).isEqualTo(1);
    }

    @Test
    void a_command_that_failed_half_way_waits_like_any_other() {
        assertThatThrownBy(() -> sync.run(() -> {
                    sync.change();
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        sync.whenReached(sync.takeOwed(), failure -> told.complete(failure == null));
        await().until(disk.commits::get, commits -> commits == 1);
        assertThat(told).isNotDone();
        disk.maySync.release();
        assertThat(told.join()).isTrue();
    }

    @Test
    void while_it_holds_all_is_on_the_disk_and_nothing_changes() throws Exception {
        disk.maySync.release(10);
        change().join();
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread holder = Thread.ofVirtual()
                .start(() -> sync.holding(() -> {
                    holding.countDown();
                    await().until(() -> goOn.getCount() == 0);
                    return "copied";
                }));
        holding.await();
        CompletableFuture<Long> change = new CompletableFuture<>();
        Thread changer = Thread.ofVirtual().start(() -> change().thenAccept(change::complete));
        await().until(() -> changer.getState() == Thread.State.WAITING);
        assertThat(reading(1)).isCompletedWithValue("seen");
        assertThat(change).isNotDone();
        goOn.countDown();
        holder.join();
        assertThat(change.join()).isEqualTo(2);
    }

    @Test
    void a_disk_that_fails_fails_every_change_in_its_group_and_may_recover() {
        AtomicInteger attempts = new AtomicInteger();
        try (GroupedSync failing = new GroupedSync(new GroupedSync.Disk() {
            @Override
            public void commit() {}

            @Override
            public void sync() {
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("disk full");
                }
            }
        })) {
            CompletableFuture<Long> lost = command(failing, failing::change);
            assertThatThrownBy(lost::join).hasMessageContaining("disk full");
            assertThat(command(failing, failing::change).join()).isEqualTo(2);
        }
    }

    @Test
    void a_change_that_nobody_waits_for_is_answered_at_once_and_on_the_disk_soon() {
        String answer = sync.run(true, () -> {
            sync.change();
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(sync.reached(sync.takeOwed())).isTrue();
        disk.maySync.release();
        await().until(() -> disk.syncs.get() == 1);
    }
}
