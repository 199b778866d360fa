package org.wenshu.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;

/** Moves the clocks of all services of a demo or a test, at their internal endpoint, together. */
public final class StoryClock {
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Installation installation;
    private final HttpClient http = HttpClient.newHttpClient();

    public StoryClock(Installation installation) {
        this.installation = installation;
    }

    /** What the clock of the documents service shows. */
    public Instant now() {
        String body = send(HttpRequest.newBuilder(endpoint(Part.DOCS)).GET().build());
        return Instant.parse(body.replaceFirst("(?s).*\"now\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
    }

    /** Sets all clocks, the ones whose timers cause events last. */
    public void moveTo(Instant time) {
        for (Part part : Part.services().reversed()) {
            if (part != Part.GATEWAY) {
                send(HttpRequest.newBuilder(endpoint(part))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"now\":\"" + time + "\"}"))
                        .build());
            }
        }
    }

    /** Beijing time, such as {@code 2026-09-28T09:05}. */
    public void moveTo(String beijingTime) {
        moveTo(LocalDateTime.parse(beijingTime).atZone(BEIJING).toInstant());
    }

    private URI endpoint(Part part) {
        return URI.create(installation.url(part) + "/internal/clock");
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the clock at " + request.uri() + " answered " + response.statusCode()
                        + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException("no clock at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
