package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.internal.persona.Generations;
import io.github.psc4j.mock.internal.session.Grant;
import io.github.psc4j.mock.internal.session.IssuedToken;
import io.github.psc4j.mock.internal.session.SsoSession;
import io.github.psc4j.mock.internal.session.Store;
import io.github.psc4j.mock.internal.settings.Lifetimes;
import io.github.psc4j.mock.internal.state.Alterations.Document;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes the three tokens and the response that carries them. */
public final class TokenIssuer {

    private final ProviderState provider;

    public TokenIssuer(ProviderState provider) {
        this.provider = provider;
    }

    /** The response to a code. */
    public Map<String, Object> issue(Grant grant, String scope) {
        return issue(grant, scope, UnaryOperator.identity());
    }

    /** The response to a refresh: its ID token has no nonce (OpenID Connect Core 12.2). */
    public Map<String, Object> renew(Grant grant, String scope) {
        return issue(grant, scope, claims -> {
            claims.remove("nonce");
            return claims;
        });
    }

    private Map<String, Object> issue(Grant grant, String scope, UnaryOperator<Map<String, Object>> idTokenOf) {
        Store store = provider.store();
        Instant now = store.now();
        SsoSession session = grant.session();
        session.touch(now);
        Instant accessEnd = earlier(now.plus(Lifetimes.ACCESS_TOKEN), session.deadline());
        Instant refreshEnd = earlier(now.plus(Lifetimes.REFRESH_TOKEN), session.deadline());

        Map<String, Object> accessClaims = provider.alterations()
                .applied(
                        Document.ACCESS_TOKEN,
                        Generations.accessToken(
                                provider.settings().payload(), accessClaims(grant, scope, now, accessEnd)));
        String accessToken = provider.keys().sign(accessClaims);
        store.remember(accessToken, new IssuedToken(IssuedToken.Kind.ACCESS, grant, accessEnd, accessClaims));
        // Keycloak's are JWTs under a key that only Keycloak knows: opaque to everybody else.
        String refreshToken = Secrets.random();
        store.remember(
                refreshToken,
                new IssuedToken(
                        IssuedToken.Kind.REFRESH, grant, refreshEnd, refreshClaims(grant, scope, now, refreshEnd)));
        String idToken = provider.alterations()
                .tampered(provider.keys()
                        .sign(provider.alterations()
                                .applied(
                                        Document.ID_TOKEN,
                                        idTokenOf.apply(idClaims(grant, accessToken, now, accessEnd)))));

        Map<String, Object> response = new LinkedHashMap<>();
        response.put("access_token", accessToken);
        response.put("expires_in", Duration.between(now, accessEnd).toSeconds());
        response.put("refresh_expires_in", Duration.between(now, refreshEnd).toSeconds());
        response.put("refresh_token", refreshToken);
        response.put("token_type", "Bearer");
        response.put("id_token", idToken);
        response.put("not-before-policy", 0);
        response.put("session_state", session.id());
        response.put("scope", scope);
        return provider.alterations().applied(Document.TOKEN_RESPONSE, response);
    }

    private Map<String, Object> common(Grant grant, String type, Instant now, Instant end) {
        SsoSession session = grant.session();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", end.getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("auth_time", session.authenticatedAt().getEpochSecond());
        claims.put("jti", Secrets.identifier());
        claims.put("iss", provider.origins().issuer());
        claims.put("sub", session.persona().subject());
        claims.put("typ", type);
        claims.put("azp", grant.clientId());
        claims.put("nonce", grant.request().nonce());
        claims.put("session_state", session.id());
        session.acr().ifPresent(acr -> claims.put("acr", acr));
        claims.put("sid", session.id());
        return claims;
    }

    /** Neither {@code aud} nor {@code cnf}: PSC sends none. */
    private Map<String, Object> accessClaims(Grant grant, String scope, Instant now, Instant end) {
        Persona persona = grant.session().persona();
        Map<String, Object> claims = common(grant, "Bearer", now, end);
        claims.put("scope", scope);
        if (List.of(scope.split(" ", -1)).contains("identity")) {
            claims.put("authMode", grant.session().method().name());
            claims.put("otherIds", persona.userInfo().getOrDefault("otherIds", List.of()));
        }
        claims.put("SubjectNameID", persona.nationalId());
        claims.put("preferred_username", persona.nationalId());
        return claims;
    }

    private Map<String, Object> refreshClaims(Grant grant, String scope, Instant now, Instant end) {
        Map<String, Object> claims = common(grant, "Refresh", now, end);
        claims.put("scope", scope);
        return claims;
    }

    private Map<String, Object> idClaims(Grant grant, String accessToken, Instant now, Instant end) {
        Persona persona = grant.session().persona();
        Map<String, Object> claims = common(grant, "ID", now, end);
        claims.put("aud", grant.clientId());
        claims.put("at_hash", Secrets.base64Url(Arrays.copyOf(Secrets.sha256(accessToken), 16)));
        claims.put("preferred_username", persona.nationalId());
        for (String name : List.of("given_name", "family_name")) {
            Object value = persona.userInfo().get(name);
            if (value != null) {
                claims.put(name, value);
            }
        }
        return claims;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
