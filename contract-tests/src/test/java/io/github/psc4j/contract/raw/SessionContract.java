package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refresh, introspection and revocation: the tokens after the login. */
interface SessionContract {

    ProviderUnderTest provider();

    @Test
    default void a_refresh_gives_new_tokens_of_the_same_login() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer first = party.logIn(Person.PHYSICIAN_TWO_ACTIVITIES);
        Answer second = party.refresh(first.text("refresh_token"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().keySet()).isEqualTo(first.json().keySet());
        assertThat(second.text("access_token")).isNotEqualTo(first.text("access_token"));
        assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        JWTClaimsSet before = SignedJWT.parse(first.text("id_token")).getJWTClaimsSet();
        JWTClaimsSet after = SignedJWT.parse(second.text("id_token")).getJWTClaimsSet();
        for (String same : new String[] {"iss", "sub", "aud", "azp", "sid", "auth_time", "acr"}) {
            assertThat(after.getClaim(same)).as(same).isNotNull().isEqualTo(before.getClaim(same));
        }
        assertThat(party.userinfo(second.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    default void a_refreshed_id_token_has_no_nonce() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer second = party.refresh(party.logIn(Person.NO_PRACTICE).text("refresh_token"));
        assertThat(SignedJWT.parse(second.text("id_token")).getJWTClaimsSet().getClaims())
                .doesNotContainKey("nonce")
                .containsKey("at_hash");
    }

    @Test
    default void a_refresh_token_used_twice_ends_the_login() {
        RawRelyingParty party = new RawRelyingParty(provider());
        String first = party.logIn(Person.NO_PRACTICE).text("refresh_token");
        Answer second = party.refresh(first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(party.refresh(first).failure()).isEqualTo("400 invalid_grant");
        assertThat(party.refresh(second.text("refresh_token")).failure()).isEqualTo("400 invalid_grant");
        assertThat(party.userinfo(second.text("access_token")).refusesTheToken())
                .isTrue();
    }

    @Test
    default void a_refresh_without_token_is_refused() {
        Answer answer = new RawRelyingParty(provider()).token(Map.of("grant_type", "refresh_token"));
        assertThat(answer.failure()).isEqualTo("400 invalid_request");
    }

    @Test
    default void only_a_refresh_token_refreshes() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.NO_PRACTICE);
        assertThat(party.refresh(tokens.text("access_token")).failure()).isEqualTo("400 invalid_grant");
        assertThat(party.refresh(tokens.text("id_token")).failure()).isEqualTo("400 invalid_grant");
        assertThat(party.refresh("invented").failure()).isEqualTo("400 invalid_grant");
    }

    @Test
    default void introspection_knows_a_living_token() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer =
                party.introspect(party.logIn(Person.PHYSICIAN_TWO_ACTIVITIES).text("access_token"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("active", true)
                .containsEntry("iss", provider().issuer().toString())
                .containsEntry("azp", provider().secretClient().id())
                .containsEntry("client_id", provider().secretClient().id())
                .containsEntry("SubjectNameID", provider().nationalId(Person.PHYSICIAN_TWO_ACTIVITIES))
                .containsEntry("acr", "eidas1")
                .containsKeys("exp", "iat", "auth_time", "jti", "sub", "typ", "scope", "sid", "username");
    }

    @Test
    default void introspection_says_of_an_invented_token_that_it_is_inactive_and_no_more() {
        Answer answer = new RawRelyingParty(provider()).introspect("invented");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(Map.of("active", false));
    }

    @Test
    default void introspection_asks_who_wants_to_know() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.http()
                .post(
                        party.endpoint("introspection_endpoint"),
                        Map.of("token", "invented"),
                        RawRelyingParty.basic(provider().secretClient().id(), "wrong"));
        assertThat(answer.failure()).isEqualTo("401 invalid_client");
    }

    @Test
    default void a_revoked_refresh_token_refreshes_no_more() {
        RawRelyingParty party = new RawRelyingParty(provider());
        String token = party.logIn(Person.NO_PRACTICE).text("refresh_token");
        Answer revoked = revoke(party, token);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.response().body()).isEmpty();
        assertThat(party.refresh(token).failure()).isEqualTo("400 invalid_grant");
    }

    @Test
    default void a_revoked_access_token_opens_nothing_more_but_the_login_lasts() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.NO_PRACTICE);
        assertThat(revoke(party, tokens.text("access_token")).status()).isEqualTo(200);
        assertThat(party.userinfo(tokens.text("access_token")).refusesTheToken())
                .isTrue();
        assertThat(party.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    default void an_invented_token_is_revoked_without_complaint() {
        assertThat(revoke(new RawRelyingParty(provider()), "invented").status()).isEqualTo(200);
    }

    private static Answer revoke(RawRelyingParty party, String token) {
        return party.http().post(party.endpoint("revocation_endpoint"), Map.of("token", token), party.basic());
    }
}
