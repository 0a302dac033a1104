package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import io.github.psc4j.contract.ProviderUnderTest;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The discovery document and the keys that it leads to. */
interface DiscoveryContract {

    ProviderUnderTest provider();

    @Test
    default void the_document_is_json_and_names_the_issuer_exactly() {
        Answer answer = RawClient.of(provider()).get(provider().discoveryDocument());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).get().asString().startsWith("application/json");
        assertThat(answer.text("issuer")).isEqualTo(provider().issuer().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization_endpoint",
                "token_endpoint",
                "userinfo_endpoint",
                "introspection_endpoint",
                "revocation_endpoint",
                "end_session_endpoint",
                "jwks_uri"
            })
    default void the_document_gives_an_absolute_uri_for(String endpoint) {
        URI uri = new RawRelyingParty(provider()).endpoint(endpoint);
        assertThat(uri.getScheme()).isEqualTo(provider().issuer().getScheme());
        assertThat(uri.getHost()).isNotEmpty();
        assertThat(uri.getFragment()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "response_types_supported, code",
        "response_modes_supported, query",
        "grant_types_supported, authorization_code",
        "grant_types_supported, refresh_token",
        "scopes_supported, openid",
        "scopes_supported, scope_all",
        "id_token_signing_alg_values_supported, RS256",
        "code_challenge_methods_supported, S256",
        "subject_types_supported, public",
        "token_endpoint_auth_methods_supported, client_secret_basic",
        "token_endpoint_auth_methods_supported, client_secret_post",
        "token_endpoint_auth_methods_supported, tls_client_auth"
    })
    default void the_document_announces(String field, String value) {
        assertThat(new RawRelyingParty(provider()).discovery().get(field))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(value);
    }

    @Test
    default void the_document_announces_the_issuer_in_the_callback() {
        assertThat(new RawRelyingParty(provider()).discovery())
                .containsEntry("authorization_response_iss_parameter_supported", true);
    }

    @Test
    default void the_keys_have_one_for_RS256_and_say_what_each_is_for() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.http().get(party.endpoint("jwks_uri"));
        assertThat(answer.status()).isEqualTo(200);
        List<JWK> keys = JWKSet.parse(answer.response().body()).getKeys();
        assertThat(keys).allSatisfy(key -> {
            assertThat(key.getKeyID()).isNotEmpty();
            assertThat(key.getKeyUse()).isIn(KeyUse.SIGNATURE, KeyUse.ENCRYPTION);
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.getKeyType()).isNotEqualTo(KeyType.OCT);
        });
        assertThat(keys)
                .anyMatch(key -> key.getKeyUse() == KeyUse.SIGNATURE
                        && key.getKeyType() == KeyType.RSA
                        && "RS256".equals(key.getAlgorithm().getName()));
        assertThat(keys).extracting(JWK::getKeyID).doesNotHaveDuplicates();
    }
}
