package org.wenshu.platform.web;

import io.micrometer.context.ContextRegistry;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.wenshu.platform.caller.CallerDirectory;
import org.wenshu.platform.observability.TraceIds;
import org.wenshu.platform.problem.ExceptionTranslation;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.Problems;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/**
 * The web side that all services share, on WebFlux as on servlets: problems, tokens, authority, the current request.
 *
 * <p>{@code wenshu.security.enabled=false} leaves only the problems, for a door such as the gateway that checks callers
 * in its own way.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication
@EnableConfigurationProperties(WenshuSecurityProperties.class)
@Import({ReactiveWeb.class, ServletWeb.class, OpenApi.class})
public final class PlatformWebAutoConfiguration {

    public PlatformWebAutoConfiguration() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new CurrentRequestAccessor());
    }

    @Bean
    Problems problems(ObjectProvider<ProblemMapping<?>> mappings, ObjectProvider<ExceptionTranslation> stacks) {
        return new Problems(
                mappings.orderedStream().toList(), stacks.orderedStream().toList());
    }

    /** No property says it: a number or a truth value for a text is a mistake, not a text. */
    @Bean
    JsonMapperBuilderCustomizer strictTexts() {
        return builder -> builder.withCoercionConfig(
                LogicalType.Textual,
                texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Bean
    TraceIds traceIds(ObjectProvider<Tracer> tracer) {
        return new TraceIds(tracer.getIfAvailable());
    }

    @Bean
    Endpoints endpoints(WenshuSecurityProperties properties, Environment environment) {
        return new Endpoints(
                properties.openApiDocs(), environment.getProperty("wenshu.clock.movable", Boolean.class, false));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "wenshu.security.enabled", matchIfMissing = true)
    static class Callers {

        /** A service without a directory of callers must not start: nobody could be let in rightly. */
        @Bean
        Admission admission(CallerDirectory directory, WenshuSecurityProperties properties) {
            return new Admission(directory, properties);
        }

        @Bean
        RemoteAddresses remoteAddresses(WenshuSecurityProperties properties) {
            return new RemoteAddresses(properties.trustedProxies());
        }
    }
}
