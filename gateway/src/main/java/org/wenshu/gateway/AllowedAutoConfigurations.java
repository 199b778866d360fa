package org.wenshu.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Lets only the auto-configurations through that {@code wenshu.gateway.auto-configurations} names by prefix.
 *
 * <p>In the local suite the gateway shares its class path with every service's starters (store, broker, mail,
 * authorization server …); what it must not start is unbounded, what it needs is a short list. Contexts that do not
 * have the property are left alone.
 */
public final class AllowedAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {
    private Set<String> refused = Set.of();

    @Override
    public void setEnvironment(Environment environment) {
        List<String> allowed = Binder.get(environment)
                .bind("wenshu.gateway.auto-configurations", Bindable.listOf(String.class))
                .orElse(List.of());
        if (!allowed.isEmpty()) {
            refused =
                    ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()).getCandidates().stream()
                            .filter(name -> allowed.stream().noneMatch(name::startsWith))
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        var matches = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            // Asked too about classes that an allowed one brings along, which are nobody's auto-configuration.
            String name = names[i];
            matches[i] = name == null || !refused.contains(name);
        }
        return matches;
    }
}
