package org.wenshu.platform.web;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.web.method.HandlerMethod;
import org.wenshu.platform.caller.Needs;

/** What the suite's endpoints demand of their callers; everything that is not named here is closed. */
final class Endpoints {

    private static final String OURS = "org.wenshu.";
    private static final Set<String> CHANGING_IN_PLACE = Set.of("PUT", "PATCH", "DELETE");

    private final boolean openApiDocs;
    private final boolean movableClock;

    Endpoints(boolean openApiDocs, boolean movableClock) {
        this.openApiDocs = openApiDocs;
        this.movableClock = movableClock;
    }

    /** Paths open to everybody, served by others than our own controllers. */
    boolean isOpen(String path) {
        return path.equals("/actuator/health")
                || path.startsWith("/actuator/health/")
                || path.equals("/actuator/prometheus")
                || (openApiDocs
                        && (path.equals("/v3/api-docs")
                                || path.startsWith("/v3/api-docs/")
                                || path.equals("/v3/api-docs.yaml")))
                || (movableClock && path.startsWith("/internal/"));
    }

    boolean isOperational(String path) {
        return path.equals("/actuator") || path.startsWith("/actuator/");
    }

    static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith(OURS);
    }

    static boolean isPublic(HandlerMethod handler) {
        return isOurs(handler) && needs(handler.getMethod()).contains(Needs.NOTHING);
    }

    static Set<String> needs(Method method) {
        Needs needs = AnnotatedElementUtils.findMergedAnnotation(method, Needs.class);
        return needs == null ? Set.of() : Set.of(needs.value());
    }

    static boolean requiresIfMatch(HandlerMethod handler, String httpMethod) {
        RequiresIfMatch declared = AnnotationUtils.findAnnotation(handler.getMethod(), RequiresIfMatch.class);
        return declared == null ? isOurs(handler) && CHANGING_IN_PLACE.contains(httpMethod) : declared.value();
    }

    /** Refuses to start a service one of whose endpoints forgot to say whom it is for. */
    static void mustSayWhatTheyNeed(Collection<HandlerMethod> handlers) {
        List<String> silent = handlers.stream()
                .filter(Endpoints::isOurs)
                .filter(handler -> needs(handler.getMethod()).isEmpty())
                .map(handler -> handler.getBeanType().getName() + "."
                        + handler.getMethod().getName())
                .sorted()
                .distinct()
                .toList();
        if (!silent.isEmpty()) {
            throw new IllegalStateException(
                    "Every endpoint must say with @Needs who may call it; these do not: " + String.join(", ", silent));
        }
    }
}
