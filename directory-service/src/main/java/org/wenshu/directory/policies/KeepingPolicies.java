package org.wenshu.directory.policies;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.PolicyChanged;
import org.wenshu.directory.entries.Author;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.platform.caller.CurrentRequest;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

/** Setting the figures that an administrator may change for the organ. */
@Component
public class KeepingPolicies {
    private final AggregateStore<PolicySetting> settings;
    private final Clock clock;

    KeepingPolicies(AggregateStore<PolicySetting> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Store {
        @Bean
        AggregateStore<PolicySetting> policySettings(AggregateStores stores) {
            return stores.of(PolicySetting.class, "policies")
                    .id(setting -> storeId(setting.name()))
                    .events(
                            Topics.DIRECTORY,
                            PolicySetting::drainRaised,
                            (setting, any) -> List.of(new PolicyChanged(
                                    setting.name(),
                                    Map.of(Office.POLICY_VALUE, setting.value()),
                                    // The version that this very write gives it.
                                    setting.version() + 1)))
                    .build();
        }
    }

    private static String storeId(String name) {
        return "policy/" + name;
    }

    Optional<PolicySetting> find(Policy policy) {
        return settings.find(storeId(policy.key()));
    }

    PolicySetting set(Policy policy, @Nullable String wanted, Author by) {
        String value = PolicySetting.check(policy, wanted);
        if (find(policy).isEmpty()) {
            // A policy at its default has version 0, so that the first change names what it is based on, too.
            CurrentRequest.get()
                    .ifPresent(request -> request.ifMatch().ifPresent(expected -> {
                        if (expected != 0) {
                            throw Problem.of(ProblemType.PRECONDITION_FAILED);
                        }
                    }));
            Optional<PolicySetting> first =
                    settings.insertOnce(PolicySetting.first(policy, value, by, clock.instant()));
            if (first.isPresent()) {
                return first.get();
            }
        }
        return settings.change(storeId(policy.key()), setting -> setting.set(value, by, clock.instant()));
    }

    /** For the set-up, which may be cut off and repeated. */
    public void setOnce(Policy policy, String value, Author by) {
        settings.insertOnce(PolicySetting.first(policy, PolicySetting.check(policy, value), by, clock.instant()));
    }

    private int number(Policy policy) {
        return Integer.parseInt(find(policy).map(PolicySetting::value).orElse(policy.byDefault()));
    }

    /** Failed sign-ins after which a sign-in name is locked out. */
    public int lockAfter() {
        return number(Policy.SIGN_IN_LOCK_AFTER);
    }

    /** Minutes for which it stays locked out. */
    public int lockMinutes() {
        return number(Policy.SIGN_IN_LOCK_MINUTES);
    }
}
