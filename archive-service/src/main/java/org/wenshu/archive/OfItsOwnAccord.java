package org.wenshu.archive;

import java.util.Optional;
import java.util.function.Supplier;
import org.wenshu.platform.caller.CurrentRequest;

/**
 * What the archive does of its own accord while a request is served: filing, numbering, logging. The request's
 * Idempotency-Key and If-Match speak of the one change that the client asked for, not of these.
 */
public final class OfItsOwnAccord {
    private OfItsOwnAccord() {}

    public static <T> T act(Supplier<T> act) {
        Optional<CurrentRequest> request = CurrentRequest.get();
        CurrentRequest.unbind();
        try {
            return act.get();
        } finally {
            request.ifPresent(CurrentRequest::bind);
        }
    }
}
