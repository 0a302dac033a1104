package io.github.psc4j.spring;

import static io.github.psc4j.spring.ApiCalls.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** People log in to an application that other applications call: neither gets in by the other's door. */
class ApiBesideLoginTest {

    abstract static class Both {
        @Autowired
        PscMockProvider psc;

        @LocalServerPort
        int port;

        TestBrowser browser;
        ApiCalls application;

        @BeforeEach
        void open() {
            psc.reset();
            browser = new TestBrowser(port);
            application = new ApiCalls(port);
        }

        void logIn() {
            URI start = TestBrowser.location(browser.get("/oauth2/authorization/psc?target=/me"));
            browser.get(psc.login(start, Personas.PHYSICIAN));
            assertThat(browser.get("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void each_has_its_own_chain() {
            logIn();
            assertThat(application
                            .get("/api/me", "Authorization", "Bearer " + ApiCalls.token(psc))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void V45_a_session_is_worth_nothing_at_the_api() {
            logIn();
            HttpResponse<String> answer = browser.get("/api/me");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(challenge(answer)).isEqualTo("Bearer");
            assertThat(browser.get("/me").statusCode())
                    .as("and stays what it is")
                    .isEqualTo(200);
        }

        @Test
        void a_token_is_worth_nothing_at_the_pages() {
            assertThat(application
                            .get("/me", "Authorization", "Bearer " + ApiCalls.token(psc), "Accept", "application/json")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Nested
    @SpringBootTest(
            classes = ApiApplication.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = "psc.api.authorized-parties=psc-mock-client")
    class With_properties_alone extends Both {}

    @Nested
    @SpringBootTest(
            classes = {ApiApplication.class, With_chains_of_its_own.Chains.class},
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = "psc.api.authorized-parties=psc-mock-client")
    class With_chains_of_its_own extends Both {

        @Test
        void a_token_that_does_not_grant_what_is_asked_for_is_not_enough() {
            HttpResponse<String> answer =
                    application.get("/api/written", "Authorization", "Bearer " + ApiCalls.token(psc));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(challenge(answer)).isEqualTo("Bearer error=\"insufficient_scope\"");
            assertThat(challenge(application.get("/api/written"))).isEqualTo("Bearer");
        }

        @Configuration(proxyBeanMethods = false)
        @Import(ApiApplication.Resources.class)
        static class Chains {
            @Bean
            @Order(1)
            SecurityFilterChain api(HttpSecurity http) {
                http.securityMatcher("/api/**");
                http.authorizeHttpRequests(requests -> requests.requestMatchers("/api/written")
                        .hasAuthority("SCOPE_dossier.write")
                        .anyRequest()
                        .authenticated());
                http.with(PscSecurity.pscResourceServer(), withDefaults());
                return http.build();
            }

            @Bean
            SecurityFilterChain pages(HttpSecurity http) {
                http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
                http.with(PscSecurity.pscLogin(), withDefaults());
                return http.build();
            }
        }
    }
}
