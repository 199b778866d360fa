package org.wenshu.notifications.sending;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.deliveries.model.Channel;

/** The configured providers of each channel, the preferred one first. */
@Component
public class Providers {
    private final List<GuardedProvider> all;

    Providers(List<ProviderSource> sources) {
        this.all = sources.stream()
                .flatMap(source -> source.providers().stream())
                .sorted(Comparator.<Provider>comparingInt(provider -> provider.limits().priority())
                        .thenComparing(Provider::name))
                .map(GuardedProvider::new)
                .toList();
    }

    List<GuardedProvider> of(Channel channel) {
        return all.stream()
                .filter(guarded -> guarded.provider().channel() == channel)
                .toList();
    }

    /** How many messages may be on their way on a channel at a time, from this instance. */
    int window(Channel channel) {
        return Math.max(
                1,
                of(channel).stream()
                        .mapToInt(guarded -> guarded.provider().limits().window())
                        .sum());
    }

    /** The state of each provider's breaker, by the provider's name. */
    public Map<String, String> states() {
        var states = new TreeMap<String, String>();
        all.forEach(guarded -> states.put(guarded.name(), guarded.state()));
        return states;
    }
}
