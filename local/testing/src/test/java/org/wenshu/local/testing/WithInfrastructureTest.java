package org.wenshu.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;

@SpringBootTest
@WithInfrastructure
class WithInfrastructureTest {

    private static ApplicationContext seen;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {
        @Bean
        NewTopic topic() {
            return TopicBuilder.name("wenshu.testing.v1").partitions(1).build();
        }
    }

    @Autowired
    ApplicationContext context;

    @Test
    void a_service_reaches_the_shared_store_and_broker(
            @Autowired MongoTemplate store, @Autowired KafkaTemplate<String, String> broker) throws Exception {
        store.insert(new Document("_id", 1).append("title", "通知"), "entries");
        assertThat(store.getDb().getName()).isEqualTo("wenshu");
        assertThat(broker.send("wenshu.testing.v1", "d-1", "通知")
                        .get(10, TimeUnit.SECONDS)
                        .getRecordMetadata()
                        .hasOffset())
                .isTrue();
        seenIn(context);
    }

    @Nested
    class in_another_class {
        @Test
        void the_context_is_the_same() {
            seenIn(context);
        }
    }

    @Nested
    @WithInfrastructure(database = "other")
    class with_a_database_of_its_own {
        @Test
        void the_test_sees_nothing_of_the_others(@Autowired MongoTemplate store, @Autowired ApplicationContext own) {
            assertThat(store.getDb().getName()).isEqualTo("other");
            assertThat(store.collectionExists("entries")).isFalse();
            assertThat(own).isNotSameAs(seen);
        }
    }

    private static void seenIn(ApplicationContext context) {
        if (seen != null) {
            assertThat(context).isSameAs(seen);
        }
        seen = context;
    }
}
