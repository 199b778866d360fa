package org.wenshu.local.suite;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Asks every service how it is. */
final class Readiness {
    private static final Duration PATIENCE_PER_CALL = Duration.ofSeconds(3);

    private final Installation installation;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE_PER_CALL).build();

    Readiness(Installation installation) {
        this.installation = installation;
    }

    /** The health of each service: UP, DOWN, OUT_OF_SERVICE, or "no answer". */
    Map<Part, String> ask() {
        var answers = new EnumMap<Part, String>(Part.class);
        for (Part part : Part.services()) {
            answers.put(part, ask(part));
        }
        return answers;
    }

    private boolean isThere(Part part) {
        return part.isService() ? ask(part).equals("UP") : isListening(part);
    }

    private boolean isListening(Part part) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", installation.port(part)), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String ask(Part part) {
        try {
            var request = HttpRequest.newBuilder(URI.create(installation.url(part) + "/actuator/health"))
                    .timeout(PATIENCE_PER_CALL)
                    .build();
            String body =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return body.replaceFirst("(?s).*?\"status\"\\s*:\\s*\"(\\w+)\".*", "$1");
        } catch (IOException e) {
            return "no answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "no answer";
        }
    }

    /** Returns once all services are UP. */
    void await(Duration patience) {
        await(patience, Part.services());
    }

    /** Returns once these are there: services UP, other parts listening. */
    void await(Duration patience, List<Part> parts) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            List<Part> notYet = parts.stream().filter(part -> !isThere(part)).toList();
            if (notYet.isEmpty()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new CannotStart("After " + patience.toSeconds() + " s these are not ready: "
                        + notYet.stream().map(Part::title).toList() + ". The logs are in "
                        + installation.data().resolve("logs").toAbsolutePath() + ".");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotStart("interrupted");
            }
        }
    }
}
