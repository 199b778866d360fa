package org.wenshu.notifications.sending;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.NotificationProperties;
import org.wenshu.notifications.SystemTime;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryState;
import org.wenshu.platform.store.AggregateStore;

/**
 * Looks for deliveries that are due, on every instance; which instance sends which is decided by the claim. The queue
 * is the deliveries themselves, so nothing is lost with an instance.
 */
@Component
public class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;
    private static final List<Channel> SENT_CHANNELS = List.of(Channel.SMS, Channel.EMAIL);
    private static final Bson NOT_SENT = in("state", DeliveryState.QUEUED.name(), DeliveryState.FAILED.name());

    private final AggregateStore<Delivery> deliveries;
    private final SendingDeliveries sending;
    private final Providers providers;
    private final NotificationProperties properties;
    private final SystemTime time;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final List<Thread> loops = new ArrayList<>();
    private final Semaphore smsWork = new Semaphore(0);
    private final Semaphore emailWork = new Semaphore(0);
    private ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    Dispatcher(
            AggregateStore<Delivery> deliveries,
            SendingDeliveries sending,
            Providers providers,
            NotificationProperties properties,
            SystemTime time,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.sending = sending;
        this.providers = providers;
        this.properties = properties;
        this.time = time;
        for (Channel channel : SENT_CHANNELS) {
            Gauge.builder("wenshu.notifications.waiting", () -> waiting(channel))
                    .tag("channel", channel.name())
                    .description("Messages that are not sent yet")
                    .register(meters);
        }
        providers
                .names()
                .forEach(name -> Gauge.builder(
                                "wenshu.notifications.provider.left.alone", () -> providers.isLeftAlone(name) ? 1 : 0)
                        .tag("provider", name)
                        .description("1 while a provider that keeps failing is left alone")
                        .register(meters));
    }

    private long waiting(Channel channel) {
        return deliveries.collection().countDocuments(and(eq("channel", channel.name()), NOT_SENT));
    }

    /** Something was queued here: no need to wait for the next look. */
    public void queued(Channel channel) {
        if (channel != Channel.INBOX) {
            work(channel).release();
        }
    }

    private Semaphore work(Channel channel) {
        return channel == Channel.SMS ? smsWork : emailWork;
    }

    private void run(Channel channel) {
        var window = new Semaphore(providers.window(channel));
        while (running) {
            try {
                boolean more = look(channel, window);
                if (!more && work(channel).tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    work(channel).drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                log.warn("looking for due {} messages failed and is repeated: {}", channel, e.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(properties.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there may be more than was found. */
    private boolean look(Channel channel, Semaphore window) throws InterruptedException {
        List<String> stranded = due(channel, eq("state", DeliveryState.SENDING.name()));
        for (String id : stranded) {
            hand(id, window, sending::timeIsUp);
        }
        List<String> waiting = due(channel, NOT_SENT);
        for (String id : waiting) {
            hand(id, window, sending::send);
        }
        return waiting.size() == BATCH;
    }

    private void hand(String id, Semaphore window, Consumer<String> work) throws InterruptedException {
        if (!running || inHand.contains(id)) {
            return;
        }
        window.acquire();
        inHand.add(id);
        senders.execute(() -> {
            try {
                work.accept(id);
            } catch (RuntimeException e) {
                if (running) {
                    log.error(
                            "delivery {} could not be dealt with; it is taken up again when its claim has run out",
                            id,
                            e);
                }
            } finally {
                inHand.remove(id);
                window.release();
            }
        });
    }

    private List<String> due(Channel channel, Bson state) {
        return deliveries
                .collection()
                .find(and(eq("channel", channel.name()), state, lte("dueAt", Date.from(time.now()))))
                .sort(new Document("urgent", -1).append("dueAt", 1))
                .projection(new Document("_id", 1))
                .limit(BATCH)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    @Override
    public void start() {
        running = true;
        if (senders.isShutdown()) {
            senders = Executors.newVirtualThreadPerTaskExecutor();
        }
        for (Channel channel : SENT_CHANNELS) {
            loops.add(Thread.ofVirtual()
                    .name("dispatch-" + channel.name().toLowerCase(Locale.ROOT))
                    .start(() -> run(channel)));
        }
    }

    /** What is on its way is finished, so that an ordinary restart leaves nothing uncertain. */
    @Override
    public void stop() {
        running = false;
        loops.forEach(Thread::interrupt);
        loops.clear();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(12, TimeUnit.SECONDS)) {
                log.warn("{} messages are still on their way", inHand.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the relay, the readers' replicas and the providers' connections; before the web server. */
    @Override
    public int getPhase() {
        return 300;
    }
}
