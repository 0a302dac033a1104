package io.github.psc4j.spring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Rule;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The mock provider before a client that nothing of this project is in: Spring Security's own {@code oauth2Login}. It logs
 * in when it does what PSC asks for, and otherwise learns which rule it broke.
 */
class PlainSpringSecurityTest {

    /** Stands before the application, whose port is not known when its client is registered. */
    private final PscMockProvider front = PscMockProvider.start();

    private final PscMockProvider psc = PscMockProvider.builder()
            .client(MockClient.withSecret(PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET)
                    .withBackchannelLogoutUri(front.issuer().resolve("/logout/connect/back-channel/psc"))
                    .acceptingLoopbackUris())
            .start();

    private ConfigurableApplicationContext application;
    private TestBrowser browser;

    private void start(String... properties) {
        application = new SpringApplicationBuilder(PlainApplication.class)
                .properties(
                        "server.port=0",
                        "plain.acr-values=eidas1",
                        "plain.issuer=" + psc.issuer(),
                        "plain.wallet=" + psc.walletOrigin())
                .properties(properties)
                .run();
        int port = Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
        front.wireMock().resetAll();
        front.wireMock().stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom("http://localhost:" + port)));
        browser = new TestBrowser(port);
    }

    @AfterEach
    void stop() {
        application.close();
        psc.close();
        front.close();
    }

    @Test
    void logs_in_when_it_does_it_right() {
        start();
        assertThat(location(browser.get(psc.login(startLogin(), Personas.PHYSICIAN))))
                .hasPath("/");

        assertThat(browser.get("/me").body()).isEqualTo(Personas.PHYSICIAN.nationalId());
        psc.journal()
                .verify()
                .inOrder(Operation.AUTHORIZATION, Operation.CODE_GRANT, Operation.USERINFO)
                .once(Operation.CODE_GRANT)
                .once(Operation.USERINFO)
                .pkceWasSent()
                .everyLoginIsFresh()
                .nothingRefused();
    }

    @Test
    void a_browser_of_the_mock_goes_the_whole_way_through_the_application() {
        start();
        MockBrowser.Page page = psc.loginAt(browser.uri("/me"), Personas.PHYSICIAN);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).hasPath("/me");
        assertThat(page.body()).isEqualTo(Personas.PHYSICIAN.nationalId());
    }

    @Test
    void is_told_of_a_logout_and_forgets_the_person() {
        start();
        browser.get(psc.login(startLogin(), Personas.PHYSICIAN));
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);

        psc.closeSessions(Personas.PHYSICIAN);

        assertThat(psc.journal().of(Operation.BACKCHANNEL_LOGOUT))
                .singleElement()
                .satisfies(told -> assertThat(told.response().status()).isEqualTo(200));
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "plain.acr-values=eidas2,        ACR_VALUES",
        "plain.acr-values=,              ACR_VALUES",
        "plain.scope=scope_all,          SCOPE",
        "plain.client-id=somebody-else,  UNKNOWN_CLIENT",
        "plain.authorization=/auth/realms/esante-wallet/protocol/openid-connect/auth, STANDARD_AUTHORIZATION_ENDPOINT"
    })
    void learns_which_rule_it_broke(String property, Rule rule) {
        start(property);
        psc.newBrowser().open(startLogin());

        psc.journal().verify().refused(rule).never(Operation.CODE_GRANT);
    }

    @Test
    void cannot_log_in_with_a_wrong_secret() {
        start("plain.client-secret=wrong");
        browser.get(psc.login(startLogin(), Personas.PHYSICIAN));

        psc.journal().verify().refused(Rule.CLIENT_SECRET).never(Operation.USERINFO);
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    private URI startLogin() {
        return location(browser.get("/oauth2/authorization/psc"));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "io.github.psc4j.spring.autoconfigure.PscAutoConfiguration",
                "io.github.psc4j.spring.autoconfigure.PscSecurityAutoConfiguration",
                "io.github.psc4j.spring.autoconfigure.PscActuatorAutoConfiguration"
            })
    static class PlainApplication {

        @RestController
        static class Me {
            @GetMapping("/me")
            String me(@AuthenticationPrincipal OidcUser user) {
                return user.getName();
            }
        }

        @Bean
        ClientRegistrationRepository registrations(Environment environment) {
            String issuer = environment.getRequiredProperty("plain.issuer");
            String protocol = issuer + "/protocol/openid-connect/";
            String authorization = environment.getProperty("plain.authorization", "");
            return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("psc")
                    .clientId(environment.getProperty("plain.client-id", PscMockProvider.CLIENT_ID))
                    .clientSecret(environment.getProperty("plain.client-secret", PscMockProvider.CLIENT_SECRET))
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/psc")
                    .scope(environment
                            .getProperty("plain.scope", "openid scope_all")
                            .split(" "))
                    .issuerUri(issuer)
                    .authorizationUri(
                            authorization.isEmpty()
                                    ? environment.getRequiredProperty("plain.wallet") + "/auth"
                                    : URI.create(issuer).resolve(authorization).toString())
                    .tokenUri(protocol + "token")
                    .jwkSetUri(protocol + "certs")
                    .userInfoUri(protocol + "userinfo")
                    .userNameAttributeName("SubjectNameID")
                    .providerConfigurationMetadata(Map.of("end_session_endpoint", protocol + "logout"))
                    .build());
        }

        @Bean
        SecurityFilterChain everything(
                HttpSecurity http, ClientRegistrationRepository registrations, Environment environment) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2Login(login -> login.authorizationEndpoint(
                            endpoint -> endpoint.authorizationRequestResolver(resolver(registrations, environment))))
                    .oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()))
                    .build();
        }

        private static OAuth2AuthorizationRequestResolver resolver(
                ClientRegistrationRepository registrations, Environment environment) {
            DefaultOAuth2AuthorizationRequestResolver resolver =
                    new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
            String acrValues = environment.getProperty("plain.acr-values", "");
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                    .andThen(request -> request.additionalParameters(parameters -> {
                        if (!acrValues.isEmpty()) {
                            parameters.put("acr_values", acrValues);
                        }
                    })));
            return resolver;
        }
    }
}
