package org.wenshu.platform.web;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CallerView;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.problem.Problems;

/** What both web stacks can give a controller beyond what its request says. */
final class Arguments {

    private final ObjectProvider<CallerView<?>> views;

    Arguments(ObjectProvider<CallerView<?>> views) {
        this.views = views;
    }

    boolean supports(Class<?> type) {
        return type == Caller.class || type == Cursor.class || view(type).isPresent();
    }

    Object resolve(Class<?> type, Optional<Caller> caller, Function<String, Optional<String>> query) {
        if (type == Cursor.class) {
            return Cursor.of(given(query, "cursor"), given(query, "limit").map(Arguments::integer));
        }
        Caller known = caller.orElseThrow(Problems::unauthenticated);
        return type == Caller.class ? known : view(type).orElseThrow().view(known);
    }

    private Optional<? extends CallerView<?>> view(Class<?> type) {
        return views.stream().filter(view -> view.type() == type).findFirst();
    }

    private static Optional<String> given(Function<String, Optional<String>> query, String name) {
        return query.apply(name).filter(value -> !value.isBlank());
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("limit", "integer", "应为整数", "must be an integer")
                    .causedBy(e);
        }
    }
}
