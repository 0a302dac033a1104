package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens over time: refresh, expiry, introspection, revocation. */
class SessionTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .clock(CLOCK)
            .client(MockClient.withSecret("other", "other-secret").acceptingLoopbackUris()));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);

    @Test
    void userinfo_answers_get_and_post_while_the_access_token_lives() {
        String token = service.tokenFor(Personas.NURSE).text("access_token");
        CLOCK.advance(Duration.ofSeconds(119));
        assertThat(service.userInfo(token).status()).isEqualTo(200);
        assertThat(service.send(HttpRequest.newBuilder(service.endpoint("userinfo"))
                                .header("Authorization", "bearer " + token)
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);

        CLOCK.advance(Duration.ofSeconds(1));
        Answer late = service.userInfo(token);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.header("WWW-Authenticate")).startsWith("Bearer ").contains("error=\"invalid_token\"");
        assertThat(psc.refusals()).extracting(Refusal::rule).containsExactly(Rule.BEARER_INVALID);
    }

    @Test
    void userinfo_refuses_a_missing_a_foreign_and_a_misplaced_token() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        URI userInfo = service.endpoint("userinfo");

        Answer none = service.get(userInfo.toString());
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).startsWith("Bearer ").doesNotContain("error=");
        assertThat(service.get(userInfo + "?access_token=" + tokens.text("access_token"))
                        .status())
                .isEqualTo(401);
        for (String wrong : new String[] {tokens.text("id_token"), tokens.text("refresh_token"), "x", "", "a b"}) {
            assertThat(service.userInfo(wrong).status()).isEqualTo(401);
        }
    }

    @Test
    void a_refresh_rotates_and_keeps_the_time_of_the_login() {
        Answer first = service.tokenFor(Personas.NURSE);
        CLOCK.advance(Duration.ofMinutes(10));
        Answer second = service.token(RelyingParty.refreshForm(first.text("refresh_token")));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        assertThat(RelyingParty.claims(second.text("id_token")))
                .containsEntry(
                        "auth_time", RelyingParty.claims(first.text("id_token")).get("auth_time"))
                .containsEntry("sid", first.text("session_state"));
        assertThat(service.userInfo(second.text("access_token")).status()).isEqualTo(200);
        assertThat(RelyingParty.claims(second.text("id_token"))).doesNotContainKey("nonce");
    }

    @Test
    void a_refresh_token_used_twice_ends_the_login() {
        Answer first = service.tokenFor(Personas.NURSE);
        Answer second = service.token(RelyingParty.refreshForm(first.text("refresh_token")));

        assertInvalidGrant(service.token(RelyingParty.refreshForm(first.text("refresh_token"))));
        assertInvalidGrant(service.token(RelyingParty.refreshForm(second.text("refresh_token"))));
        assertThat(service.userInfo(second.text("access_token")).status()).isEqualTo(401);
        assertThat(psc.refusals()).extracting(Refusal::rule).startsWith(Rule.REFRESH_TOKEN_USED_TWICE);
    }

    @Test
    void refreshes_in_time_carry_the_session_to_four_hours_and_no_further() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        for (int minutes = 25; minutes < 240; minutes += 25) {
            CLOCK.advance(Duration.ofMinutes(25));
            tokens = service.token(RelyingParty.refreshForm(tokens.text("refresh_token")));
            assertThat(tokens.status()).isEqualTo(200);
        }
        assertThat(tokens.json()).containsEntry("refresh_expires_in", 15L * 60);

        CLOCK.advance(Duration.ofMinutes(15));
        assertInvalidGrant(service.token(RelyingParty.refreshForm(tokens.text("refresh_token"))));
    }

    @Test
    void thirty_minutes_without_activity_end_the_session() {
        MockBrowser browser = psc.newBrowser();
        String first = RelyingParty.query(browser.login(service.authorizationUri(), Personas.NURSE))
                .get("session_state");
        CLOCK.advance(Duration.ofMinutes(29));
        assertThat(RelyingParty.query(browser.login(service.authorizationUri(), Personas.NURSE))
                        .get("session_state"))
                .isEqualTo(first);

        CLOCK.advance(Duration.ofMinutes(30));
        assertThat(RelyingParty.query(browser.login(service.authorizationUri(), Personas.NURSE))
                        .get("session_state"))
                .isNotEqualTo(first);
    }

    @Test
    void a_refresh_token_is_refused_when_old_foreign_or_widened() {
        String token = service.tokenFor(Personas.NURSE).text("refresh_token");
        Map<String, String> foreign = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token,
                "client_id",
                "other",
                "client_secret",
                "other-secret");
        assertInvalidGrant(service.token(foreign));

        Map<String, String> wider = RelyingParty.refreshForm(token);
        wider.put("scope", "openid scope_all identity");
        assertThat(service.token(wider).text("error")).isEqualTo("invalid_scope");

        CLOCK.advance(Duration.ofMinutes(30));
        assertInvalidGrant(service.token(RelyingParty.refreshForm(token)));
        assertThat(service.token(RelyingParty.withSecret(Map.of("grant_type", "refresh_token")))
                        .text("error"))
                .isEqualTo("invalid_request");
        assertThat(psc.refusals())
                .extracting(Refusal::rule)
                .containsExactly(
                        Rule.REFRESH_TOKEN_OF_ANOTHER_CLIENT,
                        Rule.REFRESH_SCOPE,
                        Rule.REFRESH_TOKEN,
                        Rule.REFRESH_TOKEN);
    }

    @Test
    void introspection_describes_an_access_token() {
        Answer answer = service.introspect(service.tokenFor(Personas.PHYSICIAN).text("access_token"));

        assertThat(answer.json())
                .containsEntry("active", true)
                .containsEntry("client_id", PscMockProvider.CLIENT_ID)
                .containsEntry("azp", PscMockProvider.CLIENT_ID)
                .containsEntry("username", "899910001017")
                .containsEntry("SubjectNameID", "899910001017")
                .containsEntry("scope", "openid scope_all")
                .doesNotContainKey("aud");
    }

    @Test
    void introspection_of_a_refresh_token_has_no_national_identifier_field() {
        Answer answer = service.introspect(service.tokenFor(Personas.PHYSICIAN).text("refresh_token"));

        assertThat(answer.json()).containsEntry("active", true).doesNotContainKey("SubjectNameID");
    }

    @Test
    void introspection_says_of_any_other_token_that_it_is_inactive_and_no_more() {
        String token = service.tokenFor(Personas.PHYSICIAN).text("access_token");
        CLOCK.advance(Duration.ofMinutes(2));

        assertThat(service.introspect(token).json()).isEqualTo(Map.of("active", false));
        assertThat(service.introspect("unknown").json()).isEqualTo(Map.of("active", false));
    }

    @Test
    void introspection_needs_a_token_and_a_client() {
        URI endpoint = service.endpoint("token/introspect");

        assertThat(service.post(endpoint, RelyingParty.withSecret(Map.of())).text("error"))
                .isEqualTo("invalid_request");
        assertThat(service.post(endpoint, Map.of("token", "x")).status()).isEqualTo(401);
    }

    @Test
    void revoking_a_refresh_token_takes_the_access_token_with_it() {
        Answer tokens = service.tokenFor(Personas.PHYSICIAN);
        Answer revoked = service.post(
                service.endpoint("revoke"), RelyingParty.withSecret(Map.of("token", tokens.text("refresh_token"))));

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(401);
        assertInvalidGrant(service.token(RelyingParty.refreshForm(tokens.text("refresh_token"))));
    }

    @Test
    void revoking_an_access_token_leaves_the_refresh_token() {
        Answer tokens = service.tokenFor(Personas.PHYSICIAN);
        service.post(service.endpoint("revoke"), RelyingParty.withSecret(Map.of("token", tokens.text("access_token"))));

        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(401);
        assertThat(service.token(RelyingParty.refreshForm(tokens.text("refresh_token")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void revocation_ignores_unknown_tokens_and_refuses_those_of_others() {
        URI endpoint = service.endpoint("revoke");
        String token = service.tokenFor(Personas.PHYSICIAN).text("access_token");

        assertThat(service.post(endpoint, RelyingParty.withSecret(Map.of("token", "unknown")))
                        .status())
                .isEqualTo(200);
        assertThat(service.post(endpoint, Map.of("token", token, "client_id", "other", "client_secret", "other-secret"))
                        .status())
                .isEqualTo(400);
        assertThat(service.userInfo(token).status()).isEqualTo(200);
    }

    private static void assertInvalidGrant(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_grant");
    }
}
