package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.psc4j.PscClient;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.validation.LogoutToken;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/**
 * A provider, a client of it, and a second server that an attacker runs. Whatever a test does, nobody calls the attacker's
 * server, and the provider is called at the endpoints of its discovery document only.
 */
abstract class AttackBench {
    /** Of a processor's time, for a whole login or one encrypted token. */
    static final Duration AT_ONCE = Duration.ofMillis(50);

    private static final int MAX_TRIES = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static final Set<String> ENDPOINTS =
            Set.of("/realm/.well-known/wallet-openid-configuration", "/keys", "/token", "/userinfo");

    final Logins logins = new Logins();
    final ScriptedProvider provider = logins.provider;
    final PscClient psc = logins.psc;
    final FakeClock clock = logins.clock;
    final ScriptedProvider evil = new ScriptedProvider();

    @AfterEach
    void nobody_was_sent_where_an_attacker_wanted() {
        provider.close();
        evil.close();
        assertThat(evil.received()).isEmpty();
        assertThat(provider.received())
                .extracting(ScriptedProvider.Received::path)
                .isSubsetOf(ENDPOINTS);
    }

    /** The typed error of a call that must not succeed; it repeats nothing that came from outside. */
    static PscException refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(PscException.class);
        PscException refusal = (PscException) thrown;
        assertThat(refusal.getMessage())
                .startsWith(refusal.code().id())
                .doesNotContain("canary", "CANARY", "899700000017", "evil", "\n", "\r");
        return refusal;
    }

    /** A login that goes well, but for what a test spoils between the redirect and the callback. */
    PscSession logIn(Consumer<PendingLogin> spoil) {
        return logIn(psc, spoil);
    }

    PscSession logIn(PscClient client, Consumer<PendingLogin> spoil) {
        PendingLogin pending = client.login().start();
        logins.answerWell(pending);
        spoil.accept(pending);
        return client.login().complete(pending, logins.callback(pending));
    }

    void assertRefused(ErrorCode code, ThrowingCallable login) {
        logins.events.clear();
        assertThat(refusal(login).code()).isEqualTo(code);
        assertThat(logins.events).contains(new PscEvent.LoginRefused(code));
        assertThat(logins.events).noneMatch(PscEvent.LoginCompleted.class::isInstance);
    }

    void assertLoginRefused(ErrorCode code, Consumer<PendingLogin> spoil) {
        assertRefused(code, () -> logIn(spoil));
    }

    /** A login whose ID token is spoiled; nothing is then asked of userinfo. */
    void assertIdTokenRefused(ErrorCode code, Consumer<TestToken> spoil) {
        int before = provider.received("/userinfo").size();
        assertLoginRefused(code, pending -> {
            TestToken token = logins.idToken(pending);
            spoil.accept(token);
            answerIdToken(token.sign());
        });
        assertThat(provider.received("/userinfo")).hasSize(before);
    }

    void answerIdToken(String compact) {
        provider.on("/token", ScriptedProvider.tokens(compact));
    }

    void answerUserInfo(Consumer<Map<String, Object>> change) {
        Map<String, Object> members = new LinkedHashMap<>(Logins.userInfo());
        change.accept(members);
        provider.on("/userinfo", ScriptedProvider.json(200, members));
    }

    void answerSignedUserInfo(String compact) {
        provider.on("/userinfo", ScriptedProvider.text(200, "application/jwt", compact));
    }

    TestToken signedUserInfo() {
        return TestToken.userInfo(provider.issuer(), Logins.CLIENT).claims(c -> c.putAll(Logins.userInfo()));
    }

    TestToken logoutToken() {
        return TestToken.logout(provider.issuer(), Logins.CLIENT);
    }

    /** A token in compact form is refused wherever a token is taken: as ID token, as userinfo, as logout token. */
    void assertRefusedEverywhere(ErrorCode code, String compact) {
        assertLoginRefused(code, pending -> answerIdToken(compact));
        assertLoginRefused(code, pending -> answerSignedUserInfo(compact));
        assertLogoutRefused(code, compact);
    }

    void assertLogoutRefused(ErrorCode code, String compact) {
        assertThat(refusal(() -> validateLogout(compact).orElseThrow()).code()).isEqualTo(code);
    }

    ValidationOutcome<LogoutToken> validateLogout(String compact) {
        return logoutValidator(LogoutTokenReplayStore.onThisNode(clock)).validate(Secret.of(compact));
    }

    LogoutTokenValidator logoutValidator(LogoutTokenReplayStore memory) {
        return new LogoutTokenValidator(settings(), keys(), memory);
    }

    ValidationSettings settings() {
        return new ValidationSettings(
                provider.issuer(),
                Logins.CLIENT,
                Set.of(SigningAlgorithm.RS256),
                AssurancePolicy.defaults(),
                clock,
                ValidationSettings.DEFAULT_SKEW);
    }

    KeySetCache keys() {
        HttpTransport http = new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), clock, event -> {});
        PscEnvironment environment = PscEnvironment.development(provider.issuerUri());
        ProviderMetadataCache cache = new ProviderMetadataCache(environment, http, clock, Runnable::run, event -> {});
        return new KeySetCache(cache, http, clock, Runnable::run, event -> {});
    }

    /**
     * What the work itself takes of a processor, and not how long it waits for one: the first try within the bound, else the
     * best of many, so that code which is not compiled yet does not count.
     */
    static Duration leastWork(Duration bound, Runnable work) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < MAX_TRIES && best.compareTo(bound) >= 0; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        return best;
    }
}
