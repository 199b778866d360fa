package org.wenshu.local.client;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What one signed-in person, or nobody, asks of the suite. */
public final class Session {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Gateway gateway;
    private final String name;
    private final String token;

    Session(Gateway gateway, String name, String token) {
        this.gateway = gateway;
        this.name = name;
        this.token = token;
    }

    /** A client that holds this bearer token. */
    public static Session withToken(Gateway gateway, String name, String token) {
        return new Session(gateway, name, token);
    }

    public String name() {
        return name;
    }

    public String token() {
        return token;
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = gateway.request(path);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request;
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return gateway.send(request(path, headers).GET().build());
    }

    public Answer post(String path, Object body) {
        return post(path, body, Map.of());
    }

    public Answer post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, JSON.writeValueAsBytes(body), "application/json", headers);
    }

    public Answer put(String path, Object body, String etag) {
        return send("PUT", path, JSON.writeValueAsBytes(body), "application/json", Map.of("If-Match", etag));
    }

    /** Sends bytes as they are: for bad input too. */
    public Answer send(String method, String path, byte[] body, String type, Map<String, String> headers) {
        return gateway.send(request(path, headers)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Uploads one file as multipart. */
    public Answer upload(String path, String part, String fileName, String type, byte[] content) {
        String boundary = "wenshu-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, body.toByteArray(), "multipart/form-data; boundary=" + boundary, Map.of());
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
