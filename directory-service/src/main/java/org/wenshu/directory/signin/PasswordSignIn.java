package org.wenshu.directory.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What the form login asks; whoever is let in is known by the person's id from here on. */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final SigningIn signingIn;

    PasswordSignIn(SigningIn signingIn) {
        this.signingIn = signingIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        return switch (signingIn.signIn(attempt.getName(), text(attempt.getCredentials()))) {
            case SigningIn.Outcome.Accepted(var person) ->
                UsernamePasswordAuthenticationToken.authenticated(person.id().value(), null, List.of());
            case SigningIn.Outcome.PasswordToBeChanged any ->
                throw new CredentialsExpiredException("the password must be changed first");
            case SigningIn.Outcome.Refused any -> throw new BadCredentialsException("refused");
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
