package io.github.psc4j.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.validation.AuthenticationRequirement;
import io.github.psc4j.internal.validation.TokenFixtures;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.PublishedKeys;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestCertificate;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.ValidationOutcome;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever comes from outside, no exception but {@link PscException} leaves the public API. */
class NothingElseEscapesTest {
    private static final FakeClock CLOCK = new FakeClock();
    private static final ScriptedProvider PROVIDER = new ScriptedProvider();
    private static final HttpTransport HTTP =
            new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), CLOCK, event -> {});
    private static final Secret ACCESS_TOKEN = Secret.of(TestToken.ACCESS_TOKEN);
    private static final Secret NONCE = Secret.of(TestToken.NONCE);
    private static final IdToken FIRST = TokenFixtures.idTokens()
            .validateLogin(
                    Secret.of(TokenFixtures.idToken().sign()), ACCESS_TOKEN, NONCE, AuthenticationRequirement.none())
            .orElseThrow();
    private static final PscClient CLIENT = PscClient.builder(PscEnvironment.development(PROVIDER.issuerUri()))
            .clientId(Logins.CLIENT)
            .clientAuthentication(ClientAuthentication.secretBasic("secret"))
            .redirectUri(Logins.REDIRECT_URI)
            .clock(CLOCK)
            .executor(Runnable::run)
            .build();

    @AfterContainer
    static void stop() {
        PROVIDER.close();
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return Trees.objects();
    }

    /** A good document of which some members are replaced by anything. */
    private static Map<String, Object> spoiled(Map<String, Object> good, Map<String, Object> anything) {
        Map<String, Object> spoiled = new LinkedHashMap<>(good);
        spoiled.putAll(anything);
        return spoiled;
    }

    private static void validated(ValidationOutcome<?> verification) {
        assertThat(verification).isNotNull().asString().doesNotContain("canary");
    }

    @Property(tries = 150)
    void any_signed_claims_are_validated(
            @ForAll("objects") Map<String, Object> header, @ForAll("objects") Map<String, Object> claims) {
        header.remove("alg");
        Secret token = Secret.of(TokenFixtures.idToken()
                .header(h -> h.putAll(header))
                .claims(c -> c.putAll(claims))
                .sign());

        validated(TokenFixtures.idTokens().validateLogin(token, ACCESS_TOKEN, NONCE, AuthenticationRequirement.none()));
        validated(TokenFixtures.idTokens().validateRefreshed(token, ACCESS_TOKEN, FIRST));
        validated(TokenFixtures.logoutTokens().validate(token));
        validated(TokenFixtures.accessTokens().validate(token, Optional.empty()));
        validated(TokenFixtures.userInfo().validateSigned(token.reveal(), FIRST));
    }

    @Property
    void any_text_is_validated_as_a_token(@ForAll @NotEmpty String token) {
        validated(TokenFixtures.idTokens()
                .validateLogin(Secret.of(token), ACCESS_TOKEN, NONCE, AuthenticationRequirement.none()));
        validated(TokenFixtures.idTokens().validateRefreshed(Secret.of(token), ACCESS_TOKEN, FIRST));
        validated(TokenFixtures.logoutTokens().validate(Secret.of(token)));
        validated(TokenFixtures.accessTokens().validate(Secret.of(token), Optional.empty()));
        validated(TokenFixtures.userInfo().validateSigned(token, FIRST));
    }

    @Property
    void any_introspection_response_and_any_userinfo_are_validated(
            @ForAll("objects") Map<String, Object> document, @ForAll byte[] certificate) {
        Optional<X509Certificate> presented = Optional.of(new TestCertificate(certificate));
        Map<String, Object> good = TestToken.access(PublishedKeys.ISSUER, TokenFixtures.API)
                .claims(c -> c.put("active", true))
                .claims();

        validated(TokenFixtures.introspection().validate(document, presented));
        validated(TokenFixtures.introspection().validate(spoiled(good, document), presented));
        validated(TokenFixtures.userInfo().validatePlain(document, FIRST));
        validated(TokenFixtures.userInfo().validatePlain(spoiled(Logins.userInfo(), document), FIRST));
    }

    @Property
    void a_person_is_read_from_any_document(@ForAll("objects") Map<String, Object> document) {
        for (Map<String, Object> userInfo : List.of(document, spoiled(Logins.userInfo(), document))) {
            Professional person = Professional.from(userInfo);
            assertThat(person.workSituations()).doesNotContainNull();
            assertThat(person.issues()).doesNotContainNull();
            assertThat(Professional.from(person.raw())).isEqualTo(person);
        }
    }

    @Property(tries = 40)
    void any_discovery_document_and_any_key_set_are_used_or_refused(
            @ForAll("objects") Map<String, Object> document, @ForAll boolean spoilsKeys) {
        try (ScriptedProvider provider = new ScriptedProvider()) {
            Map<String, Object> discovery = new LinkedHashMap<>(Map.of(
                    "issuer", provider.issuer(),
                    "authorization_endpoint", provider.origin() + "/wallet",
                    "token_endpoint", provider.origin() + "/token",
                    "userinfo_endpoint", provider.origin() + "/userinfo",
                    "jwks_uri", provider.origin() + "/keys"));
            if (spoilsKeys) {
                provider.on("/keys", ScriptedProvider.text(200, "application/json", Json.write(document)));
            } else {
                discovery.putAll(document);
            }
            provider.on(
                    "/realm/.well-known/wallet-openid-configuration",
                    ScriptedProvider.text(200, "application/json", Json.write(discovery)));
            ProviderMetadataCache cache = new ProviderMetadataCache(
                    PscEnvironment.development(provider.issuerUri()), HTTP, CLOCK, Runnable::run, event -> {});
            KeySetCache keys = new KeySetCache(cache, HTTP, CLOCK, Runnable::run, event -> {});
            assertOnlyOurs(cache::metadata);
            assertOnlyOurs(() -> keys.candidates(Optional.of("a"), "RS256"));
            assertOnlyOurs(() -> keys.reloadedCandidates(Optional.empty(), "RS256"));
        }
    }

    @Property(tries = 40)
    void any_responses_complete_a_login_or_refuse_it(
            @ForAll("objects") Map<String, Object> tokens,
            @ForAll("objects") Map<String, Object> claims,
            @ForAll("objects") Map<String, Object> userInfo,
            @ForAll("statuses") int status) {
        PendingLogin pending = CLIENT.login().start();
        String idToken = TestToken.good(PROVIDER.issuer(), Logins.CLIENT)
                .claims(c ->
                        c.put("nonce", Logins.query(pending.authorizationUri()).get("nonce")))
                .claims(c -> c.putAll(claims))
                .sign();
        PROVIDER.on("/token", json(status, spoiled(ScriptedProvider.tokenMembers(idToken), tokens)));
        PROVIDER.on("/userinfo", json(200, spoiled(Logins.userInfo(), userInfo)));

        assertOnlyOurs(() -> CLIENT.login()
                .complete(
                        pending,
                        URI.create(Logins.REDIRECT_URI + "?code=c&state="
                                + pending.state().reveal())));
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.of(200, 200, 200, 400, 401, 500, 204, 302);
    }

    private static ScriptedProvider.Response json(int status, Map<String, Object> members) {
        return ScriptedProvider.text(status, "application/json", status == 204 ? "" : Json.write(members));
    }

    private static void assertOnlyOurs(Runnable call) {
        try {
            call.run();
        } catch (PscException e) {
            assertThat(e.getMessage()).startsWith(e.code().id());
        }
    }
}
