package org.wenshu.platform.caller;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The authority that a caller of this endpoint must have; several mean any one of them.
 *
 * <p>Every handler method carries it: a service with one that does not refuses to start. It is checked before the
 * body is read.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /** Whoever has signed in and is active may call. */
    String SIGNED_IN = "signed-in";

    /** Public: the caller need not even be signed in. */
    String NOTHING = "nothing";

    String[] value();
}
