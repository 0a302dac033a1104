package io.github.psc4j.contract.keycloak;

import static io.github.psc4j.contract.keycloak.Dossiers.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.PscClient;
import io.github.psc4j.contract.Person;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.TokenExchange;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a Keycloak does not exchange, and what the client makes of its answer. */
@Tag("keycloak")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeycloakExchangeRefusalTest {
    private final Dossiers dossiers = new Dossiers();

    private static PscException refused(PscClient psc, PscSession session) {
        PscException refused = catchThrowableOfType(PscException.class, () -> token(psc, session));
        assertThat(refused).isNotNull();
        assertThat(refused.toString() + refused.getCause())
                .contains("dossiers")
                .doesNotContain(
                        "eyJ",
                        session.tokens().accessToken().reveal(),
                        session.professional().nationalId().orElseThrow().value());
        return refused;
    }

    private void assertRefused(ErrorCode expected, TokenExchange wrong) {
        PscClient psc = dossiers.client(wrong);
        PscSession session = dossiers.logIn(psc, Person.NO_PRACTICE);

        assertThat(refused(psc, session).code()).isEqualTo(expected);
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void a_scope_that_is_unknown_there_is_a_refusal_although_Keycloak_issues_a_token() {
        assertRefused(
                ErrorCode.EXCHANGE_REFUSED, dossiers.exchange(Dossiers.WEB_APP, dossiers.ours, "dossiers.ecrire"));
    }

    @Test
    void a_client_that_may_not_exchange_is_refused() {
        assertRefused(
                ErrorCode.EXCHANGE_REFUSED,
                dossiers.exchange("web-app-without-permission", dossiers.ours, Dossiers.SCOPE));
    }

    @Test
    void a_client_that_is_unknown_there_is_refused() {
        assertRefused(ErrorCode.CLIENT_REFUSED, dossiers.exchange("nobody", dossiers.ours, Dossiers.SCOPE));
    }

    @Test
    void the_certificate_of_somebody_else_is_refused() {
        assertRefused(ErrorCode.CLIENT_REFUSED, dossiers.exchange(Dossiers.WEB_APP, dossiers.nobodys, Dossiers.SCOPE));
    }

    @Test
    void an_issuer_that_is_unknown_there_is_refused() {
        assertRefused(ErrorCode.EXCHANGE_REFUSED, dossiers.exchange().withSubjectIssuer("another"));
    }

    @Test
    void a_token_of_psc_that_is_not_said_to_be_one_is_refused() {
        assertRefused(
                ErrorCode.EXCHANGE_REFUSED,
                dossiers.withoutSubjectIssuer(Dossiers.WEB_APP, dossiers.ours, Dossiers.SCOPE));
    }

    @Test
    void an_audience_that_is_no_client_there_is_not_taken_for_a_client_that_is_refused() {
        assertRefused(ErrorCode.EXCHANGE_REFUSED, dossiers.exchange().withAudience(Dossiers.AUDIENCE));
    }

    @Test
    void a_token_of_a_session_that_psc_has_ended_is_refused_and_the_session_ends_with_its_renewal() {
        PscClient psc = dossiers.client(dossiers.exchange());
        PscSession session = dossiers.logIn(psc, Person.NO_PRACTICE);
        psc.revocation().revoke(session.tokens().refreshToken().orElseThrow());

        assertThat(refused(psc, session).code()).isEqualTo(ErrorCode.EXCHANGE_REFUSED);
        assertThat(session.isEnded()).isFalse();
        dossiers.clock.pass(Duration.ofMinutes(2));
        assertThat(catchThrowableOfType(PscException.class, () -> token(psc, session))
                        .code())
                .isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(session.isEnded()).isTrue();
    }
}
