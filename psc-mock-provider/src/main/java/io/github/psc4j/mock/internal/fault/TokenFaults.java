package io.github.psc4j.mock.internal.fault;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.internal.Json;
import io.github.psc4j.mock.internal.KeyRing;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.forge.Compact;
import io.github.psc4j.mock.internal.forge.Documents;
import io.github.psc4j.mock.internal.forge.Signer;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.journal.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Faults of keys and of what ID tokens state. */
final class TokenFaults {

    private static final Duration SKEW = Duration.ofMinutes(10);

    private final Realm realm;
    private @Nullable RSAKey spare;

    TokenFaults(Realm realm) {
        this.realm = realm;
    }

    MockResponse play(
            Fault fault, Operation operation, MockRequest request, Function<MockRequest, MockResponse> honest) {
        if (fault == Fault.KEY_ROTATION || fault == Fault.KEY_WITHDRAWN) {
            realm.keys().rotate();
            if (fault == Fault.KEY_WITHDRAWN) {
                realm.keys().forgetFormer();
            }
            return honest.apply(request);
        }
        MockResponse answer = honest.apply(request);
        return operation == Operation.KEYS
                ? Documents.changed(answer, keys(fault))
                : Documents.withIdToken(answer, idToken(fault));
    }

    private UnaryOperator<Map<String, Object>> keys(Fault fault) {
        RSAKey current = realm.keys().current();
        return switch (fault) {
            case KEY_ANNOUNCED ->
                set -> withKeys(set, keys -> keys.add(spare().toPublicJWK().toJSONObject()));
            case KEY_REUSES_KID ->
                set -> withKeys(set, keys -> {
                    keys.removeIf(key -> current.getKeyID().equals(key.get("kid")));
                    keys.add(spareNamed(current.getKeyID()).toPublicJWK().toJSONObject());
                });
            case KEY_WITHOUT_KID -> set -> withKeys(set, keys -> keys.forEach(key -> key.remove("kid")));
            default -> set -> set;
        };
    }

    private UnaryOperator<Compact> idToken(Fault fault) {
        Signer current = Signer.rs256(realm.keys().current());
        return switch (fault) {
            case KEY_UNPUBLISHED ->
                token -> token.withHeader("kid", spare().getKeyID()).signed(Signer.rs256(spare()));
            case KEY_REUSES_KID -> token -> token.signed(Signer.rs256(spare()));
            case KEY_WITHOUT_KID, TOKEN_WITHOUT_KID ->
                token -> token.withHeader(TokenFaults::withoutKid).signed(current);
            case CLOCK_AHEAD ->
                token -> token.withClaims(claims -> shifted(claims, SKEW)).signed(current);
            case CLOCK_BEHIND ->
                token -> token.withClaims(claims -> shifted(claims, SKEW.negated()))
                        .signed(current);
            case ACR_MISSING -> token -> token.withoutClaim("acr").signed(current);
            case ACR_UNKNOWN -> token -> token.withClaim("acr", "unknown-level").signed(current);
            default -> UnaryOperator.identity();
        };
    }

    Map<String, Object> somebodyElse(Map<String, Object> userInfo) {
        return realm.settings().personas().values().stream()
                .filter(persona -> !persona.subject().equals(userInfo.get("sub")))
                .findFirst()
                .map(Persona::userInfo)
                .map(Json::thawed)
                .orElse(userInfo);
    }

    private static Map<String, Object> withoutKid(Map<String, Object> header) {
        header.remove("kid");
        return header;
    }

    private static Map<String, Object> shifted(Map<String, Object> claims, Duration by) {
        for (String name : List.of("iat", "exp", "auth_time")) {
            if (claims.get(name) instanceof Number time) {
                claims.put(name, time.longValue() + by.toSeconds());
            }
        }
        return claims;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> withKeys(
            Map<String, Object> set, java.util.function.Consumer<List<Map<String, Object>>> change) {
        List<Map<String, Object>> keys = new ArrayList<>((List<Map<String, Object>>) set.get("keys"));
        change.accept(keys);
        set.put("keys", keys);
        return set;
    }

    private synchronized RSAKey spare() {
        if (spare == null) {
            spare = KeyRing.newSigningKey();
        }
        return spare;
    }

    private RSAKey spareNamed(String kid) {
        return new RSAKey.Builder(spare()).keyID(kid).build();
    }
}
