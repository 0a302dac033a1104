package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ID token of a login, and what PSC puts into the access token. */
interface IdTokenContract {

    ProviderUnderTest provider();

    @Test
    default void the_id_token_is_signed_with_a_published_key() throws ParseException, JOSEException {
        RawRelyingParty party = new RawRelyingParty(provider());
        SignedJWT idToken = SignedJWT.parse(party.logIn(Person.NO_PRACTICE).text("id_token"));
        assertThat(idToken.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(idToken.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        assertThat(idToken.getHeader().getCriticalParams()).isNull();
        JWKSet keys = JWKSet.parse(
                party.http().get(party.endpoint("jwks_uri")).response().body());
        JWK key = keys.getKeyByKeyId(idToken.getHeader().getKeyID());
        assertThat(idToken.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test
    default void the_id_token_says_who_for_whom_and_for_which_request() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        Answer tokens = party.logIn(attempt, Person.PHYSICIAN_TWO_ACTIVITIES);
        JWTClaimsSet claims = claims(tokens.text("id_token"));
        assertThat(claims.getIssuer()).isEqualTo(provider().issuer().toString());
        assertThat(claims.getAudience())
                .isEqualTo(List.of(provider().secretClient().id()));
        assertThat(claims.getClaim("azp")).isEqualTo(provider().secretClient().id());
        assertThat(claims.getClaim("typ")).isEqualTo("ID");
        assertThat(claims.getClaim("nonce")).isEqualTo(attempt.nonce());
        assertThat(claims.getClaim("acr")).isEqualTo("eidas1");
        assertThat(claims.getClaim("sid")).isEqualTo(tokens.text("session_state"));
        assertThat(claims.getSubject()).isNotEmpty();
        assertThat(claims.getJWTID()).isNotEmpty();
        assertThat(claims.getClaim("preferred_username"))
                .isEqualTo(provider().nationalId(Person.PHYSICIAN_TWO_ACTIVITIES));
    }

    @Test
    default void the_id_token_lives_as_long_as_the_access_token() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        JWTClaimsSet claims = claims(party.logIn(Person.NO_PRACTICE).text("id_token"));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofSeconds(120));
        assertThat(claims.getDateClaim("auth_time")).isBeforeOrEqualTo(claims.getIssueTime());
        assertThat(claims.getNotBeforeTime()).isNull();
    }

    @Test
    default void the_id_token_is_bound_to_the_access_token() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.NO_PRACTICE);
        byte[] hash = Attempt.sha256(tokens.text("access_token"));
        assertThat(claims(tokens.text("id_token")).getClaim("at_hash"))
                .isEqualTo(Attempt.base64Url(Arrays.copyOf(hash, hash.length / 2)));
    }

    @Test
    default void the_id_token_leaves_the_sector_data_to_userinfo() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.PHYSICIAN_TWO_ACTIVITIES);
        assertThat(claims(tokens.text("id_token")).getClaims())
                .doesNotContainKeys("SubjectRefPro", "SubjectRole", "otherIds");
    }

    @Test
    default void the_access_token_names_the_person_and_the_client_but_no_audience() throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.PHYSICIAN_TWO_ACTIVITIES);
        JWTClaimsSet access = claims(tokens.text("access_token"));
        assertThat(access.getClaims())
                .containsEntry("SubjectNameID", provider().nationalId(Person.PHYSICIAN_TWO_ACTIVITIES))
                .containsEntry("azp", provider().secretClient().id())
                .containsEntry("typ", "Bearer")
                .containsEntry("acr", "eidas1")
                .containsEntry("sid", tokens.text("session_state"))
                .doesNotContainKeys("cnf", "realm_access", "SubjectRefPro");
        assertThat(access.getAudience()).isEmpty();
        assertThat(access.getSubject())
                .isEqualTo(claims(tokens.text("id_token")).getSubject());
    }

    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
