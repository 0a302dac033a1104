package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Persona;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole way of a person who logs in, seen from the service. */
class LoginTest {

    @RegisterExtension
    static final PscMockExtension PSC =
            PscMockExtension.with(PscMockProvider.builder().clock(new MutableClock()));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);

    @Test
    void the_browser_comes_back_with_code_state_issuer_and_session_state() {
        URI callback = psc.login(service.authorizationUri(), Personas.PHYSICIAN);

        assertThat(callback.toString()).startsWith(RelyingParty.REDIRECT_URI + "?");
        assertThat(RelyingParty.query(callback))
                .containsOnlyKeys("code", "state", "iss", "session_state")
                .containsEntry("state", "the state")
                .containsEntry("iss", psc.issuer().toString());
        assertThat(psc.refusals()).isEmpty();
    }

    @Test
    void the_token_answer_has_the_fields_of_psc() {
        Answer answer = service.tokenFor(Personas.PHYSICIAN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json())
                .containsOnlyKeys(
                        "access_token",
                        "expires_in",
                        "refresh_expires_in",
                        "refresh_token",
                        "token_type",
                        "id_token",
                        "not-before-policy",
                        "session_state",
                        "scope")
                .containsEntry("expires_in", 120L)
                .containsEntry("refresh_expires_in", 1800L)
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "openid scope_all");
    }

    @Test
    void the_id_token_is_signed_with_a_published_key_and_bound_to_request_and_access_token() throws Exception {
        Answer answer = service.tokenFor(Personas.NURSE);
        SignedJWT idToken = SignedJWT.parse(answer.text("id_token"));
        JWKSet keys = JWKSet.parse(
                service.get(service.endpoint("certs").toString()).http().body());

        assertThat(idToken.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(idToken.getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(idToken.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(idToken.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(answer.text("access_token").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(idToken.getPayload().toJSONObject())
                .containsOnlyKeys(
                        "exp",
                        "iat",
                        "auth_time",
                        "jti",
                        "iss",
                        "aud",
                        "sub",
                        "typ",
                        "azp",
                        "nonce",
                        "session_state",
                        "at_hash",
                        "acr",
                        "sid",
                        "preferred_username",
                        "given_name",
                        "family_name")
                .containsEntry("iss", psc.issuer().toString())
                .containsEntry("aud", PscMockProvider.CLIENT_ID)
                .containsEntry("azp", PscMockProvider.CLIENT_ID)
                .containsEntry("typ", "ID")
                .containsEntry("nonce", "the nonce")
                .containsEntry("acr", "eidas1")
                .containsEntry("sub", Personas.NURSE.subject())
                .containsEntry(
                        "at_hash",
                        java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }

    @Test
    void the_access_token_has_neither_audience_nor_certificate_binding() {
        Map<String, Object> claims =
                RelyingParty.claims(service.tokenFor(Personas.PHYSICIAN).text("access_token"));

        assertThat(claims)
                .containsOnlyKeys(
                        "exp",
                        "iat",
                        "auth_time",
                        "jti",
                        "iss",
                        "sub",
                        "typ",
                        "azp",
                        "nonce",
                        "session_state",
                        "acr",
                        "scope",
                        "sid",
                        "SubjectNameID",
                        "preferred_username")
                .containsEntry("typ", "Bearer")
                .containsEntry("SubjectNameID", "899910001017");
        assertThat((Long) claims.get("exp") - (Long) claims.get("iat")).isEqualTo(120L);
    }

    @Test
    void the_identity_scope_adds_the_means_and_the_other_identifiers_to_the_access_token() {
        URI uri = service.authorizationUriWith("scope", "openid scope_all identity");
        String code = RelyingParty.query(psc.newBrowser().login(uri, Personas.PHYSICIAN, LoginMethod.CARD))
                .get("code");

        Answer answer = service.token(RelyingParty.withSecret(RelyingParty.codeForm(code)));

        assertThat(RelyingParty.claims(answer.text("access_token")))
                .containsEntry("authMode", "CARD")
                .containsEntry(
                        "otherIds", List.of(Map.of("identifiant", "899910001017", "origine", "RPPS", "qualite", 1L)));
    }

    @Test
    void userinfo_is_the_document_of_the_person() {
        for (Persona persona : Personas.all()) {
            Answer tokens = service.tokenFor(persona);
            Answer userInfo = service.userInfo(tokens.text("access_token"));

            assertThat(userInfo.status()).isEqualTo(200);
            assertThat(userInfo.header("Content-Type")).startsWith("application/json");
            assertThat(userInfo.json().get("sub"))
                    .isEqualTo(RelyingParty.claims(tokens.text("id_token")).get("sub"));
            assertThat(userInfo.json().get("SubjectNameID")).isEqualTo(persona.nationalId());
            assertThat(userInfo.json().keySet()).isEqualTo(persona.userInfo().keySet());
        }
    }

    @Test
    void a_cancelled_login_comes_back_as_access_denied_with_state_and_issuer() {
        assertThat(RelyingParty.query(psc.cancel(service.authorizationUri())))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "the state")
                .containsEntry("iss", psc.issuer().toString())
                .doesNotContainKey("code");
        assertThat(psc.refusals()).isEmpty();
    }

    @Test
    void a_second_request_of_the_same_browser_is_answered_without_the_page() {
        MockBrowser browser = psc.newBrowser();
        URI first = browser.login(service.authorizationUri(), Personas.PHYSICIAN);
        URI second = browser.login(service.authorizationUri(), Personas.NURSE);

        assertThat(RelyingParty.query(second).get("session_state"))
                .isEqualTo(RelyingParty.query(first).get("session_state"));
        Answer tokens = service.token(RelyingParty.withSecret(
                RelyingParty.codeForm(RelyingParty.query(second).get("code"))));
        assertThat(RelyingParty.claims(tokens.text("id_token")).get("sub")).isEqualTo(Personas.PHYSICIAN.subject());
    }

    @Test
    void prompt_login_shows_the_page_in_spite_of_a_session_and_prompt_none_never_shows_it() {
        MockBrowser browser = psc.newBrowser();
        URI first = browser.login(service.authorizationUri(), Personas.PHYSICIAN);
        URI again = browser.login(service.authorizationUriWith("prompt", "login"), Personas.NURSE);
        URI none = browser.login(service.authorizationUriWith("prompt", "none"), Personas.PHYSICIAN);

        assertThat(RelyingParty.query(again).get("session_state"))
                .isNotEqualTo(RelyingParty.query(first).get("session_state"));
        assertThat(RelyingParty.query(none).get("session_state"))
                .isEqualTo(RelyingParty.query(again).get("session_state"));
        assertThat(RelyingParty.query(
                        psc.newBrowser().login(service.authorizationUriWith("prompt", "none"), Personas.PHYSICIAN)))
                .containsEntry("error", "login_required");
    }

    @Test
    void the_level_of_assurance_is_the_persons_or_else_that_of_the_means() {
        try (PscMockProvider other = PscMockProvider.builder()
                .acr(Acr.EIDAS2)
                .acr(LoginMethod.CARD, Acr.EIDAS3)
                .persona(Personas.NURSE.withAcr(Acr.ABSENT))
                .start()) {
            RelyingParty party = new RelyingParty(other);
            List<Object> levels = List.of(
                    acr(party, other, Personas.PHYSICIAN, LoginMethod.MOBILE),
                    acr(party, other, Personas.PHYSICIAN, LoginMethod.CARD),
                    acr(party, other, Personas.NURSE, LoginMethod.CARD));

            assertThat(levels).containsExactly("eidas2", "eidas3", "no acr");
        }
    }

    private static Object acr(RelyingParty party, PscMockProvider provider, Persona persona, LoginMethod means) {
        URI callback = provider.newBrowser().login(party.authorizationUri(), persona, means);
        Answer tokens = party.token(RelyingParty.withSecret(
                RelyingParty.codeForm(RelyingParty.query(callback).get("code"))));
        return RelyingParty.claims(tokens.text("id_token")).getOrDefault("acr", "no acr");
    }
}
