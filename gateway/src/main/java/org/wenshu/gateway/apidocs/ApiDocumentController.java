package org.wenshu.gateway.apidocs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.problems.Problem;
import org.wenshu.gateway.problems.ProblemType;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The API documents of the whole suite, for programs and for people. */
@RestController
class ApiDocumentController {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    private final GatheringDocuments documents;
    private final Index index;

    ApiDocumentController(GatheringDocuments documents, GatewayProperties properties) {
        this.documents = documents;
        this.index = new Index(
                Stream.concat(
                                Stream.of(new Link("all", "全部 / All services", "/api-docs/all")),
                                properties.services().entrySet().stream()
                                        .map(entry -> new Link(
                                                entry.getKey(),
                                                entry.getValue().title(),
                                                "/api-docs/" + entry.getKey())))
                        .toList(),
                "/asyncapi.yaml",
                "/api-docs.html");
    }

    @GetMapping("/api-docs")
    Index index() {
        return index;
    }

    @GetMapping("/api-docs/{service}")
    Mono<ObjectNode> document(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return service.equals("all") ? documents.all(authorization) : documents.of(service, authorization);
    }

    @GetMapping("/api-docs.html")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(new ClassPathResource("wenshu-gateway-pages/api-docs.html"));
    }

    @GetMapping({"/swagger-ui", "/swagger-ui/", "/swagger-ui/index.html"})
    ResponseEntity<Void> usualPlace() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/api-docs.html"))
                .build();
    }

    @GetMapping("/asyncapi.yaml")
    Mono<ResponseEntity<Resource>> eventsAsYaml() {
        // JSON is YAML too, so a contract kept as JSON serves both.
        return events("asyncapi.yaml", YAML)
                .switchIfEmpty(events("asyncapi.json", YAML))
                .switchIfEmpty(nothing());
    }

    @GetMapping("/asyncapi.json")
    Mono<ResponseEntity<Resource>> eventsAsJson() {
        return events("asyncapi.json", MediaType.APPLICATION_JSON).switchIfEmpty(nothing());
    }

    private static Mono<ResponseEntity<Resource>> events(String name, MediaType type) {
        var resource = new ClassPathResource(name);
        return resource.exists()
                ? Mono.just(ResponseEntity.ok().contentType(type).body(resource))
                : Mono.empty();
    }

    private static Mono<ResponseEntity<Resource>> nothing() {
        return Mono.error(Problem.of(ProblemType.NOT_FOUND));
    }

    /** What documents there are. */
    record Index(List<Link> documents, String events, String page) {}

    /** One document. */
    record Link(String name, String title, String href) {}
}
