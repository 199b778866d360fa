package org.wenshu.directory.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** What the form login asks; whoever is let in is known by the person's id from here on. */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIn.class);

    private final SigningIn signingIn;

    PasswordSignIn(SigningIn signingIn) {
        this.signingIn = signingIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String from =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return switch (signingIn.signIn(attempt.getName(), text(attempt.getCredentials()))) {
            case SigningIn.Outcome.Accepted(var person) -> {
                LOG.info("Person {} signed in from {}", person.id(), from);
                yield UsernamePasswordAuthenticationToken.authenticated(
                        person.id().value(), null, List.of());
            }
            case SigningIn.Outcome.PasswordToBeChanged any ->
                throw new CredentialsExpiredException("the password must be changed first");
            case SigningIn.Outcome.Refused any -> {
                // Not the name: people type their password there.
                LOG.info("A sign-in from {} was refused", from);
                throw new BadCredentialsException("refused");
            }
        };
    }

    private static String text(@Nullable Object credentials) {
        return credentials == null ? "" : credentials.toString();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
