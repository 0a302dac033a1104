package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.MockClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The login with Pro Santé Connect stands in one filter chain with another login: both work, in either order, and a failure of
 * one does not touch the other.
 */
class BesideOtherLoginsTest {
    private ConfigurableApplicationContext application;
    private PscMockProvider psc;
    private TestBrowser browser;

    private void start(Class<?> chain) {
        application = new SpringApplicationBuilder(Application.class, chain)
                .properties("server.port=0")
                .run();
        psc = application.getBean(PscMockProvider.class);
        browser = new TestBrowser(
                Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port")));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private void logInWithPsc() {
        browser.get(psc.login(location(browser.get("/oauth2/authorization/psc?target=/who")), Personas.NURSE));
        assertWho("PscAuthentication");
    }

    private void assertWho(String authentication) {
        HttpResponse<String> who = browser.get("/who");
        assertThat(who.statusCode()).isEqualTo(200);
        assertThat(who.body()).isEqualTo(authentication);
    }

    private void assertNobody() {
        assertThat(browser.get("/who").statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> password(String password) {
        return browser.post("/login", Map.of(
                "username", "admin", "password", password, "_csrf", browser.csrf("/login")));
    }

    @Test
    void formLogin_before_it_and_both_log_in() {
        start(FormLoginFirst.class);
        assertThat(location(browser.get("/who"))).hasPath("/login");
        assertThat(location(password("secret"))).hasPath("/who");
        assertWho("UsernamePasswordAuthenticationToken");
        assertThat(browser.post("/logout", Map.of("_csrf", browser.csrf("/form"))).statusCode())
                .isEqualTo(302);
        assertNobody();

        logInWithPsc();
    }

    @Test
    void formLogin_after_it_and_both_log_in() {
        start(FormLoginLast.class);
        logInWithPsc();

        browser.post("/logout/local", Map.of("_csrf", browser.csrf("/form")));
        assertNobody();
        password("secret");
        assertWho("UsernamePasswordAuthenticationToken");
    }

    @Test
    void a_failure_of_one_login_is_shown_by_that_login_and_logs_nobody_in_or_out() {
        start(FormLoginFirst.class);
        assertThat(location(password("wrong"))).hasPath("/login").hasQuery("error");
        assertNobody();
        assertThat(browser.get("/login/oauth2/code/psc?code=c&state=s").body()).contains("PSC-3002");
        assertNobody();

        password("secret");
        assertThat(browser.get("/login/oauth2/code/psc?code=c&state=s").statusCode()).isEqualTo(400);
        assertWho("UsernamePasswordAuthenticationToken");
    }

    @Test
    void oauth2Login_beside_it_and_both_log_in() {
        start(OAuth2LoginBeside.class);
        URI other = location(browser.get("/oauth2/authorization/other"));
        browser.get(psc.login(other, Personas.PHYSICIAN));
        assertWho("OAuth2AuthenticationToken");

        browser = new TestBrowser(
                Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port")));
        logInWithPsc();
    }

    @Test
    void a_callback_of_oauth2Login_is_no_callback_of_ours_and_the_other_way_round() {
        start(OAuth2LoginBeside.class);
        URI ours = location(browser.get("/oauth2/authorization/psc"));
        String callback = psc.login(ours, Personas.NURSE).getRawQuery();

        assertThat(browser.get("/login/oauth2/code/other?" + callback).statusCode()).isEqualTo(302);
        assertNobody();
        assertThat(browser.get("/login/oauth2/code/psc?" + callback).statusCode()).isEqualTo(302);
        assertWho("PscAuthentication");
    }

    @Test
    void a_login_of_the_shape_of_saml2Login_beside_it_and_both_log_in() {
        start(AssertionLoginBeside.class);
        assertThat(browser.post("/assertion", Map.of("assertion", "forged")).statusCode())
                .isEqualTo(401);
        assertNobody();
        browser.post("/assertion", Map.of("assertion", "good"));
        assertWho("TestingAuthenticationToken");

        logInWithPsc();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/who")
        String who(Authentication authentication) {
            return authentication.getClass().getSimpleName();
        }

        @GetMapping(path = "/form", produces = "text/html")
        String form(org.springframework.security.web.csrf.CsrfToken csrf) {
            return "<input name=\"_csrf\" value=\"" + csrf.getToken() + "\">";
        }
    }

    static class People {
        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("admin").password("{noop}secret").roles("ADMIN").build());
        }
    }

    @Import(People.class)
    static class FormLoginFirst {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.formLogin(withDefaults());
            http.with(PscSecurity.pscLogin(), withDefaults());
            return http.build();
        }
    }

    @Import(People.class)
    static class FormLoginLast {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.with(PscSecurity.pscLogin(), withDefaults());
            http.formLogin(withDefaults());
            return http.build();
        }
    }

    static class OAuth2LoginBeside {
        @Bean
        ClientRegistrationRepository registrations(PscMockProvider psc) {
            psc.register(MockClient.withSecret("other-client", "other-secret").acceptingLoopbackUris());
            String protocol = psc.issuer() + "/protocol/openid-connect/";
            return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("other")
                    .clientId("other-client")
                    .clientSecret("other-secret")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/other")
                    .scope(List.of("openid", "scope_all"))
                    .issuerUri(psc.issuer().toString())
                    .authorizationUri(psc.walletOrigin() + "/auth")
                    .tokenUri(protocol + "token")
                    .jwkSetUri(protocol + "certs")
                    .userInfoUri(protocol + "userinfo")
                    .userNameAttributeName("sub")
                    .build());
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http, ClientRegistrationRepository registrations) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.oauth2Login(login -> login.authorizationEndpoint(
                    endpoint -> endpoint.authorizationRequestResolver(resolver(registrations))));
            http.with(PscSecurity.pscLogin(), withDefaults());
            return http.build();
        }

        private static OAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository registrations) {
            DefaultOAuth2AuthorizationRequestResolver resolver =
                    new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                    .andThen(request ->
                            request.additionalParameters(parameters -> parameters.put("acr_values", "eidas1"))));
            return resolver;
        }
    }

    static class AssertionLoginBeside {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.csrf(csrf -> csrf.ignoringRequestMatchers("/assertion"));
            http.with(new AssertionLogin(), withDefaults());
            http.with(PscSecurity.pscLogin(), withDefaults());
            return http.build();
        }
    }

    /** An answer that a browser posts, as {@code saml2Login} takes it; the library for that is not in Maven Central. */
    static final class AssertionLogin extends AbstractHttpConfigurer<AssertionLogin, HttpSecurity> {
        @Override
        public void configure(HttpSecurity http) {
            AssertionFilter filter = new AssertionFilter();
            filter.setSecurityContextRepository(http.getSharedObject(SecurityContextRepository.class));
            http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
        }
    }

    static final class AssertionFilter extends AbstractAuthenticationProcessingFilter {
        AssertionFilter() {
            super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/assertion"));
            setAuthenticationManager(authentication -> authentication);
        }

        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (!"good".equals(request.getParameter("assertion"))) {
                throw new BadCredentialsException("forged");
            }
            return new TestingAuthenticationToken("person", "", "ROLE_USER");
        }
    }
}
