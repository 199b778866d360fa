package org.wenshu.notifications.deliveries.model;

import static org.wenshu.notifications.deliveries.model.DeliveryAction.ACCEPT;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.ACKNOWLEDGE;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.CLAIM;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.CONFIRM;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.GIVE_UP;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.POSTPONE;
import static org.wenshu.notifications.deliveries.model.DeliveryAction.RETRY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.wenshu.notifications.journal.ChangeNote;
import org.wenshu.office.model.Actor;

/**
 * The one message that tells one person of one event by one channel (消息投递, N3).
 *
 * <p>Two kinds of time meet here. What the office sees ({@code at}) is the office's clock. Claims, pauses and the wait
 * for a receipt ({@code now}) are about processes and providers, and follow the system's clock, which nobody moves.
 */
public final class Delivery {
    private DeliveryId id;
    private Message message;
    private DeliveryState state;
    private List<Part> parts;
    private int attempts;
    private Optional<String> claim;
    private Optional<Instant> dueAt;
    private Instant storedAt;
    private Instant giveUpAt;
    private Optional<String> provider;
    private Optional<String> address;
    private Optional<Failure> failure;
    private Instant createdAt;
    private Optional<Instant> sentAt;
    private Optional<Instant> deliveredAt;
    private Optional<Instant> acknowledgedAt;
    private Optional<Integer> inboxNumber;
    private List<ChangeNote> journal;
    private long version;

    private transient List<DeliveryEvent> raised = new ArrayList<>();

    @SuppressWarnings({"NullAway.Init", "unused"})
    private Delivery() {}

    private static Delivery of(DeliveryId id, Message message, int parts, Instant at, Instant now) {
        var delivery = new Delivery();
        delivery.id = id;
        delivery.message = message;
        delivery.state = DeliveryState.QUEUED;
        delivery.parts = waiting(parts);
        delivery.claim = Optional.empty();
        delivery.dueAt = Optional.of(now);
        delivery.storedAt = now;
        delivery.giveUpAt = now;
        delivery.provider = Optional.empty();
        delivery.address = Optional.empty();
        delivery.failure = Optional.empty();
        delivery.createdAt = at;
        delivery.sentAt = Optional.empty();
        delivery.deliveredAt = Optional.empty();
        delivery.acknowledgedAt = Optional.empty();
        delivery.inboxNumber = Optional.empty();
        delivery.journal = List.of();
        return delivery;
    }

    /**
     * A message that waits to be sent.
     *
     * @param parts how many parts a text message has; 1 for an e-mail
     * @param giveUpAfter how long it is tried while the provider cannot be reached
     */
    public static Delivery queued(
            DeliveryId id, Message message, int parts, Instant at, Instant now, Duration giveUpAfter) {
        Delivery delivery = of(id, message, parts, at, now);
        delivery.giveUpAt = now.plus(giveUpAfter);
        return delivery;
    }

    /** A message that lies in the person's inbox from the start, under the next number of that inbox. */
    public static Delivery inInbox(DeliveryId id, Message message, int number, Instant at, Instant now) {
        Delivery delivery = of(id, message, 0, at, now);
        delivery.state = DeliveryState.DELIVERED;
        delivery.dueAt = Optional.empty();
        delivery.inboxNumber = Optional.of(number);
        delivery.deliveredAt = Optional.of(at);
        delivery.raised.add(new DeliveryEvent.Arrived(at));
        return delivery;
    }

    private static List<Part> waiting(int parts) {
        return IntStream.rangeClosed(1, parts).mapToObj(Part::waiting).toList();
    }

    /**
     * One instance takes it on for a while; of several, the one whose write comes first.
     *
     * @param attempt names the try: whatever is recorded later must name the same
     */
    public void claim(String attempt, Instant now, Duration hold) {
        if ((state != DeliveryState.QUEUED && state != DeliveryState.FAILED)
                || dueAt.filter(due -> !due.isAfter(now)).isEmpty()) {
            throw new ClaimLost(id);
        }
        move(CLAIM);
        attempts++;
        claim = Optional.of(attempt);
        dueAt = Optional.of(now.plus(hold));
    }

    /**
     * Written just before the last byte that makes a part binding for the provider. Everything up to here is safely
     * repeated after a crash; from here on it is not.
     *
     * @throws ClaimLost if the claim ran out meanwhile: then nothing may be handed over
     */
    public void handOver(String attempt, int number, String by, String to, Instant now, Duration hold) {
        mustBeClaimedBy(attempt);
        if (part(number).state() != Part.State.WAITING) {
            throw new ClaimLost(id);
        }
        change(number, part -> part.handingOver(now));
        provider = Optional.of(by);
        address = Optional.of(to);
        dueAt = Optional.of(now.plus(hold));
    }

    /** The provider refused the part, or certainly never got the whole of it: it may be handed over again. */
    public void notHandedOver(String attempt, int number) {
        mustBeClaimedBy(attempt);
        change(number, part -> part.in(Part.State.WAITING));
    }

    /** The provider has taken a part. Counts even when the claim has run out, since it is a fact. */
    public void accepted(int number, String messageId, Instant at) {
        Part.State before = part(number).state();
        if (before != Part.State.HANDING_OVER && before != Part.State.UNCERTAIN) {
            return;
        }
        change(number, part -> part.accepted(messageId));
        if (parts.stream().allMatch(Part::isTaken)) {
            sent(at);
        }
    }

    private void sent(Instant at) {
        move(ACCEPT);
        claim = Optional.empty();
        dueAt = Optional.empty();
        failure = Optional.empty();
        sentAt = Optional.of(at);
        raised.add(new DeliveryEvent.Sent(at));
    }

    /** The connection was lost after handing over began: nobody knows whether the provider has the part. */
    public void cutOff(String attempt, int number) {
        mustBeClaimedBy(attempt);
        change(number, part -> part.in(Part.State.UNCERTAIN));
    }

    /**
     * Every part was handed over and at least one of them was cut off. It is never sent again by itself: either a
     * receipt tells that it arrived, or the wait ends and a person is asked to call.
     */
    public void awaitSign(String attempt, Instant now, Duration wait, Instant at) {
        mustBeClaimedBy(attempt);
        claim = Optional.empty();
        if (wait.isZero()) {
            giveUp(Failure.UNCERTAIN, "cut off while being handed over", at);
        } else {
            dueAt = Optional.of(now.plus(wait));
        }
    }

    /** A try failed before anything binding; another one follows, unless it has been tried long enough. */
    public void postpone(String attempt, Failure why, Instant now, Duration pause) {
        mustBeClaimedBy(attempt);
        postpone(why, now, pause);
    }

    private void postpone(Failure why, Instant now, Duration pause) {
        claim = Optional.empty();
        if (!now.isBefore(giveUpAt)) {
            giveUp(isUncertain() ? Failure.UNCERTAIN : Failure.EXPIRED, why.code() + ": " + why.detail(), why.at());
            return;
        }
        move(POSTPONE);
        failure = Optional.of(why);
        dueAt = Optional.of(now.plus(pause));
    }

    /** It can never be sent as it is. */
    public void reject(String attempt, String code, String detail, Instant at) {
        mustBeClaimedBy(attempt);
        giveUp(code, detail, at);
    }

    /**
     * The instance that claimed it is gone, or the wait for a sign is over. What had not begun to be handed over is
     * tried again; what had is left to {@link #awaitSign the rule for the uncertain}.
     *
     * @return whether there was anything to do
     */
    public boolean timeIsUp(Instant now, Duration signWait, Instant at) {
        if (state != DeliveryState.SENDING
                || dueAt.filter(due -> !due.isAfter(now)).isEmpty()) {
            return false;
        }
        if (claim.isEmpty()) {
            giveUp(Failure.UNCERTAIN, "no receipt came after it was cut off while being handed over", at);
            return true;
        }
        parts = parts.stream()
                .map(part -> part.state() == Part.State.HANDING_OVER ? part.in(Part.State.UNCERTAIN) : part)
                .toList();
        if (parts.stream().anyMatch(part -> part.state() == Part.State.WAITING)) {
            postpone(
                    new Failure(Failure.INSTANCE_LOST, "the instance that was sending it is gone", at),
                    now,
                    Duration.ZERO);
        } else {
            awaitSign(claim.get(), now, signWait, at);
        }
        return true;
    }

    /**
     * A receipt of the provider for a part that it had answered.
     *
     * @param arrived whether it reached the phone; otherwise the code says what became of it
     */
    public void receipt(String messageId, boolean arrived, String code, Instant at) {
        int number = parts.stream()
                .filter(part -> part.messageId().filter(messageId::equals).isPresent())
                .filter(part -> part.state() == Part.State.ACCEPTED)
                .mapToInt(Part::number)
                .findFirst()
                .orElse(0);
        if (number == 0) {
            return;
        }
        change(number, part -> part.in(arrived ? Part.State.ARRIVED : Part.State.LOST));
        if (!arrived) {
            if (state != DeliveryState.UNDELIVERABLE) {
                giveUp(Failure.RECEIPT + code, "the provider reports " + code, at);
            }
        } else if (parts.stream().allMatch(part -> part.state() == Part.State.ARRIVED)
                && state != DeliveryState.DELIVERED) {
            move(CONFIRM);
            failure = Optional.empty();
            deliveredAt = Optional.of(at);
            raised.add(new DeliveryEvent.Arrived(at));
        }
    }

    /** A receipt of the provider that can only be for the part whose answer was cut off. */
    public void receiptForUncertain(String messageId, boolean arrived, String code, Instant at) {
        OptionalInt uncertain = parts.stream()
                .filter(part -> part.state() == Part.State.UNCERTAIN)
                .mapToInt(Part::number)
                .findFirst();
        if (uncertain.isPresent()) {
            accepted(uncertain.getAsInt(), messageId, at);
            receipt(messageId, arrived, code, at);
        }
    }

    /** A person decides that it be sent again, whole, knowing why it failed. */
    public void retry(Actor by, Optional<String> reason, Instant at, Instant now, Duration giveUpAfter) {
        move(RETRY);
        parts = waiting(parts.size());
        provider = Optional.empty();
        giveUpAt = now.plus(giveUpAfter);
        dueAt = Optional.of(now);
        note(ChangeNote.by(by, at, "retry", List.of(failure.map(Failure::code).orElse("-"), reason.orElse("-"))));
        failure = Optional.empty();
        raised.add(new DeliveryEvent.Retried(at));
    }

    /** The recipient confirms having seen an inbox message; doing so again changes nothing. */
    public void acknowledge(Actor by, Instant at) {
        if (state == DeliveryState.ACKNOWLEDGED) {
            return;
        }
        if (message.channel() != Channel.INBOX) {
            throw new DeliveryRefused(state, ACKNOWLEDGE);
        }
        move(ACKNOWLEDGE);
        acknowledgedAt = Optional.of(at);
        note(ChangeNote.by(by, at, "acknowledge", List.of()));
        raised.add(new DeliveryEvent.Acknowledged(at));
    }

    private void giveUp(String code, String detail, Instant at) {
        move(GIVE_UP);
        claim = Optional.empty();
        dueAt = Optional.empty();
        failure = Optional.of(new Failure(code, detail, at));
        note(ChangeNote.bySystem(at, "give-up", List.of(code, detail)));
        raised.add(new DeliveryEvent.GivenUp(code, at));
    }

    private void mustBeClaimedBy(String attempt) {
        if (state != DeliveryState.SENDING || claim.filter(attempt::equals).isEmpty()) {
            throw new ClaimLost(id);
        }
    }

    private void move(DeliveryAction action) {
        state = state.after(action);
    }

    private void note(ChangeNote note) {
        var notes = new ArrayList<>(journal);
        notes.add(note);
        journal = List.copyOf(notes);
    }

    private void change(int number, UnaryOperator<Part> change) {
        parts = parts.stream()
                .map(part -> part.number() == number ? change.apply(part) : part)
                .toList();
    }

    public Part part(int number) {
        return parts.get(number - 1);
    }

    /** Whether a part was cut off and nothing is known of it yet. */
    public boolean isUncertain() {
        return parts.stream().anyMatch(part -> part.state() == Part.State.UNCERTAIN);
    }

    /** Whether something of it is, or may be, with a provider already: the rest must go the same way. */
    public boolean isBegun() {
        return parts.stream().anyMatch(part -> part.state() != Part.State.WAITING);
    }

    public List<DeliveryEvent> drainRaised() {
        List<DeliveryEvent> drained = List.copyOf(raised);
        raised.clear();
        return drained;
    }

    public DeliveryId id() {
        return id;
    }

    public Message message() {
        return message;
    }

    public DeliveryState state() {
        return state;
    }

    public List<Part> parts() {
        return parts;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<Instant> dueAt() {
        return dueAt;
    }

    public Instant storedAt() {
        return storedAt;
    }

    public Optional<String> provider() {
        return provider;
    }

    public Optional<String> address() {
        return address;
    }

    public Optional<Failure> failure() {
        return failure;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> sentAt() {
        return sentAt;
    }

    public Optional<Instant> deliveredAt() {
        return deliveredAt;
    }

    public Optional<Instant> acknowledgedAt() {
        return acknowledgedAt;
    }

    public Optional<Integer> inboxNumber() {
        return inboxNumber;
    }

    public List<ChangeNote> journal() {
        return journal;
    }

    public long version() {
        return version;
    }
}
