package org.wenshu.notifications.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.NotificationProperties;
import org.wenshu.notifications.SystemTime;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.office.model.PersonId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Server-sent events of inboxes (N2). A stream reads its person's messages after the last number that it sent, so it
 * neither skips nor repeats, whichever instance stored them; what wakes it is only a matter of being quick: this
 * instance's own deliveries at once, other instances' by one look per interval for all streams together.
 */
@Component
public class InboxStreams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(InboxStreams.class);
    private static final int BATCH = 100;
    /** Covers clocks that differ between instances; a stream also looks by itself at each heartbeat. */
    private static final Duration LATELY = Duration.ofSeconds(30);

    private final Inbox inbox;
    private final NotificationProperties.Inbox settings;
    private final SystemTime time;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private volatile Thread watch = Thread.currentThread();
    private volatile boolean running;

    InboxStreams(Inbox inbox, NotificationProperties properties, SystemTime time) {
        this.inbox = inbox;
        this.settings = properties.inbox();
        this.time = time;
    }

    /** This instance has just stored a message for the person. */
    public void arrivedFor(PersonId person) {
        streams.stream().filter(stream -> stream.person.equals(person)).forEach(Stream::wake);
    }

    /**
     * @param after the number after which to begin; empty for what arrives from now on
     */
    Flux<ServerSentEvent<InboxItem>> open(PersonId person, OptionalInt after) {
        return Flux.create(sink -> {
            var stream = new Stream(person, after, sink);
            Thread thread = Thread.ofVirtual().name("inbox-" + person.value()).unstarted(stream);
            sink.onDispose(thread::interrupt);
            thread.start();
        });
    }

    private void watch() {
        while (running) {
            try {
                Thread.sleep(settings.poll());
                Set<PersonId> people =
                        streams.stream().map(stream -> stream.person).collect(Collectors.toSet());
                if (!people.isEmpty()) {
                    Map<PersonId, Integer> newest = inbox.lately(people, LATELY);
                    streams.stream()
                            .filter(stream -> newest.getOrDefault(stream.person, 0) > stream.last)
                            .forEach(Stream::wake);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("looking for new inbox messages failed and is repeated: {}", e.toString());
                }
            }
        }
    }

    private final class Stream implements Runnable {
        private final PersonId person;
        private final FluxSink<ServerSentEvent<InboxItem>> sink;
        private final Semaphore news = new Semaphore(0);
        private final Instant end = time.now().plus(settings.lifetime());
        private volatile int last;
        private boolean fromNow;

        Stream(PersonId person, OptionalInt after, FluxSink<ServerSentEvent<InboxItem>> sink) {
            this.person = person;
            this.sink = sink;
            this.fromNow = after.isEmpty();
            this.last = after.orElse(0);
        }

        void wake() {
            news.release();
        }

        @Override
        public void run() {
            streams.add(this);
            try {
                if (fromNow) {
                    last = inbox.newest(person);
                }
                // Something must be written for the client to see that the stream is open.
                comment("open");
                while (running && !sink.isCancelled() && time.now().isBefore(end) && inbox.mayStillRead(person)) {
                    if (!pass()) {
                        rest();
                    }
                }
                sink.complete();
            } catch (InterruptedException e) {
                sink.complete();
            } catch (RuntimeException e) {
                // The client comes back with the number it has seen last.
                log.debug("the stream of {} ended: {}", person, e.toString());
                sink.complete();
            } finally {
                streams.remove(this);
            }
        }

        /** Whether there may be more. */
        private boolean pass() {
            List<Delivery> found = inbox.after(person, last, BATCH);
            for (Delivery delivery : found) {
                InboxItem item = InboxItem.of(delivery);
                sink.next(ServerSentEvent.builder(item)
                        .id(Integer.toString(item.number()))
                        .event("message")
                        .build());
                last = item.number();
            }
            return found.size() == BATCH;
        }

        private void rest() throws InterruptedException {
            if (news.tryAcquire(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            } else {
                comment("heartbeat");
            }
        }

        private void comment(String text) {
            sink.next(ServerSentEvent.<InboxItem>builder().comment(text).build());
        }
    }

    @Override
    public void start() {
        running = true;
        watch = Thread.ofVirtual().name("inbox-watch").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
        watch.interrupt();
        streams.forEach(Stream::wake);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the web server, whose graceful end would otherwise wait for every open stream. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
