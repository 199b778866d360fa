package org.wenshu.platform.store;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.wenshu.platform.caller.CurrentRequest;

/** Ids for new aggregates. */
public final class NewIds {
    private NewIds() {}

    /**
     * An id for the aggregate that this request creates. Within a request that has an Idempotency-Key it is derived
     * from the key, so that the repeated request runs into what the first one stored, even after a crash.
     */
    public static String next() {
        return CurrentRequest.get()
                .flatMap(CurrentRequest::requestId)
                .map(request -> UUID.nameUUIDFromBytes(request.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID)
                .toString();
    }
}
