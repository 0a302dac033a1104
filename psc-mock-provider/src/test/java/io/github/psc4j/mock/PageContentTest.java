package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Persona;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a persona, a client or a request carries: a page shows it as text, and its style is the one it allows. */
class PageContentTest {

    private static final String HOSTILE = "<script>alert('x')</script>\" {{style}} {{{page}}}";

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .persona(Persona.of("hostile", HOSTILE, Personas.NURSE.userInfo()))
            .client(MockClient.withSecret(HOSTILE, "s").acceptingLoopbackUris()));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);

    @Test
    void the_name_of_a_persona_and_of_a_client_on_the_login_page() {
        harmless(service.get(service.authorizationUriWith("client_id", HOSTILE).toString()));
    }

    @Test
    void a_redirect_uri_on_the_page_of_a_refusal() {
        Answer refused = service.get(service.authorizationUriWith("redirect_uri", "https://evil.example/" + HOSTILE)
                .toString());

        assertThat(refused.status()).isEqualTo(400);
        harmless(refused);
    }

    @Test
    void whatever_stands_in_the_journal() {
        service.get(service.authorizationUriWith("client_id", HOSTILE).toString());
        service.get(service.authorizationUriWith("redirect_uri", HOSTILE).toString());
        service.get(service.authorizationUriWith("state", HOSTILE).toString());
        service.get(service.authorizationUriWith(HOSTILE, HOSTILE).toString());
        service.send(HttpRequest.newBuilder(service.endpoint("userinfo"))
                .header("Authorization", "Bearer <script>\"'{{page}}"));
        psc.logInAutomatically(Persona.of("hostile", HOSTILE, Personas.NURSE.userInfo()), LoginMethod.MOBILE);

        harmless(service.get(psc.console().toString()));
        harmless(service.get(psc.console() + "/controls"));
        assertThat(psc.journal().exchanges()).hasSizeGreaterThanOrEqualTo(5);
        for (Exchange exchange : psc.journal()) {
            Answer shown = service.get(psc.console() + "/exchange?number=" + exchange.number());
            assertThat(shown.http().body()).contains("Back to the journal");
            harmless(shown);
        }
    }

    @Test
    void an_exchange_whose_response_is_a_page_is_shown_with_the_page_as_text() {
        service.get(service.authorizationUri().toString());

        Answer shown = service.get(psc.console() + "/exchange?number="
                + psc.journal().exchanges().get(0).number());

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.http().body()).contains("&lt;title&gt;Connexion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log-in",
                "ask",
                "inject",
                "end-faults",
                "advance",
                "reset-clock",
                "rotate-keys",
                "forget-keys",
                "end-sessions",
                "clear-journal"
            })
    void the_page_of_the_controls_has_a_form_for_each(String control) {
        assertThat(service.get(psc.console() + "/controls").http().body())
                .containsPattern("name=\"token\" value=\"[A-Za-z0-9_-]{43}\">\\s*"
                        + "<input type=\"hidden\" name=\"action\" value=\"" + control + "\">");
    }

    private static void harmless(Answer answer) {
        String html = answer.http().body();
        assertThat(html).startsWith("<!DOCTYPE html>").doesNotContain("<script", "alert('x')");
        assertThat(html).as("the text is there").contains("&lt;script&gt;");
        List<String> styles = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(styles).hasSize(1);
        assertThat(answer.header("Content-Security-Policy")).contains("'" + hash(styles.get(0)) + "'");
    }

    private static String hash(String style) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256")
                                    .digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
