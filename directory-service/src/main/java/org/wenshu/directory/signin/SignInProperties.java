package org.wenshu.directory.signin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in and tokens.
 *
 * @param enabled false where the organ has an identity provider of its own, named by {@code wenshu.security}
 * @param issuer the address by which clients know this suite: the gateway's
 * @param accessTokenLifetime how long a token is good for after a person has been deactivated, at worst
 * @param refreshTokenLifetime how long an app stays signed in without being used
 * @param sessionLifetime how long the browser stays signed in
 * @param keyMaxAge after how long a signing key is followed by a new one
 * @param firstAppRedirectUris where the app that the set-up registers may be sent back to
 */
@ConfigurationProperties("wenshu.sign-in")
public record SignInProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("http://localhost:8080") URI issuer,
        @DefaultValue("20m") Duration accessTokenLifetime,
        @DefaultValue("12h") Duration refreshTokenLifetime,
        @DefaultValue("10h") Duration sessionLifetime,
        @DefaultValue("90d") Duration keyMaxAge,

        @DefaultValue({"http://localhost:8080/callback", "http://127.0.0.1/callback"})
        List<String> firstAppRedirectUris) {

    boolean secureCookies() {
        return "https".equals(issuer.getScheme());
    }
}
