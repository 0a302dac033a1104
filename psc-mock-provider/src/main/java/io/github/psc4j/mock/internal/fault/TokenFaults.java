package io.github.psc4j.mock.internal.fault;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.psc4j.mock.extension.CompactJws;
import io.github.psc4j.mock.extension.JsonResponses;
import io.github.psc4j.mock.extension.JwsSigner;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.internal.key.KeyRing;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Json;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.Persona;
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

    private final ProviderState provider;
    private @Nullable RSAKey spare;

    TokenFaults(ProviderState provider) {
        this.provider = provider;
    }

    MockResponse respond(
            Fault fault, Operation operation, MockRequest request, Function<MockRequest, MockResponse> next) {
        if (fault == Fault.KEY_ROTATION || fault == Fault.KEY_WITHDRAWN) {
            provider.keys().rotate();
            if (fault == Fault.KEY_WITHDRAWN) {
                provider.keys().forgetFormer();
            }
            return next.apply(request);
        }
        MockResponse response = next.apply(request);
        return operation == Operation.KEYS
                ? JsonResponses.changed(response, keys(fault))
                : JsonResponses.withIdToken(response, idToken(fault));
    }

    private UnaryOperator<Map<String, Object>> keys(Fault fault) {
        RSAKey current = provider.keys().current();
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

    private UnaryOperator<CompactJws> idToken(Fault fault) {
        JwsSigner current = JwsSigner.rs256(KeyRing.privateHalf(provider.keys().current()));
        return switch (fault) {
            case KEY_UNPUBLISHED ->
                token -> token.withHeader("kid", spare().getKeyID())
                        .signed(JwsSigner.rs256(KeyRing.privateHalf(spare())));
            case KEY_REUSES_KID -> token -> token.signed(JwsSigner.rs256(KeyRing.privateHalf(spare())));
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
        return provider.settings().personas().values().stream()
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
