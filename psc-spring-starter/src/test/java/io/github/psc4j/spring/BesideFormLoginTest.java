package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Professionals and agents with a password use one application. */
@SpringBootTest(
        classes = BesideFormLoginTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BesideFormLoginTest extends BesideAnotherLogin {

    @Override
    HttpResponse<String> logInElsewhere() {
        return withPassword("right");
    }

    @Override
    HttpResponse<String> failElsewhere() {
        return withPassword("wrong");
    }

    private HttpResponse<String> withPassword(String password) {
        return browser.post(
                "/login", Map.of("username", "agent", "password", password, "_csrf", browser.csrf("/login")));
    }

    @Override
    String agent() {
        return "UsernamePasswordAuthenticationToken User";
    }

    @Test
    void an_agent_comes_back_to_the_page_that_was_asked_for() {
        browser.get("/who?x=1");
        assertThat(location(withPassword("right"))).hasPath("/who");
    }

    static class Agents {
        @Bean
        UserDetailsService agents() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("agent").password("{noop}right").build());
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Pages.class, Agents.class})
    static class Application {
        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.with(PscSecurity.pscLogin(), withDefaults());
            http.formLogin(withDefaults());
            return http.build();
        }
    }
}
