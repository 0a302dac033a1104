package io.github.psc4j.spring;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** As {@link BesideFormLoginTest}, for an application most of whose people have a password. */
@SpringBootTest(
        classes = BesideFormLoginFirstTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BesideFormLoginFirstTest extends BesideFormLoginTest {

    @Override
    String firstLogin() {
        return "/login";
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Pages.class, Agents.class})
    static class Application {
        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.formLogin(withDefaults());
            http.with(PscSecurity.pscLogin(), withDefaults());
            return http.build();
        }
    }
}
