package org.wenshu.platform.caller;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What the store must know of the request that is being served: bound to the thread while a controller runs,
 * so that use cases need not hand it on and cannot forget it.
 *
 * @param idempotencyKey the client's Idempotency-Key, or empty
 * @param fingerprint a digest of method, path and body; asked for only once the body has been read
 * @param ifMatch the version that the client expects the aggregate to have, or empty
 */
public record CurrentRequest(
        Caller caller, Optional<String> idempotencyKey, Supplier<String> fingerprint, OptionalLong ifMatch) {

    private static final ThreadLocal<CurrentRequest> CURRENT = new ThreadLocal<>();

    /** The key under which the Reactor context carries it and by which it is restored on the controller's thread. */
    public static final String CONTEXT_KEY = CurrentRequest.class.getName();

    public static Optional<CurrentRequest> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    public static void bind(CurrentRequest request) {
        CURRENT.set(request);
    }

    public static void unbind() {
        CURRENT.remove();
    }

    /** The idempotency key made unique over callers: two people may choose the same. */
    public Optional<String> requestId() {
        return idempotencyKey.map(key -> caller.id() + "/" + key);
    }
}
