package org.wenshu.platform.problem;

import java.util.function.Function;

/** How a service's own exception is told to clients; a bean of this type per exception, subclasses included. */
public record ProblemMapping<E extends Exception>(Class<E> exception, Function<E, Problem> problem) {

    public static <E extends Exception> ProblemMapping<E> of(Class<E> exception, Function<E, Problem> problem) {
        return new ProblemMapping<>(exception, problem);
    }
}
