package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.contract.MutualTlsClient;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code tls_client_auth} (RFC 8705, 2.1): the certificate is the password. */
interface MutualTlsContract {

    ProviderUnderTest provider();

    @Test
    default void the_right_certificate_gets_tokens() {
        RawClient http = RawClient.of(provider(), provider().mutualTlsClient().keyStore());
        Answer answer = tokens(http);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json()).containsKeys("access_token", "id_token", "refresh_token");
    }

    @Test
    default void no_certificate_is_refused() {
        assertThat(tokens(RawClient.of(provider())).failure()).isEqualTo("401 invalid_client");
    }

    @Test
    default void the_certificate_of_somebody_else_is_refused() {
        assertThat(tokens(RawClient.of(provider(), provider().certificateOfNobody()))
                        .failure())
                .isEqualTo("401 invalid_client");
    }

    @Test
    default void the_certificate_does_not_replace_the_secret_of_another_client() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        Map<String, String> form = party.codeGrant(attempt, party.code(attempt, Person.NO_PRACTICE));
        form.put("client_id", provider().secretClient().id());
        RawClient http = RawClient.of(provider(), provider().mutualTlsClient().keyStore());
        assertThat(http.post(party.endpoint("token_endpoint"), form).failure()).isEqualTo("401 unauthorized_client");
    }

    @Test
    default void a_code_of_another_client_is_refused() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        Map<String, String> form = party.codeGrant(attempt, party.code(attempt, Person.NO_PRACTICE));
        form.put("client_id", provider().mutualTlsClient().id());
        RawClient http = RawClient.of(provider(), provider().mutualTlsClient().keyStore());
        assertThat(http.post(party.endpoint("token_endpoint"), form).failure()).isEqualTo("400 invalid_grant");
    }

    @Test
    default void a_refresh_token_of_another_client_is_refused() {
        RawRelyingParty party = new RawRelyingParty(provider());
        String refreshToken = party.logIn(Person.NO_PRACTICE).text("refresh_token");
        RawClient http = RawClient.of(provider(), provider().mutualTlsClient().keyStore());
        Map<String, String> form = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                refreshToken,
                "client_id",
                provider().mutualTlsClient().id());
        assertThat(http.post(party.endpoint("token_endpoint"), form).failure()).isEqualTo("400 invalid_grant");
    }

    private Answer tokens(RawClient http) {
        RawRelyingParty party = new RawRelyingParty(provider());
        MutualTlsClient client = provider().mutualTlsClient();
        Attempt attempt = Attempt.begin(client.id(), provider().redirectUri().toString());
        Map<String, String> form = party.codeGrant(attempt, party.code(attempt, Person.PHYSICIAN_TWO_ACTIVITIES));
        form.put("client_id", client.id());
        return http.post(endpoint(party), form);
    }

    /** RFC 8705, 5: a provider may have another address for those who bring a certificate. */
    private static URI endpoint(RawRelyingParty party) {
        return party.discovery().get("mtls_endpoint_aliases") instanceof Map<?, ?> aliases
                        && aliases.get("token_endpoint") instanceof String alias
                ? URI.create(alias)
                : party.endpoint("token_endpoint");
    }
}
