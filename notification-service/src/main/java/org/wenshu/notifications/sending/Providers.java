package org.wenshu.notifications.sending;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.deliveries.model.Channel;

/** The configured providers of each channel, the preferred one first. */
@Component
public class Providers {
    private final List<GuardedProvider> all;

    Providers(List<ProviderSource> sources) {
        this.all = sources.stream()
                .flatMap(source -> source.providers().stream())
                .sorted(Comparator.<Provider>comparingInt(
                                provider -> provider.limits().priority())
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

    List<String> names() {
        return all.stream().map(GuardedProvider::name).toList();
    }

    /** Whether the provider keeps failing, so that nothing is tried with it for a while. */
    boolean isLeftAlone(String name) {
        return all.stream().anyMatch(guarded -> guarded.name().equals(name) && guarded.isLeftAlone());
    }
}
