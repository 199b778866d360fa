package org.wenshu.tasks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Assigned work (办事): so far only a service that starts, is routed and tells its health; its capabilities come with their issue. */
@SpringBootApplication(proxyBeanMethods = false)
public class TaskService {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application, not yet run. Its settings are those of {@code task-service.yml}, never of a neighbour's file. */
    public static SpringApplication application() {
        return new SpringApplicationBuilder(TaskService.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=task-service")
                .application();
    }
}
