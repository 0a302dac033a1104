package io.github.psc4j.example.api;

import static org.springframework.security.config.Customizer.withDefaults;

import io.github.psc4j.spring.PscSecurity;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Whose tokens are accepted stands in {@code application.yml}; here, what each of them opens. */
@Configuration(proxyBeanMethods = false)
class Security {
    /** Granted by the authorization server of this service alone: no token of PSC has this scope. */
    private static final String READ_ONE = "SCOPE_dossiers.lire";

    @Bean
    SecurityFilterChain api(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll() // An answer that was decided on already, such as 404.
                .requestMatchers("/api/dossiers")
                .authenticated()
                .requestMatchers("/api/dossier/*")
                .hasAuthority(READ_ONE)
                .anyRequest()
                .denyAll());
        http.with(PscSecurity.pscResourceServer(), withDefaults());
        return http.build();
    }
}
