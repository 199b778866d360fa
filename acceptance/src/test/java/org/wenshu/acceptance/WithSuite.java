package org.wenshu.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A journey through the whole suite, which is started at the first one and ended after the last. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithSuite.Starting.class)
@interface WithSuite {

    /** Starts the suite once for all classes of a run. */
    final class Starting implements BeforeAllCallback {
        private static final ExtensionContext.Namespace RUN = ExtensionContext.Namespace.create(TheSuite.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot().getStore(RUN).computeIfAbsent(TheSuite.class, type -> TheSuite.start());
        }
    }
}
