package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Persona;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees. */
class LoginPageTest {

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .persona(Persona.of("hostile", "<b>\"Bold\"</b>", Personas.NURSE.userInfo()))
            .client(MockClient.withSecret("<i>client</i>", "s").acceptingLoopbackUris()));

    private final RelyingParty service = new RelyingParty(PSC.provider());
    private Answer page;
    private String html;

    @BeforeEach
    void arrive() {
        page = service.get(service.authorizationUri().toString());
        html = page.http().body();
    }

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
        assertThat(count("href=")).as("the console only").isEqualTo(count("href=\"/console\""));
        assertThat(html).doesNotContain("src=", "@import", "url(", "<script", "style=\"", "onclick");
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

    @Test
    void puts_people_under_the_heading_of_their_work() {
        assertThat(html.indexOf("value=\"cardiologist\""))
                .isBetween(html.indexOf(">Médecins<"), html.indexOf(">Autres"));
        assertThat(html.indexOf("value=\"social-worker\""))
                .isBetween(html.indexOf(">Social, accueil"), html.indexOf(">Cas particuliers"));
        assertThat(html.indexOf("value=\"psi-account\"")).isGreaterThan(html.indexOf(">Cas particuliers"));
    }

    @Test
    void the_telephone_shows_the_number_of_the_page_and_lets_the_person_in() {
        Answer telephone = answer("MOBILE", Map.of());
        String number = group(telephone, "Nombre à confirmer : </span>([0-9]{2})<");

        assertThat(telephone.status()).isEqualTo(200);
        assertThat(telephone.http().body())
                .contains("Simulateur", "Confirmer le nombre " + number, "Téléphone simulé de Théodore Exemplaire");
        assertThat(group(answer("MOBILE", Map.of()), "Nombre à confirmer : </span>([0-9]{2})<"))
                .as("reloading the page changes nothing")
                .isEqualTo(number);
        assertThat(answer("MOBILE", Map.of("answer", "confirm")).header("Location"))
                .contains("ticket=");
    }

    @Test
    void the_card_asks_for_its_code_and_lets_the_person_in() {
        Answer reader = answer("CARD", Map.of());

        assertThat(reader.http().body())
                .contains("Lecteur simulé, carte de Théodore Exemplaire", "Code porteur correct")
                .doesNotContain("Nombre à confirmer");
        assertThat(answer("CARD", Map.of("answer", "confirm")).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "MOBILE, refused, a été refusée",
        "MOBILE, no-answer, n’a pas répondu",
        "MOBILE, not-activated, Aucune e-CPS",
        "CARD, wrong-code, code porteur est faux",
        "CARD, blocked, est bloquée",
        "CARD, revoked, opposition",
        "CARD, no-card, Aucune carte n’a été trouvée"
    })
    void what_goes_wrong_is_told_and_can_be_tried_again(String means, String obstacle, String message) {
        Answer told = answer(means, Map.of("answer", obstacle));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.http().body()).contains("role=\"alert\"", message);
        assertThat(answer(means, Map.of("answer", "confirm")).status()).isEqualTo(303);
    }

    @Test
    void another_person_can_be_chosen_and_the_login_cancelled_at_every_step() {
        assertThat(answer("CARD", Map.of("back", "1")).http().body())
                .contains("Qui se connecte ?", "value=\"CARD\" checked");
        assertThat(answer("CARD", Map.of("cancel", "1")).header("Location"))
                .startsWith(RelyingParty.REDIRECT_URI)
                .contains("error=access_denied");
        assertThat(answer("CARD", Map.of()).status()).as("the login is over").isEqualTo(400);
    }

    @Test
    void an_unknown_answer_lets_nobody_in() {
        assertThat(answer("MOBILE", Map.of("answer", "<script>")).status()).isEqualTo(200);
        assertThat(answer("MOBILE", Map.of("answer", "<script>")).http().body()).doesNotContain("<script>");
    }

    @Test
    void the_second_page_escapes_names_and_is_as_closed_as_the_first() {
        Answer telephone = answer("MOBILE", Map.of("persona", "hostile"));

        assertThat(telephone.http().body())
                .contains("&lt;b&gt;&quot;Bold&quot;&lt;/b&gt;")
                .doesNotContain("<b>", "<script", "style=\"", "src=");
        assertThat(telephone.header("Content-Security-Policy")).isEqualTo(page.header("Content-Security-Policy"));
        assertThat(telephone.header("Cache-Control")).isEqualTo("no-store");
    }

    private Answer answer(String means, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("persona", "nurse", "means", means));
        form.put("page", group(page, "name=\"page\" value=\"([^\"]+)\""));
        form.putAll(more);
        return service.post(
                PSC.provider().walletOrigin().resolve("/auth/login"),
                form,
                "Cookie",
                page.header("Set-Cookie").replaceAll(";.*", ""));
    }

    private static String group(Answer answer, String pattern) {
        return Pattern.compile(pattern)
                .matcher(answer.http().body())
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern))
                .group(1);
    }

    private long count(String text) {
        return Pattern.compile(Pattern.quote(text)).matcher(html).results().count();
    }
}
