package org.wenshu.acceptance.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.local.client.Gateway;
import org.wenshu.local.client.Session;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.consistency.Disturbance;
import org.wenshu.local.consistency.ReceivedMessage;
import org.wenshu.local.demo.StoryClock;
import org.wenshu.local.suite.Part;
import org.wenshu.local.suite.SeparateSuite;

/** Carries out a plan of blows, one after the other, and remembers what it did. */
final class Chaos implements AutoCloseable {
    /** A hand-over takes milliseconds; on a machine that restarts JVMs it may take seconds. */
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(15);

    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();

    private final SeparateSuite suite;
    private final StoryClock clock;
    private final Session sinks;
    private final EventAgain again;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("channels").factory());

    private final Map<Part, Integer> kills = new EnumMap<>(Part.class);
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final List<Disturbance> cuts = new ArrayList<>();
    private int duplicates;
    private int belated;
    private int mailOutages;
    private int smsOutages;
    private int mornings;

    Chaos(SeparateSuite suite) {
        this.suite = suite;
        this.clock = new StoryClock(suite.installation());
        this.sinks = new Gateway(suite.installation().url(Part.SINKS)).anonymous();
        this.again = new EventAgain("127.0.0.1:" + suite.installation().port(Part.BROKER));
    }

    /** Carries the whole plan out, and says after each blow how many there were. */
    void carryOut(List<Blow> plan, IntConsumer progress) {
        int done = 0;
        for (Blow blow : plan) {
            PatientClients.pause(blow.after());
            say(blow.toString());
            strike(blow);
            progress.accept(++done);
        }
    }

    private void strike(Blow blow) {
        switch (blow) {
            case Blow.Kill kill -> kill(kill.parts(), kill.down());
            case Blow.ChannelDown down -> channelDown(down.channel(), down.down());
            case Blow.Cut cut -> cut(cut.channel());
            case Blow.Again events -> duplicates += again.duplicates(events.which());
            case Blow.Belated events -> belated += again.belated(events.which());
            case Blow.Morning morning -> nextMorning();
        }
    }

    private void kill(List<Part> parts, Duration down) {
        Instant from = Instant.now().minus(BEFORE_AND_AFTER);
        parts.forEach(part -> {
            suite.kill(part);
            kills.merge(part, 1, Integer::sum);
        });
        PatientClients.pause(down);
        parts.forEach(suite::start);
        suite.awaitReady(parts);
        remember(new Disturbance("killed " + parts, from, Instant.now().plus(BEFORE_AND_AFTER)));
    }

    private void channelDown(String channel, Duration down) {
        Instant from = Instant.now().minus(BEFORE_AND_AFTER);
        order("/" + channel + "/down");
        if (channel.equals("mail")) {
            mailOutages++;
        } else {
            smsOutages++;
        }
        later.schedule(
                () -> {
                    order("/" + channel + "/up");
                    remember(new Disturbance(
                            channel + " down", from, Instant.now().plus(BEFORE_AND_AFTER)));
                },
                down.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private synchronized void remember(Disturbance disturbance) {
        disturbances.add(disturbance);
    }

    private void cut(String channel) {
        cuts.add(new Disturbance(channel, Instant.now(), Instant.now()));
        order("/" + channel + "/cut");
    }

    private void order(String what) {
        sinks.post(what, Map.of()).expect(204);
    }

    /** All clocks are moved together, so all services have to be there. */
    private void nextMorning() {
        mornings++;
        for (int tries = 0; ; tries++) {
            suite.awaitReady();
            try {
                LocalDate today = clock.now().atZone(StoryClock.BEIJING).toLocalDate();
                Instant morning = CALENDAR.startOfWork(CALENDAR.nextWorkingDay(today));
                suite.clockIsAhead(Duration.between(Instant.now(), morning));
                clock.moveTo(morning);
                say("it is " + morning.atZone(StoryClock.BEIJING).toLocalDateTime());
                return;
            } catch (IllegalStateException | UnexpectedAnswer notNow) {
                if (tries == 5) {
                    throw notNow;
                }
            }
        }
    }

    /** Everything is up again, and stays so. */
    void end() {
        suite.awaitReady();
        for (String channel : List.of("mail", "sms")) {
            order("/" + channel + "/up");
        }
    }

    /** When sending could be cut off; a cut lasts until the message that it waited for. */
    synchronized List<Disturbance> disturbances(List<ReceivedMessage> received) {
        var all = new ArrayList<>(disturbances);
        for (Disturbance cut : cuts) {
            String channel = cut.what().equals("mail") ? "EMAIL" : "SMS";
            Instant next = received.stream()
                    .filter(message ->
                            message.channel().equals(channel) && message.at().isAfter(cut.from()))
                    .map(ReceivedMessage::at)
                    .min(Instant::compareTo)
                    .orElse(cut.from());
            all.add(new Disturbance("cut " + channel, cut.from(), next.plus(BEFORE_AND_AFTER)));
        }
        return all;
    }

    ReceivedMessages received() {
        return () -> ReceivedMessage.at(sinks);
    }

    /** What the sinks hold now. */
    interface ReceivedMessages {
        List<ReceivedMessage> now();
    }

    String summary() {
        return """
                kills                       %s
                events delivered again      %d
                events delivered belatedly  %d
                outages                     %d SMTP, %d SMPP; connections cut in the hand-over: %d
                mornings                    %d""".formatted(kills, duplicates, belated, mailOutages, smsOutages, cuts.size(), mornings);
    }

    private static void say(String what) {
        System.out.println(Instant.now().toString().substring(11, 19) + "  " + what);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
