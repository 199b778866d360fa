package org.wenshu.gateway.apidocs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.GatewayProperties.Service;
import org.wenshu.gateway.problems.Problem;
import org.wenshu.gateway.problems.ProblemType;
import org.wenshu.gateway.routing.RoutedPaths;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fetches the services' OpenAPI documents and makes one of them. */
@Component
class GatheringDocuments {
    private static final String VERSION = "v1";

    private final GatewayProperties properties;
    private final WebClient client;
    private final JsonMapper json;

    GatheringDocuments(GatewayProperties properties, WebClient gathering, JsonMapper json) {
        this.properties = properties;
        this.client = gathering;
        this.json = json;
    }

    /** One service's document, as it holds at the gateway. */
    Mono<ObjectNode> of(String name, @Nullable String authorization) {
        Service service = properties.services().get(name);
        if (service == null) {
            return Mono.error(Problem.of(ProblemType.NOT_FOUND));
        }
        return client.get()
                .uri(service.uri().resolve("/v3/api-docs"))
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (authorization != null) {
                        headers.set(HttpHeaders.AUTHORIZATION, authorization);
                    }
                })
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(properties.gathering().documentTimeout())
                .map(body -> (ObjectNode) json.readTree(body))
                .map(document -> GatheredDocument.atTheGateway(document, routed(name, service)))
                .onErrorMap(
                        error -> !(error instanceof Problem),
                        error -> Problem.ofService(ProblemType.SERVICE_UNAVAILABLE, name));
    }

    /** All services' documents as one; a service that does not answer is named as missing. */
    Mono<ObjectNode> all(@Nullable String authorization) {
        return Flux.fromIterable(properties.services().keySet())
                .flatMapSequential(name -> of(name, authorization)
                        .map(Optional::of)
                        .onErrorReturn(Optional.empty())
                        .map(document -> new Fetched(name, document)))
                .collectList()
                .map(GatheringDocuments::merge);
    }

    private static ObjectNode merge(List<Fetched> documents) {
        var whole = new GatheredDocument("文枢 Wenshu", VERSION);
        var missing = new ArrayList<String>();
        documents.forEach(fetched -> fetched.document()
                .ifPresentOrElse(
                        document -> whole.add(fetched.service(), document), () -> missing.add(fetched.service())));
        return whole.whole(missing);
    }

    private static List<PathPattern> routed(String name, Service service) {
        return RoutedPaths.of(name, service).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    private record Fetched(String service, Optional<ObjectNode> document) {}
}
