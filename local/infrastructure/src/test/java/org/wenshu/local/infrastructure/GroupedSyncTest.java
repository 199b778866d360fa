package org.wenshu.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void a_change_is_answered_only_after_the_sync() {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> sync.changing(() -> "done"));
        await().until(disk.commits::get, commits -> commits == 1);
        assertThat(answer).isNotDone();
        disk.maySync.release();
        assertThat(answer.join()).isEqualTo("done");
    }

    @Test
    void changes_that_gather_while_the_disk_works_share_one_sync() {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        answers.add(CompletableFuture.supplyAsync(() -> sync.changing(() -> "first")));
        await().until(disk.commits::get, commits -> commits == 1);
        CountDownLatch changed = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            answers.add(answer);
            Thread.ofVirtual()
                    .start(() -> answer.complete(sync.changing(() -> {
                        changed.countDown();
                        return "later";
                    })));
        }
        await().until(() -> changed.getCount() == 0);
        disk.maySync.release(2);
        answers.forEach(CompletableFuture::join);
        assertThat(disk.syncs.get()).isEqualTo(2);
    }

    @Test
    void a_commit_waits_until_no_command_is_half_way() throws Exception {
        CountDownLatch halfWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> sync.changing(() -> {
            halfWay.countDown();
            await().until(() -> goOn.getCount() == 0);
            return "slow";
        }));
        halfWay.await();
        CountDownLatch executed = new CountDownLatch(1);
        CompletableFuture<String> quick = new CompletableFuture<>();
        Thread leader = Thread.ofVirtual()
                .start(() -> quick.complete(sync.changing(() -> {
                    executed.countDown();
                    return "quick";
                })));
        executed.await();
        await().until(() -> leader.getState() == Thread.State.WAITING);
        assertThat(disk.commits.get()).isZero();
        goOn.countDown();
        disk.maySync.release(2);
        assertThat(slow.join() + quick.join()).isEqualTo("slowquick");
    }

    @Test
    void what_a_reader_saw_is_on_the_disk_before_it_is_told() {
        CompletableFuture<String> change = CompletableFuture.supplyAsync(() -> sync.changing(() -> "changed"));
        await().until(disk.commits::get, commits -> commits == 1);
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> sync.reading(() -> "seen"));
        assertThat(read).isNotDone();
        disk.maySync.release();
        assertThat(change.join() + read.join()).isEqualTo("changedseen");
        // With nothing unwritten before it, a reader does not wait.
        assertThat(sync.reading(() -> "quiet")).isEqualTo("quiet");
        assertThat(disk.syncs.get()).isEqualTo(1);
    }

    @Test
    void a_disk_that_fails_fails_every_change_in_its_group_and_may_recover() {
        AtomicInteger attempts = new AtomicInteger();
        GroupedSync failing = new GroupedSync(new GroupedSync.Disk() {
            @Override
            public void commit() {}

            @Override
            public void sync() {
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("disk full");
                }
            }
        });
        assertThatThrownBy(() -> failing.changing(() -> "lost")).hasMessage("disk full");
        assertThat(failing.changing(() -> "kept")).isEqualTo("kept");
    }
}
