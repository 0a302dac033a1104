package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.contract.Browser;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A second login in the same browser. */
interface SingleSignOnContract {

    ProviderUnderTest provider();

    @Test
    default void a_second_login_in_the_same_browser_belongs_to_the_same_session() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Browser browser = provider().openBrowser();
        JWTClaimsSet first = idToken(party, browser, party.begin());
        Attempt attempt = party.begin();
        JWTClaimsSet second = idToken(party, browser, attempt);
        for (String same : new String[] {"sid", "sub", "auth_time", "acr"}) {
            assertThat(second.getClaim(same)).as(same).isNotNull().isEqualTo(first.getClaim(same));
        }
        assertThat(second.getClaim("nonce")).isEqualTo(attempt.nonce());
    }

    @Test
    default void another_browser_has_another_session() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        assertThat(idToken(party, provider().openBrowser(), party.begin()).getClaim("sid"))
                .isNotEqualTo(
                        idToken(party, provider().openBrowser(), party.begin()).getClaim("sid"));
    }

    @Test
    default void a_login_after_the_logout_begins_another_session() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Browser browser = provider().openBrowser();
        Answer tokens = tokens(party, browser, party.begin());
        party.endSession(Map.of("id_token_hint", tokens.text("id_token")));
        assertThat(idToken(party, browser, party.begin()).getClaim("sid")).isNotEqualTo(tokens.text("session_state"));
    }

    @Test
    default void who_is_logged_in_is_not_asked_when_nothing_may_be_asked() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Browser browser = provider().openBrowser();
        tokens(party, browser, party.begin());
        Attempt silent = party.begin().with("prompt", "none");
        assertThat(tokens(party, browser, silent).json()).containsKey("id_token");
    }

    private static JWTClaimsSet idToken(RawRelyingParty party, Browser browser, Attempt attempt) throws ParseException {
        return SignedJWT.parse(tokens(party, browser, attempt).text("id_token")).getJWTClaimsSet();
    }

    private static Answer tokens(RawRelyingParty party, Browser browser, Attempt attempt) {
        Map<String, String> callback =
                Form.query(browser.logIn(party.authorizationUri(attempt), Person.PHYSICIAN_TWO_ACTIVITIES));
        assertThat(callback).containsKey("code").containsEntry("state", attempt.state());
        return party.token(party.codeGrant(attempt, callback.get("code")));
    }
}
