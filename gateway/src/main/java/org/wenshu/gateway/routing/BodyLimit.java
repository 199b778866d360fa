package org.wenshu.gateway.routing;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.wenshu.gateway.problems.Problem;
import org.wenshu.gateway.problems.ProblemType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses larger bodies: at once where the length is announced, else as soon as the count goes over; nothing is kept. */
final class BodyLimit implements GatewayFilter {
    private final long limit;

    BodyLimit(DataSize limit) {
        this.limit = limit.toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(Problem.of(ProblemType.TOO_LARGE));
        }
        var counting = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                var count = new AtomicLong();
                return super.getBody().<DataBuffer>handle((part, sink) -> {
                    if (count.addAndGet(part.readableByteCount()) > limit) {
                        DataBufferUtils.release(part);
                        sink.error(Problem.of(ProblemType.TOO_LARGE));
                    } else {
                        sink.next(part);
                    }
                });
            }
        };
        return chain.filter(exchange.mutate().request(counting).build());
    }
}
