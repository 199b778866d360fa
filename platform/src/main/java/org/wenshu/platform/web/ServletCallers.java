package org.wenshu.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CurrentRequest;
import org.wenshu.platform.problem.Problems;

/** Lets a request on to its controller once the caller is known and has the authority, before its body is read. */
final class ServletCallers extends OncePerRequestFilter {

    static final String CALLER = Caller.class.getName();

    private final Supplier<RequestMappingHandlerMapping> mapping;
    private final Endpoints endpoints;
    private final Admission admission;
    private final RemoteAddresses addresses;

    ServletCallers(
            Supplier<RequestMappingHandlerMapping> mapping,
            Endpoints endpoints,
            Admission admission,
            RemoteAddresses addresses) {
        this.mapping = mapping;
        this.endpoints = endpoints;
        this.admission = admission;
        this.addresses = addresses;
    }

    /** What Spring Security asks: may this request pass at all, signed in or not? */
    AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, HttpServletRequest request) {
        if (endpoints.isOpen(path(request)) || isPublic(request)) {
            return new AuthorizationDecision(true);
        }
        return new AuthorizationDecision(isSignedIn(authentication.get()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<HandlerMethod> handler = handler(request);
        boolean passes = handler.map(Endpoints::isPublic).orElse(false)
                || (handler.filter(Endpoints::isOurs).isEmpty() && endpoints.isOpen(path(request)));
        if (passes) {
            chain.doFilter(request, response);
            return;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !isSignedIn(authentication)) {
            throw Problems.unauthenticated();
        }
        ServletRequestDigest digested = new ServletRequestDigest(request);
        CurrentRequest current = current(request, handler, authentication, digested);
        request.setAttribute(CALLER, current.caller());
        CurrentRequest.bind(current);
        try {
            chain.doFilter(current.idempotencyKey().isPresent() ? digested : request, response);
        } finally {
            CurrentRequest.unbind();
        }
    }

    private CurrentRequest current(
            HttpServletRequest request,
            Optional<HandlerMethod> handler,
            Authentication authentication,
            ServletRequestDigest digested) {
        String from =
                addresses.from(InetAddress.ofLiteral(request.getRemoteAddr()), values(request, "X-Forwarded-For"));
        Caller caller = admission.identify(authentication, request.getHeader(Admission.ON_BEHALF_OF), from);
        handler.filter(Endpoints::isOurs).ifPresent(ours -> admission.check(caller, Endpoints.needs(ours.getMethod())));
        if (handler.isEmpty() && endpoints.isOperational(path(request))) {
            admission.checkOperations(caller);
        }
        boolean ifMatchRequired = handler.filter(method -> Endpoints.requiresIfMatch(method, request.getMethod()))
                .isPresent();
        return admission.request(
                caller,
                values(request, Admission.IDEMPOTENCY_KEY),
                values(request, HttpHeaders.IF_MATCH),
                ifMatchRequired,
                digested::value);
    }

    private boolean isPublic(HttpServletRequest request) {
        try {
            return handler(request).map(Endpoints::isPublic).orElse(false);
        } catch (ServletException e) {
            // A stranger does not learn which methods a path has: routing errors are told to those who signed in.
            return false;
        }
    }

    private Optional<HandlerMethod> handler(HttpServletRequest request) throws ServletException {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            HandlerExecutionChain chain = mapping.get().getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static boolean isSignedIn(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.isAuthenticated()
                && !(authentication
                        instanceof org.springframework.security.authentication.AnonymousAuthenticationToken);
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
