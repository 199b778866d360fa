package org.wenshu.local.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A Spring test that runs against the shared store and broker: {@code spring.mongodb.uri} and {@code
 * spring.kafka.bootstrap-servers} point there.
 *
 * <p>The context stays cached: tests with the same database share one.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithInfrastructure {

    /** The database; a test that needs an empty one names its own, at the price of another context. */
    String database() default "wenshu";
}
