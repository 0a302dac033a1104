package io.github.psc4j.resource;

import static io.github.psc4j.testing.ScriptedProvider.json;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.ResourceServerBuilder;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.ValidationOutcome;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A provider and an authorization server that say what a test wants, and services that receive their tokens. */
final class Apis implements AutoCloseable {
    static final String AUDIENCE = "https://api.example";
    static final String CLIENT = "my-api";

    final FakeClock clock = new FakeClock();
    final ScriptedProvider server = new ScriptedProvider();
    final String ownIssuer = server.origin() + "/own";
    final URI ownIssuerUri = URI.create(ownIssuer);

    Apis() {
        server.announce(Map.of("introspection_endpoint", server.origin() + "/introspect"));
        server.on(
                "/own/.well-known/openid-configuration",
                json(200, Map.of("issuer", ownIssuer, "jwks_uri", server.origin() + "/keys")));
        pscSays(response -> {});
    }

    /** What PSC responses about every token. */
    void pscSays(Consumer<Map<String, Object>> change) {
        Map<String, Object> response =
                new LinkedHashMap<>(TestToken.access(server.issuer(), "unused").claims());
        response.remove("aud");
        response.put("active", true);
        response.put("scope", "openid scope_all");
        response.put("SubjectNameID", "899700000017");
        response.put("preferred_username", "899700000017");
        change.accept(response);
        server.on("/introspect", json(200, response));
    }

    /** Takes tokens that are bound to nothing: what a test says of the binding is its own affair. */
    ResourceServerBuilder own() {
        return ResourceServer.builder()
                .authorizationServer(ownIssuerUri, AUDIENCE)
                .tokenBinding(TokenBinding.WHERE_STATED)
                .allowHttpOnLoopback()
                .executor(Runnable::run)
                .http(PatientHttp.SETTINGS)
                .clock(clock);
    }

    ResourceServerBuilder psc() {
        return pscBeside(ResourceServer.builder());
    }

    ResourceServerBuilder both() {
        return pscBeside(own());
    }

    private ResourceServerBuilder pscBeside(ResourceServerBuilder builder) {
        return builder.psc(
                        PscEnvironment.development(server.issuerUri()),
                        CLIENT,
                        ClientAuthentication.secretBasic("canary-client-secret"))
                .authorizedParties(Set.of("a-client"))
                .executor(Runnable::run)
                .clock(clock);
    }

    TestToken ownToken() {
        return TestToken.access(ownIssuer, AUDIENCE);
    }

    TestToken pscToken() {
        return TestToken.access(server.issuer(), "unused").claims(c -> c.remove("aud"));
    }

    static ValidationOutcome<AcceptedToken> verify(ResourceServer api, String token) {
        return api.validate(Secret.of(token), Optional.empty());
    }

    int introspections() {
        return server.received("/introspect").size();
    }

    @Override
    public void close() {
        server.close();
    }
}
