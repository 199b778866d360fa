package org.wenshu.directory.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import org.wenshu.directory.clients.KeepingClients;
import org.wenshu.directory.people.KeepingPeople;
import org.wenshu.directory.people.model.Person;
import org.wenshu.office.model.PersonId;

/**
 * What a token says: who. What a person may do is not in it, since services know that from the directory, and it may
 * change while the token is good; what an integration may do is, since services know no integrations.
 */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    /** Whom access tokens are for: the suite's services. */
    static final String AUDIENCE = "wenshu";

    private static final String NAME = "name";
    private static final String AUTHORITIES = "authorities";

    private final KeepingPeople people;
    private final KeepingClients clients;

    TokenClaims(KeepingPeople people, KeepingClients clients) {
        this.people = people;
        this.clients = clients;
    }

    // Lists are of a kind that may be read back: what is kept of a token names the classes of its claims.
    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims()
                    .audience(new ArrayList<>(
                            List.of(AUDIENCE, context.getRegisteredClient().getClientId())));
        }
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            clients.find(context.getRegisteredClient().getClientId())
                    .ifPresent(client -> context.getClaims()
                            .claim(NAME, client.details().name())
                            .claim(AUTHORITIES, new ArrayList<>(client.details().authorities())));
            return;
        }
        Person person = Optional.ofNullable(context.<Authentication>getPrincipal())
                .flatMap(principal -> people.find(new PersonId(principal.getName())))
                .filter(Person::active)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        context.getClaims().claim(NAME, person.details().name());
    }
}
