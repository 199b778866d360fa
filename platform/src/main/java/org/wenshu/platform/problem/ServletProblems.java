package org.wenshu.platform.problem;

import java.util.Optional;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** The exceptions of the servlet stack; apart from the others since they need the servlet API to be loaded at all. */
public final class ServletProblems implements ExceptionTranslation {

    @Override
    public Optional<Problem> translate(Throwable error) {
        return switch (error) {
            case MissingServletRequestParameterException e -> Optional.of(Problems.missing(e.getParameterName()));
            case MissingServletRequestPartException e -> Optional.of(Problems.missing(e.getRequestPartName()));
            case MissingRequestHeaderException e -> Optional.of(Problems.missing(e.getHeaderName()));
            case MissingRequestCookieException e -> Optional.of(Problems.missing(e.getCookieName()));
            case MissingPathVariableException e -> Optional.empty();
            case ServletRequestBindingException e -> Optional.of(Problems.invalid());
            case HttpMessageNotReadableException e ->
                Optional.of(Problems.json(e).orElseGet(() -> Problems.missing("body")));
            case AsyncRequestTimeoutException e -> Optional.of(Problem.of(ProblemType.UNAVAILABLE));
            case org.springframework.web.multipart.MaxUploadSizeExceededException e -> Optional.empty();
            case MultipartException e ->
                Optional.of(Problems.invalid()
                        .field("body", "multipart", "不是正确的 multipart 内容", "is not well-formed multipart"));
            default -> Optional.empty();
        };
    }
}
