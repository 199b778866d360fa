package org.wenshu.platform.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wenshu.platform.caller.CallerView;
import org.wenshu.platform.observability.TraceIds;
import org.wenshu.platform.problem.Problems;
import org.wenshu.platform.problem.ServletProblems;

/** The shared web side of services on servlets. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServletWeb {

    @Bean
    ServletProblems servletProblems() {
        return new ServletProblems();
    }

    @Bean
    ServletProblemAnswers servletProblemAnswers(Problems problems, TraceIds traceIds) {
        return new ServletProblemAnswers(problems, traceIds);
    }

    @Bean
    ServletProblemResolver servletProblemResolver(ServletProblemAnswers answers) {
        return new ServletProblemResolver(answers);
    }

    @Bean
    ServletErrors servletErrors(ServletProblemAnswers answers) {
        return new ServletErrors(answers);
    }

    /** Inside Spring's observation filter, so that the problem carries the trace id. */
    @Bean
    FilterRegistrationBean<ServletProblemFilter> servletProblemFilter(ServletProblemAnswers answers) {
        FilterRegistrationBean<ServletProblemFilter> filter =
                new FilterRegistrationBean<>(new ServletProblemFilter(answers));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "wenshu.security.enabled", matchIfMissing = true)
    @EnableWebSecurity
    static class Secured {

        @Bean
        @ConditionalOnMissingBean
        JwtDecoder tokens(WenshuSecurityProperties properties) {
            return Tokens.decoder(properties);
        }

        @Bean
        ServletCallers servletCallers(
                @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
                Endpoints endpoints,
                Admission admission,
                RemoteAddresses addresses) {
            return new ServletCallers(mapping::getObject, endpoints, admission, addresses);
        }

        @Bean
        FilterRegistrationBean<ServletCallers> servletCallersAfterSecurity(ServletCallers callers) {
            FilterRegistrationBean<ServletCallers> filter = new FilterRegistrationBean<>(callers);
            filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
            return filter;
        }

        /** Takes what no chain of the service's own takes. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        SecurityFilterChain apiSecurity(
                HttpSecurity http, JwtDecoder decoder, ServletCallers callers, ServletProblemAnswers answers) {
            return http.csrf(AbstractHttpConfigurer::disable)
                    .httpBasic(AbstractHttpConfigurer::disable)
                    .formLogin(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .authorizeHttpRequests(authorize -> authorize
                            .anyRequest()
                            .access((authentication, context) ->
                                    callers.authorize(authentication, context.getRequest())))
                    .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder))
                            .authenticationEntryPoint(answers::answer)
                            .accessDeniedHandler(answers::answer))
                    .exceptionHandling(failures ->
                            failures.authenticationEntryPoint(answers::answer).accessDeniedHandler(answers::answer))
                    .build();
        }

        @Bean
        ServletArguments servletArguments(ObjectProvider<CallerView<?>> views) {
            return new ServletArguments(views);
        }

        @Bean
        SmartInitializingSingleton everyEndpointSaysWhatItNeeds(
                @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
            return () ->
                    Endpoints.mustSayWhatTheyNeed(mapping.getHandlerMethods().values());
        }
    }
}
