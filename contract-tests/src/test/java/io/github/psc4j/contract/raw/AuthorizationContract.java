package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization request and the callback. */
interface AuthorizationContract {

    ProviderUnderTest provider();

    @Test
    default void a_login_comes_back_to_the_registered_uri_with_code_state_and_issuer() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        URI callback = provider().logIn(party.authorizationUri(attempt), Person.PHYSICIAN_TWO_ACTIVITIES);
        assertThat(callback.toString()).startsWith(provider().redirectUri() + "?");
        assertThat(callback.getFragment()).isNull();
        assertThat(Form.query(callback))
                .containsEntry("state", attempt.state())
                .containsEntry("iss", provider().issuer().toString())
                .containsOnlyKeys("code", "state", "iss", "session_state");
    }

    @Test
    default void every_login_gets_another_code() {
        RawRelyingParty party = new RawRelyingParty(provider());
        assertThat(party.code(party.begin(), Person.NO_PRACTICE))
                .isNotEqualTo(party.code(party.begin(), Person.NO_PRACTICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "?a=b", "/../elsewhere", "%2f", "#a", "@attacker.example"})
    default void a_redirect_uri_with_something_behind_it_is_never_redirected_to(String suffix) {
        refusesWithoutRedirect(begin().with("redirect_uri", provider().redirectUri() + suffix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://attacker.example/", "javascript:alert(1)", "", "//attacker.example"})
    default void another_redirect_uri_is_never_redirected_to(String redirectUri) {
        refusesWithoutRedirect(begin().with("redirect_uri", redirectUri));
    }

    @Test
    default void a_request_without_redirect_uri_is_not_redirected() {
        refusesWithoutRedirect(begin().without("redirect_uri"));
    }

    @Test
    default void an_unknown_client_is_not_redirected() {
        refusesWithoutRedirect(begin().with("client_id", "nobody"));
    }

    @Test
    default void a_request_without_client_is_not_redirected() {
        refusesWithoutRedirect(begin().without("client_id"));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, foo, unsupported_response_type",
        "scope, openid unheard_of, invalid_scope",
        "code_challenge, short, invalid_request",
        "code_challenge_method, S512, invalid_request",
        "prompt, none, login_required"
    })
    default void a_request_that_cannot_be_served_comes_back_as_an_error(String field, String value, String error) {
        comesBackAs(begin().with(field, value), error);
    }

    @Test
    default void a_request_without_response_type_comes_back_as_an_error() {
        comesBackAs(begin().without("response_type"), "invalid_request");
    }

    @Test
    default void a_token_is_not_given_to_a_browser() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.http().get(party.authorizationUri(party.begin().with("response_type", "token")));
        assertThat(answer.location())
                .get()
                .asString()
                .startsWith(provider().redirectUri() + "#")
                .contains("error=unauthorized_client")
                .doesNotContain("access_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope", "state", "nonce", "acr_values", "response_type"})
    default void a_parameter_twice_comes_back_as_an_error(String field) {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        URI twice = URI.create(party.authorizationUri(attempt)
                + "&" + field + "="
                + Form.encode(attempt.parameters().get(field)));
        assertThat(error(party.http().get(twice))).containsEntry("error", "invalid_request");
    }

    private Attempt begin() {
        return new RawRelyingParty(provider()).begin();
    }

    private void refusesWithoutRedirect(Attempt attempt) {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.http().get(party.authorizationUri(attempt));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.header("Content-Type")).get().asString().startsWith("text/html");
    }

    private void comesBackAs(Attempt attempt, String error) {
        RawRelyingParty party = new RawRelyingParty(provider());
        assertThat(error(party.http().get(party.authorizationUri(attempt))))
                .containsEntry("error", error)
                .containsEntry("state", attempt.state())
                .containsEntry("iss", provider().issuer().toString())
                .doesNotContainKey("code");
    }

    private Map<String, String> error(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isIn(302, 303);
        assertThat(answer.location()).get().asString().startsWith(provider().redirectUri() + "?");
        return Form.query(answer.location().orElseThrow());
    }
}
