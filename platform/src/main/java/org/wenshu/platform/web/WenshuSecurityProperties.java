package org.wenshu.platform.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken, and from whom a forwarded address is believed.
 *
 * @param issuer what the token's {@code iss} must be
 * @param jwksUri where the issuer publishes its keys
 * @param audience what the token's {@code aud} must contain, or empty when the provider sets none
 * @param personClaim the claim that names the person; other providers than the directory may use another than {@code sub}
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) whose X-Forwarded-For is believed
 * @param openApiDocs whether the API documents are public
 * @param operationsAuthority what reading metrics and other operational endpoints needs
 */
@ConfigurationProperties("wenshu.security")
public record WenshuSecurityProperties(
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue("http://localhost:8081/oauth2/jwks") URI jwksUri,
        Optional<String> audience,
        @DefaultValue("sub") String personClaim,
        @DefaultValue({"127.0.0.1", "::1"}) List<String> trustedProxies,
        @DefaultValue("true") boolean openApiDocs,
        @DefaultValue("operations:operate") String operationsAuthority) {}
