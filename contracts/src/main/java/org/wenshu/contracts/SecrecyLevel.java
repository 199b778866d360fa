package org.wenshu.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A secrecy level (密级): none 无, internal 内部, secret 秘密, confidential 机密, top secret 绝密, in rising order; what is SECRET or higher is classified. */
@Documented
@OneOf({"NONE", "INTERNAL", "SECRET", "CONFIDENTIAL", "TOP_SECRET"})
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface SecrecyLevel {}
