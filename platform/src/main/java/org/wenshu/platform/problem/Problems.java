package org.wenshu.platform.problem;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** Turns whatever was thrown while a request was served into the problem that its client is told. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** What only wraps the exception that tells the client's mistake. A deeper search would show inner failures as 4xx. */
    private static final Set<String> WRAPPERS = Set.of(
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "java.lang.reflect.InvocationTargetException",
            "java.lang.reflect.UndeclaredThrowableException",
            "org.springframework.core.codec.DecodingException",
            "org.springframework.http.converter.HttpMessageNotReadableException",
            "org.springframework.web.server.ServerWebInputException",
            "org.springframework.web.method.annotation.MethodArgumentTypeMismatchException",
            "org.springframework.core.convert.ConversionFailedException",
            "org.springframework.beans.TypeMismatchException",
            "tools.jackson.databind.exc.ValueInstantiationException",
            "tools.jackson.databind.DatabindException",
            "reactor.core.Exceptions$ReactiveException");

    private final List<ProblemMapping<?>> mappings;
    private final List<ExceptionTranslation> stacks;

    public Problems(List<ProblemMapping<?>> mappings, List<ExceptionTranslation> stacks) {
        this.mappings = List.copyOf(mappings);
        this.stacks = List.copyOf(stacks);
    }

    /** Says what the client is told, and logs what an operator must see. */
    public Problem of(Throwable error, String request) {
        Problem problem = translate(error);
        switch (problem.type()) {
            case INTERNAL -> LOG.error("{} failed", request, error);
            case UNAVAILABLE -> LOG.warn("{} could not be served: {}", request, error.toString());
            default -> LOG.debug("{} refused: {}", request, problem.getMessage());
        }
        return problem;
    }

    private Problem translate(Throwable error) {
        for (Throwable at = error;
                at != null;
                at = WRAPPERS.contains(at.getClass().getName()) ? at.getCause() : null) {
            if (at instanceof Problem problem) {
                return problem;
            }
            Optional<Problem> mapped = mapped(at);
            if (mapped.isPresent()) {
                return mapped.get();
            }
        }
        for (ExceptionTranslation stack : stacks) {
            Optional<Problem> translated = stack.translate(error);
            if (translated.isPresent()) {
                return translated.get();
            }
        }
        return framework(error).orElseGet(() -> Problem.of(ProblemType.INTERNAL));
    }

    private Optional<Problem> mapped(Throwable error) {
        ProblemMapping<?> nearest = null;
        for (ProblemMapping<?> mapping : mappings) {
            if (mapping.exception().isInstance(error)
                    && (nearest == null || nearest.exception().isAssignableFrom(mapping.exception()))) {
                nearest = mapping;
            }
        }
        return Optional.ofNullable(nearest).map(mapping -> apply(mapping, error));
    }

    private static <E extends Exception> Problem apply(ProblemMapping<E> mapping, Throwable error) {
        return mapping.problem().apply(mapping.exception().cast(error));
    }

    private static Optional<Problem> framework(Throwable error) {
        if (cause(error, DataBufferLimitException.class).isPresent()
                || cause(error, MaxUploadSizeExceededException.class).isPresent()) {
            return Optional.of(
                    Problem.of(ProblemType.TOO_LARGE).detail("请求内容超过上限", "The body is larger than is accepted"));
        }
        return Optional.ofNullable(
                switch (error) {
                    case AuthenticationServiceException e ->
                        Problem.of(ProblemType.UNAVAILABLE)
                                .detail("暂时无法核验登录凭证", "The token cannot be checked at the moment")
                                .header(HttpHeaders.RETRY_AFTER, "5");
                    case OAuth2AuthenticationException e ->
                        Problem.of(ProblemType.UNAUTHENTICATED)
                                .detail("登录凭证无效或已过期", "The token is not valid or has expired")
                                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                    case AuthenticationException e -> unauthenticated();
                    case AccessDeniedException e -> Problem.of(ProblemType.FORBIDDEN);
                    case MongoTimeoutException e -> unavailable();
                    case MongoExecutionTimeoutException e -> unavailable();
                    case MongoSocketException e -> unavailable();
                    case MongoNotPrimaryException e -> unavailable();
                    case DataAccessResourceFailureException e -> unavailable();
                    case ConstraintViolationException e -> violations(e);
                    case MethodValidationResult e when !e.isForReturnValue() -> validation(e);
                    case BindingResult e -> binding(invalid(), e, "");
                    case MissingRequestValueException e -> missing(e.getName());
                    case MethodArgumentTypeMismatchException e ->
                        JsonProblems.mismatch(invalid(), e.getName(), wanted(e.getParameter(), e.getRequiredType()));
                    case ServerWebInputException e -> input(e);
                    case ErrorResponse e -> status(e);
                    default -> null;
                });
    }

    static Problem invalid() {
        return Problem.of(ProblemType.INVALID_INPUT);
    }

    static Problem missing(String field) {
        return invalid().field(field, "required", "必须填写", "is required");
    }

    public static Problem unauthenticated() {
        return Problem.of(ProblemType.UNAUTHENTICATED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static Problem unavailable() {
        return Problem.of(ProblemType.UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5");
    }

    private static Problem input(ServerWebInputException error) {
        Optional<JacksonException> json = cause(error, JacksonException.class);
        if (json.isPresent()) {
            return JsonProblems.of(json.get());
        }
        Optional<TypeMismatchException> mismatch = cause(error, TypeMismatchException.class);
        if (mismatch.isPresent()) {
            return JsonProblems.mismatch(
                    invalid(),
                    parameter(error.getMethodParameter(), "parameter"),
                    wanted(error.getMethodParameter(), mismatch.get().getRequiredType()));
        }
        return missing("body");
    }

    /** Problems of a body that a stack's own exception carries. */
    static Optional<Problem> json(Throwable error) {
        return cause(error, JacksonException.class).map(JsonProblems::of);
    }

    private static Problem violations(ConstraintViolationException error) {
        Problem problem = invalid();
        for (ConstraintViolation<?> violation : error.getConstraintViolations()) {
            // The path begins with the method; the client knows only what follows.
            String path = violation.getPropertyPath().toString();
            boolean ofMethod = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                            .count()
                    > 1;
            add(problem, ofMethod ? path.substring(path.indexOf('.') + 1) : path, violation);
        }
        return problem;
    }

    private static Problem validation(MethodValidationResult result) {
        Problem problem = invalid();
        for (ParameterValidationResult parameter : result.getParameterValidationResults()) {
            String index = parameter.getContainerIndex() == null ? "" : "[" + parameter.getContainerIndex() + "]";
            if (parameter instanceof ParameterErrors errors) {
                binding(problem, errors, index);
                continue;
            }
            String field = parameter(parameter.getMethodParameter(), "body") + index;
            for (MessageSourceResolvable error : parameter.getResolvableErrors()) {
                add(problem, field, parameter.unwrap(error, ConstraintViolation.class));
            }
        }
        return problem;
    }

    private static Problem binding(Problem problem, Errors errors, String prefix) {
        for (ObjectError error : errors.getAllErrors()) {
            String field = error instanceof FieldError ofField
                    ? (prefix.isEmpty() ? "" : prefix + ".") + ofField.getField()
                    : (prefix.isEmpty() ? "body" : prefix);
            if (error instanceof FieldError ofField && ofField.isBindingFailure()) {
                JsonProblems.mismatch(problem, field, errors.getFieldType(ofField.getField()));
            } else if (error.contains(ConstraintViolation.class)) {
                add(problem, field, error.unwrap(ConstraintViolation.class));
            } else {
                String message = Optional.ofNullable(error.getDefaultMessage()).orElse("");
                problem.field(
                        field,
                        Optional.ofNullable(error.getCode())
                                .map(ConstraintTexts::kebab)
                                .orElse("invalid-value"),
                        message,
                        message);
            }
        }
        return problem;
    }

    private static void add(Problem problem, String field, ConstraintViolation<?> violation) {
        Text text = ConstraintTexts.text(violation);
        problem.field(field, ConstraintTexts.rule(violation), text.zh(), text.en());
    }

    private static Problem status(ErrorResponse error) {
        Problem problem = Problem.of(
                switch (error.getStatusCode().value()) {
                    case 401 -> ProblemType.UNAUTHENTICATED;
                    case 403 -> ProblemType.FORBIDDEN;
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemType.NOT_ACCEPTABLE;
                    case 409 -> ProblemType.CONFLICT;
                    case 412 -> ProblemType.PRECONDITION_FAILED;
                    case 413 -> ProblemType.TOO_LARGE;
                    case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case 422 -> ProblemType.UNPROCESSABLE;
                    case 428 -> ProblemType.PRECONDITION_REQUIRED;
                    case 429 -> ProblemType.TOO_MANY_REQUESTS;
                    case 503, 504 -> ProblemType.UNAVAILABLE;
                    default ->
                        error.getStatusCode().is4xxClientError() ? ProblemType.INVALID_INPUT : ProblemType.INTERNAL;
                });
        error.getHeaders().forEach((name, values) -> problem.header(name, String.join(", ", values)));
        return problem;
    }

    /** What the client has to send: of an optional parameter, what it holds. */
    private static @Nullable Class<?> wanted(@Nullable MethodParameter parameter, @Nullable Class<?> required) {
        return parameter == null ? required : parameter.nestedIfOptional().getNestedParameterType();
    }

    /** The name by which the client knows a controller's parameter. */
    private static String parameter(@Nullable MethodParameter parameter, String otherwise) {
        if (parameter == null) {
            return otherwise;
        }
        RequestParam param = parameter.getParameterAnnotation(RequestParam.class);
        PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
        CookieValue cookie = parameter.getParameterAnnotation(CookieValue.class);
        String declared = param != null
                ? param.name()
                : variable != null
                        ? variable.name()
                        : header != null
                                ? header.name()
                                : part != null ? part.name() : cookie != null ? cookie.name() : "";
        if (!declared.isEmpty()) {
            return declared;
        }
        String name = parameter.getParameterName();
        return name == null ? otherwise : name;
    }

    private static <E extends Throwable> Optional<E> cause(Throwable error, Class<E> type) {
        int depth = 0;
        for (Throwable at = error; at != null && depth < 20; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            depth++;
        }
        return Optional.empty();
    }
}
