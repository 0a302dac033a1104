package io.github.psc4j.example.web;

import static org.springframework.security.config.Customizer.withDefaults;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.PscErrorPage;
import io.github.psc4j.spring.PscSecurity;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriter;

/** The first page is for everybody, the rest for those who logged in. */
@Configuration(proxyBeanMethods = false)
class Security {
    static final String FAILURE = "echec";

    @Bean
    SecurityFilterChain application(HttpSecurity http, ObjectProvider<PscClient> psc) {
        http.authorizeHttpRequests(
                requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/", "/style.css", "/favicon.svg", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        http.with(PscSecurity.pscLogin(), withDefaults());
        http.headers(
                headers -> headers.addHeaderWriter(contentSecurityPolicy(psc)).referrerPolicy(withDefaults()));
        return http.build();
    }

    /** The page for a login that did not work looks like the others. */
    @Bean
    PscErrorPage connexionImpossible() {
        return (failure, request, response) -> {
            request.setAttribute(FAILURE, failure);
            request.getRequestDispatcher("/connexion-impossible").forward(request, response);
        };
    }

    /** Nothing from elsewhere and no script; the form that logs out leads on to the provider. */
    private static HeaderWriter contentSecurityPolicy(ObjectProvider<PscClient> psc) {
        return (request, response) -> response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                        + " form-action 'self' "
                        + origin(psc.getObject().environment().issuer()));
    }

    private static URI origin(URI uri) {
        return uri.resolve("/");
    }
}
