package org.wenshu.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers what controllers throw and do not handle themselves. */
final class ServletProblemResolver implements HandlerExceptionResolver, WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(ServletProblemResolver.class);

    private final ServletProblemAnswers answers;

    ServletProblemResolver(ServletProblemAnswers answers) {
        this.answers = answers;
    }

    /** Behind a service's own exception handlers, before Spring's, which would send an empty error. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(Math.min(1, resolvers.size()), this);
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return null;
        }
        try {
            answers.answer(request, response, error);
        } catch (IOException e) {
            LOG.debug("The client went away before it could be told of a problem", e);
        }
        return new ModelAndView();
    }
}
