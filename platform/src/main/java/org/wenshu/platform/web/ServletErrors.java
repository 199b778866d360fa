package org.wenshu.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.wenshu.platform.caller.Needs;

/** Where the container sends requests that it refused itself: they too are answered with a problem. */
@Controller
class ServletErrors implements ErrorController {

    private final ServletProblemAnswers answers;

    ServletErrors(ServletProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    @Needs(Needs.NOTHING)
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable error = thrown instanceof Throwable known
                ? known
                : new ResponseStatusException(HttpStatusCode.valueOf(status instanceof Integer code ? code : 404));
        answers.answer(request, response, error);
    }
}
