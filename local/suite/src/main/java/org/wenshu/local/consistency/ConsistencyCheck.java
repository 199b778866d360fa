package org.wenshu.local.consistency;

import java.util.List;

/**
 * Decides whether an installation that has come to rest is consistent, without any of the services' code: nothing lost,
 * nothing twice, no gap. An empty list says that it is.
 *
 * <p>Whoever adds a kind of aggregate adds its numbers to {@link NumbersWithoutGap}; its events and outboxes are looked
 * at already.
 */
public final class ConsistencyCheck {
    private static final List<Rule> RULES = List.of(
            new EveryDocumentFiledOnce(),
            new NumbersWithoutGap(),
            new EventsComplete(),
            new OneStage(),
            new EachRungOnce(),
            new MessagesArrivedOnce(),
            new NothingLeftBehind());

    private final Evidence evidence;

    /**
     * Reads what is there now.
     *
     * @param storeUri for instance {@code mongodb://127.0.0.1:27117}
     * @param bootstrapServers for instance {@code 127.0.0.1:19092}
     */
    public ConsistencyCheck(String storeUri, String bootstrapServers) {
        this(Evidence.read(storeUri, bootstrapServers));
    }

    public ConsistencyCheck(Evidence evidence) {
        this.evidence = evidence;
    }

    public List<Finding> findings() {
        return RULES.stream().flatMap(rule -> rule.broken(evidence).stream()).toList();
    }
}
