package io.github.psc4j.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.journal.DecodedToken;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.MockClient;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service that is told of logouts is a stub in the WireMock of another provider. */
class BackchannelLogoutTest {

    private static final String PATH = "/backchannel-logout";

    private final PscMockProvider elsewhere = PscMockProvider.start();
    private final PscMockProvider psc = PscMockProvider.builder()
            .client(MockClient.withSecret(PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET)
                    .withBackchannelLogoutUri(elsewhere.issuer().resolve(PATH))
                    .acceptingLoopbackUris())
            .client(MockClient.withSecret("other", "other-secret").acceptingLoopbackUris())
            .start();
    private final RelyingParty service = new RelyingParty(psc);

    @BeforeEach
    void listen() {
        elsewhere
                .wireMock()
                .stubFor(post(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(200)));
    }

    @AfterEach
    void stop() {
        psc.close();
        elsewhere.close();
    }

    @Test
    void a_logout_is_told_before_the_browser_goes_on() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        service.get(logoutUri(tokens));

        elsewhere
                .wireMock()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo(PATH))
                                .withHeader("Content-Type", containing("application/x-www-form-urlencoded"))
                                .withFormParam("logout_token", containing("eyJ")));
        Exchange told = psc.journal().of(Operation.BACKCHANNEL_LOGOUT).get(0);
        assertThat(told.response().status()).isEqualTo(200);
        assertThat(told.client()).contains(PscMockProvider.CLIENT_ID);
        DecodedToken token = told.request().tokens().get(0);
        assertThat(token.header()).containsEntry("typ", "logout+jwt");
        assertThat(token.claims())
                .containsEntry("aud", PscMockProvider.CLIENT_ID)
                .containsEntry(
                        "sid", RelyingParty.claims(tokens.text("id_token")).get("sid"))
                .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .doesNotContainKey("nonce");
    }

    @Test
    void a_session_closed_by_the_administrator_is_told_and_its_tokens_are_dead() {
        Answer nurse = service.tokenFor(Personas.NURSE);
        Answer physician = service.tokenFor(Personas.PHYSICIAN);

        assertThat(psc.closeSessions(Personas.NURSE)).isEqualTo(1);

        psc.journal().verify().once(Operation.BACKCHANNEL_LOGOUT);
        assertThat(service.token(RelyingParty.refreshForm(nurse.text("refresh_token")))
                        .text("error"))
                .isEqualTo("invalid_grant");
        assertThat(service.userInfo(nurse.text("access_token")).status()).isEqualTo(401);
        assertThat(service.userInfo(physician.text("access_token")).status()).isEqualTo(200);
        assertThat(psc.closeSessions(Personas.NURSE)).isZero();
    }

    @Test
    void a_second_logout_tells_nothing_new() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        service.get(logoutUri(tokens));
        service.get(logoutUri(tokens));

        psc.journal().verify().once(Operation.BACKCHANNEL_LOGOUT);
    }

    @Test
    void who_took_no_part_in_the_session_is_not_told() {
        Map<String, String> parameters = RelyingParty.parameters();
        parameters.put("client_id", "other");
        psc.login(service.authorizationUri(parameters), Personas.NURSE);

        assertThat(psc.closeSessions(Personas.NURSE)).isEqualTo(1);
        psc.journal().verify().never(Operation.BACKCHANNEL_LOGOUT);
    }

    @Test
    void a_service_that_fails_or_is_gone_does_not_stop_the_logout() {
        elsewhere
                .wireMock()
                .stubFor(post(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(400)));
        assertThat(service.get(logoutUri(service.tokenFor(Personas.NURSE))).status())
                .isEqualTo(200);
        elsewhere
                .wireMock()
                .stubFor(post(urlPathEqualTo(PATH)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(service.get(logoutUri(service.tokenFor(Personas.NURSE))).status())
                .isEqualTo(200);

        assertThat(psc.journal().of(Operation.BACKCHANNEL_LOGOUT))
                .extracting(exchange -> exchange.response().status())
                .containsExactly(400, 0);
    }

    @Test
    void a_logout_token_can_be_a_lie() {
        psc.alterLogoutToken(claims -> {
            claims.put("aud", "somebody-else");
            return claims;
        });
        service.tokenFor(Personas.NURSE);
        psc.closeSessions(Personas.NURSE);

        assertThat(psc.journal()
                        .of(Operation.BACKCHANNEL_LOGOUT)
                        .get(0)
                        .request()
                        .tokens()
                        .get(0)
                        .claims())
                .containsEntry("aud", "somebody-else");
    }

    @Test
    void only_web_addresses_can_be_registered() {
        for (String uri : new String[] {"file:///etc/passwd", "http:///no-host", "/relative", "http://a/#fragment"}) {
            MockClient client = MockClient.withSecret("id", "secret");
            assertThatThrownBy(() -> client.withBackchannelLogoutUri(URI.create(uri)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private String logoutUri(Answer tokens) {
        return service.logoutUri(Map.of("id_token_hint", tokens.text("id_token")))
                .toString();
    }
}
