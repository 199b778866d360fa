package org.wenshu.platform.web;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CurrentRequest;
import org.wenshu.platform.problem.Problems;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Lets a request on to its controller once the caller is known and has the authority, before its body is read. */
final class ReactiveCallers implements WebFilter, Ordered {

    static final String CALLER = Caller.class.getName();

    private static final String HANDLER = ReactiveCallers.class.getName() + ".handler";

    private final RequestMappingHandlerMapping mapping;
    private final Endpoints endpoints;
    private final Admission admission;
    private final RemoteAddresses addresses;

    ReactiveCallers(
            RequestMappingHandlerMapping mapping, Endpoints endpoints, Admission admission, RemoteAddresses addresses) {
        this.mapping = mapping;
        this.endpoints = endpoints;
        this.admission = admission;
        this.addresses = addresses;
    }

    /** After Spring Security's chain at -100. */
    @Override
    public int getOrder() {
        return -90;
    }

    /** What Spring Security asks: may this request pass at all, signed in or not? */
    Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, ServerWebExchange exchange) {
        if (endpoints.isOpen(path(exchange))) {
            return Mono.just(new AuthorizationDecision(true));
        }
        Mono<AuthorizationResult> signedIn = authentication
                .<AuthorizationResult>map(who -> new AuthorizationDecision(who.isAuthenticated()))
                .defaultIfEmpty(new AuthorizationDecision(false));
        // A stranger does not learn which methods a path has: routing errors are told to those who signed in.
        return handler(exchange)
                .onErrorResume(error -> Mono.empty())
                .filter(Endpoints::isPublic)
                .<AuthorizationResult>map(handler -> new AuthorizationDecision(true))
                .switchIfEmpty(signedIn);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return handler(exchange)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(handler -> {
                    boolean passes = handler.map(Endpoints::isPublic).orElse(false)
                            || (handler.filter(Endpoints::isOurs).isEmpty() && endpoints.isOpen(path(exchange)));
                    return passes ? chain.filter(exchange) : admit(exchange, chain, handler);
                });
    }

    private Mono<Void> admit(ServerWebExchange exchange, WebFilterChain chain, Optional<HandlerMethod> handler) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .switchIfEmpty(Mono.error(Problems::unauthenticated))
                .flatMap(authentication ->
                        Mono.deferContextual(context -> Mono.just(request(exchange, handler, authentication, context))))
                .flatMap(request -> {
                    exchange.getAttributes().put(CALLER, request.caller());
                    return chain.filter(exchange)
                            .contextWrite(context -> context.put(CurrentRequest.CONTEXT_KEY, request));
                });
    }

    private CurrentRequest request(
            ServerWebExchange exchange,
            Optional<HandlerMethod> handler,
            Authentication authentication,
            ContextView context) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = request.getHeaders();
        InetSocketAddress peer = request.getRemoteAddress();
        String from = addresses.from(peer == null ? null : peer.getAddress(), headers.getOrEmpty("X-Forwarded-For"));
        Caller caller = admission.identify(authentication, headers.getFirst(Admission.ON_BEHALF_OF), from);
        handler.filter(Endpoints::isOurs).ifPresent(ours -> admission.check(caller, Endpoints.needs(ours.getMethod())));
        if (handler.isEmpty() && endpoints.isOperational(path(exchange))) {
            admission.checkOperations(caller);
        }
        boolean ifMatchRequired = handler.filter(method ->
                        Endpoints.requiresIfMatch(method, request.getMethod().name()))
                .isPresent();
        return admission.request(
                caller,
                headers.getOrEmpty(Admission.IDEMPOTENCY_KEY),
                headers.getOrEmpty(HttpHeaders.IF_MATCH),
                ifMatchRequired,
                () -> ReactiveRequestDigests.of(request, context));
    }

    private Mono<HandlerMethod> handler(ServerWebExchange exchange) {
        HandlerMethod known = exchange.getAttribute(HANDLER);
        if (known != null) {
            return Mono.just(known);
        }
        return mapping.getHandler(exchange)
                .ofType(HandlerMethod.class)
                .doOnNext(handler -> exchange.getAttributes().put(HANDLER, handler));
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().value();
    }
}
