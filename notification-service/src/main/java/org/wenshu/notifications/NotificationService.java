package org.wenshu.notifications;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Reminders by SMS, e-mail and inbox (提醒, N1–N5). */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
public class NotificationService {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application, not yet run. Its settings are those of {@code notification-service.yml}. */
    public static SpringApplication application() {
        return new SpringApplicationBuilder(NotificationService.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=notification-service")
                .application();
    }
}
