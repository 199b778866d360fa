package org.wenshu.office;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.wenshu.platform.reading.TopicReader;

/** Gives a service its knowledge of the office. */
@AutoConfiguration(
        beforeName = {
            "org.wenshu.platform.PlatformAutoConfiguration",
            "org.wenshu.platform.web.PlatformWebAutoConfiguration"
        })
public class OfficeAutoConfiguration {
    @Bean
    Office office(Clock clock, ApplicationEventPublisher events) {
        return new Office(clock, events);
    }

    @Bean
    TopicReader officeReader(Office office) {
        return office.reader();
    }

    @Bean
    Callers callers(Office office) {
        return new Callers(office);
    }
}
