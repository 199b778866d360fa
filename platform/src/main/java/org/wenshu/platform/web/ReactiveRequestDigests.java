package org.wenshu.platform.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/**
 * Digests bodies as they are read. At the outermost handler, because a filter would come too late for multipart bodies,
 * which the exchange takes from the request that it was made with.
 */
final class ReactiveRequestDigests implements HttpHandlerDecoratorFactory {

    private static final String DIGEST = RequestDigest.class.getName();

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> {
            // Only a request that may be repeated is ever asked for its fingerprint.
            if (!request.getHeaders().containsHeader(Admission.IDEMPOTENCY_KEY)) {
                return next.handle(request, response);
            }
            RequestDigest digest = digest(request);
            return next.handle(new Digested(request, digest), response)
                    .contextWrite(context -> context.put(DIGEST, digest));
        };
    }

    static String of(ServerHttpRequest request, ContextView context) {
        return context.<RequestDigest>getOrEmpty(DIGEST)
                .orElseGet(() -> digest(request))
                .value();
    }

    private static RequestDigest digest(ServerHttpRequest request) {
        URI uri = request.getURI();
        return new RequestDigest(
                request.getMethod().name(),
                uri.getRawPath() + query(uri.getRawQuery()),
                request.getHeaders().getContentType());
    }

    private static String query(@Nullable String query) {
        return query == null ? "" : "?" + query;
    }

    private static final class Digested extends ServerHttpRequestDecorator {

        private final RequestDigest digest;

        Digested(ServerHttpRequest request, RequestDigest digest) {
            super(request);
            this.digest = digest;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().doOnNext(buffer -> {
                try (DataBuffer.ByteBufferIterator pieces = buffer.readableByteBuffers()) {
                    pieces.forEachRemaining(digest::update);
                }
            });
        }
    }
}
