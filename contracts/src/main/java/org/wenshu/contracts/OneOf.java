package org.wenshu.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a string of an event can have. Values may be added within a version of the event, so a reader treats an
 * unknown one as it would treat an unknown field; values are never removed.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {
    /** The values, as they are written on the wire. */
    String[] value();
}
