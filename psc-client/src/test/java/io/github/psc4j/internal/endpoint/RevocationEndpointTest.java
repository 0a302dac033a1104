package io.github.psc4j.internal.endpoint;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationEndpointTest {
    private static final Secret TOKEN = Secret.of("canary+token/=&x");

    private final Logins logins = new Logins();

    @BeforeEach
    void offerRevocation() {
        logins.provider.announce(Map.of("revocation_endpoint", logins.provider.origin() + "/revoke"));
        logins.provider.on("/revoke", text(200, "text/plain", ""));
    }

    @AfterEach
    void stop() {
        logins.provider.close();
    }

    private ErrorCode refusal() {
        return catchThrowableOfType(
                        PscException.class, () -> logins.psc.revocation().revoke(TOKEN))
                .code();
    }

    @Test
    @Proves(Requirement.RFC_7009_REQUEST)
    void sends_the_token_in_the_form_with_the_authentication_of_the_client() {
        logins.psc.revocation().revoke(TOKEN);

        ScriptedProvider.Received request = logins.provider.received("/revoke").get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo("token=canary%2Btoken%2F%3D%26x");
        assertThat(request.query()).isEmpty();
        assertThat(request.headers().get("Authorization").get(0)).startsWith("Basic ");
    }

    @Test
    void a_provider_that_offers_none_is_said() {
        logins.provider.announce(Map.of());

        assertThat(refusal()).isEqualTo(ErrorCode.DISCOVERY_INCOMPLETE);
    }

    @Test
    @Proves(Requirement.RFC_7009_ANSWER)
    void refusals_are_told_apart_and_quote_nothing() {
        logins.provider.on("/revoke", json(401, Map.of("error", "invalid_client")));
        assertThat(refusal()).isEqualTo(ErrorCode.CLIENT_REFUSED);
        logins.provider.on("/revoke", text(401, "text/html", "<h1>"));
        assertThat(refusal()).isEqualTo(ErrorCode.CLIENT_REFUSED);
        logins.provider.on(
                "/revoke", json(400, Map.of("error", "unsupported_token_type", "error_description", "canary")));
        assertThat(refusal()).isEqualTo(ErrorCode.TOKEN_REQUEST_REFUSED);
        assertThat(catchThrowableOfType(
                        PscException.class, () -> logins.psc.revocation().revoke(TOKEN)))
                .hasMessageContaining("unsupported_token_type")
                .hasMessageNotContaining("canary");
        logins.provider.on("/revoke", json(503, Map.of("error", "invalid_client")));
        assertThat(refusal()).isEqualTo(ErrorCode.PROVIDER_STATUS);
        logins.provider.on("/revoke", text(404, "text/html", "<h1>"));
        assertThat(refusal()).isEqualTo(ErrorCode.PROVIDER_STATUS);
    }

    @Test
    void a_session_that_is_revoked_ends_here_and_its_refresh_token_is_withdrawn() {
        PscSession session = logins.logIn();

        logins.psc.tokens().revoke(session);

        assertThat(session.isEnded()).isTrue();
        assertThat(logins.provider.received("/revoke"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo("token=canary-refresh-token-1"));
        assertThat(catchThrowableOfType(
                                PscException.class, () -> logins.psc.tokens().accessToken(session, Duration.ZERO))
                        .code())
                .isEqualTo(ErrorCode.SESSION_ENDED);
    }

    @Test
    void a_session_ends_here_even_if_the_provider_does_not_take_it() {
        PscSession session = logins.logIn();
        logins.provider.on("/revoke", text(503, "text/plain", ""));

        assertThat(catchThrowableOfType(
                                PscException.class, () -> logins.psc.tokens().revoke(session))
                        .code())
                .isEqualTo(ErrorCode.PROVIDER_STATUS);
        assertThat(session.isEnded()).isTrue();
    }
}
