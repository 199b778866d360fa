package org.wenshu.directory;

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
import org.wenshu.directory.Installation.Answer;

/** An app in a browser: follows redirects by hand, keeps cookies, knows PKCE. */
final class Browser {
    static final String CLIENT = "wenshu-app";
    static final String CALLBACK = "http://127.0.0.1/callback";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Installation installation;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    Browser(Installation installation) {
        this.installation = installation;
    }

    /** Signs in from the start to the tokens. */
    Answer signIn(String name, String password) {
        return redeem(code(name, password));
    }

    /** The authorization code that the app is given. */
    String code(String name, String password) {
        Answer asked = authorize();
        Answer sent = submit(name, password);
        if (!sent.header("Location").startsWith("/oauth2/authorize")) {
            throw new IllegalStateException("not let in: " + asked + " then " + sent.header("Location"));
        }
        return codeIn(follow(sent));
    }

    static String codeIn(Answer redirect) {
        String location = redirect.header("Location");
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        if (!location.startsWith(CALLBACK) || !code.find()) {
            throw new IllegalStateException("no code: " + redirect + " " + location);
        }
        return code.group(1);
    }

    Answer authorize() {
        return get("/oauth2/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", CLIENT,
                        "redirect_uri", CALLBACK,
                        "scope", "openid profile",
                        "state", "xyz",
                        "code_challenge", challenge(),
                        "code_challenge_method", "S256")));
    }

    /** Fills the sign-in page in and sends it. */
    Answer submit(String name, String password) {
        Answer page = get("/login");
        return post("/login", Map.of("name", name, "password", password, "_csrf", csrf(page)));
    }

    static String csrf(Answer page) {
        Matcher token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("no form: " + page);
        }
        return token.group(1);
    }

    Answer redeem(String code) {
        return token(Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "redirect_uri", CALLBACK,
                "code", code,
                "code_verifier", verifier));
    }

    Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", refreshToken));
    }

    Answer token(Map<String, String> parameters) {
        return installation.send(HttpRequest.newBuilder(installation.uri("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
    }

    Answer follow(Answer redirect) {
        URI target = URI.create(redirect.header("Location"));
        return get(target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
    }

    Answer get(String path) {
        return kept(installation.send(withCookies(path).GET()));
    }

    Answer post(String path, Map<String, String> parameters) {
        return kept(installation.send(withCookies(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))));
    }

    private HttpRequest.Builder withCookies(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(installation.uri(path)).header("Accept", "text/html");
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
        for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
            String pair = cookie.substring(0, cookie.indexOf(';') < 0 ? cookie.length() : cookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.isEmpty() || cookie.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
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

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
