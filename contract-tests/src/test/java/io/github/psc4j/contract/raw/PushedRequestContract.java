package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pushed authorization requests (RFC 9126). */
interface PushedRequestContract {

    ProviderUnderTest provider();

    @Test
    default void a_pushed_request_is_answered_with_a_reference_that_lives_for_a_minute() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer pushed = party.push(party.begin());
        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.json().keySet()).containsExactlyInAnyOrder("request_uri", "expires_in");
        assertThat(pushed.text("request_uri")).startsWith("urn:ietf:params:oauth:request_uri:");
        assertThat(pushed.json()).containsEntry("expires_in", 60L);
    }

    @Test
    default void a_login_by_reference_is_a_login() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        Map<String, String> callback = Form.query(
                provider().logIn(party.referringUri(party.push(attempt).text("request_uri")), Person.NO_PRACTICE));
        assertThat(callback).containsEntry("state", attempt.state()).containsKeys("code", "iss");
        assertThat(party.token(party.codeGrant(attempt, callback.get("code"))).status())
                .isEqualTo(200);
    }

    @Test
    default void a_pushed_request_can_be_used_once() {
        RawRelyingParty party = new RawRelyingParty(provider());
        URI uri = party.referringUri(party.push(party.begin()).text("request_uri"));
        provider().logIn(uri, Person.NO_PRACTICE);
        assertThat(party.http().get(uri).status()).isEqualTo(400);
    }

    @Test
    default void an_invented_reference_is_not_redirected() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.http().get(party.referringUri("urn:ietf:params:oauth:request_uri:invented"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    default void a_reference_of_another_client_is_not_redirected() {
        RawRelyingParty party = new RawRelyingParty(provider());
        URI uri = party.referringUri(
                provider().mutualTlsClient().id(), party.push(party.begin()).text("request_uri"));
        Answer answer = party.http().get(uri);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    default void nothing_can_be_pushed_without_authentication() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.http()
                .post(
                        party.endpoint("pushed_authorization_request_endpoint"),
                        party.begin().parameters());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json()).containsKey("error");
    }

    @Test
    default void a_request_with_an_unregistered_redirect_uri_cannot_be_pushed() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.push(party.begin().with("redirect_uri", "https://attacker.example/"));
        assertThat(answer.failure()).isEqualTo("400 invalid_request");
    }

    @Test
    default void what_the_authorization_endpoint_refuses_cannot_be_pushed() {
        RawRelyingParty party = new RawRelyingParty(provider());
        for (Attempt wrong : new Attempt[] {
            party.begin().with("scope", "unheard-of"),
            party.begin().with("response_type", "unheard-of"),
            party.begin().with("code_challenge_method", "unheard-of")
        }) {
            assertThat(party.push(wrong).failure()).isEqualTo("400 invalid_request");
        }
        assertThat(party.push(party.begin().with("response_type", "token")).failure())
                .isEqualTo("401 unauthorized_client");
    }

    @Test
    default void the_client_is_known_from_its_authentication_and_need_not_be_named_again() {
        RawRelyingParty party = new RawRelyingParty(provider());
        assertThat(party.push(party.begin().without("client_id")).status()).isEqualTo(201);
    }

    @Test
    default void a_reference_cannot_be_pushed() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.push(party.begin().with("request_uri", "urn:ietf:params:oauth:request_uri:other"));
        assertThat(answer.failure()).isEqualTo("400 invalid_request");
    }
}
