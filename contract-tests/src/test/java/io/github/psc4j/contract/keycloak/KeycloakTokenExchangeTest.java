package io.github.psc4j.contract.keycloak;

import static io.github.psc4j.contract.keycloak.Dossiers.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.PscClient;
import io.github.psc4j.ResourceServer;
import io.github.psc4j.contract.Person;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.resource.AcceptedToken;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.TokenExchange;
import io.github.psc4j.token.ValidationOutcome;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token of the realm like PSC becomes one of a service, at a Keycloak that is the authorization server of that service. */
@Tag("keycloak")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeycloakTokenExchangeTest {
    private final Dossiers dossiers = new Dossiers();

    private static JWTClaimsSet claims(Secret token) throws Exception {
        return SignedJWT.parse(token.reveal()).getJWTClaimsSet();
    }

    private static Map<String, Object> boundTo(ClientCertificate certificate) throws Exception {
        byte[] thumbprint = MessageDigest.getInstance("SHA-256")
                .digest(certificate.certificate().getEncoded());
        return Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint));
    }

    private ValidationOutcome<AcceptedToken> judged(Secret token, Optional<X509Certificate> certificate) {
        return ResourceServer.builder()
                .authorizationServer(dossiers.provider.dossiers(), Dossiers.AUDIENCE)
                .http(dossiers.http())
                .build()
                .verify(token, certificate);
    }

    private static ErrorCode refusal(ValidationOutcome<AcceptedToken> verification) {
        return ((ValidationOutcome.Rejected<AcceptedToken>) verification)
                .violation()
                .code();
    }

    private long exchanges() {
        return dossiers.events.stream()
                .filter(PscEvent.TokenExchanged.class::isInstance)
                .count();
    }

    @Test
    void the_service_gets_a_token_of_its_own_realm_that_is_bound_to_our_certificate() throws Exception {
        PscClient psc = dossiers.client(dossiers.exchange());

        JWTClaimsSet claims = claims(token(psc, dossiers.logIn(psc, Person.PHYSICIAN_TWO_ACTIVITIES)));

        assertThat(claims.getIssuer()).isEqualTo(dossiers.provider.dossiers().toString());
        assertThat(claims.getAudience()).containsExactly(Dossiers.AUDIENCE);
        assertThat(claims.getStringClaim("azp")).isEqualTo(Dossiers.WEB_APP);
        assertThat(claims.getStringClaim("scope")).isEqualTo(Dossiers.SCOPE);
        assertThat(claims.getJSONObjectClaim("cnf")).isEqualTo(boundTo(dossiers.ours));
    }

    @ParameterizedTest
    @EnumSource
    void the_service_knows_the_person_by_the_same_identifier(Person person) {
        PscClient psc = dossiers.client(dossiers.exchange());
        PscSession session = dossiers.logIn(psc, person);

        ValidationOutcome<AcceptedToken> judged = judged(token(psc, session), Optional.of(dossiers.ours.certificate()));

        assertThat(judged)
                .isInstanceOfSatisfying(
                        ValidationOutcome.Verified.class,
                        verified -> assertThat(((AcceptedToken) verified.value()).nationalId())
                                .isPresent()
                                .isEqualTo(session.professional().nationalId()));
    }

    @Test
    void the_service_takes_it_with_our_certificate_only() {
        PscClient psc = dossiers.client(dossiers.exchange());
        Secret token = token(psc, dossiers.logIn(psc, Person.NO_PRACTICE));

        assertThat(refusal(judged(token, Optional.empty()))).isEqualTo(ErrorCode.TOKEN_BINDING_WRONG);
        assertThat(refusal(judged(token, Optional.of(dossiers.nobodys.certificate()))))
                .isEqualTo(ErrorCode.TOKEN_BINDING_WRONG);
    }

    @Test
    void the_service_does_not_take_the_token_of_psc_itself() {
        PscSession session = dossiers.logIn(dossiers.client(dossiers.exchange()), Person.NO_PRACTICE);

        assertThat(refusal(judged(session.tokens().accessToken(), Optional.of(dossiers.ours.certificate()))))
                .isEqualTo(ErrorCode.SIGNATURE_INVALID);
    }

    @Test
    void is_got_once_and_anew_of_a_fresh_token_when_it_has_expired() {
        PscClient psc = dossiers.client(dossiers.exchange());
        PscSession session = dossiers.logIn(psc, Person.NO_PRACTICE);
        Secret first = token(psc, session);
        Secret ofPsc = session.tokens().accessToken();
        assertThat(token(psc, session)).isEqualTo(first);
        assertThat(exchanges()).isEqualTo(1);

        dossiers.clock.pass(Dossiers.LIFETIME);
        Secret second = token(psc, session);

        assertThat(second).isNotEqualTo(first);
        assertThat(exchanges()).isEqualTo(2);
        assertThat(session.tokens().accessToken()).isNotEqualTo(ofPsc);
        assertThat(judged(second, Optional.of(dossiers.ours.certificate())))
                .isInstanceOf(ValidationOutcome.Verified.class);
    }

    @Test
    void two_persons_of_one_service_have_two_tokens() throws Exception {
        PscClient psc = dossiers.client(dossiers.exchange());

        JWTClaimsSet one = claims(token(psc, dossiers.logIn(psc, Person.NO_PRACTICE)));
        JWTClaimsSet other = claims(token(psc, dossiers.logIn(psc, Person.EMPLOYEE_WITHOUT_RPPS)));

        assertThat(one.getSubject()).isNotEqualTo(other.getSubject());
    }

    @Test
    void an_audience_is_the_id_of_a_client_there() throws Exception {
        PscClient psc = dossiers.client(dossiers.exchange().withAudience("dossiers-api"));

        JWTClaimsSet claims = claims(token(psc, dossiers.logIn(psc, Person.NO_PRACTICE)));

        assertThat(claims.getAudience()).containsExactlyInAnyOrder(Dossiers.AUDIENCE, "dossiers-api");
        assertThat(claims.getJSONObjectClaim("cnf")).isEqualTo(boundTo(dossiers.ours));
    }

    @Test
    void a_token_of_psc_that_is_called_a_JWT_names_its_issuer_itself() throws Exception {
        PscClient psc = dossiers.client(dossiers.withoutSubjectIssuer(Dossiers.WEB_APP, dossiers.ours, Dossiers.SCOPE)
                .withSubjectTokenType(TokenExchange.SubjectTokenType.JWT));

        assertThat(claims(token(psc, dossiers.logIn(psc, Person.NO_PRACTICE))).getStringClaim("scope"))
                .isEqualTo(Dossiers.SCOPE);
    }

    @Test
    void a_part_of_the_scope_is_granted_where_the_rest_is_unknown() throws Exception {
        PscClient psc =
                dossiers.client(dossiers.exchange(Dossiers.WEB_APP, dossiers.ours, Dossiers.SCOPE, "dossiers.ecrire"));

        assertThat(claims(token(psc, dossiers.logIn(psc, Person.NO_PRACTICE))).getStringClaim("scope"))
                .isEqualTo(Dossiers.SCOPE);
    }
}
