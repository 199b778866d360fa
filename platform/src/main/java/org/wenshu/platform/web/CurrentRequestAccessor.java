package org.wenshu.platform.web;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.wenshu.platform.caller.CurrentRequest;

/** Carries the current request from the Reactor context to whichever thread runs the controller, and off it again. */
final class CurrentRequestAccessor implements ThreadLocalAccessor<CurrentRequest> {

    @Override
    public Object key() {
        return CurrentRequest.CONTEXT_KEY;
    }

    @Override
    public @Nullable CurrentRequest getValue() {
        return CurrentRequest.get().orElse(null);
    }

    @Override
    public void setValue(CurrentRequest request) {
        CurrentRequest.bind(request);
    }

    @Override
    public void setValue() {
        CurrentRequest.unbind();
    }
}
