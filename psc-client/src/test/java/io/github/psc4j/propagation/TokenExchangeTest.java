package io.github.psc4j.propagation;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange of PSC's token at the authorization server of another service (RFC 8693). */
class TokenExchangeTest {
    private static final URI API = URI.create("https://registry.example/api/persons");
    private static final String URN = "urn:ietf:params:oauth:token-type:";

    private final Logins logins = new Logins();
    private final ScriptedProvider server = new ScriptedProvider();
    private final PscClient psc = client(exchange());
    private final PscSession session = logIn();

    private TokenExchange exchange() {
        return TokenExchange.at(
                URI.create(server.origin() + "/exchange"),
                "me-at-the-registry",
                ClientAuthentication.secretBasic("canary-secret-there"),
                Set.of("registry:read", "registry:list"));
    }

    private PscClient client(TokenExchange exchange) {
        return client(PropagationTarget.exchange("registry", URI.create("https://registry.example/api"), exchange));
    }

    private PscClient client(PropagationTarget target) {
        return logins.client(b -> b.propagation(PropagationPolicy.denyAll().with(target)));
    }

    private PscSession logIn() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        PscSession session = psc.login().complete(pending, logins.callback(pending));
        Map<String, Object> refreshed = ScriptedProvider.tokenMembers("unused");
        refreshed.remove("id_token");
        refreshed.put("access_token", "canary-access-token-2");
        logins.provider.on("/token", json(200, refreshed));
        issue(Map.of());
        return session;
    }

    /** That server issues a new token at each exchange, with these members more or instead. */
    private void issue(Map<String, Object> change) {
        server.on("/exchange", exchange -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("access_token", "canary-exchanged-" + exchanges());
            members.put("issued_token_type", URN + "access_token");
            members.put("token_type", "Bearer");
            members.put("expires_in", 3600);
            members.putAll(change);
            members.values().removeIf(""::equals);
            json(200, members).send(exchange);
        });
    }

    @AfterEach
    void stop() {
        logins.provider.close();
        server.close();
    }

    private String token() {
        return token(psc);
    }

    private String token(PscClient client) {
        return client.propagation()
                .tokenFor(API, () -> Optional.of(session))
                .orElseThrow()
                .reveal();
    }

    private ErrorCode refusal() {
        return catchThrowableOfType(PscException.class, this::token).code();
    }

    private int exchanges() {
        return server.received("/exchange").size();
    }

    private Map<String, String> form(int index) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : server.received("/exchange").get(index).body().split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Test
    @Proves({Requirement.RFC_8693_REQUEST, Requirement.RFC_8693_ACTOR})
    void the_service_gets_a_token_of_its_own_and_its_authorization_server_the_one_of_psc() {
        assertThat(token()).isEqualTo("canary-exchanged-1");

        assertThat(form(0))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token",
                        TestToken.ACCESS_TOKEN,
                        "subject_token_type",
                        URN + "access_token",
                        "requested_token_type",
                        URN + "access_token",
                        "scope",
                        "registry:list registry:read"));
        ScriptedProvider.Received request = server.received("/exchange").get(0);
        assertThat(request.headers().get("Authorization").get(0)).startsWith("Basic ");
        assertThat(request.query()).isEmpty();
        assertThat(logins.events).contains(new PscEvent.TokenExchanged("registry"));
    }

    @Test
    @Proves(Requirement.RFC_8693_ACTOR)
    void what_a_server_wants_beside_is_sent() {
        PscClient full = client(PropagationTarget.exchange(
                        "registry",
                        URI.create("https://registry.example/api"),
                        exchange()
                                .withAudience("registry-api")
                                .withSubjectIssuer("psc")
                                .withSubjectTokenType(TokenExchange.SubjectTokenType.JWT))
                .withActorToken(
                        s -> Optional.of(Secret.of("canary-actor-" + s.subject().length()))));

        token(full);

        assertThat(form(0))
                .containsEntry("audience", "registry-api")
                .containsEntry("subject_issuer", "psc")
                .containsEntry("subject_token_type", URN + "jwt")
                .containsEntry("requested_token_type", URN + "access_token")
                .containsEntry(
                        "actor_token", "canary-actor-" + session.subject().length())
                .containsEntry("actor_token_type", URN + "jwt");
    }

    @Test
    void a_token_is_kept_for_the_person_until_shortly_before_it_expires() {
        issue(Map.of("expires_in", 1200));
        token();
        logins.clock.advance(Duration.ofMinutes(12));
        assertThat(token()).isEqualTo("canary-exchanged-1");
        assertThat(exchanges()).isEqualTo(1);

        logins.clock.advance(Duration.ofMinutes(4));
        assertThat(token()).as("late, and good").isEqualTo("canary-exchanged-1");
        assertThat(exchanges()).as("made ahead").isEqualTo(2);
        assertThat(form(1)).as("of a fresh token").containsEntry("subject_token", "canary-access-token-2");
        assertThat(token()).isEqualTo("canary-exchanged-2");
    }

    @Test
    void a_background_that_is_full_is_said_and_takes_nothing_from_a_token_that_is_good() {
        AtomicBoolean full = new AtomicBoolean();
        PscClient busy = logins.client(b -> b.executor(task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                })
                .propagation(PropagationPolicy.denyAll()
                        .exchangeFor("registry", URI.create("https://registry.example/api"), exchange())));
        issue(Map.of("expires_in", 600));
        token(busy);
        logins.clock.advance(Duration.ofMinutes(9));
        logins.events.clear();
        token(busy);
        assertThat(logins.events).noneMatch(PscEvent.TokenNotExchanged.class::isInstance);

        logins.clock.advance(Duration.ofMinutes(9));
        full.set(true);
        token(busy);
        assertThat(logins.events)
                .contains(
                        new PscEvent.TokenNotExchanged("registry", ErrorCode.REFRESH_NOT_RUN),
                        new PscEvent.PropagationDecided("registry", true));
    }

    @Test
    void a_token_that_has_expired_is_made_anew_of_a_fresh_one() {
        issue(Map.of("expires_in", 60));
        token();
        logins.clock.advance(Duration.ofMinutes(3));

        assertThat(token()).isEqualTo("canary-exchanged-2");
        assertThat(form(1)).containsEntry("subject_token", "canary-access-token-2");
    }

    @Test
    void two_persons_have_two_tokens() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        PscSession other = psc.login().complete(pending, logins.callback(pending));

        token();
        assertThat(psc.propagation()
                        .tokenFor(API, () -> Optional.of(other))
                        .orElseThrow()
                        .reveal())
                .isEqualTo("canary-exchanged-2");
        assertThat(token()).isEqualTo("canary-exchanged-1");
    }

    @Test
    void two_hundred_callers_make_one_exchange() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(200);
        try {
            Callable<String> ask = this::token;
            List<Future<String>> results = new ArrayList<>(threads.invokeAll(Collections.nCopies(200, ask)));
            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo("canary-exchanged-1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void a_session_that_has_ended_gives_no_token_of_another_service_either() {
        token();
        session.end();

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void psc_that_ends_the_session_ends_what_was_made_of_it_while_the_token_itself_would_be_good_for_long() {
        issue(Map.of("expires_in", 14_400));
        token();
        logins.provider.on("/token", json(400, Map.of("error", "invalid_grant")));
        logins.clock.advance(Duration.ofMinutes(16));

        // The person is here, so the session is kept alive in the background, which hears of its end.
        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
    }

    @Test
    void a_person_who_did_nothing_for_half_an_hour_logs_in_again() {
        issue(Map.of("expires_in", 14_400));
        token();
        logins.clock.advance(Duration.ofMinutes(30));

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_ENDED);
    }

    @Test
    void a_person_who_uses_only_the_other_service_does_not_idle_out_at_psc() {
        issue(Map.of("expires_in", 14_400));
        for (int i = 0; i < 6; i++) {
            assertThat(token()).isEqualTo("canary-exchanged-1");
            logins.clock.advance(Duration.ofMinutes(20));
        }
        assertThat(session.isEnded()).isFalse();
        assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void no_token_goes_elsewhere_and_nothing_is_exchanged_for_it() {
        assertThat(psc.propagation().tokenFor(URI.create("https://registry.example/other"), () -> Optional.of(session)))
                .isEmpty();
        assertThat(psc.propagation().tokenFor(URI.create("https://elsewhere.example/api"), () -> Optional.of(session)))
                .isEmpty();
        assertThat(exchanges()).isZero();
    }

    @Test
    void nobody_logged_in_is_an_error_and_no_exchange() {
        assertThatThrownBy(() -> psc.propagation().tokenFor(API, Optional::empty))
                .isInstanceOfSatisfying(
                        PscException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SESSION_TO_PROPAGATE));
        assertThat(exchanges()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request, EXCHANGE_REFUSED",
        "400, invalid_scope, EXCHANGE_REFUSED",
        "400, invalid_target, EXCHANGE_REFUSED",
        "400, invalid_grant, EXCHANGE_REFUSED",
        "400, unsupported_grant_type, EXCHANGE_REFUSED",
        "400, invalid_client, CLIENT_REFUSED",
        "401, invalid_client, CLIENT_REFUSED",
        "403, unauthorized_client, CLIENT_REFUSED",
        "401, something, CLIENT_REFUSED",
        "503, invalid_client, PROVIDER_STATUS",
        "500, invalid_grant, PROVIDER_STATUS"
    })
    @Proves(Requirement.RFC_8693_REFUSAL)
    void refusals_are_told_apart_and_never_end_the_session_at_psc(int status, String error, ErrorCode expected) {
        server.on("/exchange", json(status, Map.of("error", error, "error_description", "canary-description")));

        PscException refused = catchThrowableOfType(PscException.class, this::token);

        assertThat(refused.code()).isEqualTo(expected);
        assertThat(refused.getMessage()).contains("registry").doesNotContain("canary");
        assertThat(session.isEnded()).isFalse();
        assertThat(logins.events).contains(new PscEvent.TokenNotExchanged("registry", expected));
    }

    @ParameterizedTest
    @CsvSource({"400, EXCHANGE_REFUSED", "401, CLIENT_REFUSED"})
    @Proves(Requirement.RFC_8693_REFUSAL)
    void a_Keycloak_that_does_not_know_the_audience_is_not_taken_for_one_that_does_not_know_the_client(
            int status, ErrorCode expected) {
        PscClient other = client(exchange().withAudience("nobody"));
        server.on("/exchange", json(status, Map.of("error", "invalid_client")));

        assertThat(catchThrowableOfType(PscException.class, () -> token(other)).code())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, may exchange tokens of PSC",
        "invalid_issuer, subject issuer",
        "invalid_request, feature token-exchange",
        "invalid_token, PSC has ended the token",
        "invalid_scope, check the scope"
    })
    void a_refusal_says_what_to_check(String error, String advice) {
        server.on("/exchange", json(400, Map.of("error", error)));

        assertThat(catchThrowableOfType(PscException.class, this::token))
                .hasMessageContainingAll("registry", error, advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "profile email", "registry:reader"})
    @Proves(Requirement.RFC_8693_REFUSAL)
    void a_server_that_grants_nothing_of_what_was_requested_has_refused(String granted) {
        issue(Map.of("scope", granted));

        PscException refused = catchThrowableOfType(PscException.class, this::token);

        assertThat(refused.code()).isEqualTo(ErrorCode.EXCHANGE_REFUSED);
        assertThat(refused).hasMessageContainingAll("registry", "scope");
        assertThat(session.isEnded()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry:read", "registry:list registry:read profile"})
    void a_server_may_grant_a_part_and_more(String granted) {
        issue(Map.of("scope", granted));

        assertThat(token()).isEqualTo("canary-exchanged-1");
    }

    @Test
    void a_refusal_is_shared_for_a_moment_and_then_asked_again() {
        server.on("/exchange", json(400, Map.of("error", "invalid_scope")));
        for (int i = 0; i < 10; i++) {
            assertThat(refusal()).isEqualTo(ErrorCode.EXCHANGE_REFUSED);
        }
        assertThat(exchanges()).isEqualTo(1);

        logins.clock.advance(Duration.ofSeconds(5));
        issue(Map.of());
        assertThat(token()).isEqualTo("canary-exchanged-2");
    }

    @Test
    void a_server_that_is_down_later_takes_nothing_from_a_token_that_is_good() {
        issue(Map.of("expires_in", 1200));
        token();
        logins.clock.advance(Duration.ofMinutes(18));
        server.on("/exchange", text(502, "text/html", "<h1>"));

        assertThat(token()).isEqualTo("canary-exchanged-1");
        logins.clock.advance(Duration.ofMinutes(3));
        assertThat(refusal()).isEqualTo(ErrorCode.PROVIDER_STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "issued_token_type", "token_type"})
    @Proves(Requirement.RFC_8693_ISSUED)
    void a_response_that_lacks_something_is_refused(String member) {
        issue(Map.of(member, ""));

        assertThat(refusal()).isEqualTo(ErrorCode.TOKEN_RESPONSE_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "issued_token_type, urn:ietf:params:oauth:token-type:id_token",
        "issued_token_type, urn:ietf:params:oauth:token-type:refresh_token",
        "token_type, N_A",
        "token_type, DPoP",
        "access_token, two words"
    })
    @Proves(Requirement.RFC_8693_ISSUED)
    void a_response_that_holds_something_else_is_refused(String member, String value) {
        issue(Map.of(member, value));

        assertThat(refusal()).isEqualTo(ErrorCode.TOKEN_RESPONSE_INVALID);
    }

    @Test
    void a_response_without_a_lifetime_is_good_for_a_moment() {
        issue(Map.of("expires_in", ""));
        token();
        token();
        assertThat(exchanges()).isEqualTo(1);
        logins.clock.advance(Duration.ofSeconds(5));

        assertThat(token()).isEqualTo("canary-exchanged-2");
    }

    @Test
    void a_token_of_psc_that_has_run_out_is_not_sent() {
        logins.clock.advance(Duration.ofMinutes(3));

        token();

        assertThat(form(0)).containsEntry("subject_token", "canary-access-token-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://as.example/token", "ftp://as.example/token", "https://me@as.example/token"})
    void a_token_endpoint_where_a_token_would_travel_in_clear_is_refused(String endpoint) {
        assertThatThrownBy(() -> TokenExchange.at(
                        URI.create(endpoint), "me", ClientAuthentication.secretBasic("s"), Set.of("read")))
                .isInstanceOfSatisfying(
                        PscConfigurationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INSECURE_URL));
    }

    @Test
    @Proves(Requirement.PSC_EXCHANGE_SCOPE)
    void an_exchange_without_a_scope_or_a_client_is_refused() {
        URI endpoint = URI.create("https://as.example/token");
        ClientAuthentication secret = ClientAuthentication.secretBasic("s");

        assertThatThrownBy(() -> TokenExchange.at(endpoint, "me", secret, Set.of()))
                .isInstanceOf(PscConfigurationException.class)
                .hasMessageContaining("scope");
        assertThatThrownBy(() -> TokenExchange.at(endpoint, "", secret, Set.of("read")))
                .isInstanceOf(PscConfigurationException.class);
        assertThatThrownBy(() -> TokenExchange.at(endpoint, "me", secret, Set.of("read write")))
                .isInstanceOf(PscConfigurationException.class);
    }

    @Test
    void nothing_of_it_prints_a_secret() {
        assertThat(exchange().toString()).doesNotContain("canary");
        assertThat(psc.propagation().policy().toString()).contains("registry").doesNotContain("canary");
    }
}
