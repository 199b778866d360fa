package org.wenshu.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** The one door (网关) through which applications and people reach every service. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
public class GatewayService {

    public static void main(String[] args) {
        start(args);
    }

    /** Starts the gateway, alone or beside other contexts in one JVM. */
    public static ConfigurableApplicationContext start(String... args) {
        return application().run(args);
    }

    /** The application, not yet run. Its settings are those of {@code gateway.yml}, never of a neighbour's file. */
    public static SpringApplication application() {
        return new SpringApplicationBuilder(GatewayService.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=gateway")
                .application();
    }
}
