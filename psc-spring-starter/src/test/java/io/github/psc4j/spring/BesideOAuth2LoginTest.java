package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.MockClient;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.SecurityFilterChain;

/** Professionals, and agents of an identity provider that Spring's {@code oauth2Login} serves, use one application. */
@SpringBootTest(
        classes = BesideOAuth2LoginTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BesideOAuth2LoginTest extends BesideAnotherLogin {
    @Autowired
    Other other;

    @Override
    HttpResponse<String> logInElsewhere() {
        URI start = location(browser.get("/oauth2/authorization/other"));
        return browser.get(other.provider().login(start, Personas.NURSE));
    }

    @Override
    HttpResponse<String> failElsewhere() {
        return browser.get("/login/oauth2/code/other?code=forged&state=forged");
    }

    @Override
    String agent() {
        return "OAuth2AuthenticationToken DefaultOidcUser";
    }

    @Test
    void a_callback_of_one_is_not_taken_by_the_other() {
        URI callback = other.provider().login(location(browser.get("/oauth2/authorization/other")), Personas.NURSE);
        URI swapped = URI.create(callback.toString().replace("/code/other", "/code/psc"));

        assertThat(browser.get(swapped).body()).contains("PSC-3002");
        assertThat(who()).isEqualTo("nobody: 401");

        URI here = psc.login(location(browser.get("/oauth2/authorization/psc")), Personas.PHYSICIAN);
        assertThat(location(browser.get(URI.create(here.toString().replace("/code/psc", "/code/other")))))
                .hasPath("/login")
                .hasQuery("error");
        assertThat(who()).isEqualTo("nobody: 401");
    }

    /** The provider of the others: not a bean of its own type, which would be taken for the simulator. */
    record Other(PscMockProvider provider) implements AutoCloseable {
        @Override
        public void close() {
            provider.close();
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {
        @Bean
        Other other() {
            return new Other(PscMockProvider.builder()
                    .client(MockClient.withSecret(PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET)
                            .acceptingLoopbackUris())
                    .start());
        }

        @Bean
        ClientRegistrationRepository registrations(Other other) {
            String protocol = other.provider().issuer() + "/protocol/openid-connect/";
            return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("other")
                    .clientId(PscMockProvider.CLIENT_ID)
                    .clientSecret(PscMockProvider.CLIENT_SECRET)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/other")
                    .scope("openid", "scope_all")
                    .issuerUri(other.provider().issuer().toString())
                    .authorizationUri(other.provider().walletOrigin() + "/auth")
                    .tokenUri(protocol + "token")
                    .jwkSetUri(protocol + "certs")
                    .userInfoUri(protocol + "userinfo")
                    .userNameAttributeName("SubjectNameID")
                    .build());
        }

        @Bean
        SecurityFilterChain everything(HttpSecurity http, ClientRegistrationRepository registrations) {
            DefaultOAuth2AuthorizationRequestResolver resolver =
                    new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                    .andThen(request -> request.additionalParameters(added -> added.put("acr_values", "eidas1"))));
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.with(PscSecurity.pscLogin(), withDefaults());
            http.oauth2Login(
                    login -> login.authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(resolver)));
            return http.build();
        }
    }
}
