package org.wenshu.platform.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.platform.caller.CallerDirectory;

/** A service that forgot whom it is for does not start. */
@Tag("X2")
class StartingTest {

    private static final TokenIssuer ISSUER = new TokenIssuer();

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @RestController
    static class Forgetful {

        @GetMapping("/api/v1/forgotten")
        String forgotten() {
            return "";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Forgetful.class)
    static class ForgetfulService {

        @Bean
        CallerDirectory nobody() {
            return (subject, claims, onBehalfOf, from) -> Optional.empty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithoutDirectory {}

    @ParameterizedTest
    @EnumSource(names = {"REACTIVE", "SERVLET"})
    void fails_and_lists_the_endpoints_without_needs(WebApplicationType stack) {
        assertThatThrownBy(() ->
                        NoteService.start(stack, ISSUER, ForgetfulService.class).close())
                .hasStackTraceContaining("@Needs")
                .hasStackTraceContaining("Forgetful.forgotten");
    }

    @Test
    void fails_without_a_directory_of_callers() {
        assertThatThrownBy(() -> NoteService.start(WebApplicationType.REACTIVE, ISSUER, WithoutDirectory.class)
                        .close())
                .hasStackTraceContaining("CallerDirectory");
    }
}
