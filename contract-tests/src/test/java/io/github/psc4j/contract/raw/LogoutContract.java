package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logout begun by the relying party. The requests come without cookies, as those of a desktop program's server do. */
interface LogoutContract {

    ProviderUnderTest provider();

    @Test
    default void a_logout_with_a_hint_sends_the_browser_back_with_the_state_and_ends_the_session() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.PHYSICIAN_TWO_ACTIVITIES);
        String state = party.begin().state();
        Answer out = party.endSession(Map.of(
                "id_token_hint",
                tokens.text("id_token"),
                "post_logout_redirect_uri",
                provider().postLogoutRedirectUri().toString(),
                "state",
                state));
        assertThat(out.status()).isIn(302, 303);
        URI back = out.location().orElseThrow();
        assertThat(back.toString()).startsWith(provider().postLogoutRedirectUri() + "?");
        assertThat(Form.query(back)).isEqualTo(Map.of("state", state));
        assertThat(party.introspect(tokens.text("access_token")).json()).isEqualTo(Map.of("active", false));
        assertThat(party.userinfo(tokens.text("access_token")).refusesTheToken())
                .isTrue();
        assertThat(party.refresh(tokens.text("refresh_token")).failure()).isEqualTo("400 invalid_grant");
    }

    @Test
    default void a_logout_to_an_unregistered_uri_is_not_redirected_and_ends_nothing() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.NO_PRACTICE);
        Answer out = party.endSession(Map.of(
                "id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", "https://attacker.example/"));
        assertThat(out.status()).isEqualTo(400);
        assertThat(out.location()).isEmpty();
        assertThat(party.introspect(tokens.text("access_token")).json()).containsEntry("active", true);
    }

    @Test
    default void a_logout_with_an_invented_hint_is_not_redirected() {
        Answer out = new RawRelyingParty(provider())
                .endSession(Map.of(
                        "id_token_hint",
                        "invented",
                        "post_logout_redirect_uri",
                        provider().postLogoutRedirectUri().toString()));
        assertThat(out.status()).isEqualTo(400);
        assertThat(out.location()).isEmpty();
    }

    @Test
    default void a_logout_without_hint_in_a_strange_browser_ends_nothing() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.NO_PRACTICE);
        Answer out = party.endSession(Map.of(
                "client_id",
                provider().secretClient().id(),
                "post_logout_redirect_uri",
                provider().postLogoutRedirectUri().toString()));
        assertThat(out.location()).contains(provider().postLogoutRedirectUri());
        assertThat(party.introspect(tokens.text("access_token")).json()).containsEntry("active", true);
    }

    @Test
    default void a_logout_with_the_hint_alone_ends_on_a_page_of_the_provider() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.NO_PRACTICE);
        Answer out = party.endSession(Map.of("id_token_hint", tokens.text("id_token")));
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.header("Content-Type")).get().asString().startsWith("text/html");
        assertThat(party.introspect(tokens.text("access_token")).json()).isEqualTo(Map.of("active", false));
    }

    @Test
    default void a_logout_twice_sends_the_browser_back_both_times() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Map<String, String> logout = Map.of(
                "id_token_hint",
                party.logIn(Person.NO_PRACTICE).text("id_token"),
                "post_logout_redirect_uri",
                provider().postLogoutRedirectUri().toString());
        assertThat(party.endSession(logout).location()).contains(provider().postLogoutRedirectUri());
        assertThat(party.endSession(logout).location()).contains(provider().postLogoutRedirectUri());
    }

    @Test
    default void an_access_token_is_no_hint() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer out = party.endSession(Map.of(
                "id_token_hint",
                party.logIn(Person.NO_PRACTICE).text("access_token"),
                "post_logout_redirect_uri",
                provider().postLogoutRedirectUri().toString()));
        assertThat(out.status()).isEqualTo(400);
        assertThat(out.location()).isEmpty();
    }
}
