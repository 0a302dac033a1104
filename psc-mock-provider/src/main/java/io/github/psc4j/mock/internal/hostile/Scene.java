package io.github.psc4j.mock.internal.hostile;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.MockClient;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.internal.Json;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.forge.Compact;
import io.github.psc4j.mock.internal.forge.Documents;
import io.github.psc4j.mock.internal.forge.Signer;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.intercept.Interceptor;
import io.github.psc4j.mock.journal.Operation;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** One attack while it is played: what the attacker has at hand, and what has happened so far. */
final class Scene implements Interceptor {

    private final Script script;
    private final Realm realm;
    private final Canary canary;
    private final AttackerKeys attacker;
    private final Supplier<MockBrowser> browsers;
    private final String earlierAnswer;
    private final Set<Operation> struck = EnumSet.noneOf(Operation.class);
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private volatile Map<String, Object> granted = Map.of();
    private volatile boolean holdingBack;
    private volatile int round;

    Scene(
            Script script,
            Realm realm,
            Canary canary,
            AttackerKeys attacker,
            Supplier<MockBrowser> browsers,
            String earlierAnswer) {
        this.script = script;
        this.realm = realm;
        this.canary = canary;
        this.attacker = attacker;
        this.browsers = browsers;
        this.earlierAnswer = earlierAnswer;
    }

    @Override
    public MockResponse answer(Operation operation, MockRequest request, Function<MockRequest, MockResponse> honest) {
        if (operation == Operation.AUTHORIZATION || operation == Operation.PUSHED_AUTHORIZATION) {
            note(request.query());
            note(request.hasForm() ? request.form() : Parameters.parse(""));
        }
        MockResponse answer = honest.apply(request);
        if (operation == Operation.CODE_GRANT) {
            granted = Documents.json(answer).orElse(Map.of());
        }
        Strike strike = script.strikes().get(operation);
        if (strike == null || (holdingBack && operation == Operation.REFRESH)) {
            return answer;
        }
        synchronized (struck) {
            struck.add(operation);
        }
        return strike.instead(this, request, answer);
    }

    /** Refreshes in order, until {@link #strike()}. */
    void holdBack() {
        holdingBack = true;
    }

    void strike() {
        holdingBack = false;
    }

    /** The same attack in another form. */
    void round(int number) {
        round = number;
    }

    int round() {
        return round;
    }

    /** A token of the latest login, as the provider issued it. */
    Optional<Compact> granted(String token) {
        return granted.get(token) instanceof String compact ? Optional.of(Compact.parse(compact)) : Optional.empty();
    }

    long now() {
        return realm.store().now().getEpochSecond();
    }

    private void note(Parameters parameters) {
        for (String name : List.of("client_id", "max_age")) {
            parameters.get(name).ifPresent(value -> asked.put(name, value));
        }
    }

    /** The operations of the script that the client never asked for. */
    Set<Operation> missed() {
        Set<Operation> missed = EnumSet.noneOf(Operation.class);
        missed.addAll(script.strikes().keySet());
        synchronized (struck) {
            missed.removeAll(struck);
        }
        return missed;
    }

    Optional<String> asked(String parameter) {
        return Optional.ofNullable(asked.get(parameter));
    }

    /** The person, or another one, at the provider: from the authorization request to the way back. */
    URI throughProvider(URI authorizationUri) {
        return browsers.get().login(authorizationUri, victim());
    }

    Persona victim() {
        return realm.firstPersona();
    }

    /** Somebody whom the attacker would like to be. */
    Persona somebodyElse() {
        return realm.settings().personas().values().stream().skip(1).findFirst().orElseThrow();
    }

    /** As the provider would make it for a login of the other person. */
    String accessTokenOfSomebodyElse() {
        return granted("access_token")
                .map(token -> token.withClaim("sub", somebodyElse().subject())
                        .withClaim("preferred_username", somebodyElse().nationalId())
                        .signed(provider())
                        .compact())
                .orElse("");
    }

    String issuer() {
        return realm.origins().issuer();
    }

    /** The secret of the client under test; empty for one with a certificate. */
    String clientSecret() {
        return asked("client_id")
                .flatMap(realm.settings()::client)
                .flatMap(MockClient::secret)
                .orElse("");
    }

    RSAKey providerKey() {
        return realm.keys().current();
    }

    RSAKey encryptionKey() {
        return realm.keys().encryption();
    }

    /** Signs as the provider does. */
    Signer provider() {
        return Signer.rs256(providerKey());
    }

    AttackerKeys attacker() {
        return attacker;
    }

    /** What the token endpoint answered in the login before, which was in order. */
    String earlierAnswer() {
        return earlierAnswer;
    }

    URI trap(String name) {
        return canary.address(script.attack().id(), name);
    }

    URI trap(String name, String type, String body) {
        return canary.serving(script.attack().id(), name, type, body);
    }

    /** The attacker's own key set at an address of the attacker. */
    URI trapWithKeys(String name) {
        return trap(name, "application/json", new JWKSet(List.of(attacker.rsa().toPublicJWK())).toString(true));
    }

    URI trapWith(String name, Map<String, ?> document) {
        return trap(name, "application/json", Json.write(new HashMap<>(document)));
    }
}
