package org.wenshu.local.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives the contexts of tests marked {@link WithInfrastructure} their store and broker; Spring finds it in spring.factories. */
final class InfrastructureCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        WithInfrastructure wanted =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, WithInfrastructure.class);
        return wanted == null ? null : new InfrastructureCustomizer(wanted.database());
    }

    /** Equal when the database is, so that Spring reuses the context. */
    private record InfrastructureCustomizer(String database) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "wenshu-infrastructure",
                            Map.of(
                                    "spring.mongodb.uri", WenshuInfrastructure.mongoUri(database),
                                    "spring.kafka.bootstrap-servers", WenshuInfrastructure.bootstrapServers())));
        }
    }
}
