package org.wenshu.local.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps the logs of the store and the broker out of the tests' output, unless a test's own settings say otherwise;
 * Spring Boot finds it in spring.factories.
 */
final class QuietInfrastructure implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> quiet = new HashMap<>();
        quiet.put("spring.main.banner-mode", "off");
        for (String chatty : List.of(
                "kafka", "org.apache.kafka", "state.change.logger", "de.bwaldvogel.mongo", "org.mongodb.driver")) {
            quiet.put("logging.level." + chatty, "WARN");
        }
        for (String alarmed : List.of(
                "org.apache.kafka.controller.QuorumController",
                "org.apache.kafka.clients.NetworkClient",
                "org.apache.kafka.clients.consumer.internals")) {
            quiet.put("logging.level." + alarmed, "ERROR");
        }
        // It logs each refused duplicate with its stack; the driver tells the caller all the same.
        quiet.put("logging.level.de.bwaldvogel.mongo.wire", "OFF");
        environment.getPropertySources().addLast(new MapPropertySource("wenshu-quiet-infrastructure", quiet));
    }
}
