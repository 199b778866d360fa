package org.wenshu.gateway;

import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** How the gateway connects, in and out. */
@Configuration(proxyBeanMethods = false)
class Connections {
    /** A client that stops in the middle of sending is not waited for. */
    private static final Duration SILENCE_WHILE_SENDING = Duration.ofSeconds(30);

    /**
     * Of a service there may be several instances behind one name, and other ones soon: Docker gives its answers ten
     * minutes to live, in which a replaced instance would be called in vain and a new one not at all.
     */
    private static final Duration NAMES_KEPT = Duration.ofSeconds(5);

    private static final int LARGEST_GATHERED_DOCUMENT = 16 * 1024 * 1024;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    NettyServerCustomizer slowClients() {
        return server -> server.readTimeout(SILENCE_WHILE_SENDING);
    }

    /** The client would by itself send any request again on a connection that broke; only a GET may be, and visibly. */
    @Bean
    HttpClientCustomizer noHiddenRetries() {
        return client -> client.disableRetry(true);
    }

    @Bean
    HttpClientCustomizer allInstancesOfAName() {
        return Connections::toAllInstances;
    }

    private static HttpClient toAllInstances(HttpClient client) {
        return client.resolver(names -> names.roundRobinSelection(true).cacheMaxTimeToLive(NAMES_KEPT));
    }

    /** For what the gateway asks on its own account: keys, health, documents; apart from the clients' traffic. */
    @Bean
    WebClient gathering(GatewayProperties properties) {
        var http = HttpClient.create(ConnectionProvider.builder("gathering")
                        .maxConnections(50)
                        .maxIdleTime(Duration.ofSeconds(10))
                        .build())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        properties.routes().connectTimeout().toMillis());
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(toAllInstances(http)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_GATHERED_DOCUMENT))
                .build();
    }
}
