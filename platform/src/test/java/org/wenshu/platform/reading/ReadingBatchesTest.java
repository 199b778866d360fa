package org.wenshu.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchListenerFailedException;

class ReadingBatchesTest {
    private final List<String> applied = Collections.synchronizedList(new ArrayList<>());

    @Test
    void different_aggregates_are_read_side_by_side() {
        var both = new CountDownLatch(2);
        var reading = new ReadingBatches(record -> {
            both.countDown();
            try {
                // Only a second reader at work at the same time lets the first one go on.
                assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            applied.add(record.key());
        });
        reading.onMessage(List.of(record("a", 0), record("b", 1)));
        assertThat(applied).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void an_aggregates_events_keep_their_order() {
        var events = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (int offset = 0; offset < 200; offset++) {
            events.add(record("aggregate-" + offset % 7, offset));
        }
        new ReadingBatches(record -> applied.add(record.key() + ":" + record.offset())).onMessage(events);
        for (int aggregate = 0; aggregate < 7; aggregate++) {
            String key = "aggregate-" + aggregate;
            assertThat(applied.stream().filter(each -> each.startsWith(key + ":")))
                    .containsExactlyElementsOf(events.stream()
                            .filter(each -> each.key().equals(key))
                            .map(each -> key + ":" + each.offset())
                            .toList());
        }
    }

    @Test
    void nothing_overtakes_a_failed_event_of_its_aggregate_and_the_first_failure_is_named() {
        var reading = new ReadingBatches(record -> {
            if (record.offset() == 1 || record.offset() == 3) {
                throw new IllegalStateException("failed at " + record.offset());
            }
            applied.add(record.key() + record.offset());
        });
        var failure = catchThrowableOfType(
                BatchListenerFailedException.class,
                () -> reading.onMessage(
                        List.of(record("a", 0), record("b", 1), record("b", 2), record("c", 3), record("d", 4))));
        assertThat(failure.getIndex()).isEqualTo(1);
        assertThat(failure).hasRootCauseMessage("failed at 1");
        assertThat(applied).containsExactlyInAnyOrder("a0", "d4");
    }

    private static ConsumerRecord<String, byte[]> record(String key, long offset) {
        return new ConsumerRecord<>("topic", 0, offset, key, new byte[0]);
    }
}
