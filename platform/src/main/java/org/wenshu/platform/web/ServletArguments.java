package org.wenshu.platform.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CallerView;

/** Gives controllers the caller, a view of the caller, or a cursor. */
final class ServletArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final Arguments arguments;

    ServletArguments(ObjectProvider<CallerView<?>> views) {
        this.arguments = new Arguments(views);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return arguments.supports(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Caller caller = (Caller) request.getAttribute(ServletCallers.CALLER, RequestAttributes.SCOPE_REQUEST);
        return arguments.resolve(
                parameter.getParameterType(),
                Optional.ofNullable(caller),
                name -> Optional.ofNullable(request.getParameter(name)));
    }
}
