package org.wenshu.bench;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Sets the bench's listeners at the seams between the services and store and broker, where driver and clients offer
 * them; the services are not changed. Spring finds it by {@code META-INF/spring.factories}.
 */
public final class Seams implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext service) {
        MongoClientSettingsBuilderCustomizer listening = settings -> settings.addCommandListener(StoreTraffic.SEEN);
        service.getBeanFactory().registerSingleton("benchStoreTraffic", listening);
        service.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "bench",
                        Map.of(
                                "spring.kafka.producer.properties." + ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
                                EventTrail.Sending.class.getName(),
                                "spring.kafka.consumer.properties." + ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                                EventTrail.Receiving.class.getName())));
    }
}
