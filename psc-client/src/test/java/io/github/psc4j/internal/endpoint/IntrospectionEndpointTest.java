package io.github.psc4j.internal.endpoint;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.ValidationOutcome;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service introspects a token that it received. */
class IntrospectionEndpointTest {
    private final Logins logins = new Logins();
    private final ScriptedProvider provider = logins.provider;

    @BeforeEach
    void offerIntrospection() {
        provider.announce(Map.of("introspection_endpoint", provider.origin() + "/introspect"));
        provider.on(
                "/introspect",
                json(
                        200,
                        TestToken.access(provider.issuer(), "unused")
                                .claims(c -> {
                                    c.remove("aud");
                                    c.put("active", true);
                                })
                                .claims()));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private ValidationOutcome<AccessToken> introspect(PscClient psc) {
        return psc.introspection().introspect(Secret.of("canary.token-&+="), Set.of("a-client"), Optional.empty());
    }

    private void assertUndetermined(ErrorCode code) {
        assertThat(introspect(logins.psc))
                .isInstanceOfSatisfying(
                        ValidationOutcome.Undetermined.class,
                        undetermined -> assertThat(undetermined.reason().code()).isEqualTo(code));
    }

    @Test
    @Proves({Requirement.RFC_6749_POST, Requirement.RFC_6749_SECRET_NOT_IN_URL, Requirement.RFC_6750_HEADER})
    void an_active_token_of_an_accepted_client_is_verified_and_was_sent_in_a_form() {
        assertThat(introspect(logins.psc).orElseThrow().subject()).isEqualTo(TestToken.SUBJECT);

        ScriptedProvider.Received request = provider.received("/introspect").get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query()).isEmpty();
        assertThat(Logins.query(URI.create("x:/?" + request.body())))
                .containsOnly(Map.entry("token", "canary.token-&+="), Map.entry("token_type_hint", "access_token"));
        assertThat(request.headers().get("Authorization").get(0)).startsWith("Basic ");
    }

    @Test
    void what_cannot_be_a_token_is_not_carried_on() {
        for (String received : List.of("a".repeat(Limits.TOKEN_CHARS + 1), "a b", "a\r\nb", "a\u0000", "é")) {
            assertThat(logins.psc.introspection().introspect(Secret.of(received), Set.of("a-client"), Optional.empty()))
                    .isInstanceOf(ValidationOutcome.Rejected.class);
        }
        assertThat(provider.received("/introspect")).isEmpty();
    }

    @Test
    void a_client_with_its_secret_in_the_form_names_itself_there() {
        introspect(logins.client(b -> b.clientAuthentication(ClientAuthentication.secretPost(Logins.SECRET))));

        assertThat(Logins.query(URI.create(
                        "x:/?" + provider.received("/introspect").get(0).body())))
                .containsEntry("client_id", Logins.CLIENT)
                .containsEntry("client_secret", Logins.SECRET);
    }

    @Test
    void what_the_provider_calls_inactive_is_rejected() {
        provider.on("/introspect", json(200, Map.of("active", false)));

        assertThatThrownBy(() -> introspect(logins.psc).orElseThrow())
                .isInstanceOfSatisfying(
                        PscValidationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_INACTIVE));
    }

    @Test
    void a_response_that_is_none_says_nothing_about_the_token() {
        provider.on("/introspect", text(200, "application/json", "{\"active\":true"));
        assertUndetermined(ErrorCode.RESPONSE_MALFORMED);
        provider.on("/introspect", text(200, "text/html", "{\"active\":true}"));
        assertUndetermined(ErrorCode.RESPONSE_MALFORMED);
        provider.on("/introspect", text(503, "text/plain", ""));
        assertUndetermined(ErrorCode.PROVIDER_STATUS);
        provider.on("/introspect", json(401, Map.of("error", "invalid_client")));
        assertUndetermined(ErrorCode.CLIENT_REFUSED);
        provider.on("/introspect", ScriptedProvider.redirect(provider.origin() + "/evil"));
        assertUndetermined(ErrorCode.PROVIDER_STATUS);
        assertThat(provider.received("/evil")).isEmpty();
    }

    @Test
    void a_provider_that_offers_none_is_named() {
        provider.announce(Map.of());
        assertUndetermined(ErrorCode.DISCOVERY_INCOMPLETE);
    }

    @Test
    void without_a_client_to_accept_nothing_is_requested() {
        assertThatThrownBy(() -> logins.psc.introspection().introspect(Secret.of("t"), Set.of(), Optional.empty()))
                .isInstanceOf(PscConfigurationException.class);
        assertThat(provider.received("/introspect")).isEmpty();
    }
}
