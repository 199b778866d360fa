package org.wenshu.meetings;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Meetings (办会): so far only a service that starts, is routed and tells its health; its capabilities come with their issue. */
@SpringBootApplication(proxyBeanMethods = false)
public class MeetingService {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application, not yet run. Its settings are those of {@code meeting-service.yml}, never of a neighbour's file. */
    public static SpringApplication application() {
        return new SpringApplicationBuilder(MeetingService.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=meeting-service")
                .application();
    }
}
