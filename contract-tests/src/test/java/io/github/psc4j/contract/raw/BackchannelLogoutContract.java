package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.contract.BackchannelListener.Notice;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the provider tells a service whose session is over (OpenID Connect Back-Channel Logout 1.0). */
interface BackchannelLogoutContract {

    ProviderUnderTest provider();

    @Test
    default void the_service_is_told_of_a_logout_by_a_form_post() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Notice notice = noticeAfterLogout(party, party.logIn(Person.NO_PRACTICE));
        assertThat(notice.contentType()).startsWith(Form.CONTENT_TYPE);
    }

    @Test
    default void the_logout_token_names_the_session_and_the_person_of_the_id_token() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.NO_PRACTICE);
        JWTClaimsSet idToken = SignedJWT.parse(tokens.text("id_token")).getJWTClaimsSet();
        JWTClaimsSet logoutToken =
                noticeAfterLogout(party, tokens).logoutToken().getJWTClaimsSet();
        for (String same : new String[] {"iss", "sub", "aud", "sid"}) {
            assertThat(logoutToken.getClaim(same)).as(same).isEqualTo(idToken.getClaim(same));
        }
        assertThat(logoutToken.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "sub", "aud", "sid", "iat", "exp", "jti", "events", "typ");
        assertThat(logoutToken.getClaim("typ")).isEqualTo("Logout");
        assertThat(logoutToken.getJSONObjectClaim("events"))
                .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    @Test
    default void the_logout_token_is_signed_as_id_tokens_are_and_says_what_it_is()
            throws ParseException, JOSEException {
        RawRelyingParty party = new RawRelyingParty(provider());
        SignedJWT token =
                noticeAfterLogout(party, party.logIn(Person.NO_PRACTICE)).logoutToken();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        JWKSet keys = JWKSet.parse(party.http().get(party.endpoint("jwks_uri")).json());
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
    }

    private Notice noticeAfterLogout(RawRelyingParty party, Answer tokens) throws ParseException {
        party.endSession(Map.of("id_token_hint", tokens.text("id_token")));
        return provider()
                .backchannel()
                .next(SignedJWT.parse(tokens.text("id_token")).getJWTClaimsSet().getStringClaim("sid"));
    }
}
