package org.wenshu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.web.server.autoconfigure.reactive.ReactiveWebServerConfiguration;
import org.springframework.mock.env.MockEnvironment;

class AllowedAutoConfigurationsTest {
    private static final String[] NAMES = {
        MessageSourceAutoConfiguration.class.getName(),
        TaskSchedulingAutoConfiguration.class.getName(),
        ReactiveWebServerConfiguration.class.getName(),
        null
    };

    private static boolean[] matches(MockEnvironment environment) {
        var filter = new AllowedAutoConfigurations();
        filter.setEnvironment(environment);
        return filter.match(NAMES, null);
    }

    @Test
    void only_the_named_ones_pass_with_what_they_bring_along() {
        var environment = new MockEnvironment()
                .withProperty(
                        "wenshu.gateway.auto-configurations[0]", "org.springframework.boot.autoconfigure.context.");

        assertThat(matches(environment)).containsExactly(true, false, true, true);
    }

    @Test
    void a_neighbours_context_is_left_alone() {
        assertThat(matches(new MockEnvironment())).containsExactly(true, true, true, true);
    }
}
