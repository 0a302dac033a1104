package io.github.psc4j.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.PropagationTarget;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever goes right or wrong, at the most talkative setting, not one secret or identity comes out. */
class CanaryTest {
    private final Logins logins = new Logins();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final Set<String> canaries = new LinkedHashSet<>(List.of(
            "canary", "CANARYNAME", "CAMILLE", "899700000017", "99700000017", Logins.SECRET, TestToken.ACCESS_TOKEN));

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final Map<Logger, Level> levels = new HashMap<>();
    private final java.util.logging.Level julLevel = julRoot.getLevel();

    private final AppenderBase<ILoggingEvent> slf4j = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            written.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                written.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    };

    private final Handler jul = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            // The test's own HTTP server logs what it receives; it is not ours.
            if (!String.valueOf(entry.getLoggerName()).startsWith("com.sun.net.httpserver")) {
                written.add(entry.getLoggerName() + " " + entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        slf4j.start();
        // Whatever the configuration of the tests quietens speaks again.
        root.getLoggerContext().getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .forEach(logger -> {
                    levels.put(logger, logger.getLevel());
                    logger.setLevel(Level.TRACE);
                });
        root.addAppender(slf4j);
        julRoot.setLevel(java.util.logging.Level.ALL);
        jul.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(jul);
    }

    @AfterEach
    void stop() {
        root.detachAppender(slf4j);
        levels.forEach(Logger::setLevel);
        julRoot.removeHandler(jul);
        julRoot.setLevel(julLevel);
        logins.provider.close();
    }

    private void write(Object value) {
        written.add(String.valueOf(value));
        if (value instanceof Throwable failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            written.add(text.toString());
        }
    }

    private void rememberAsSecret(PendingLogin pending) {
        Map<String, String> query = Logins.query(pending.authorizationUri());
        canaries.add(query.get("state"));
        canaries.add(query.get("nonce"));
    }

    private void assertNothingCameOut() {
        logins.events.forEach(this::write);
        assertThat(written).isNotEmpty();
        for (String text : written) {
            for (String canary : canaries) {
                assertThat(text).doesNotContain(canary);
            }
        }
    }

    @Test
    void the_listening_works() {
        LoggerFactory.getLogger("io.github.psc4j.probe").trace("heard in slf4j");
        java.util.logging.Logger.getLogger("okhttp3.probe").finest("heard in jul");

        assertThat(written).contains("heard in slf4j", "okhttp3.probe heard in jul");
    }

    @Test
    @Proves(Requirement.RFC_6749_CONFIDENTIAL)
    void V48_an_exchange_that_works_one_that_is_refused_and_a_revocation_tell_nothing() {
        URI api = URI.create("https://registry.example/api");
        PscClient psc = logins.client(builder -> builder.propagation(PropagationPolicy.denyAll()
                .with(PropagationTarget.exchange(
                                "registry",
                                api,
                                TokenExchange.at(
                                        URI.create(logins.provider.origin() + "/exchange"),
                                        "me-there",
                                        ClientAuthentication.secretBasic("canary-secret-there"),
                                        Set.of("read")))
                        .withActorToken(session -> Optional.of(Secret.of("canary-actor-token"))))));
        canaries.add("canary-secret-there");
        canaries.add("canary-actor-token");
        canaries.add("canary-exchanged-token");
        PendingLogin pending = psc.login().start();
        rememberAsSecret(pending);
        logins.answerWell(pending);
        PscSession session = psc.login().complete(pending, logins.callback(pending));
        canaries.add(session.tokens().idToken().reveal());
        logins.provider.announce(Map.of("revocation_endpoint", logins.provider.origin() + "/revoke"));
        logins.provider.on(
                "/exchange",
                ScriptedProvider.json(
                        200,
                        Map.of(
                                "access_token", "canary-exchanged-token",
                                "issued_token_type", "urn:ietf:params:oauth:token-type:access_token",
                                "token_type", "Bearer",
                                "expires_in", 60)));
        write(psc.propagation().policy());
        write(psc.propagation().tokenFor(api, () -> Optional.of(session)));

        logins.clock.advance(Duration.ofMinutes(1));
        logins.provider.on(
                "/exchange",
                ScriptedProvider.json(
                        400, Map.of("error", "invalid_target", "error_description", "canary-exchanged-token")));
        write(catchThrowable(() -> psc.propagation().tokenFor(api, () -> Optional.of(session))));
        logins.provider.on("/revoke", ScriptedProvider.json(400, Map.of("error", "invalid_request")));
        write(catchThrowable(() -> psc.tokens().revoke(session)));
        write(session);

        assertNothingCameOut();
    }

    @Test
    @Proves(Requirement.RFC_6749_CONFIDENTIAL)
    void V48_a_login_a_refresh_and_a_logout_tell_nothing() {
        PendingLogin pending = logins.psc.login().start();
        rememberAsSecret(pending);
        logins.answerWell(pending);
        String sealed = logins.psc.login().seal(pending);
        PscSession session = logins.psc.login().complete(logins.psc.login().open(sealed), logins.callback(pending));
        canaries.add(session.tokens().idToken().reveal());
        write(pending);
        write(session);
        write(session.tokens());
        write(session.idToken());
        write(session.professional());
        write(session.professional().workSituations());
        write(session.professional().nationalId());
        write(logins.psc.logout().global(session));

        logins.clock.advance(Duration.ofMinutes(3));
        logins.provider.on(
                "/token", ScriptedProvider.json(400, Map.of("error", "invalid_grant", "error_description", "canary")));
        write(catchThrowable(() -> logins.psc.tokens().accessToken(session, Duration.ZERO)));
        write(session);

        assertNothingCameOut();
    }

    @Test
    @Proves(Requirement.RFC_6749_CONFIDENTIAL)
    void V48_a_login_that_fails_anywhere_tells_nothing() {
        List<ScriptedProvider.Response> tokenAnswers = new ArrayList<>(List.of(
                ScriptedProvider.text(500, "text/html", "<html>canary"),
                ScriptedProvider.text(200, "application/json", "{\"access_token\":\"canary"),
                ScriptedProvider.text(200, "application/json", "{\"canary\":canary}"),
                ScriptedProvider.json(200, Map.of("access_token", "canary é", "token_type", "Bearer")),
                ScriptedProvider.json(400, Map.of("error", "canary\ncanary", "error_description", "canary")),
                ScriptedProvider.tokens("canary.canary.canary"),
                ScriptedProvider.tokens("canary"),
                ScriptedProvider.redirect("http://canary.invalid/canary")));
        for (ScriptedProvider.Response response : tokenAnswers) {
            PendingLogin pending = logins.psc.login().start();
            rememberAsSecret(pending);
            logins.answerWell(pending);
            logins.provider.on("/token", response);
            Throwable failure = catchThrowable(() -> logins.psc.login().complete(pending, logins.callback(pending)));
            assertThat(failure).isInstanceOf(PscException.class);
            write(failure);
        }
        for (String change : List.of("sub", "SubjectNameID")) {
            PendingLogin pending = logins.psc.login().start();
            logins.answerWell(pending);
            Map<String, Object> other = Logins.userInfo();
            other.put(change, "canary");
            other.remove(change.equals("SubjectNameID") ? "sub" : "x");
            logins.provider.on("/userinfo", ScriptedProvider.json(200, other));
            write(catchThrowable(() -> logins.psc.login().complete(pending, logins.callback(pending))));
        }
        PendingLogin pending = logins.psc.login().start();
        for (String query :
                List.of("code=canary", "code=canary&code=canary", "error=canary%0a&state=canary", "canary=%zz")) {
            write(catchThrowable(() -> logins.psc.login().complete(pending, AuthorizationResponse.ofQuery(query))));
        }
        write(catchThrowable(() -> logins.psc.login().open("canary")));
        logins.provider.close();
        write(catchThrowable(() -> logins.psc.login().complete(pending, logins.callback(pending))));

        assertNothingCameOut();
    }

    @Test
    void V48_a_token_that_is_refused_for_any_claim_or_header_tells_nothing() {
        List<String> claims = List.of(
                "iss", "sub", "aud", "azp", "exp", "iat", "nbf", "nonce", "acr", "auth_time", "typ", "sid", "at_hash");
        for (String claim : claims) {
            refuse(token -> token.claims(c -> c.put(claim, "canary")));
            refuse(token -> token.claims(c -> c.put(claim, List.of("canary", Map.of("canary", "canary")))));
        }
        for (String header : List.of("alg", "typ", "kid", "crit", "zip", "jku", "jwk", "x5u", "cty")) {
            refuse(token -> token.header(h -> h.put(header, "canary")));
            refuse(token -> token.header(h -> h.put(header, Map.of("canary", "canary"))));
        }

        assertNothingCameOut();
    }

    private void refuse(Consumer<TestToken> spoil) {
        PendingLogin pending = logins.psc.login().start();
        rememberAsSecret(pending);
        logins.answerWell(pending);
        TestToken token = logins.idToken(pending);
        spoil.accept(token);
        logins.provider.on("/token", ScriptedProvider.tokens(token.sign(TestKeys.STRANGER)));
        write(catchThrowable(() -> logins.psc.login().complete(pending, logins.callback(pending))));
        logins.provider.on("/token", ScriptedProvider.tokens(token.sign()));
        write(catchThrowable(() -> logins.psc.login().complete(pending, logins.callback(pending))));
    }

    @Test
    void V48_a_setting_that_is_refused_tells_nothing(@TempDir Path directory) throws IOException {
        write(catchThrowable(() -> ClientAuthentication.secretBasic("canary secret")));
        write(catchThrowable(() -> ClientAuthentication.secretPost("canary\n")));
        write(catchThrowable(() -> SealingKey.ofBase64(Secret.of("canary!"))));
        write(catchThrowable(() -> SealingKey.ofBase64(Secret.of("canary"))));
        write(catchThrowable(() -> ReturnTarget.of("//canary")));
        write(catchThrowable(() -> LoginOptions.defaults().withIdentityProviderHint("canary canary")));
        Path certificate = Files.writeString(directory.resolve("certificate.p12"), "canary");
        write(catchThrowable(() -> ClientCertificate.pkcs12(certificate, Secret.of("canary"))));
        write(ClientAuthentication.secretBasic("canary"));
        write(ClientAuthentication.secretPost("canary"));
        write(SealingKey.ofBase64(Secret.of("A".repeat(43) + "=")));
        write(Secret.of("canary"));
        write(AuthorizationResponse.ofQuery("code=canary&state=canary&error=canary"));

        assertNothingCameOut();
    }

    @Test
    void V48_documents_and_keys_that_are_refused_tell_nothing_of_what_came() {
        for (ScriptedProvider.Response response : List.of(
                ScriptedProvider.text(200, "application/json", "{\"canary"),
                ScriptedProvider.text(500, "text/canary", "canary"),
                ScriptedProvider.json(
                        200, Map.of("keys", List.of("canary", Map.of("kty", "canary", "kid", "canary")))))) {
            logins.provider.on("/keys", response);
            PscClient fresh = logins.client(b -> b);
            PendingLogin pending = fresh.login().start();
            logins.answerWell(pending);
            write(catchThrowable(() -> fresh.login().complete(pending, logins.callback(pending))));
            logins.provider.on("/userinfo", response);
        }
        logins.provider.on(
                "/realm/.well-known/wallet-openid-configuration",
                ScriptedProvider.json(
                        200, Map.of("issuer", logins.provider.issuer(), "token_endpoint", "http://canary.example/")));
        write(catchThrowable(logins.psc::probeProvider));

        assertNothingCameOut();
    }
}
