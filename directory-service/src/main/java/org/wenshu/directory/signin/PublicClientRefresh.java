package org.wenshu.directory.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets apps, which have no secret, exchange and revoke refresh tokens by naming themselves. The authorization server
 * leaves this out by default; it is sound where refresh tokens are exchanged on use and misuse ends the sign-in, as
 * {@link MongoAuthorizations} has it (RFC 9700, 4.14).
 */
final class PublicClientRefresh {
    private PublicClientRefresh() {}

    /** An app that names itself without proof. */
    static final class Claim extends OAuth2ClientAuthenticationToken {
        private static final long serialVersionUID = 1L;

        Claim(String clientId) {
            super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
        }
    }

    static final class Converter implements AuthenticationConverter {
        @Override
        public @Nullable Authentication convert(HttpServletRequest request) {
            String[] clientIds = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
            boolean refresh = AuthorizationGrantType.REFRESH_TOKEN
                    .getValue()
                    .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
            boolean revocation = request.getRequestURI().endsWith("/oauth2/revoke");
            boolean withSecret = request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null
                    || request.getHeader("Authorization") != null;
            if (clientIds == null || clientIds.length != 1 || withSecret || !(refresh || revocation)) {
                return null;
            }
            return new Claim(clientIds[0]);
        }
    }

    static final class Provider implements AuthenticationProvider {
        private final RegisteredClientRepository clients;

        Provider(RegisteredClientRepository clients) {
            this.clients = clients;
        }

        @Override
        public Authentication authenticate(Authentication authentication) {
            RegisteredClient client = Optional.ofNullable(clients.findByClientId(authentication.getName()))
                    .filter(found -> found.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE))
                    .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
            return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return Claim.class.isAssignableFrom(authentication);
        }
    }
}
