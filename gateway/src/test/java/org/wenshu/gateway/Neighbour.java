package org.wenshu.gateway;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A real HTTP server that stands for a service; it remembers what it was asked. */
final class Neighbour {
    private final Map<String, BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>>> answers =
            new ConcurrentHashMap<>();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private DisposableServer server;
    private final int port;

    Neighbour() {
        server = listen(0);
        port = server.port();
    }

    private DisposableServer listen(int wanted) {
        return HttpServer.create()
                .host("localhost")
                .port(wanted)
                .channelGroup(connections)
                .handle((request, response) -> {
                    String path = request.uri().replaceFirst("\\?.*", "");
                    asked.add(new Asked(
                            request.method().name(),
                            request.uri(),
                            request.requestHeaders().copy()));
                    return answers.getOrDefault(
                                    path,
                                    (r, s) -> s.status(404)
                                            .header("Content-Type", "application/problem+json")
                                            .sendString(Mono.just("{\"status\":404}")))
                            .apply(request, response);
                })
                .bindNow();
    }

    String uri() {
        return "http://localhost:" + port;
    }

    void stop() {
        server.disposeNow(Duration.ofSeconds(5));
        connections.close().syncUninterruptibly();
    }

    void startAgain() {
        server = listen(port);
    }

    void answer(String path, BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> how) {
        answers.put(path, how);
    }

    void answer(String path, int status, String type, String body) {
        answer(
                path,
                (request, response) -> request.receive()
                        .then(response.status(status)
                                .header("Content-Type", type)
                                .sendString(Mono.just(body))
                                .then()));
    }

    List<Asked> asked(String path) {
        return asked.stream()
                .filter(one -> one.uri().replaceFirst("\\?.*", "").equals(path))
                .toList();
    }

    record Asked(String method, String uri, HttpHeaders headers) {}
}
