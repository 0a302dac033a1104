package io.github.psc4j.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.github.psc4j.error.PscException;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** V48: whatever goes right or wrong, at the most talkative setting, not one secret or identity comes out. */
class CanaryTest {
    private final Logins logins = new Logins();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final Set<String> canaries = new LinkedHashSet<>(List.of(
            "canary", "CANARYNAME", "CAMILLE", "899700000017", "99700000017", Logins.SECRET, TestToken.ACCESS_TOKEN));

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final Level level = root.getLevel();
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
        root.setLevel(Level.TRACE);
        root.addAppender(slf4j);
        julRoot.setLevel(java.util.logging.Level.ALL);
        jul.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(jul);
    }

    @AfterEach
    void stop() {
        root.detachAppender(slf4j);
        root.setLevel(level);
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
    @Proves(Rule.RFC_6749_CONFIDENTIAL)
    void a_login_a_renewal_and_a_logout_tell_nothing() {
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
        write(catchThrowable(() -> logins.psc.tokens().validFor(session, Duration.ZERO)));
        write(session);

        assertNothingCameOut();
    }

    @Test
    @Proves(Rule.RFC_6749_CONFIDENTIAL)
    void a_login_that_fails_anywhere_tells_nothing() {
        List<ScriptedProvider.Answer> tokenAnswers = new ArrayList<>(List.of(
                ScriptedProvider.text(500, "text/html", "<html>canary"),
                ScriptedProvider.text(200, "application/json", "{\"access_token\":\"canary"),
                ScriptedProvider.text(200, "application/json", "{\"canary\":canary}"),
                ScriptedProvider.json(200, Map.of("access_token", "canary é", "token_type", "Bearer")),
                ScriptedProvider.json(400, Map.of("error", "canary\ncanary", "error_description", "canary")),
                ScriptedProvider.tokens("canary.canary.canary"),
                ScriptedProvider.tokens("canary"),
                ScriptedProvider.redirect("http://canary.invalid/canary")));
        for (ScriptedProvider.Answer answer : tokenAnswers) {
            PendingLogin pending = logins.psc.login().start();
            rememberAsSecret(pending);
            logins.answerWell(pending);
            logins.provider.on("/token", answer);
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
}
