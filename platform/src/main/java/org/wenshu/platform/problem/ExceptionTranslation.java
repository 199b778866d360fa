package org.wenshu.platform.problem;

import java.util.Optional;

/** What the exceptions of one web stack mean to a client. */
@FunctionalInterface
public interface ExceptionTranslation {

    Optional<Problem> translate(Throwable error);
}
