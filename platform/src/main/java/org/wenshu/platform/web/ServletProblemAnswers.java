package org.wenshu.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.wenshu.platform.observability.TraceIds;
import org.wenshu.platform.problem.Languages;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemJson;
import org.wenshu.platform.problem.Problems;

/** Writes a problem as the answer on the servlet stack. */
public final class ServletProblemAnswers {

    private final Problems problems;
    private final TraceIds traceIds;

    public ServletProblemAnswers(Problems problems, TraceIds traceIds) {
        this.problems = problems;
        this.traceIds = traceIds;
    }

    /** Answers what was thrown, unless an answer is already on its way. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Throwable error) throws IOException {
        Problem problem = problems.of(error, request.getMethod() + " " + request.getRequestURI());
        answer(request, response, problem, request.getRequestURI());
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Problem problem, String instance)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        Locale language = Languages.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        byte[] body = ProblemJson.bytes(problem, language, instance, traceIds.current());
        response.setStatus(problem.type().status());
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        response.setContentType(ProblemJson.MEDIA_TYPE.toString());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
        response.setContentLength(body.length);
        problem.headers().forEach(response::setHeader);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
