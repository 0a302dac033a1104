package io.github.psc4j.attack.internal;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.extension.CompactJws;
import io.github.psc4j.mock.extension.Interceptor;
import io.github.psc4j.mock.extension.JsonResponses;
import io.github.psc4j.mock.extension.JwsSigner;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.extension.ProviderAccess;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Persona;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One attack while it runs: what the attacker can use, and what has happened so far. */
final class AttackContext implements Interceptor {

    private final AttackPlan plan;
    private final PscMockProvider psc;
    private final ProviderAccess provider;
    private final AttackerServer server;
    private final AttackerKeys attacker;
    private final String earlierTokenResponse;
    private final Duration slowResponse;
    private final Set<Operation> forged = EnumSet.noneOf(Operation.class);
    private final Map<String, String> requested = new ConcurrentHashMap<>();
    private volatile Map<String, Object> granted = Map.of();
    private volatile boolean refreshing;
    private volatile int variant;

    AttackContext(
            AttackPlan plan,
            PscMockProvider psc,
            AttackerServer server,
            AttackerKeys attacker,
            String earlierTokenResponse,
            Duration slowResponse) {
        this.plan = plan;
        this.psc = psc;
        this.provider = psc.access();
        this.server = server;
        this.attacker = attacker;
        this.earlierTokenResponse = earlierTokenResponse;
        this.slowResponse = slowResponse;
    }

    @Override
    public MockResponse intercept(Operation operation, MockRequest request, Function<MockRequest, MockResponse> next) {
        if (operation == Operation.AUTHORIZATION || operation == Operation.PUSHED_AUTHORIZATION) {
            note(request.query());
            note(request.hasForm() ? request.form() : Parameters.parse(""));
        }
        MockResponse response = next.apply(request);
        if (operation == Operation.CODE_GRANT) {
            granted = JsonResponses.json(response).orElse(Map.of());
        }
        ForgedResponse forgery = plan.responses().get(operation);
        if (forgery == null || (refreshing && operation == Operation.REFRESH)) {
            return response;
        }
        synchronized (forged) {
            forged.add(operation);
        }
        return forgery.instead(this, request, response);
    }

    /** Leaves refreshes as they are, until {@link #forgeRefreshes()}. */
    void leaveRefreshes() {
        refreshing = true;
    }

    void forgeRefreshes() {
        refreshing = false;
    }

    /** Continues with another variant of the same attack. */
    void variant(int number) {
        variant = number;
    }

    int variant() {
        return variant;
    }

    /** A token of the latest login, as the provider issued it. */
    Optional<CompactJws> granted(String token) {
        return granted.get(token) instanceof String compact ? Optional.of(CompactJws.parse(compact)) : Optional.empty();
    }

    /** Over how long a slow response is spread. */
    Duration slowResponse() {
        return slowResponse;
    }

    long now() {
        return provider.clock().instant().getEpochSecond();
    }

    private void note(Parameters parameters) {
        for (String name : List.of("client_id", "max_age")) {
            parameters.get(name).ifPresent(value -> requested.put(name, value));
        }
    }

    /** The operations of the plan that the client never requested. */
    Set<Operation> missed() {
        Set<Operation> missed = EnumSet.noneOf(Operation.class);
        missed.addAll(plan.responses().keySet());
        synchronized (forged) {
            missed.removeAll(forged);
        }
        return missed;
    }

    /** A parameter of the latest authorization request. */
    Optional<String> requested(String parameter) {
        return Optional.ofNullable(requested.get(parameter));
    }

    /** Logs the person in at the provider: from the authorization request to the callback. */
    URI throughProvider(URI authorizationUri) {
        return psc.newBrowser().login(authorizationUri, victim());
    }

    Persona victim() {
        return provider.personas().get(0);
    }

    /** The person whom the attacker would like to be. */
    Persona otherPerson() {
        return provider.personas().get(1);
    }

    /** As the provider would make it for a login of the other person. */
    String accessTokenOfOtherPerson() {
        return granted("access_token")
                .map(token -> token.withClaim("sub", otherPerson().subject())
                        .withClaim("preferred_username", otherPerson().nationalId())
                        .signed(providerSigner())
                        .compact())
                .orElse("");
    }

    String issuer() {
        return psc.issuer().toString();
    }

    /** The secret of the client under test; empty for one with a certificate. */
    String clientSecret() {
        return requested("client_id")
                .flatMap(psc::client)
                .flatMap(MockClient::secret)
                .orElse("");
    }

    RSAKey providerKey() {
        return Rsa.parse(provider.signingKey());
    }

    RSAKey encryptionKey() {
        return Rsa.parse(provider.encryptionKey());
    }

    /** Signs as the provider does. */
    JwsSigner providerSigner() {
        return Rsa.signer(providerKey());
    }

    AttackerKeys attacker() {
        return attacker;
    }

    /** The body of the token response in the reference login, which was in order. */
    String earlierTokenResponse() {
        return earlierTokenResponse;
    }

    URI attackerUri(String name) {
        return server.address(plan.attack().id(), name);
    }

    URI attackerUri(String name, String type, String body) {
        return server.serving(plan.attack().id(), name, type, body);
    }

    /** The attacker's own key set at an address of the attacker. */
    URI attackerKeySet(String name) {
        return attackerUri(
                name, "application/json", new JWKSet(List.of(attacker.rsa().toPublicJWK())).toString(true));
    }

    URI attackerDocument(String name, Map<String, ?> document) {
        return attackerUri(name, "application/json", JSONObjectUtils.toJSONString(new HashMap<>(document)));
    }
}
