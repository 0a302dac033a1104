package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person sees. */
class LoginPageTest {

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .persona(Persona.of("hostile", "<b>\"Bold\"</b>", Personas.NURSE.userInfo()))
            .client(MockClient.withSecret("<i>client</i>", "s").acceptingLoopbackUris()));

    private final RelyingParty service = new RelyingParty(PSC.provider());
    private final Answer page = service.get(service.authorizationUri().toString());
    private final String html = page.http().body();

    @Test
    void is_french_and_says_that_nothing_is_real() {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(html)
                .contains("<html lang=\"fr\">", "Simulateur – aucune donnée réelle", "Qui se connecte ?", "Annuler")
                .contains("psc-mock-client");
    }

    @Test
    void offers_everybody_as_a_button() {
        for (Persona persona : Personas.all()) {
            assertThat(html)
                    .contains("<button type=\"submit\" name=\"persona\" value=\"" + persona.id() + "\">")
                    .contains(persona.label(), persona.profession());
        }
    }

    @Test
    void labels_every_field_and_loads_nothing() {
        assertThat(count("<input type=\"radio\"")).isEqualTo(count("<label>")).isEqualTo(2);
        assertThat(html).contains("<legend>Moyen d’identification</legend>", "name=\"viewport\"");
        assertThat(html).doesNotContain("src=", "href=", "@import", "url(", "<script", "style=\"", "onclick");
    }

    @Test
    void is_kept_out_of_frames_and_caches() {
        assertThat(page.header("Content-Security-Policy"))
                .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; "
                        + "frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/auth");
    }

    @Test
    void escapes_names_and_clients() {
        String other = service.get(service.authorizationUriWith("client_id", "<i>client</i>")
                        .toString())
                .http()
                .body();

        assertThat(html).contains("&lt;b&gt;&quot;Bold&quot;&lt;/b&gt;").doesNotContain("<b>");
        assertThat(other).contains("&lt;i&gt;client&lt;/i&gt;").doesNotContain("<i>");
    }

    @Test
    void has_another_number_each_time() {
        assertThat(service.get(service.authorizationUri().toString()).http().body())
                .isNotEqualTo(html);
    }

    private long count(String text) {
        return Pattern.compile(Pattern.quote(text)).matcher(html).results().count();
    }
}
