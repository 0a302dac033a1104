package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.SecretClient;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The token endpoint: a code for tokens, once, for the one who asked for it. */
interface CodeGrantContract {

    ProviderUnderTest provider();

    @Test
    default void a_code_gives_the_fields_that_PSC_documents() {
        Answer answer = new RawRelyingParty(provider()).logIn(Person.PHYSICIAN_TWO_ACTIVITIES);
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
                .containsEntry("token_type", "Bearer");
        assertThat(((Number) answer.json().get("expires_in")).longValue()).isBetween(110L, 120L);
        assertThat(((Number) answer.json().get("refresh_expires_in")).longValue())
                .isBetween(1700L, 1800L);
        assertThat(answer.text("scope").split(" ")).contains("openid", "scope_all");
        assertThat(answer.header("Cache-Control")).get().asString().contains("no-store");
        assertThat(answer.header("Content-Type")).get().asString().startsWith("application/json");
    }

    @Test
    default void the_secret_may_be_sent_in_the_form() {
        assertThat(withSecretInTheForm(provider().secretClient().secret()).status())
                .isEqualTo(200);
    }

    @Test
    default void a_wrong_secret_in_the_form_is_refused() {
        assertThat(withSecretInTheForm("wrong").failure()).isEqualTo("401 unauthorized_client");
    }

    @Test
    default void a_wrong_secret_is_refused() {
        Answer answer = withCode((party, form) -> party.http()
                .post(
                        party.endpoint("token_endpoint"),
                        form,
                        RawRelyingParty.basic(provider().secretClient().id(), "wrong")));
        assertThat(answer.failure()).isEqualTo("401 unauthorized_client");
    }

    @Test
    default void an_unknown_client_is_refused() {
        Answer answer = withCode((party, form) ->
                party.http().post(party.endpoint("token_endpoint"), form, RawRelyingParty.basic("nobody", "wrong")));
        assertThat(answer.failure()).isEqualTo("401 invalid_client");
    }

    @Test
    default void a_request_without_client_is_refused() {
        Answer answer = withCode((party, form) -> party.http().post(party.endpoint("token_endpoint"), form));
        assertThat(answer.failure()).isEqualTo("401 invalid_client");
    }

    @Test
    default void a_client_without_its_secret_is_refused() {
        Answer answer = withCode((party, form) -> {
            form.put("client_id", provider().secretClient().id());
            return party.http().post(party.endpoint("token_endpoint"), form);
        });
        assertThat(answer.failure()).isEqualTo("401 unauthorized_client");
    }

    @Test
    default void a_code_is_good_for_one_use() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        Map<String, String> form = party.codeGrant(attempt, party.code(attempt, Person.NO_PRACTICE));
        Answer first = party.token(form);
        assertThat(first.status()).isEqualTo(200);
        assertThat(party.token(form).failure()).isEqualTo("400 invalid_grant");
        // RFC 6749, 4.1.2: what the first use gave is taken back.
        assertThat(party.refresh(first.text("refresh_token")).failure()).isEqualTo("400 invalid_grant");
        assertThat(party.userinfo(first.text("access_token")).status()).isEqualTo(401);
    }

    @Test
    default void an_invented_code_is_refused() {
        RawRelyingParty party = new RawRelyingParty(provider());
        assertThat(party.token(party.codeGrant(party.begin(), "invented")).failure())
                .isEqualTo("400 invalid_grant");
    }

    @Test
    default void a_wrong_verifier_is_refused_and_costs_the_code() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        Map<String, String> right = party.codeGrant(attempt, party.code(attempt, Person.NO_PRACTICE));
        Map<String, String> wrong = new HashMap<>(right);
        wrong.put("code_verifier", party.begin().verifier());
        assertThat(party.token(wrong).failure()).isEqualTo("400 invalid_grant");
        assertThat(party.token(right).failure()).isEqualTo("400 invalid_grant");
    }

    @Test
    default void a_missing_verifier_is_refused() {
        assertThat(changed("code_verifier", null).failure()).isEqualTo("400 invalid_grant");
    }

    @Test
    default void a_verifier_that_nobody_asked_for_is_refused() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin().without("code_challenge").without("code_challenge_method");
        assertThat(party.token(party.codeGrant(attempt, party.code(attempt, Person.NO_PRACTICE)))
                        .failure())
                .isEqualTo("400 invalid_grant");
    }

    @Test
    default void another_redirect_uri_is_refused() {
        assertThat(changed("redirect_uri", provider().redirectUri() + "/").failure())
                .isEqualTo("400 invalid_grant");
    }

    @Test
    default void a_missing_redirect_uri_is_refused() {
        assertThat(changed("redirect_uri", null).failure()).isEqualTo("400 invalid_grant");
    }

    @Test
    default void a_missing_code_is_refused() {
        assertThat(changed("code", null).failure()).isEqualTo("400 invalid_request");
    }

    @Test
    default void an_unknown_grant_is_refused() {
        assertThat(changed("grant_type", "unheard_of").failure()).isEqualTo("400 unsupported_grant_type");
    }

    @Test
    default void a_missing_grant_is_refused() {
        assertThat(changed("grant_type", null).failure()).isEqualTo("400 invalid_request");
    }

    @Test
    default void tokens_are_not_given_to_a_GET() {
        RawRelyingParty party = new RawRelyingParty(provider());
        assertThat(party.http()
                        .get(party.endpoint("token_endpoint"), party.basic())
                        .status())
                .isEqualTo(405);
    }

    /** How a request with a good code is sent. */
    interface Sending {
        Answer send(RawRelyingParty party, Map<String, String> form);
    }

    private Answer withCode(Sending sending) {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        return sending.send(party, party.codeGrant(attempt, party.code(attempt, Person.NO_PRACTICE)));
    }

    private Answer changed(String field, String value) {
        return withCode((party, form) -> {
            form.remove(field);
            if (value != null) {
                form.put(field, value);
            }
            return party.token(form);
        });
    }

    private Answer withSecretInTheForm(String secret) {
        SecretClient client = provider().secretClient();
        return withCode((party, form) -> {
            form.put("client_id", client.id());
            form.put("client_secret", secret);
            return party.http().post(party.endpoint("token_endpoint"), form);
        });
    }
}
