package org.wenshu.local.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One browser on its way from the app through the sign-in page to the tokens. */
final class SignIn {
    private static final String CLIENT = "wenshu-app";
    private static final String CALLBACK = "http://127.0.0.1/callback";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Gateway gateway;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    SignIn(Gateway gateway) {
        this.gateway = gateway;
    }

    Session as(String name, String password) {
        get("/oauth2/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", CLIENT,
                        "redirect_uri", CALLBACK,
                        "scope", "openid profile",
                        "state", "s",
                        "code_challenge", challenge(),
                        "code_challenge_method", "S256")));
        Matcher csrf = CSRF.matcher(get("/login").expect(200).body());
        if (!csrf.find()) {
            throw new UnexpectedAnswer("the sign-in page has no form");
        }
        Answer submitted = post("/login", Map.of("name", name, "password", password, "_csrf", csrf.group(1)));
        URI next = URI.create(submitted.expect(302, 303).header("Location"));
        Answer authorized = get(next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery()));
        Matcher code = CODE.matcher(authorized.header("Location"));
        if (!code.find()) {
            throw new UnexpectedAnswer(
                    name + " was not signed in: " + authorized.status() + " " + authorized.header("Location"));
        }
        Answer tokens = gateway.send(gateway.request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", CLIENT,
                        "redirect_uri", CALLBACK,
                        "code", code.group(1),
                        "code_verifier", verifier))))
                .build());
        return new Session(gateway, name, tokens.expect(200).text("/access_token"));
    }

    private Answer get(String path) {
        return kept(gateway.send(withCookies(path).GET().build()));
    }

    private Answer post(String path, Map<String, String> parameters) {
        return kept(gateway.send(withCookies(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build()));
    }

    private HttpRequest.Builder withCookies(String path) {
        HttpRequest.Builder request = gateway.request(path).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer kept(Answer answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return answer;
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
