package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenshu.local.backup.RestoringBackup;
import org.wenshu.local.backup.TakingBackup;
import org.wenshu.local.client.Session;
import org.wenshu.local.consistency.ConsistencyCheck;
import org.wenshu.local.consistency.Finding;
import org.wenshu.local.demo.DemoOrgan;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;
import org.wenshu.local.suite.Suite;

/**
 * A backup that is taken while people work, restored beside the suite that goes on (ADR 0011). Comes last: when the second
 * suite ends, it takes the network threads with it that both share in this JVM.
 */
@WithSuite
@Order(Integer.MAX_VALUE)
@Tag("D1")
class BackupTest {
    private static final int CLERKS = 4;

    @TempDir
    Path folder;

    @Test
    void taken_under_load_it_loses_nothing_that_was_acknowledged_before_and_goes_on() throws Exception {
        var registered = new ConcurrentLinkedQueue<Incoming>();
        List<Incoming> before;
        Path file = folder.resolve("office.wenshu");
        try (var clerks = new Clerks(registered)) {
            Patiently.until(() -> assertThat(registered).hasSizeGreaterThan(20));
            before = List.copyOf(registered);
            TakingBackup.of(TheSuite.installation(), file);
            int during = registered.size();
            Patiently.until(() -> assertThat(registered).hasSizeGreaterThan(during + 5));
            assertThat(clerks.refused).isEmpty();
        }

        Path data = folder.resolve("restored");
        RestoringBackup.of(file, data, false);
        Installation installation = Installation.onFreePorts(data);
        try (Suite restored = Suite.start(installation)) {
            assertThat(restored.installation()).isEqualTo(installation);
            Session secretary = new DemoOrgan(installation).as("li");
            for (Incoming document : before) {
                assertThat(secretary
                                .get(document.path())
                                .expect(200)
                                .json()
                                .at("/registerNumber")
                                .asString())
                        .isEqualTo(document.number());
            }
            Incoming next = Incoming.in(secretary
                    .post(
                            Incoming.PATH,
                            Registration.ordinary().with("register", "备份").body())
                    .expect(201));
            // What was waiting is published, read by everybody, and agrees with the store.
            Patiently.until(() -> assertThat(contradictions(installation)).isEmpty());
            assertThat(next.number())
                    .isNotIn(before.stream().map(Incoming::number).toList());
        }
    }

    /** What is wrong in the copy and not in the original. */
    private static List<String> contradictions(Installation copy) {
        var known = findings(TheSuite.installation());
        return findings(copy).stream()
                .filter(finding -> !known.contains(finding))
                .toList();
    }

    private static List<String> findings(Installation installation) {
        return new ConsistencyCheck(
                        "mongodb://127.0.0.1:" + installation.port(Part.STORE),
                        "127.0.0.1:" + installation.port(Part.BROKER))
                .findings().stream().map(Finding::toString).collect(Collectors.toList());
    }

    /** People who register documents, hand them to a section and report the result until they are told to stop. */
    private static final class Clerks implements AutoCloseable {
        private final AtomicBoolean working = new AtomicBoolean(true);
        private final ConcurrentLinkedQueue<Throwable> refused = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        Clerks(ConcurrentLinkedQueue<Incoming> registered) {
            for (int clerk = 0; clerk < CLERKS; clerk++) {
                boolean whole = clerk == 0;
                threads.add(Thread.ofVirtual().start(() -> work(registered, whole)));
            }
        }

        private void work(ConcurrentLinkedQueue<Incoming> registered, boolean whole) {
            try {
                while (working.get()) {
                    Incoming document =
                            Incoming.registered("li", Registration.ordinary().with("register", "备份"));
                    registered.add(document);
                    if (whole) {
                        document.handedTo("finance").resultBy("wei").completed();
                    }
                }
            } catch (RuntimeException | AssertionError e) {
                refused.add(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            working.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
