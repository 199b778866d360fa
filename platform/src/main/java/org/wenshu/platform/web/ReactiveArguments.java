package org.wenshu.platform.web;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CallerView;
import reactor.core.publisher.Mono;

/** Gives controllers the caller, a view of the caller, or a cursor. */
final class ReactiveArguments implements WebFluxConfigurer, HandlerMethodArgumentResolver {

    private final Arguments arguments;

    ReactiveArguments(ObjectProvider<CallerView<?>> views) {
        this.arguments = new Arguments(views);
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return arguments.supports(parameter.getParameterType());
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        Caller caller = exchange.getAttribute(ReactiveCallers.CALLER);
        return Mono.fromSupplier(() -> arguments.resolve(
                parameter.getParameterType(),
                Optional.ofNullable(caller),
                name -> Optional.ofNullable(query.getFirst(name))));
    }
}
