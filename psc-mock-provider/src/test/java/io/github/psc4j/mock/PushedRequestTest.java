package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PushedRequestTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .clock(CLOCK)
            .client(MockClient.withSecret("other", "other-secret").acceptingLoopbackUris()));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);

    @Test
    void a_login_by_reference_keeps_what_was_pushed_and_nothing_of_the_url() {
        String reference = service.push(RelyingParty.parameters()).text("request_uri");
        Map<String, String> url = new LinkedHashMap<>(Map.of(
                "client_id",
                PscMockProvider.CLIENT_ID,
                "request_uri",
                reference,
                "state",
                "of the url",
                "nonce",
                "no"));

        Map<String, String> callback = RelyingParty.query(psc.login(service.authorizationUri(url), Personas.NURSE));

        assertThat(callback).containsEntry("state", "the state").containsKey("code");
        Answer tokens = service.token(RelyingParty.withSecret(RelyingParty.codeForm(callback.get("code"))));
        assertThat(RelyingParty.claims(tokens.text("id_token"))).containsEntry("nonce", "the nonce");
        psc.journal()
                .verify()
                .inOrder(Operation.PUSHED_AUTHORIZATION, Operation.AUTHORIZATION, Operation.CODE_GRANT)
                .pkceWasSent()
                .everyLoginIsFresh()
                .nothingRefused();
    }

    @Test
    void a_reference_is_good_for_a_minute() {
        URI late = service.referringUri(
                PscMockProvider.CLIENT_ID,
                service.push(RelyingParty.parameters()).text("request_uri"));
        CLOCK.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> psc.login(late, Personas.NURSE)).hasMessageContaining(Rule.REQUEST_URI.id());
    }

    @Test
    void a_reference_is_of_no_use_to_another_client_and_lives_on() {
        String reference = service.push(RelyingParty.parameters()).text("request_uri");

        assertThatThrownBy(() -> psc.login(service.referringUri("other", reference), Personas.NURSE))
                .hasMessageContaining(Rule.REQUEST_URI.id());
        assertThat(psc.login(service.referringUri(PscMockProvider.CLIENT_ID, reference), Personas.NURSE))
                .hasParameter("code");
    }

    @Test
    void a_bad_request_is_refused_when_it_is_pushed_with_the_rule() {
        for (String name : new String[] {"nonce", "state", "code_challenge", "acr_values", "redirect_uri"}) {
            Map<String, String> parameters = RelyingParty.parameters();
            parameters.remove(name);
            Answer answer = service.push(parameters);
            assertThat(answer.status()).as(name).isEqualTo(400);
            assertThat(answer.text("error")).as(name).isEqualTo("invalid_request");
        }
        assertThat(psc.refusals())
                .extracting(Refusal::rule)
                .containsExactly(Rule.NONCE, Rule.STATE, Rule.PKCE_MISSING, Rule.ACR_VALUES, Rule.REDIRECT_URI);
    }

    @Test
    void nobody_can_push_for_another_client() {
        Map<String, String> parameters = RelyingParty.parameters();
        parameters.put("client_secret", "other-secret");
        Answer wrongSecret = service.post(service.endpoint("ext/par/request"), parameters);
        assertThat(wrongSecret.status()).isEqualTo(401);

        parameters.remove("client_secret");
        Answer mixed = service.post(service.endpoint("ext/par/request"), parameters, "Authorization", basic("other"));
        assertThat(mixed.status()).isEqualTo(400);
        assertThat(psc.refusals())
                .extracting(Refusal::rule)
                .containsExactly(Rule.CLIENT_SECRET, Rule.CLIENT_METHODS_MIXED);
    }

    @Test
    void a_reference_to_somewhere_else_is_never_fetched() {
        Answer answer = service.get(service.referringUri(PscMockProvider.CLIENT_ID, psc.issuer() + "/request.jwt")
                .toString());

        assertThat(answer.status()).isEqualTo(400);
        psc.journal().verify().never(Operation.OTHER);
    }

    private static String basic(String client) {
        return "Basic "
                + java.util.Base64.getEncoder()
                        .encodeToString(
                                (client + ":" + client + "-secret").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
