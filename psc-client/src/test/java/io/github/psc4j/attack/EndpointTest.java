package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Endpoints that lie, lead elsewhere or say nothing, and settings that would send a secret in the clear. */
class EndpointTest extends AttackBench {
    private static final String DISCOVERY = "/realm/.well-known/wallet-openid-configuration";

    private ErrorCode refusedStart() {
        return refusalNamingTheDocument(logins.client(b -> b)).code();
    }

    /** The message of a wrong issuer names what the document says, cleaned: that is how a wrong setting is found. */
    private static PscException refusalNamingTheDocument(PscClient client) {
        PscException refusal =
                catchThrowableOfType(PscException.class, () -> client.login().start());
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage()).doesNotContain("\n", "\r", "canary");
        return refusal;
    }

    @Test
    void V19_a_scope_that_is_not_stated_is_no_scope() {
        for (Object scope : new Object[] {null, "", " ", List.of("openid", "scope_all"), 1, Map.of()}) {
            PscSession session = logIn(pending -> {
                Map<String, Object> members =
                        ScriptedProvider.tokenMembers(logins.idToken(pending).sign());
                members.put("scope", scope);
                provider.on("/token", ScriptedProvider.json(200, members));
            });
            assertThat(session.tokens().scope()).isEmpty();
        }
        PscSession less = logIn(pending -> {
            Map<String, Object> members =
                    ScriptedProvider.tokenMembers(logins.idToken(pending).sign());
            members.put("scope", "openid");
            provider.on("/token", ScriptedProvider.json(200, members));
        });
        assertThat(less.tokens().scope()).isEqualTo(Set.of("openid"));
    }

    @Test
    void V38_no_assertion_is_signed_that_another_server_could_use() {
        for (ClientAuthentication authentication : List.of(
                ClientAuthentication.secretBasic(Logins.SECRET), ClientAuthentication.secretPost(Logins.SECRET))) {
            PscClient client = logins.client(b -> b.clientAuthentication(authentication));
            // The document asks for one, and names somebody else as its reader.
            provider.announce(Map.of(
                    "token_endpoint_auth_methods_supported", List.of("private_key_jwt", "client_secret_jwt"),
                    "token_endpoint_auth_signing_alg_values_supported", List.of("HS256", "none")));
            logIn(client, pending -> {});
        }
        assertThat(provider.received("/token"))
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.body()).doesNotContain("client_assertion", "jwt-bearer", "eyJ"));
    }

    @Test
    void V46_an_endpoint_that_redirects_is_not_followed() {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            for (String location : List.of(
                    evil.origin() + "/caught",
                    evil.origin().replace("http:", ""),
                    "file:///etc/passwd",
                    "http://169.254.169.254/latest/meta-data/",
                    "/token")) {
                ScriptedProvider.Response away = exchange -> {
                    exchange.getResponseHeaders().set("Location", location);
                    exchange.sendResponseHeaders(status, -1);
                };
                assertLoginRefused(ErrorCode.PROVIDER_STATUS, pending -> provider.on("/token", away));
                assertLoginRefused(ErrorCode.PROVIDER_STATUS, pending -> provider.on("/userinfo", away));
            }
        }
        int asked = provider.received("/token").size();
        assertThat(asked).isEqualTo(50);
        ScriptedProvider.Response away = ScriptedProvider.redirect(evil.origin() + "/caught");
        provider.on("/keys", away);
        assertRefused(ErrorCode.VERIFICATION_UNDETERMINED, () -> logIn(logins.client(b -> b), pending -> {}));
        provider.on(DISCOVERY, away);
        assertThat(refusedStart()).isEqualTo(ErrorCode.PROVIDER_STATUS);
    }

    @Test
    void V46_no_address_in_a_token_a_response_or_a_callback_is_called() {
        String address = evil.origin() + "/caught";
        assertThat(logIn(pending -> {
                    answerIdToken(logins.idToken(pending)
                            .claims(c -> List.of("jku", "jwks_uri", "picture", "profile", "website", "request_uri")
                                    .forEach(name -> c.put(name, address)))
                            .sign());
                    answerUserInfo(c -> {
                        c.put("picture", address);
                        c.put("_claim_names", Map.of("address", "src", "adresse", "src2"));
                        c.put(
                                "_claim_sources",
                                Map.of(
                                        "src", Map.of("endpoint", address, "access_token", "canary"),
                                        "src2", Map.of("JWT", "canary.canary.canary")));
                    });
                    Map<String, Object> members = ScriptedProvider.tokenMembers(
                            logins.idToken(pending).sign());
                    members.put("userinfo_endpoint", address);
                    members.put("jwks_uri", address);
                    provider.on("/token", ScriptedProvider.json(200, members));
                }))
                .isNotNull();
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        assertThat(psc.login()
                        .complete(
                                pending,
                                URI.create(logins.callback(pending) + "&token_endpoint=" + address + "&request_uri="
                                        + address + "&iss=" + provider.issuer())))
                .isNotNull();
    }

    @Test
    void a_document_of_another_issuer_is_refused_wherever_it_is_read() {
        for (Object issuer : new Object[] {
            evil.issuer(),
            provider.issuer() + "/",
            provider.issuer().toUpperCase(Locale.ROOT),
            null,
            "",
            List.of(provider.issuer()),
            "x\r\nx"
        }) {
            provider.announce(Collections.singletonMap("issuer", issuer));
            assertThat(refusedStart()).isEqualTo(ErrorCode.ISSUER_MISMATCH);
        }
        assertThat(provider.received("/keys")).isEmpty();
    }

    @Test
    void a_document_that_names_endpoints_of_another_scheme_is_refused() {
        for (String name : List.of("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")) {
            for (Object address : new Object[] {
                "file:///etc/passwd",
                "jar:http://localhost/a!/b",
                "gopher://localhost/",
                "ldap://localhost/",
                "http://169.254.169.254/latest/",
                "http://internal.example/",
                "http://localhost.evil.example/",
                "http://127.0.0.1.evil.example/",
                "http://localhost@internal.example/",
                "http://0/",
                "http://[::ffff:169.254.169.254]/",
                "https://user:password@internal.example/",
                "//internal.example/",
                "token",
                "",
                null,
                List.of(provider.origin())
            }) {
                provider.announce(Collections.singletonMap(name, address));
                assertThat(refusedStart()).as("%s %s", name, address).isEqualTo(ErrorCode.DISCOVERY_INCOMPLETE);
            }
        }
    }

    @Test
    void an_attackers_provider_that_sends_the_browser_to_the_honest_one_gets_no_code_of_it() {
        // The application trusts a second provider that turned bad: its document names the honest authorization
        // endpoint
        // and its own token endpoint. The honest provider says whose response it is.
        try (ScriptedProvider bad = new ScriptedProvider()) {
            bad.on(
                    DISCOVERY,
                    ScriptedProvider.json(
                            200,
                            Map.of(
                                    "issuer", bad.issuer(),
                                    "authorization_endpoint", provider.origin() + "/wallet",
                                    "token_endpoint", bad.origin() + "/token",
                                    "userinfo_endpoint", bad.origin() + "/userinfo",
                                    "jwks_uri", bad.origin() + "/keys",
                                    "authorization_response_iss_parameter_supported", true)));
            PscClient client = PscClient.builder(PscEnvironment.development(bad.issuerUri()))
                    .clientId(Logins.CLIENT)
                    .clientAuthentication(ClientAuthentication.secretBasic(Logins.SECRET))
                    .redirectUri(Logins.REDIRECT_URI)
                    .clock(clock)
                    .listener(logins.events::add)
                    .build();
            PendingLogin pending = client.login().start();
            for (String issuer : List.of("&iss=" + provider.issuer(), "")) {
                assertRefused(
                        ErrorCode.RESPONSE_ISSUER_MISMATCH,
                        () -> client.login().complete(pending, URI.create(logins.callback(pending) + issuer)));
            }
            assertThat(bad.received("/token")).isEmpty();
        }
    }

    @Test
    void answers_of_another_type_than_agreed_are_refused() {
        PendingLogin sample = psc.login().start();
        String tokens = JSONObjectUtils.toJSONString(
                ScriptedProvider.tokenMembers(logins.idToken(sample).sign()));
        String userInfo = JSONObjectUtils.toJSONString(Logins.userInfo());
        for (String type :
                List.of("text/html", "text/plain", "application/javascript", "image/png", "application/xml")) {
            assertLoginRefused(
                    ErrorCode.RESPONSE_MALFORMED,
                    pending -> provider.on("/token", ScriptedProvider.text(200, type, tokens)));
            assertLoginRefused(
                    ErrorCode.RESPONSE_MALFORMED,
                    pending -> provider.on("/userinfo", ScriptedProvider.text(200, type, userInfo)));
        }
        assertLoginRefused(
                ErrorCode.TOKEN_MALFORMED,
                pending -> provider.on("/userinfo", ScriptedProvider.text(200, "application/jwt", userInfo)));
        assertLoginRefused(
                ErrorCode.RESPONSE_MALFORMED,
                pending -> provider.on(
                        "/userinfo",
                        ScriptedProvider.text(
                                200, "application/json", signedUserInfo().sign())));
    }

    @Test
    void V47_nothing_of_a_login_goes_over_plain_http_to_another_machine() {
        for (String address : List.of(
                "http://auth.service.example/realm",
                "HTTP://auth.service.example/realm",
                "http://localhost.evil.example/realm",
                "http://127.0.0.2/realm",
                "http://0.0.0.0/realm",
                "ftp://auth.service.example/realm",
                "//auth.service.example/realm",
                "/realm")) {
            URI uri = URI.create(address);
            assertThat(insecure(() -> PscEnvironment.of(uri))).isEqualTo(ErrorCode.INSECURE_URL);
            assertThat(insecure(() -> PscEnvironment.development(uri))).isEqualTo(ErrorCode.INSECURE_URL);
            assertThat(insecure(() -> PscEnvironment.SANDBOX.withDiscoveryUri(uri)))
                    .isEqualTo(ErrorCode.INSECURE_URL);
            assertThat(insecure(() -> logins.client(b -> b.redirectUri(uri)))).isEqualTo(ErrorCode.INSECURE_URL);
            assertThat(insecure(() -> logins.client(b -> b.postLogoutRedirectUri(uri))))
                    .isEqualTo(ErrorCode.INSECURE_URL);
        }
        assertThat(insecure(() -> PscEnvironment.of(provider.issuerUri()))).isEqualTo(ErrorCode.INSECURE_URL);
    }

    private static ErrorCode insecure(ThrowingCallable call) {
        return catchThrowableOfType(PscException.class, call).code();
    }

    @Test
    void a_refresh_with_the_keys_of_a_stranger_or_without_its_tokens_keeps_nothing() {
        PscSession session = logIn(pending -> {});
        clock.advance(Duration.ofMinutes(3));
        answerIdToken(TestToken.good(provider.issuer(), Logins.CLIENT).sign(TestKeys.STRANGER));
        var before = session.tokens();
        assertThat(refusal(() -> psc.tokens().accessToken(session, Duration.ZERO))
                        .code())
                .isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(session.tokens()).isEqualTo(before);
    }
}
