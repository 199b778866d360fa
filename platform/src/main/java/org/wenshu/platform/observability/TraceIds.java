package org.wenshu.platform.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** The id by which an operator finds everything that one request caused, in the logs of every service. */
public final class TraceIds {

    private final @Nullable Tracer tracer;

    public TraceIds(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** The trace of the current thread. */
    public Optional<String> current() {
        return Optional.ofNullable(tracer).map(Tracer::currentSpan).map(TraceIds::id);
    }

    /** The trace that the Reactor context carries, wherever it runs. */
    public static Optional<String> of(ContextView context) {
        return observation(context)
                .map(observation ->
                        (TracingContext) observation.getContextView().get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(TraceIds::id);
    }

    public static Optional<Observation> observation(ContextView context) {
        return context.getOrEmpty(ObservationThreadLocalAccessor.KEY);
    }

    private static String id(Span span) {
        return span.context().traceId();
    }
}
