package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.DisabledException;
import org.springframework.web.util.HtmlUtils;

/** The application's own word on who may come in, and with which means. */
@Import(PscUserCheckerTest.Rules.class)
@ExtendWith(OutputCaptureExtension.class)
class PscUserCheckerTest extends PscIntegrationTest {

    @TestConfiguration
    static class Rules {
        @Bean
        PscUserChecker withRppsOnly() {
            return session -> {
                String who = session.professional().nationalId().orElseThrow().value();
                if (who.equals(Personas.NURSE.nationalId())) {
                    throw new DisabledException("canary");
                }
                if (who.equals(Personas.PHARMACIST.nationalId())) {
                    throw new IllegalStateException("canary: the database is down");
                }
                if (session.professional().rpps().isEmpty()) {
                    throw new PscNotAdmittedException("Cette application demande un numéro RPPS <b>.");
                }
            };
        }

        @Bean
        PscLoginOptionsCustomizer strongOnDemand() {
            return (request, options) -> request.getParameter("strong") == null
                    ? options.withIdentityProviderHint("HOPITAL_1")
                    : options.withMinimumLevel(EidasLevel.EIDAS2);
        }
    }

    @Test
    void a_person_who_is_not_admitted_can_leave_the_provider_and_come_back_as_somebody_else() {
        MockBrowser wallet = psc.newBrowser();
        URI start = location(browser.get("/oauth2/authorization/psc"));

        HttpResponse<String> answer = browser.get(wallet.login(start, Personas.HOSPITAL_EMPLOYEE));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Cette application demande un numéro RPPS &lt;b&gt;.", "Se déconnecter de Pro Santé Connect")
                .doesNotContain("PSC-");
        assertNobodyIsLoggedIn();
        assertThat(wallet.logout(link(answer.body()))).isPresent();
        URI again = location(browser.get("/oauth2/authorization/psc"));
        browser.get(wallet.login(again, Personas.PHYSICIAN));
        assertThat(browser.get("/me").body()).contains("FAUXMÉDECIN");
    }

    @Test
    void a_refusal_in_the_words_of_spring_is_a_refusal_too() {
        HttpResponse<String> answer =
                browser.get(psc.login(location(browser.get("/oauth2/authorization/psc")), Personas.NURSE));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Vous n’avez pas accès à cette application")
                .doesNotContain("canary");
        assertNobodyIsLoggedIn();
    }

    @Test
    void an_application_that_fails_says_so_and_logs_no_message_of_its_own(CapturedOutput output) {
        HttpResponse<String> answer =
                browser.get(psc.login(location(browser.get("/oauth2/authorization/psc")), Personas.PHARMACIST));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Une erreur est survenue dans cette application", "Réessayer")
                .doesNotContain("canary");
        assertThat(output).contains("java.lang.IllegalStateException at").doesNotContain("canary");
        assertNobodyIsLoggedIn();
    }

    private static URI link(String page) {
        Matcher matcher = Pattern.compile("href=\"(http://localhost[^\"]+/logout[^\"]*)\"")
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        return URI.create(HtmlUtils.htmlUnescape(matcher.group(1)));
    }

    @Test
    void a_level_that_is_demanded_and_not_reached_is_refused() {
        URI start = location(browser.get("/oauth2/authorization/psc?strong=1"));

        HttpResponse<String> answer = browser.get(psc.login(start, Personas.PHYSICIAN));

        assertRefused(answer, 403, "PSC-5014", "Un moyen d’identification plus fort est nécessaire");
        assertThat(answer.body()).contains("Se déconnecter de Pro Santé Connect");
    }

    @Test
    void the_hospitals_own_provider_can_be_named() {
        assertThat(location(browser.get("/oauth2/authorization/psc")).getQuery())
                .contains("kc_idp_hint=HOPITAL_1");
    }
}
