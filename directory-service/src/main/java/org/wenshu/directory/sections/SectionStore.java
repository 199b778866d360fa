package org.wenshu.directory.sections;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

@Configuration(proxyBeanMethods = false)
class SectionStore {

    @Bean
    AggregateStore<Section> sections(AggregateStores stores) {
        return stores.of(Section.class, "sections")
                .id(section -> KeepingSections.storeId(section.id()))
                .events(Topics.DIRECTORY, Section::drainRaised, (section, any) -> List.of(published(section)))
                // A code stays with its section for ever, since archive numbers carry it; a name is free again.
                .unique("code", section -> Optional.of(section.details().code()))
                .unique("name", section -> Optional.of(section.details().name()).filter(any -> section.active()))
                .build();
    }

    private static SectionChanged published(Section section) {
        Section.Details details = section.details();
        return new SectionChanged(
                section.id().value(), details.name(), details.code(), details.order(), section.active());
    }
}
