package io.github.psc4j.internal.limit;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.PscClient;
import io.github.psc4j.ResourceServer;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.validation.LogoutToken;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.resource.HostileRequests;
import io.github.psc4j.resource.RealCertificates;
import io.github.psc4j.resource.TokenCaching;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each bound, just inside and just outside, where a caller meets it. A method is named after its bound; none may be missing. */
class LimitsTest {
    private static final String DISCOVERY = "/realm/.well-known/wallet-openid-configuration";

    private final Logins logins = new Logins();
    private final ScriptedProvider provider = logins.provider;
    private final PscClient psc = logins.psc;

    @AfterEach
    void stop() {
        provider.close();
    }

    private static void accepted(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PscException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private PscSession logInWith(Consumer<TestToken> change) {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        TestToken token = logins.idToken(pending);
        change.accept(token);
        provider.on("/token", ScriptedProvider.tokens(token.sign()));
        return psc.login().complete(pending, logins.callback(pending));
    }

    private PscSession logInAt(String path, ScriptedProvider.Response response) {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        provider.on(path, response);
        return psc.login().complete(pending, logins.callback(pending));
    }

    /** The document with a member of blanks, so that it has so many bytes. */
    private static String padded(Map<String, ?> members, int bytes) {
        Map<String, Object> more = new HashMap<>(members);
        more.put("padding", "");
        String empty = JSONObjectUtils.toJSONString(more);
        more.put("padding", " ".repeat(bytes - empty.length()));
        return JSONObjectUtils.toJSONString(more);
    }

    @Test
    void JSON_DEPTH() {
        int inside = Limits.JSON_DEPTH;
        accepted(() -> Json.parseObject("{\"a\":".repeat(inside) + 1 + "}".repeat(inside)));
        assertThatThrownBy(() -> Json.parseObject("{\"a\":".repeat(inside + 1) + 1 + "}".repeat(inside + 1)))
                .hasMessageContaining("deeper");
        refused(ErrorCode.TOKEN_MALFORMED, () -> logInWith(t -> t.claims(c -> c.put("deep", nested(inside)))));
        refused(ErrorCode.TOKEN_MALFORMED, () -> logInWith(t -> t.header(h -> h.put("deep", nested(inside)))));
        accepted(() -> logInWith(t -> t.claims(c -> c.put("deep", nested(inside - 1)))));
        refused(ErrorCode.RESPONSE_MALFORMED, () -> logInAt("/userinfo", json(200, Map.of("deep", nested(inside)))));
        refused(ErrorCode.RESPONSE_MALFORMED, () -> logInAt("/token", json(200, Map.of("deep", nested(inside)))));
    }

    private static Object nested(int depth) {
        Object value = 1;
        for (int i = 0; i < depth; i++) {
            value = Map.of("a", value);
        }
        return value;
    }

    @Test
    void JSON_VALUES() {
        accepted(() -> Json.parseObject(array(Limits.JSON_VALUES - 1)));
        assertThatThrownBy(() -> Json.parseObject(array(Limits.JSON_VALUES))).hasMessageContaining("values");
        refused(ErrorCode.RESPONSE_MALFORMED, () -> logInAt("/userinfo", text(200, "application/json", array(50_000))));
    }

    /** An array, which is a value itself, of so many numbers. */
    private static String array(int numbers) {
        return "{\"a\":[" + "1,".repeat(numbers - 1) + "1]}";
    }

    @Test
    void JSON_NUMBER_CHARS() {
        accepted(() -> Json.parseObject("{\"a\":" + "1".repeat(Limits.JSON_NUMBER_CHARS) + "}"));
        assertThatThrownBy(() -> Json.parseObject("{\"a\":" + "1".repeat(Limits.JSON_NUMBER_CHARS + 1) + "}"))
                .hasMessageContaining("number");
    }

    @Test
    void TOKEN_CHARS() {
        int bare = logInWithPadding(0);
        // Three bytes of a claim are four characters of a token.
        int room = (Limits.TOKEN_CHARS - bare) / 4 * 3;
        accepted(() -> logInWithPadding(room - 3));
        refused(ErrorCode.TOKEN_RESPONSE_INVALID, () -> logInWithPadding(room + 3));
    }

    private int logInWithPadding(int chars) {
        return logInWith(t -> t.claims(c -> c.put("padding", "x".repeat(chars))))
                .tokens()
                .idToken()
                .reveal()
                .length();
    }

    @Test
    void TOKEN_HEADER_CHARS() {
        int room = (Limits.TOKEN_HEADER_CHARS
                        - TestToken.part(
                                        "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"provider-key\",\"padding\":\"\"}")
                                .length())
                / 4
                * 3;
        accepted(() -> logInWith(t -> t.header(h -> h.put("padding", "x".repeat(room)))));
        refused(ErrorCode.TOKEN_MALFORMED, () -> logInWith(t -> t.header(h -> h.put("padding", "x".repeat(room + 3)))));
    }

    @Test
    void SUBJECT_CHARS() {
        String inside = "s".repeat(Limits.SUBJECT_CHARS);
        Map<String, Object> userInfo = Logins.userInfo();
        userInfo.put("sub", inside);
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        provider.on("/userinfo", json(200, userInfo));
        provider.on(
                "/token",
                ScriptedProvider.tokens(logins.idToken(pending)
                        .claims(c -> c.put("sub", inside))
                        .sign()));
        accepted(() -> psc.login().complete(pending, logins.callback(pending)));
        refused(ErrorCode.SUBJECT_INVALID, () -> logInWith(t -> t.claims(c -> c.put("sub", inside + "s"))));
    }

    @Test
    void TOKEN_TRANSIT() {
        long oldest = logins.clock.instant().minus(Limits.TOKEN_TRANSIT).getEpochSecond() - 30;
        accepted(() -> logInWith(t -> t.claims(c -> c.put("iat", oldest))));
        refused(ErrorCode.ISSUED_AT_IMPLAUSIBLE, () -> logInWith(t -> t.claims(c -> c.put("iat", oldest - 1))));
    }

    @Test
    void SESSION() {
        long now = logins.clock.instant().getEpochSecond();
        long four = Limits.SESSION.toSeconds();
        accepted(() -> logInWith(t -> t.claims(c -> c.put("auth_time", now - four + 1))));
        refused(ErrorCode.AUTHENTICATION_TOO_OLD, () -> logInWith(t -> t.claims(c -> c.put("auth_time", now - four))));
    }

    @Test
    void CLOCK_SKEW() {
        accepted(() -> logins.client(b -> b.clockSkew(Limits.CLOCK_SKEW)));
        accepted(() -> logins.client(b -> b.clockSkew(Duration.ZERO)));
        refused(ErrorCode.CONFIGURATION_INVALID, () -> logins.client(b -> b.clockSkew(Limits.CLOCK_SKEW.plusNanos(1))));
        refused(ErrorCode.CONFIGURATION_INVALID, () -> logins.client(b -> b.clockSkew(Duration.ofNanos(-1))));
    }

    @Test
    void DISCOVERY_BYTES() {
        Map<String, Object> document = discovery();
        provider.on(DISCOVERY, text(200, "application/json", padded(document, Limits.DISCOVERY_BYTES)));
        accepted(psc::probeProvider);
        provider.on(DISCOVERY, text(200, "application/json", padded(document, Limits.DISCOVERY_BYTES + 1)));
        refused(ErrorCode.RESPONSE_TOO_LARGE, psc::probeProvider);
    }

    private Map<String, Object> discovery() {
        Map<String, Object> document = new HashMap<>();
        document.put("issuer", provider.issuer());
        for (String name : List.of("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")) {
            document.put(name, provider.origin() + "/" + name);
        }
        return document;
    }

    @Test
    void DISCOVERY_STALE() {
        psc.login().start();
        provider.on(DISCOVERY, text(503, "text/plain", ""));
        logins.clock.advance(Limits.DISCOVERY_STALE.minusSeconds(1));
        accepted(() -> psc.login().start());
        logins.clock.advance(Duration.ofSeconds(6));
        refused(ErrorCode.PROVIDER_STATUS, () -> psc.login().start());
    }

    @Test
    void KEYS_BYTES() {
        Map<String, Object> keys = new JWKSet(TestKeys.PROVIDER.toPublicJWK()).toJSONObject();
        provider.on("/keys", text(200, "application/json", padded(keys, Limits.KEYS_BYTES)));
        accepted(logins::logIn);
        PscClient other = logins.client(b -> b);
        provider.on("/keys", text(200, "application/json", padded(keys, Limits.KEYS_BYTES + 1)));
        PendingLogin pending = other.login().start();
        logins.answerWell(pending);
        refused(ErrorCode.VERIFICATION_UNDETERMINED, () -> other.login().complete(pending, logins.callback(pending)));
    }

    @Test
    void KEYS_COUNT() {
        Map<String, Object> other = TestKeys.STRANGER.toPublicJWK().toJSONObject();
        List<Object> keys = new ArrayList<>();
        for (int i = 1; i < Limits.KEYS_COUNT; i++) {
            Map<String, Object> copy = new HashMap<>(other);
            copy.put("kid", "other-" + i);
            keys.add(copy);
        }
        keys.add(TestKeys.PROVIDER.toPublicJWK().toJSONObject());
        provider.on("/keys", json(200, Map.of("keys", keys)));
        accepted(logins::logIn);
        logins.clock.advance(Limits.KEYS_STALE);
        keys.add(0, Map.of("kty", "oct"));
        provider.on("/keys", json(200, Map.of("keys", keys)));
        refused(ErrorCode.SIGNATURE_INVALID, logins::logIn);
        assertThat(logins.events).anyMatch(PscEvent.KeyIgnored.class::isInstance);
    }

    @Test
    void RSA_MIN_BITS() {
        accepted(() -> logInWithKeyOf(Limits.RSA_MIN_BITS));
        refused(ErrorCode.SIGNATURE_INVALID, () -> logInWithKeyOf(Limits.RSA_MIN_BITS - 8));
    }

    private PscSession logInWithKeyOf(int bits) {
        try {
            RSAKey key = new RSAKeyGenerator(bits, true).keyID("sized").generate();
            provider.on("/keys", json(200, new JWKSet(key.toPublicJWK()).toJSONObject()));
            PscClient client = logins.client(b -> b);
            PendingLogin pending = client.login().start();
            logins.answerWell(pending);
            TestToken token = logins.idToken(pending).header(h -> h.put("kid", "sized"));
            provider.on("/token", ScriptedProvider.tokens(token.signedBy(input -> TestKeys.rs256(key, input))));
            return client.login().complete(pending, logins.callback(pending));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void RSA_MAX_BITS() {
        // A modulus of so many bits, odd and not prime: nobody signs with it, what matters is whether it is looked at.
        assertThat(eventsOfKeyOf(Limits.RSA_MAX_BITS)).isEmpty();
        assertThat(eventsOfKeyOf(Limits.RSA_MAX_BITS + 1)).hasSize(1);
    }

    private List<String> eventsOfKeyOf(int bits) {
        String modulus = Base64URL.encode(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE))
                .toString();
        Map<String, Object> huge = Map.of("kty", "RSA", "kid", "huge", "e", "AQAB", "n", modulus);
        logins.events.clear();
        provider.on(
                "/keys",
                json(
                        200,
                        Map.of(
                                "keys",
                                List.of(huge, TestKeys.PROVIDER.toPublicJWK().toJSONObject()))));
        PscClient client = logins.client(b -> b);
        PendingLogin pending = client.login().start();
        logins.answerWell(pending);
        client.login().complete(pending, logins.callback(pending));
        return logins.events.stream()
                .filter(PscEvent.KeyIgnored.class::isInstance)
                .map(Object::toString)
                .toList();
    }

    @Test
    void KEYS_STALE() {
        logins.logIn();
        provider.on("/keys", text(503, "text/plain", ""));
        logins.clock.advance(Limits.KEYS_STALE.minusSeconds(1));
        accepted(logins::logIn);
        logins.clock.advance(Duration.ofSeconds(6));
        refused(ErrorCode.VERIFICATION_UNDETERMINED, logins::logIn);
    }

    @Test
    void KEYS_WINDOW() {
        Consumer<TestToken> unknown = t -> t.header(h -> h.put("kid", "unheard-of"));
        refused(ErrorCode.SIGNATURE_INVALID, () -> logInWith(unknown));
        int after = provider.received("/keys").size();
        logins.clock.advance(Limits.KEYS_WINDOW.minusMillis(1));
        refused(ErrorCode.SIGNATURE_INVALID, () -> logInWith(unknown));
        assertThat(provider.received("/keys")).hasSize(after);
        logins.clock.advance(Duration.ofMillis(1));
        refused(ErrorCode.SIGNATURE_INVALID, () -> logInWith(unknown));
        assertThat(provider.received("/keys")).hasSize(after + 1);
    }

    @Test
    void TOKEN_RESPONSE_BYTES() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        Map<String, Object> members =
                ScriptedProvider.tokenMembers(logins.idToken(pending).sign());
        provider.on("/token", text(200, "application/json", padded(members, Limits.TOKEN_RESPONSE_BYTES)));
        accepted(() -> psc.login().complete(pending, logins.callback(pending)));
        refused(
                ErrorCode.RESPONSE_TOO_LARGE,
                () -> logInAt(
                        "/token", text(200, "application/json", padded(members, Limits.TOKEN_RESPONSE_BYTES + 1))));
    }

    @Test
    void TOKEN_LIFETIME() {
        assertThat(expiryOf(Limits.TOKEN_LIFETIME.toSeconds()))
                .isEqualTo(logins.clock.instant().plus(Limits.TOKEN_LIFETIME));
        assertThat(expiryOf(Limits.TOKEN_LIFETIME.toSeconds() + 1))
                .isEqualTo(logins.clock.instant().plus(Limits.TOKEN_LIFETIME));
        assertThat(expiryOf(-1)).isEqualTo(logins.clock.instant());
    }

    private Instant expiryOf(long expiresIn) {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        Map<String, Object> members =
                ScriptedProvider.tokenMembers(logins.idToken(pending).sign());
        members.put("expires_in", expiresIn);
        provider.on("/token", json(200, members));
        return psc.login().complete(pending, logins.callback(pending)).tokens().accessTokenExpiresAt();
    }

    @Test
    void USERINFO_BYTES() {
        accepted(() ->
                logInAt("/userinfo", text(200, "application/json", padded(Logins.userInfo(), Limits.USERINFO_BYTES))));
        refused(
                ErrorCode.RESPONSE_TOO_LARGE,
                () -> logInAt(
                        "/userinfo",
                        text(200, "application/json", padded(Logins.userInfo(), Limits.USERINFO_BYTES + 1))));
    }

    @Test
    void INTROSPECTION_BYTES() {
        Map<String, Object> response = TestToken.access(provider.issuer(), Logins.CLIENT)
                .claims(c -> c.put("active", true))
                .claims();
        provider.announce(Map.of("introspection_endpoint", provider.origin() + "/introspect"));
        provider.on("/introspect", text(200, "application/json", padded(response, Limits.INTROSPECTION_BYTES)));
        assertThat(introspect()).isInstanceOf(ValidationOutcome.Verified.class);
        provider.on("/introspect", text(200, "application/json", padded(response, Limits.INTROSPECTION_BYTES + 1)));
        assertThat(introspect())
                .isInstanceOfSatisfying(
                        ValidationOutcome.Undetermined.class,
                        u -> assertThat(u.reason().code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE));
    }

    @Test
    void INTROSPECTIONS_AT_ONCE() throws Exception {
        CountDownLatch asked = new CountDownLatch(Limits.INTROSPECTIONS_AT_ONCE);
        CountDownLatch response = new CountDownLatch(1);
        provider.announce(Map.of("introspection_endpoint", provider.origin() + "/introspect"));
        provider.on("/introspect", exchange -> {
            asked.countDown();
            try {
                response.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            text(200, "application/json", "{\"active\":false}").send(exchange);
        });
        ResourceServer api = ResourceServer.builder()
                .psc(
                        PscEnvironment.development(provider.issuerUri()),
                        Logins.CLIENT,
                        ClientAuthentication.secretBasic("s"))
                .authorizedParties(Set.of("an-app"))
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(Limits.INTROSPECTIONS_AT_ONCE);
        try {
            for (int i = 0; i < Limits.INTROSPECTIONS_AT_ONCE; i++) {
                Secret token = Secret.of("token-" + i);
                threads.execute(() -> api.validate(token, Optional.empty()));
            }
            asked.await();
            assertThat(api.validate(Secret.of("one-more"), Optional.empty()))
                    .isInstanceOf(ValidationOutcome.Undetermined.class);
        } finally {
            response.countDown();
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        assertThat(api.validate(Secret.of("one-more"), Optional.empty()))
                .isInstanceOf(ValidationOutcome.Rejected.class);
    }

    @Test
    void REVOCATION_BYTES() {
        provider.announce(Map.of("revocation_endpoint", provider.origin() + "/revoke"));
        provider.on("/revoke", text(200, "text/plain", "x".repeat(Limits.REVOCATION_BYTES)));
        psc.revocation().revoke(Secret.of("a-token"));
        provider.on("/revoke", text(200, "text/plain", "x".repeat(Limits.REVOCATION_BYTES + 1)));
        assertThat(catchThrowableOfType(
                                PscException.class, () -> psc.revocation().revoke(Secret.of("a-token")))
                        .code())
                .isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
    }

    private ValidationOutcome<?> introspect() {
        return psc.introspection().introspect(Secret.of("a-token"), Set.of("a-client"), Optional.empty());
    }

    @Test
    void CALLBACK_CHARS() {
        accepted(() -> AuthorizationResponse.ofQuery("a=" + "x".repeat(Limits.CALLBACK_CHARS - 2)));
        refused(
                ErrorCode.CALLBACK_MALFORMED,
                () -> AuthorizationResponse.ofQuery("a=" + "x".repeat(Limits.CALLBACK_CHARS - 1)));
    }

    @Test
    void CALLBACK_PARAMETERS() {
        accepted(() -> AuthorizationResponse.ofQuery(parameters(Limits.CALLBACK_PARAMETERS)));
        refused(
                ErrorCode.CALLBACK_MALFORMED,
                () -> AuthorizationResponse.ofQuery(parameters(Limits.CALLBACK_PARAMETERS + 1)));
    }

    private static String parameters(int count) {
        StringBuilder query = new StringBuilder("p0=x");
        for (int i = 1; i < count; i++) {
            query.append("&p").append(i).append("=x");
        }
        return query.toString();
    }

    @Test
    void SEALED_CHARS() {
        // What it would cost to open a longer one is not even tried: it is unknown, whatever is in it.
        String sealed = psc.login().seal(psc.login().start());
        accepted(() -> psc.login().open(sealed));
        refused(ErrorCode.LOGIN_UNKNOWN, () -> psc.login().open("A".repeat(Limits.SEALED_CHARS)));
        refused(ErrorCode.LOGIN_UNKNOWN, () -> psc.login().open("A".repeat(Limits.SEALED_CHARS + 1)));
        assertThat(longestSealed()).isLessThanOrEqualTo(Limits.SEALED_CHARS);
        refused(ErrorCode.CONFIGURATION_INVALID, () -> sealedLengthWithRedirectUriOf(3_000));
    }

    private int longestSealed() {
        int chars = 100;
        int longest = 0;
        while (true) {
            try {
                longest = sealedLengthWithRedirectUriOf(chars++);
            } catch (PscException e) {
                assertThat(longest).isGreaterThan(Limits.SEALED_CHARS - 8);
                return longest;
            }
        }
    }

    private int sealedLengthWithRedirectUriOf(int chars) {
        PscClient client =
                logins.client(b -> b.redirectUri(URI.create("https://my-service.example/" + "a".repeat(chars))));
        return client.login().seal(client.login().start()).length();
    }

    @Test
    void RETURN_TARGET_CHARS() {
        accepted(() -> ReturnTarget.of("/" + "a".repeat(Limits.RETURN_TARGET_CHARS - 1)));
        refused(ErrorCode.RETURN_TARGET_REFUSED, () -> ReturnTarget.of("/" + "a".repeat(Limits.RETURN_TARGET_CHARS)));
    }

    @Test
    void PENDING_LOGIN() {
        PendingLogin pending = psc.login().start();
        String sealed = psc.login().seal(pending);
        logins.clock.advance(Limits.PENDING_LOGIN.minusMillis(1));
        logins.answerWell(pending);
        accepted(() -> psc.login().complete(psc.login().open(sealed), logins.callback(pending)));
        logins.clock.advance(Duration.ofMillis(1));
        refused(ErrorCode.LOGIN_EXPIRED, () -> psc.login().open(sealed));
        refused(ErrorCode.LOGIN_EXPIRED, () -> psc.login().complete(pending, logins.callback(pending)));
    }

    @Test
    void HTTP_TIMEOUT() {
        Duration inside = Limits.HTTP_TIMEOUT;
        Duration outside = inside.plusNanos(1);
        accepted(() -> HttpSettings.defaults().withTimeouts(inside, inside, inside));
        for (Duration wrong : List.of(outside, Duration.ZERO, Duration.ofNanos(-1))) {
            refused(
                    ErrorCode.CONFIGURATION_INVALID,
                    () -> HttpSettings.defaults().withTimeouts(inside, inside, wrong));
            refused(
                    ErrorCode.CONFIGURATION_INVALID,
                    () -> HttpSettings.defaults().withTimeouts(wrong, inside, inside));
        }
    }

    @Test
    void TOKEN_ID_CHARS() {
        assertThat(validate(t -> t.claims(c -> c.put("jti", "j".repeat(Limits.TOKEN_ID_CHARS)))))
                .isInstanceOf(ValidationOutcome.Verified.class);
        assertThat(validate(t -> t.claims(c -> c.put("jti", "j".repeat(Limits.TOKEN_ID_CHARS + 1)))))
                .isInstanceOf(ValidationOutcome.Rejected.class);
    }

    private ValidationOutcome<LogoutToken> validate(Consumer<TestToken> change) {
        TestToken token = TestToken.logout(provider.issuer(), Logins.CLIENT);
        change.accept(token);
        HttpTransport http = new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), logins.clock, event -> {});
        PscEnvironment environment = PscEnvironment.development(provider.issuerUri());
        KeySetCache keys = new KeySetCache(
                new ProviderMetadataCache(environment, http, logins.clock, Runnable::run, event -> {}),
                http,
                logins.clock,
                Runnable::run,
                event -> {});
        ValidationSettings settings = new ValidationSettings(
                provider.issuer(),
                Logins.CLIENT,
                Set.of(SigningAlgorithm.RS256),
                AssurancePolicy.defaults(),
                logins.clock,
                ValidationSettings.DEFAULT_SKEW);
        return new LogoutTokenValidator(settings, keys, LogoutTokenReplayStore.onThisNode(logins.clock))
                .validate(Secret.of(token.sign()));
    }

    @Test
    void LOGOUT_TOKENS_REMEMBERED() {
        LogoutTokenReplayStore memory = LogoutTokenReplayStore.onThisNode(logins.clock);
        Instant until = logins.clock.instant().plusSeconds(60);
        for (int i = 0; i < Limits.LOGOUT_TOKENS_REMEMBERED; i++) {
            assertThat(memory.isFirstUse("token-" + i, until.plusSeconds(i))).isTrue();
        }
        assertThat(memory.isFirstUse("token-0", until)).as("just inside").isFalse();
        assertThat(memory.isFirstUse("one-more", until.plusSeconds(100_000))).isTrue();
        assertThat(memory.isFirstUse("token-0", until)).as("just outside").isTrue();
    }

    @Test
    void CERTIFICATE_HEADER_CHARS() {
        String header = RealCertificates.escapedPem(RealCertificates.CLIENT);
        String filled = header.replaceFirst("%0A", "\n".repeat(Limits.CERTIFICATE_HEADER_CHARS - header.length() + 3));
        assertThat(filled).hasSize(Limits.CERTIFICATE_HEADER_CHARS);
        assertThat(HostileRequests.isReadable(filled)).isTrue();
        assertThat(HostileRequests.isReadable(filled.replaceFirst("\n", "\n\n")))
                .isFalse();
    }

    @Test
    void CACHED_TOKENS() {
        bound(
                count -> new TokenCaching((int) count, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                Limits.CACHED_TOKENS);
    }

    @Test
    void VERIFIED_TOKEN_REUSE() {
        bound(
                nanos -> new TokenCaching(1, Duration.ofNanos(nanos), Duration.ZERO, Duration.ZERO),
                Limits.VERIFIED_TOKEN_REUSE.toNanos());
    }

    @Test
    void INTROSPECTION_REUSE() {
        bound(
                nanos -> new TokenCaching(1, Duration.ZERO, Duration.ofNanos(nanos), Duration.ZERO),
                Limits.INTROSPECTION_REUSE.toNanos());
    }

    @Test
    void REJECTED_TOKEN_REUSE() {
        bound(
                nanos -> new TokenCaching(1, Duration.ZERO, Duration.ZERO, Duration.ofNanos(nanos)),
                Limits.REJECTED_TOKEN_REUSE.toNanos());
    }

    private static void bound(LongFunction<TokenCaching> setting, long most) {
        accepted(() -> setting.apply(0));
        accepted(() -> setting.apply(most));
        refused(ErrorCode.CONFIGURATION_INVALID, () -> setting.apply(most + 1));
        refused(ErrorCode.CONFIGURATION_INVALID, () -> setting.apply(-1));
    }
}
