package io.github.psc4j.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a test makes the provider lie or fail. */
@PscMock
class AlterationTest {

    private PscMockProvider psc;
    private RelyingParty service;

    @BeforeEach
    void use(PscMockProvider running) {
        psc = running;
        service = new RelyingParty(running);
    }

    @Test
    void claims_of_the_id_token_are_altered_before_signing() {
        psc.alterIdToken(claims -> {
            claims.put("nonce", "another");
            claims.put("aud", List.of("a", "b"));
            claims.remove("acr");
            return claims;
        });

        String token = service.tokenFor(Personas.NURSE).text("id_token");

        assertThat(RelyingParty.claims(token))
                .containsEntry("nonce", "another")
                .containsEntry("aud", List.of("a", "b"))
                .doesNotContainKey("acr");
        psc.clearAlterationsAndFaults();
        assertThat(RelyingParty.claims(service.tokenFor(Personas.NURSE).text("id_token")))
                .containsEntry("nonce", "the nonce");
    }

    @Test
    void the_signed_token_is_tampered_with() {
        psc.tamperIdToken(token -> token + "x");

        assertThat(service.tokenFor(Personas.NURSE).text("id_token")).endsWith("x");
    }

    @Test
    void access_token_userinfo_token_answer_and_metadata_are_altered() {
        psc.alterAccessToken(claims -> with(claims, "azp", "mallory"));
        psc.alterUserInfo(claims -> with(claims, "sub", "somebody else"));
        psc.alterTokenResponse(answer -> with(answer, "scope", ""));
        psc.alterMetadata(document -> with(document, "issuer", "https://elsewhere.example"));

        Answer tokens = service.tokenFor(Personas.NURSE);

        assertThat(tokens.text("scope")).isEmpty();
        assertThat(RelyingParty.claims(tokens.text("access_token"))).containsEntry("azp", "mallory");
        assertThat(service.introspect(tokens.text("access_token")).json()).containsEntry("azp", "mallory");
        assertThat(service.userInfo(tokens.text("access_token")).json()).containsEntry("sub", "somebody else");
        assertThat(service.get(psc.issuer() + "/.well-known/wallet-openid-configuration")
                        .json())
                .containsEntry("issuer", "https://elsewhere.example");
        assertThat(Personas.NURSE.userInfo()).doesNotContainEntry("sub", "somebody else");
    }

    @Test
    void an_alteration_may_reach_into_nested_claims() {
        psc.alterUserInfo(claims -> {
            ((Map<?, ?>) claims.get("SubjectRefPro")).clear();
            return claims;
        });

        assertThat(service.userInfo(service.tokenFor(Personas.NURSE).text("access_token"))
                        .json())
                .containsEntry("SubjectRefPro", Map.of());
        assertThat((Map<?, ?>) Personas.NURSE.userInfo().get("SubjectRefPro")).isNotEmpty();
    }

    @Test
    void an_alteration_that_throws_is_a_clean_server_error() {
        psc.alterUserInfo(claims -> {
            throw new IllegalStateException("at Somewhere.java");
        });

        Answer answer = service.userInfo(service.tokenFor(Personas.NURSE).text("access_token"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.http().body()).contains("server_error").doesNotContain("Somewhere");
    }

    @Test
    void stubs_of_the_user_win_and_reset_leaves_the_provider_in_place() {
        psc.wireMock()
                .stubFor(get(urlPathMatching(".*/userinfo"))
                        .willReturn(aResponse().withStatus(503)));
        String token = service.tokenFor(Personas.NURSE).text("access_token");
        assertThat(service.userInfo(token).status()).isEqualTo(503);

        psc.wireMock().resetAll();
        assertThat(service.userInfo(token).status()).isEqualTo(200);
        psc.wireMock().verify(1, getRequestedFor(urlPathMatching(".*/userinfo")));
    }

    @Test
    void faults_can_be_injected() {
        psc.wireMock()
                .stubFor(get(urlPathMatching(".*/certs")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThatThrownBy(() -> service.get(service.endpoint("certs").toString()))
                .isInstanceOf(java.io.UncheckedIOException.class);
    }

    @Test
    void a_stub_can_hand_over_to_the_provider() {
        psc.wireMock()
                .stubFor(get(urlPathMatching(".*/certs"))
                        .willReturn(aResponse().withFixedDelay(1).withTransformers(PscMockProvider.TRANSFORMER)));

        assertThat(service.get(service.endpoint("certs").toString()).json()).containsKey("keys");
    }

    private static Map<String, Object> with(Map<String, Object> document, String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(document);
        copy.put(name, value);
        return copy;
    }
}
