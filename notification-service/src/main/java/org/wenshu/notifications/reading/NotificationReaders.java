package org.wenshu.notifications.reading;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.Topics;
import org.wenshu.platform.reading.TopicReader;

/** The topics whose events rules may speak of. */
@Configuration(proxyBeanMethods = false)
class NotificationReaders {
    @Bean
    TopicReader documentNotifications(NotifyingPeople notifying) {
        return reader("notifications-of-documents", Topics.DOCUMENTS, notifying);
    }

    @Bean
    TopicReader recordNotifications(NotifyingPeople notifying) {
        return reader("notifications-of-records", Topics.RECORDS, notifying);
    }

    private static TopicReader reader(String name, String topic, NotifyingPeople notifying) {
        return TopicReader.named(name)
                .reads(topic)
                .onAny((event, delivery) -> notifying.notifyOf(EventFacts.of(event, delivery)))
                .build();
    }
}
