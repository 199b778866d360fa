package org.wenshu.platform.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.directory.SectionChanged;

/** An aggregate with every kind of field that models use. */
public final class Parcel {
    public record ParcelId(String value) {}

    public record Weight(int grams, Optional<String> remark) {}

    private record Seal(String text, Optional<Instant> at) {}

    public sealed interface Happening {
        record Sent(ParcelId id, Instant at) implements Happening {}

        record Stamped(ParcelId id, int stamp, Optional<String> by) implements Happening {}
    }

    private ParcelId id;
    private long version;
    private String label = "";
    private int stamps;
    private int rung;
    private Optional<String> number = Optional.empty();
    private Optional<Instant> nextTimerAt = Optional.empty();
    private Optional<Weight> weight = Optional.empty();
    private Seal seal = new Seal("", Optional.empty());
    private LocalDate day = LocalDate.of(2026, 10, 8);
    private Set<ParcelId> related = new LinkedHashSet<>();
    private Map<ParcelId, Integer> counts = new LinkedHashMap<>();
    private List<Happening> journal = new ArrayList<>();
    private transient List<Happening> raised = new ArrayList<>();

    private Parcel() {}

    /** One that reading must not use: it would refuse what is absent here. */
    private Parcel(ParcelId id, Optional<Weight> weight) {
        this.id = id;
        this.weight = weight.map(w -> new Weight(w.grams(), w.remark()));
        this.related = Set.copyOf(Set.of());
    }

    public static Parcel sent(String id, Instant at) {
        var parcel = new Parcel(new ParcelId(id), Optional.empty());
        parcel.related = new LinkedHashSet<>();
        parcel.raise(new Happening.Sent(parcel.id, at));
        return parcel;
    }

    public static Parcel numbered(String id, String number, Instant at) {
        var parcel = sent(id, at);
        parcel.number = Optional.of(number);
        return parcel;
    }

    private void raise(Happening happening) {
        journal.add(happening);
        raised.add(happening);
    }

    public void stamp() {
        stamps++;
        raise(new Happening.Stamped(id, stamps, Optional.of("某某")));
    }

    public void label(String text) {
        label = text;
    }

    public void describe(Weight w, ParcelId other) {
        weight = Optional.of(w);
        related.add(other);
        counts.put(other, 3);
    }

    public void seal(String text) {
        seal = new Seal(text, Optional.empty());
    }

    public String seal() {
        return seal.text();
    }

    public void number(String given) {
        number = Optional.of(given);
    }

    public void dropNumber() {
        number = Optional.empty();
    }

    public void wakeAt(Instant at) {
        nextTimerAt = Optional.of(at);
    }

    public void ring(Instant now) {
        rung++;
        nextTimerAt = rung < 3 ? nextTimerAt.map(at -> at.plusSeconds(60)) : Optional.empty();
        raise(new Happening.Stamped(id, rung, Optional.empty()));
    }

    public ParcelId id() {
        return id;
    }

    public long version() {
        return version;
    }

    public int stamps() {
        return stamps;
    }

    public int rung() {
        return rung;
    }

    public String label() {
        return label;
    }

    public Optional<String> number() {
        return number;
    }

    public Optional<Instant> nextTimerAt() {
        return nextTimerAt;
    }

    public Optional<Weight> weight() {
        return weight;
    }

    public LocalDate day() {
        return day;
    }

    public Set<ParcelId> related() {
        return related;
    }

    public Map<ParcelId, Integer> counts() {
        return counts;
    }

    public List<Happening> journal() {
        return journal;
    }

    public List<Happening> drainRaised() {
        var drained = List.copyOf(raised);
        raised.clear();
        return drained;
    }

    /** Each stamp is public, under an event that the contracts happen to have. */
    public static List<? extends PublicEvent> translate(Parcel parcel, Happening happening) {
        return switch (happening) {
            case Happening.Sent sent -> List.of();
            case Happening.Stamped stamped ->
                List.of(new SectionChanged(parcel.id.value(), "stamp", "ABC", stamped.stamp(), true));
        };
    }
}
