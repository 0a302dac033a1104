package io.github.psc4j.mock.internal.endpoint;

import com.nimbusds.jwt.JWTParser;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.session.IssuedToken;
import io.github.psc4j.mock.internal.session.SsoSession;
import io.github.psc4j.mock.internal.session.TargetToken;
import io.github.psc4j.mock.internal.state.Alterations.Document;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import io.github.psc4j.mock.model.Rule;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The token endpoint of a target service (RFC 8693, in the profile of the ANS's guide on the transport of "API Pro Santé
 * Connectées"): an access token of PSC goes in, over mutual TLS; one for the API comes out, bound to the certificate.
 */
final class TokenExchange implements Endpoint {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private static final String TOKEN_TYPE = "urn:ietf:params:oauth:token-type:";
    private static final String ACCESS_TOKEN = TOKEN_TYPE + "access_token";
    private static final String REFRESH_TOKEN = TOKEN_TYPE + "refresh_token";
    private static final String JWT = TOKEN_TYPE + "jwt";
    private static final Set<String> ACCESS_TOKEN_OR_JWT = Set.of(ACCESS_TOKEN, JWT);
    /** What Keycloak takes for {@code requested_token_type}, beside SAML. */
    private static final Set<String> KEYCLOAK_REQUESTED_TYPES = Set.of(ACCESS_TOKEN, REFRESH_TOKEN);

    private static final Duration REFRESH_LIFETIME = Duration.ofMinutes(30);

    private final ProviderState provider;
    private final Target target;
    private final ClientAuthenticator clients;

    TokenExchange(ProviderState provider, Target target) {
        this.provider = provider;
        this.target = target;
        this.clients = ClientAuthenticator.of(target.settings());
    }

    @Override
    public MockResponse handle(MockRequest request) {
        Parameters form = ClientAuthenticator.form(request);
        MockClient client = clients.authenticate(request, form);
        String grantType = form.get("grant_type").orElse("");
        if (!grantType.equals(GRANT_TYPE)) {
            throw grantType.isEmpty()
                    ? invalidRequest(Rule.GRANT_TYPE, "none given")
                    : RefusedException.json(400, "unsupported_grant_type", Rule.GRANT_TYPE);
        }
        checkSubjectTokenType(form);
        checkSubjectIssuer(form);
        IssuedToken subject = subject(form);
        checkActor(form);
        return issued(
                client,
                subject,
                issuedType(form),
                scope(form),
                audience(form),
                request.peerCertificate().orElseThrow());
    }

    private boolean isKeycloak() {
        return target.settings().subjectIssuer().isPresent();
    }

    private static void checkSubjectTokenType(Parameters form) {
        String type = form.get("subject_token_type").orElse("none given");
        if (!ACCESS_TOKEN_OR_JWT.contains(type)) {
            throw invalidRequest(Rule.SUBJECT_TOKEN_TYPE, type);
        }
    }

    /** Stands for the introspection at PSC. */
    private IssuedToken subject(Parameters form) {
        return form.get("subject_token")
                .flatMap(token -> provider.store().activeToken(token, IssuedToken.Kind.ACCESS))
                .orElseThrow(() -> RefusedException.json(
                        400, isKeycloak() ? "invalid_token" : "invalid_request", Rule.SUBJECT_TOKEN));
    }

    private void checkSubjectIssuer(Parameters form) {
        Optional<String> given = form.get("subject_issuer");
        if (given.isEmpty()) {
            // A Keycloak reads the issuer in what is called a JWT.
            if (isKeycloak() && !form.get("subject_token_type").equals(Optional.of(JWT))) {
                throw invalidRequest(Rule.SUBJECT_ISSUER, "none given");
            }
        } else if (!given.get().equals(target.settings().subjectIssuer().orElse("psc"))) {
            throw RefusedException.json(
                    400, isKeycloak() ? "invalid_issuer" : "invalid_request", Rule.SUBJECT_ISSUER, given.get());
        }
    }

    /** The type comes with the token and never alone (RFC 8693 section 2.1). What the token says is a draft of the ANS. */
    private static void checkActor(Parameters form) {
        Optional<String> actor = form.get("actor_token");
        Optional<String> type = form.get("actor_token_type");
        if (actor.isPresent() != type.isPresent()
                || type.filter(name -> !name.equals(TOKEN_TYPE + "jwt")).isPresent()) {
            throw invalidRequest(Rule.ACTOR_TOKEN, "with actor_token_type jwt, or neither");
        }
        try {
            if (actor.isPresent()
                    && JWTParser.parse(actor.get())
                            .getJWTClaimsSet()
                            .getClaims()
                            .isEmpty()) {
                throw invalidRequest(Rule.ACTOR_TOKEN, "says nothing");
            }
        } catch (ParseException e) {
            throw invalidRequest(Rule.ACTOR_TOKEN, "no JWT");
        }
    }

    /** A Keycloak that is not told issues a refresh token beside, and names that one. */
    private String issuedType(Parameters form) {
        String type = form.get("requested_token_type").orElse(isKeycloak() ? REFRESH_TOKEN : ACCESS_TOKEN);
        if (!(isKeycloak() ? KEYCLOAK_REQUESTED_TYPES : ACCESS_TOKEN_OR_JWT).contains(type)) {
            throw invalidRequest(Rule.REQUESTED_TOKEN_TYPE, type);
        }
        return type.equals(JWT) ? ACCESS_TOKEN : type;
    }

    private String scope(Parameters form) {
        String scope = form.get("scope").orElse("");
        if (!target.settings().scopes().containsAll(Arrays.asList(scope.split(" ", -1)))) {
            throw RefusedException.json(
                    400, "invalid_scope", Rule.TARGET_SCOPE, scope.isEmpty() ? "none given" : scope);
        }
        return scope;
    }

    private String audience(Parameters form) {
        List<String> known = target.settings().audiences();
        String audience = form.get("audience").orElse(known.get(0));
        if (!known.contains(audience) || form.has("resource")) {
            throw RefusedException.json(400, isKeycloak() ? "invalid_client" : "invalid_target", Rule.TARGET_AUDIENCE);
        }
        return audience;
    }

    private MockResponse issued(
            MockClient client,
            IssuedToken subject,
            String issuedType,
            String scope,
            String audience,
            X509Certificate certificate) {
        MockTarget settings = target.settings();
        SsoSession session = subject.grant().session();
        Instant now = provider.store().now();
        Instant end = now.plus(settings.lifetime());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", end.getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("auth_time", session.authenticatedAt().getEpochSecond());
        claims.put("jti", Secrets.identifier());
        claims.put("iss", target.issuer());
        claims.put("aud", audience);
        claims.put("sub", session.persona().subject());
        claims.put("typ", "Bearer");
        claims.put("azp", client.id());
        claims.put("scope", scope);
        claims.put("cnf", Map.of("x5t#S256", thumbprint(certificate, settings.thumbprint())));
        claims.put("SubjectNameID", session.persona().nationalId());
        claims.put("preferred_username", session.persona().nationalId());
        Map<String, Object> said = provider.alterations().applied(Document.TARGET_TOKEN, claims);
        String token = target.keys().sign(said);
        provider.store().remember(token, new TargetToken(settings.id(), client.id(), end, said));

        Map<String, Object> response = new LinkedHashMap<>();
        response.put("access_token", token);
        response.put("issued_token_type", issuedType);
        response.put("token_type", "Bearer");
        response.put("expires_in", settings.lifetime().toSeconds());
        response.put("scope", scope);
        if (issuedType.equals(REFRESH_TOKEN)) {
            response.put("refresh_token", Secrets.random());
            response.put("refresh_expires_in", REFRESH_LIFETIME.toSeconds());
        }
        return MockResponse.json(200, response);
    }

    private static String thumbprint(X509Certificate certificate, MockTarget.Thumbprint form) {
        try {
            byte[] hash = Secrets.sha256(certificate.getEncoded());
            return switch (form) {
                case RFC_8705 -> Secrets.base64Url(hash);
                case ANS_EXAMPLES ->
                    Base64.getEncoder()
                            .encodeToString(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII));
            };
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 8693 section 2.2.2 has this code for every token that is not acceptable, too. */
    private static RefusedException invalidRequest(Rule rule, String detail) {
        return RefusedException.json(400, "invalid_request", rule, detail);
    }
}
