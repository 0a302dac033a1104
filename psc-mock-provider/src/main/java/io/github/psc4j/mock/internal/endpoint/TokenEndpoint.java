package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.session.AuthorizationCode;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import io.github.psc4j.mock.internal.session.Grant;
import io.github.psc4j.mock.internal.session.IssuedToken;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Rule;
import io.github.psc4j.mock.model.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The token endpoint: the code grant (RFC 6749 section 4.1.3) and the refresh grant (section 6). */
final class TokenEndpoint implements Endpoint {

    private final ProviderState provider;
    private final ClientAuthenticator clients;
    private final TokenIssuer issuer;

    TokenEndpoint(ProviderState provider, ClientAuthenticator clients) {
        this.provider = provider;
        this.clients = clients;
        this.issuer = new TokenIssuer(provider);
    }

    @Override
    public MockResponse handle(MockRequest request) {
        Parameters form = ClientAuthenticator.form(request);
        MockClient client = clients.authenticate(request, form);
        return switch (form.get("grant_type").orElse("")) {
            case "authorization_code" -> code(client, form);
            case "refresh_token" -> refresh(client, form);
            case "" -> throw RefusedException.json(400, "invalid_request", Rule.GRANT_TYPE, "none given");
            default -> throw RefusedException.json(400, "unsupported_grant_type", Rule.GRANT_TYPE, "");
        };
    }

    private MockResponse code(MockClient client, Parameters form) {
        String value = form.get("code")
                .orElseThrow(() -> RefusedException.json(400, "invalid_request", Rule.CODE_MISSING, ""));
        AuthorizationCode code = provider.store().code(value).orElseThrow(() -> invalidGrant(Rule.CODE_UNKNOWN));
        Grant grant = code.grant();
        AuthorizationRequest asked = grant.request();
        // Spent by the first attempt, good or bad: who guesses a verifier guesses once.
        if (!code.use()) {
            grant.revoke();
            throw invalidGrant(Rule.CODE_USED_TWICE);
        }
        if (code.expired(provider.store().now())) {
            throw invalidGrant(Rule.CODE_EXPIRED);
        }
        if (!grant.clientId().equals(client.id())) {
            throw invalidGrant(Rule.CODE_OF_ANOTHER_CLIENT);
        }
        if (!form.get("redirect_uri").equals(Optional.of(asked.redirectUri()))) {
            throw invalidGrant(Rule.CODE_REDIRECT_URI);
        }
        checkVerifier(asked.codeChallenge(), form.get("code_verifier"));
        if (!grant.alive(provider.store().now())) {
            throw invalidGrant(Rule.CODE_UNKNOWN);
        }
        return MockResponse.json(200, issuer.issue(grant, asked.scope()));
    }

    private static void checkVerifier(Optional<String> challenge, Optional<String> verifier) {
        if (challenge.isEmpty()) {
            if (verifier.isPresent()) {
                throw invalidGrant(Rule.CODE_VERIFIER_UNEXPECTED);
            }
            return;
        }
        boolean matches = verifier.filter(text -> text.matches("[A-Za-z0-9._~-]{43,128}"))
                .map(text -> Secrets.same(Secrets.base64Url(Secrets.sha256(text)), challenge.get()))
                .orElse(false);
        if (!matches) {
            throw invalidGrant(Rule.CODE_VERIFIER);
        }
    }

    private MockResponse refresh(MockClient client, Parameters form) {
        String value = form.get("refresh_token")
                .orElseThrow(() -> RefusedException.json(400, "invalid_request", Rule.REFRESH_TOKEN, "none given"));
        IssuedToken token = provider.store()
                .token(value)
                .filter(found -> found.kind() == IssuedToken.Kind.REFRESH)
                .orElseThrow(() -> invalidGrant(Rule.REFRESH_TOKEN));
        if (!token.grant().clientId().equals(client.id())) {
            throw invalidGrant(Rule.REFRESH_TOKEN_OF_ANOTHER_CLIENT);
        }
        boolean reusable = provider.settings().tolerates(Tolerance.REFRESH_TOKEN_USED_TWICE);
        if (token.spent() && !reusable) {
            token.grant().revoke();
            throw invalidGrant(Rule.REFRESH_TOKEN_USED_TWICE);
        }
        if (!token.activeUnlessSpent(provider.store().now())) {
            throw invalidGrant(Rule.REFRESH_TOKEN);
        }
        String granted = String.valueOf(token.claims().get("scope"));
        String scope = form.get("scope").orElse(granted);
        List<String> wanted = Arrays.asList(scope.split(" ", -1));
        if (!Arrays.asList(granted.split(" ", -1)).containsAll(wanted)) {
            throw RefusedException.json(400, "invalid_scope", Rule.REFRESH_SCOPE, "");
        }
        if (!token.spend() && !reusable) {
            token.grant().revoke();
            throw invalidGrant(Rule.REFRESH_TOKEN_USED_TWICE);
        }
        return MockResponse.json(200, issuer.renew(token.grant(), scope));
    }

    private static RefusedException invalidGrant(Rule rule) {
        return RefusedException.json(400, "invalid_grant", rule, "");
    }
}
