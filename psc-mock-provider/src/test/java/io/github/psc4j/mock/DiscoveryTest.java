package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documents that tell a client where to go. */
@PscMock
class DiscoveryTest {

    private PscMockProvider psc;
    private RelyingParty service;

    @BeforeEach
    void use(PscMockProvider running) {
        psc = running;
        service = new RelyingParty(running);
    }

    @Test
    void the_wallet_document_sends_the_person_to_another_host_than_the_issuer() throws Exception {
        Answer answer = service.get(psc.issuer() + "/.well-known/wallet-openid-configuration");
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.http().body());

        assertThat(metadata.getIssuer().getValue()).isEqualTo(psc.issuer().toString());
        assertThat(psc.issuer().getPath()).isEqualTo("/auth/realms/esante-wallet");
        assertThat(metadata.getAuthorizationEndpointURI()).isEqualTo(URI.create(psc.walletOrigin() + "/auth"));
        assertThat(metadata.getAuthorizationEndpointURI().getHost())
                .isNotEqualTo(psc.issuer().getHost());
        assertThat(metadata.getTokenEndpointURI()).isEqualTo(service.endpoint("token"));
        assertThat(metadata.getUserInfoEndpointURI()).isEqualTo(service.endpoint("userinfo"));
        assertThat(metadata.getJWKSetURI()).isEqualTo(service.endpoint("certs"));
        assertThat(metadata.getEndSessionEndpointURI()).isEqualTo(service.endpoint("logout"));
        assertThat(metadata.getIntrospectionEndpointURI()).isEqualTo(service.endpoint("token/introspect"));
        assertThat(metadata.getRevocationEndpointURI()).isEqualTo(service.endpoint("revoke"));
        assertThat(metadata.getMtlsEndpointAliases().getTokenEndpointURI()).isEqualTo(metadata.getTokenEndpointURI());
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
    }

    @Test
    void the_oddities_of_psc_are_kept() {
        Map<String, Object> document = service.get(psc.issuer() + "/.well-known/wallet-openid-configuration")
                .json();

        assertThat(document)
                .hasSize(54)
                .containsEntry("acr_values_supported", List.of("0", "0"))
                .containsEntry("code_challenge_methods_supported", List.of("plain", "S256"))
                .containsEntry("tls_client_certificate_bound_access_tokens", true);
        assertThat((List<?>) document.get("scopes_supported")).hasSize(20);
    }

    @Test
    void the_standard_document_differs_in_the_authorization_endpoint_only() {
        Map<String, Object> wallet = service.get(psc.issuer() + "/.well-known/wallet-openid-configuration")
                .json();
        Map<String, Object> standard =
                service.get(psc.issuer() + "/.well-known/openid-configuration").json();

        assertThat(standard.put("authorization_endpoint", wallet.get("authorization_endpoint")))
                .isEqualTo(service.endpoint("auth").toString());
        assertThat(standard).isEqualTo(wallet);
    }

    @Test
    void the_keys_are_public_one_to_sign_and_one_to_encrypt() throws Exception {
        JWKSet keys = keys();

        assertThat(keys.getKeys()).noneMatch(JWK::isPrivate).allMatch(key -> key.size() == 2048);
        assertThat(keys.getKeys())
                .extracting(key -> key.getKeyUse().identifier() + " " + key.getAlgorithm())
                .containsExactly("sig RS256", "enc RSA-OAEP");
    }

    @Test
    void rotated_keys_sign_from_then_on_and_the_former_stay_published() throws Exception {
        String before = psc.sign(Map.of());
        psc.rotateKeys();
        String after = psc.sign(Map.of());

        assertThat(keys().getKeyByKeyId(kid(before))).isNotNull();
        assertThat(keys().getKeyByKeyId(kid(after))).isNotNull();
        assertThat(kid(after)).isNotEqualTo(kid(before));
    }

    @Test
    void a_reset_leaves_the_key_that_signs_and_forgets_the_former_ones() throws Exception {
        String former = psc.sign(Map.of());
        psc.rotateKeys();
        String current = psc.sign(Map.of());

        psc.reset();

        assertThat(keys().getKeyByKeyId(kid(former))).isNull();
        assertThat(keys().getKeyByKeyId(kid(current))).isNotNull();
        assertThat(keys().getKeys()).hasSize(2);
    }

    @Test
    void what_is_advertised_and_not_simulated_says_so() {
        for (String endpoint : List.of("auth/device", "ext/ciba/auth")) {
            assertThat(service.post(service.endpoint(endpoint), Map.of()).status())
                    .isEqualTo(501);
        }
        assertThat(service.get(psc.issuer() + "/unknown").status()).isEqualTo(404);
        assertThat(psc.refusals()).extracting(Refusal::rule).containsOnly(Rule.NOT_SIMULATED);
    }

    private JWKSet keys() throws Exception {
        return JWKSet.parse(
                service.get(service.endpoint("certs").toString()).http().body());
    }

    private static String kid(String token) throws Exception {
        return com.nimbusds.jwt.SignedJWT.parse(token).getHeader().getKeyID();
    }
}
