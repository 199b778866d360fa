package org.wenshu.notifications.sending;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.SystemTime;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.Part;
import org.wenshu.platform.store.AggregateStore;

/**
 * Delivery receipts of message centres on their way to the deliveries they are for (N3).
 *
 * <p>A receipt may overtake the writing down of the answer that told its id, and may reach another instance. So one that
 * finds no delivery is stored and then looked up again; and whoever writes down an answer looks for stored receipts afterwards. One of the
 * two always sees the other.
 */
@Component
public class SmsReceipts {
    /** Message centres keep trying a phone for three days at most. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    /** By how much the clocks of two instances may differ. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);

    private final MongoCollection<Document> receipts;
    private final AggregateStore<Delivery> deliveries;
    private final Clock clock;
    private final SystemTime time;
    private final AtomicReference<Instant> nextCleaning = new AtomicReference<>(Instant.EPOCH);

    SmsReceipts(MongoDatabase database, AggregateStore<Delivery> deliveries, Clock clock, SystemTime time) {
        this.receipts = database.getCollection("sms_receipts");
        this.deliveries = deliveries;
        this.clock = clock;
        this.time = time;
        receipts.createIndex(Indexes.ascending("phone"));
        receipts.createIndex(Indexes.ascending("at"));
    }

    /**
     * The last word of a message centre on a part.
     *
     * @param phone the number that the message went to
     * @param code what became of it, such as {@code UNDELIV}
     * @param reference our own reference, if the centre repeats it
     */
    public record Receipt(
            String provider, String messageId, String phone, boolean arrived, String code, OptionalInt reference) {
        String key() {
            return provider + "/" + messageId;
        }
    }

    /** What the parts of one message have in common; follows from the delivery, so that a restart continues with it. */
    public static int reference(String deliveryId) {
        return deliveryId.hashCode() & 0xFFFF;
    }

    /** Stores a receipt and passes it on; once this returns the centre may forget it. */
    public void take(Receipt receipt) {
        var document = new Document("_id", receipt.key())
                .append("provider", receipt.provider())
                .append("messageId", receipt.messageId())
                .append("phone", PhoneNumbers.core(receipt.phone()))
                .append("arrived", receipt.arrived())
                .append("code", receipt.code())
                .append("at", Date.from(time.now()));
        receipt.reference().ifPresent(reference -> document.append("reference", reference));
        // Most find their delivery at once; the others are kept first and then looked up again.
        if (!matchKnown(document)) {
            receipts.replaceOne(eq("_id", receipt.key()), document, new ReplaceOptions().upsert(true));
            match(document);
        }
        forgetOld();
    }

    private void forgetOld() {
        Instant now = time.now();
        Instant due = nextCleaning.get();
        if (!now.isBefore(due) && nextCleaning.compareAndSet(due, now.plus(BETWEEN_CLEANINGS))) {
            receipts.deleteMany(lt("at", Date.from(now.minus(KEPT))));
        }
    }

    private boolean matchKnown(Document receipt) {
        Optional<String> known = deliveryOf(receipt);
        known.ifPresent(delivery -> tell(delivery, receipt, false));
        return known.isPresent();
    }

    private Optional<String> deliveryOf(Document receipt) {
        return Optional.ofNullable(deliveries
                        .collection()
                        .find(eq("messageIds", receipt.getString("_id")))
                        .projection(new Document("_id", 1))
                        .first())
                .map(found -> found.getString("_id"));
    }

    private void match(Document receipt) {
        // Asked first: an answer written down between the two questions is then found by the second one, and its
        // receipt
        // is not taken for that of another message.
        boolean answerPending = receipt.getInteger("reference") == null && isAnswerPending(receipt.getString("phone"));
        Optional<String> known = deliveryOf(receipt);
        if (known.isPresent()) {
            apply(known.get(), receipt, false);
            return;
        }
        if (answerPending) {
            // It may be for a message whose answer is only just being written down; that one will look for it.
            return;
        }
        List<Delivery> uncertain = deliveries.findAll(
                and(eq("uncertainFor", receipt.getString("phone")), eq("provider", receipt.getString("provider"))));
        List<Delivery> candidates =
                uncertain.stream().filter(delivery -> fits(delivery, receipt)).toList();
        // Of two uncertain messages to one phone, a receipt that does not name ours could be for either.
        if (candidates.size() == 1) {
            apply(candidates.getFirst().id().value(), receipt, true);
        }
    }

    private boolean isAnswerPending(String phone) {
        return deliveries.collection().find(eq("handingOverTo", phone)).first() != null;
    }

    private static boolean fits(Delivery delivery, Document receipt) {
        Integer reference = receipt.getInteger("reference");
        if (reference != null && reference != reference(delivery.id().value())) {
            return false;
        }
        Instant took = receipt.getDate("at").toInstant().plus(CLOCKS_APART);
        return delivery.parts().stream()
                .filter(part -> part.state() == Part.State.UNCERTAIN)
                .anyMatch(part ->
                        part.handedOverAt().filter(at -> !at.isAfter(took)).isPresent());
    }

    private void apply(String deliveryId, Document receipt, boolean uncertain) {
        tell(deliveryId, receipt, uncertain);
        receipts.deleteOne(eq("_id", receipt.getString("_id")));
    }

    private void tell(String deliveryId, Document receipt, boolean uncertain) {
        String messageId = receipt.getString("messageId");
        boolean arrived = receipt.getBoolean("arrived");
        String code = receipt.getString("code");
        deliveries.change(deliveryId, delivery -> {
            if (uncertain) {
                delivery.receiptForUncertain(messageId, arrived, code, clock.instant());
            } else {
                delivery.receipt(messageId, arrived, code, clock.instant());
            }
        });
    }

    /** Applies the receipts that came before this delivery was ready for them. */
    void matchWaiting(Delivery delivery) {
        for (Part part : delivery.parts()) {
            part.messageId()
                    .flatMap(id -> delivery.provider().map(provider -> provider + "/" + id))
                    .map(key -> receipts.find(eq("_id", key)).first())
                    .ifPresent(receipt -> apply(delivery.id().value(), receipt, false));
        }
        if (delivery.isUncertain()) {
            Instant begun = delivery.parts().stream()
                    .flatMap(part -> part.handedOverAt().stream())
                    .min(Instant::compareTo)
                    .orElse(delivery.storedAt());
            receipts.find(and(
                            eq("phone", PhoneNumbers.core(delivery.address().orElse(""))),
                            gte("at", Date.from(begun.minus(CLOCKS_APART)))))
                    .into(new ArrayList<>())
                    .forEach(this::match);
        }
    }
}
