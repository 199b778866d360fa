package org.wenshu.gateway.apidocs;

import java.util.List;

/** Where the API documents are. */
public final class ApiDocumentPaths {
    public static final List<String> ALL = List.of(
            "/api-docs",
            "/api-docs/*",
            "/api-docs.html",
            "/swagger-ui",
            "/swagger-ui/**",
            "/asyncapi.yaml",
            "/asyncapi.json");

    private ApiDocumentPaths() {}
}
