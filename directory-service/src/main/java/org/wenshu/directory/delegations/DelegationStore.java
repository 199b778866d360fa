package org.wenshu.directory.delegations;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.DelegationChanged;
import org.wenshu.directory.delegations.model.Delegation;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

@Configuration(proxyBeanMethods = false)
class DelegationStore {

    @Bean
    AggregateStore<Delegation> delegations(AggregateStores stores) {
        return stores.of(Delegation.class, "delegations")
                .id(delegation -> Delegating.storeId(delegation.id()))
                .events(
                        Topics.DIRECTORY,
                        Delegation::drainRaised,
                        (delegation, any) -> List.of(new DelegationChanged(
                                delegation.id(),
                                delegation.from().value(),
                                delegation.to().value(),
                                delegation.authorities(),
                                delegation.start(),
                                delegation.end(),
                                delegation.revoked())))
                .index("from", "end")
                .index("to", "end")
                .build();
    }
}
