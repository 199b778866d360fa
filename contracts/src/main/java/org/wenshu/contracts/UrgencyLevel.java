package org.wenshu.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An urgency (紧急程度): none 无, urgent 加急, extra urgent 特急, in rising order. */
@Documented
@OneOf({"NONE", "URGENT", "EXTRA_URGENT"})
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface UrgencyLevel {}
