package org.wenshu.documents.references;

import java.util.Optional;
import java.util.function.Supplier;
import org.wenshu.platform.caller.CurrentRequest;

/** What the service does of its own accord while a request is served; the request's If-Match and key do not speak of it. */
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
