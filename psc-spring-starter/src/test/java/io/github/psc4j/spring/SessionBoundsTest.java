package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.session.PscSession;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of PSC on how long a session lasts. */
@Import({MovableClock.Configuration.class, SessionBoundsTest.OtherChain.class, SessionBoundsTest.Remembering.class})
@TestPropertySource(properties = "psc.propagation.targets.nowhere.url=http://localhost:1/api")
class SessionBoundsTest extends PscIntegrationTest {
    @Autowired
    private MovableClock clock;

    @BeforeEach
    void now() {
        clock.ahead(Duration.ZERO);
    }

    @Test
    void four_hours_after_authentication_the_session_is_closed_here() {
        logIn(Personas.PHYSICIAN);
        clock.ahead(Duration.ofHours(4).minusMinutes(1));
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);
        String session = browser.cookies.get(TestBrowser.SESSION_COOKIE);

        clock.ahead(Duration.ofHours(4));

        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
        clock.ahead(Duration.ZERO);
        browser.cookies.put(TestBrowser.SESSION_COOKIE, session);
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void the_bound_holds_in_every_filter_chain_that_reads_the_session() {
        logIn(Personas.PHYSICIAN);
        assertThat(browser.get("/other/chain").statusCode()).isEqualTo(404);

        clock.ahead(Duration.ofHours(5));

        assertThat(browser.get("/other/chain").statusCode()).isEqualTo(403);
    }

    @Test
    void after_a_logout_no_token_of_the_session_is_given_out() {
        logIn(Personas.PHYSICIAN);
        browser.get("/remember");
        PscSession session = Remembering.session;
        assertThat(session.isEnded()).isFalse();

        browser.post("/logout/local", Map.of("_csrf", browser.csrf("/page")));

        assertThat(session.isEnded()).isTrue();
    }

    @Test
    void an_idle_session_is_bounded_and_its_end_is_the_end_of_its_tokens() {
        logIn(Personas.PHYSICIAN);
        browser.get("/remember");
        PscSession session = Remembering.session;
        assertThat(Remembering.http.getMaxInactiveInterval()).isEqualTo(30 * 60);

        Remembering.http.invalidate();

        assertThat(session.isEnded()).isTrue();
    }

    @Test
    void a_login_that_is_already_over_ends_on_a_page_with_a_way_out_and_not_in_a_loop() {
        MockBrowser wallet = psc.newBrowser();
        browser.get(wallet.login(browser.startLogin("/page"), Personas.PHYSICIAN));
        long now = Instant.now().getEpochSecond();
        psc.alterIdToken(claims -> {
            claims.put("auth_time", now - Duration.ofHours(4).toSeconds() - 1);
            return claims;
        });
        browser.cookies.clear();

        HttpResponse<String> answer = browser.get(wallet.login(browser.startLogin("/page"), Personas.PHYSICIAN));

        assertRefused(answer, 403, "PSC-5015", "Votre session Pro Santé Connect est terminée");
        assertThat(answer.body()).contains("Se déconnecter de Pro Santé Connect");
    }

    /** A second chain that knows nothing of Pro Santé Connect, and a look at what a job in the background would hold. */
    @TestConfiguration
    static class OtherChain {
        @Bean
        @Order(1)
        SecurityFilterChain other(HttpSecurity http) {
            http.securityMatcher("/other/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            return http.build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain own(HttpSecurity http) {
            http.authorizeHttpRequests(
                    requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                            .permitAll()
                            .anyRequest()
                            .authenticated());
            http.with(PscSecurity.pscLogin(), Customizer.withDefaults());
            return http.build();
        }
    }

    @RestController
    static class Remembering {
        static PscSession session;
        static HttpSession http;

        @GetMapping("/remember")
        void remember(@AuthenticationPrincipal PscUser user, HttpSession current) {
            session = user.session();
            http = current;
        }
    }

    @Test
    void a_session_that_the_provider_no_longer_renews_is_closed_here_and_the_person_logs_in_again() {
        logIn(Personas.PHYSICIAN);
        psc.reset();
        clock.ahead(Duration.ofMinutes(3));

        assertThat(browser.get("/call?uri=http://localhost:1/api").headers().firstValue("Location"))
                .hasValueSatisfying(
                        location -> assertThat(location).startsWith("/oauth2/authorization/psc?target=%2Fcall"));
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void a_login_that_took_more_than_ten_minutes_is_said_to_have_expired() {
        URI callback = psc.login(browser.startLogin("/me"), Personas.PHYSICIAN);
        clock.ahead(Duration.ofMinutes(10));

        assertRefused(browser.get(callback), 400, "PSC-3001", "La connexion a pris trop de temps");
        assertThat(browser.pendingLogins()).isEmpty();
    }
}
