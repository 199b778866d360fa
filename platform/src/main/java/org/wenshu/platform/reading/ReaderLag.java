package org.wenshu.platform.reading;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a reader is behind its topic.
 *
 * @param waiting events on the topic that it has not passed yet; empty while the broker cannot be asked
 * @param oldestSeconds since when the first of them lies there; empty when none does
 */
public record ReaderLag(String reader, String topic, Optional<Long> waiting, Optional<Long> oldestSeconds) {
    static ReaderLag of(String reader, String topic, long waiting, Optional<Duration> oldest) {
        return new ReaderLag(reader, topic, Optional.of(waiting), oldest.map(Duration::toSeconds));
    }

    static ReaderLag unknown(String reader, String topic) {
        return new ReaderLag(reader, topic, Optional.empty(), Optional.empty());
    }
}
