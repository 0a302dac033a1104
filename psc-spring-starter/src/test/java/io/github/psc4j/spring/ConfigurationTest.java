package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.spring.autoconfigure.PscActuatorAutoConfiguration;
import io.github.psc4j.spring.autoconfigure.PscAutoConfiguration;
import io.github.psc4j.spring.autoconfigure.PscSecurityAutoConfiguration;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.web.PscWeb;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;
import org.springframework.web.context.support.GenericWebApplicationContext;

/** What an application has to say, what it gets, and how it is told what is missing. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTest {
    private static final String SECRET = "canary-secret-0815";

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    SslAutoConfiguration.class,
                    PscAutoConfiguration.class,
                    PscSecurityAutoConfiguration.class,
                    PscActuatorAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class));

    private final WebApplicationContextRunner sandbox = application.withPropertyValues(
            "psc.environment=sandbox",
            "psc.client-id=my-service",
            "psc.client-secret=" + SECRET,
            "psc.redirect-uri=https://my-service.example/login/oauth2/code/psc",
            "psc.post-logout-redirect-uri=https://my-service.example/");

    @Test
    void five_properties_are_enough_for_the_sandbox_and_start_no_simulator() {
        sandbox.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(SecurityFilterChain.class)
                .doesNotHaveBean(PscMockProvider.class)
                .getBean(PscClient.class)
                .extracting(PscClient::environment)
                .isSameAs(PscEnvironment.SANDBOX));
    }

    @Test
    void one_property_changes_from_the_sandbox_to_production() {
        sandbox.withPropertyValues("psc.environment=production")
                .run(context -> assertThat(context.getBean(PscClient.class).environment())
                        .isSameAs(PscEnvironment.PRODUCTION));
    }

    @Test
    void nothing_configured_starts_the_simulator_and_says_so_once(CapturedOutput output) {
        application.run(context -> assertThat(context).hasSingleBean(PscMockProvider.class));

        assertThat(output.getAll().lines().filter(line -> line.contains("SIMULATOR")))
                .singleElement()
                .asString()
                .contains("WARN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production"})
    void nothing_configured_under_a_profile_for_production_starts_nothing(String profile) {
        application
                .withInitializer(context -> context.getEnvironment().addActiveProfile(profile))
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(context.getStartupFailure())
                            .rootCause()
                            .hasMessageStartingWith("PSC-1001 psc.environment is not set");
                });
    }

    @Test
    void without_the_simulator_the_first_missing_property_is_named() {
        application
                .withClassLoader(new FilteredClassLoader("io.github.psc4j.mock"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("PSC-1001 psc.environment is not set: sandbox or production")
                        .hasMessageContaining("psc-mock-provider"));
    }

    @Test
    void no_other_login_of_spring_has_to_be_on_the_class_path() {
        sandbox.withClassLoader(new FilteredClassLoader(
                        "org.springframework.security.oauth2", "org.springframework.security.saml2"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(PscLoginConfigurer.Filters.class)
                        .hasBean("pscSecurityFilterChain"));
    }

    @ParameterizedTest
    @CsvSource({
        "psc.client-id, PSC-1001 psc.client-id is not set",
        "psc.client-secret, PSC-1001 psc.client-secret is not set",
        "psc.redirect-uri, PSC-1001 psc.redirect-uri is not set"
    })
    void a_missing_property_is_named(String property, String message) {
        sandbox.withInitializer(context -> {
                    Map<String, Object> rest = new LinkedHashMap<>(Map.of(
                            "psc.environment", "sandbox",
                            "psc.client-id", "my-service",
                            "psc.client-secret", SECRET,
                            "psc.redirect-uri", "https://my-service.example/login/oauth2/code/psc"));
                    rest.remove(property);
                    context.getEnvironment().getPropertySources().remove("test");
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("rest", rest));
                })
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageStartingWith(message));
    }

    @ParameterizedTest
    @CsvSource({
        "psc.environment=mock, PSC-1001 psc.environment is mock",
        "psc.environment=custom, PSC-1001 psc.issuer is not set",
        "psc.mock.port=8081, PSC-1001 psc.mock.port is set",
        "psc.client-authentication=tls, PSC-1001 psc.ssl-bundle is not set",
        "psc.ssl-bundle=typo, PSC-1001 psc.ssl-bundle names the SSL bundle typo",
        "psc.redirect-uri=http://my-service.example/login, PSC-1002",
        "psc.issuer=http://psc.example/auth, PSC-1001 psc.issuer is set beside",
        "psc.propagation.targets.x.url=http://service.example, PSC-1002",
        "psc.clock-skew=6m, PSC-1001 the clock skew",
        "psc.http.call-timeout=0s, PSC-1001 a timeout",
        "psc.sealing-key=c2hvcnQ=, PSC-1001 psc.sealing-key must be 32 bytes",
        "psc.sealing-key=not base64!, PSC-1001 psc.sealing-key must be 32 bytes"
    })
    void a_wrong_property_is_named(String property, String message) {
        sandbox.withClassLoader(new FilteredClassLoader("io.github.psc4j.mock"))
                .withPropertyValues(property)
                .run(context -> {
                    assertThat(context.getStartupFailure()).rootCause().hasMessageStartingWith(message);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psc.client-secret=s",
                "psc.discovery-uri=https://a.example/d",
                "psc.ssl-bundle=b",
                "psc.client-authentication=tls",
                "psc.redirect-uri=https://my-service.example/cb",
                "psc.post-logout-redirect-uri=https://my-service.example/"
            })
    void no_simulator_starts_where_anything_was_said_of_the_real_provider(String property) {
        application
                .withPropertyValues(property)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "PROD", "production", "Prod-eu", "prd", "live"})
    void no_simulator_starts_unasked_under_a_profile_for_production(String profile) {
        application
                .withInitializer(context -> context.getEnvironment().setActiveProfiles(profile))
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "psc.client-id=my-service",
        "psc.issuer=https://psc.example/r",
        "psc.client-secret=s",
        "psc.redirect-uri=https://my-service.example/cb"
    })
    void a_simulator_that_is_asked_for_beside_the_real_provider_stops_the_application(String property) {
        application
                .withPropertyValues("psc.environment=mock", property)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("PSC-1001 psc.environment is mock, beside"));
    }

    @ParameterizedTest
    @CsvSource({
        "psc.client-secret, PSC-1001 psc.client-secret names a variable",
        "psc.client-id, PSC-1001 psc.client-id names a variable"
    })
    void a_variable_that_is_not_set_is_found_at_start_and_not_at_the_first_login(String property, String message) {
        sandbox.withPropertyValues(property + "=${A_VARIABLE_THAT_NOBODY_SET}")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageStartingWith(message));
    }

    @Test
    void a_target_in_clear_stops_the_application_beside_the_simulator_too() {
        application
                .withPropertyValues("psc.propagation.targets.x.url=http://service.example")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageStartingWith("PSC-1002"));
    }

    @Test
    void an_environment_of_psc_has_no_other_issuer() {
        sandbox.withPropertyValues("psc.issuer=https://psc.example/r")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("PSC-1001 psc.issuer is set beside psc.environment=sandbox"));
    }

    private static void assertWeb(ApplicationContext context, String callbackPath, boolean secureCookies) {
        PscWeb web = context.getBean(PscWeb.class);
        assertThat(web.callbackPath()).isEqualTo(callbackPath);
        assertThat(web.cookiesAreSecure()).isEqualTo(secureCookies);
    }

    @Test
    void V47_behind_https_every_cookie_is_for_https_only() {
        sandbox.run(context -> assertWeb(context, "/login/oauth2/code/psc", true));
    }

    @ParameterizedTest
    @CsvSource({
        "https://my-service.example/own, true",
        "http://localhost:8080/own, false",
    })
    void a_client_of_the_application_says_itself_where_its_callback_is(URI redirect, boolean secure) {
        PscClient own = own(redirect);
        application.withBean(PscClient.class, () -> own).run(context -> assertWeb(context, "/own", secure));
    }

    @Test
    void a_customizer_moves_the_callback() {
        sandbox.withBean(
                        PscClientCustomizer.class,
                        () -> builder -> builder.redirectUri(URI.create("https://my-service.example/moved")))
                .run(context -> assertWeb(context, "/moved", true));
    }

    @ParameterizedTest
    @CsvSource({
        "/app, /app/callback, /callback",
        "'', /app/callback, /app/callback",
        "/other, /app/callback, /app/callback",
        "/ap, /app/callback, /app/callback"
    })
    void the_callback_is_at_the_path_of_the_redirect_uri_below_the_context_path_of_the_running_application(
            String running, String redirect, String callback) {
        sandbox.withInitializer(context -> {
                    MockServletContext servlet = new MockServletContext();
                    servlet.setContextPath(running);
                    ((GenericWebApplicationContext) context).setServletContext(servlet);
                })
                .withPropertyValues("psc.redirect-uri=https://my-service.example" + redirect)
                .run(context -> assertWeb(context, callback, true));
    }

    @Test
    void the_callback_is_where_the_application_says_that_its_proxy_brings_it() {
        sandbox.withPropertyValues(
                        "psc.redirect-uri=https://my-service.example/app/callback", "psc.callback-path=/callback")
                .run(context -> assertWeb(context, "/callback", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "callback",
                "//callback",
                "/a//b",
                "/a/../b",
                "/**",
                "/a*",
                "/a?",
                "/{x}",
                "/%70sc",
                "/a;b",
                "/a b",
                "/a\\b",
                "/a#b",
                "/oauth2/authorization/psc",
                "/logout"
            })
    void a_path_that_cannot_be_a_callback_stops_the_application(String path) {
        sandbox.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("path", Map.of("psc.callback-path", path))))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("PSC-1001 psc.callback-path"));
    }

    @Test
    void an_application_that_does_not_start_says_what_to_do(CapturedOutput output) {
        SpringApplicationBuilder wrong =
                new SpringApplicationBuilder(TestApplication.class).properties("server.port=0", "psc.callback-path=/");

        assertThatThrownBy(wrong::run).hasRootCauseInstanceOf(PscConfigurationException.class);

        assertThat(output.getAll())
                .contains("is not configured: PSC-1001 psc.callback-path cannot be that of a callback: '/'")
                .contains("Set or correct the property that the description names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/%70sc", "/a*"})
    void a_redirect_uri_whose_path_cannot_be_a_callback_stops_the_application(String path) {
        sandbox.withPropertyValues("psc.redirect-uri=https://my-service.example" + path)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("PSC-1001 the path of psc.redirect-uri"));
    }

    @Test
    void a_session_cookie_that_the_way_back_from_the_provider_would_lose_is_not_made_and_the_log_says_so(
            CapturedOutput output) {
        sandbox.withPropertyValues("server.servlet.session.cookie.same-site=strict")
                .run(context -> {
                    MockServletContext servlet = new MockServletContext();
                    context.getBean("pscSessionCookie", ServletContextInitializer.class)
                            .onStartup(servlet);
                    assertThat(servlet.getSessionCookieConfig().getAttribute("SameSite"))
                            .isEqualTo("Lax");
                });

        assertThat(output.getAll().lines().filter(line -> line.contains("same-site=strict is not used")))
                .singleElement()
                .asString()
                .contains("WARN");
    }

    @Test
    void V48_secrets_are_masked_in_the_properties_and_in_the_actuator() {
        sandbox.run(context -> {
            assertThat(context.getBeansOfType(Object.class).values())
                    .filteredOn(bean -> bean.getClass().getName().contains("PscProperties"))
                    .singleElement()
                    .asString()
                    .contains("my-service")
                    .doesNotContain(SECRET);
            SanitizingFunction sanitizer = context.getBean(SanitizingFunction.class);
            for (String key : new String[] {"psc.client-secret", "PSC_CLIENT_SECRET", "psc.sealingKey"}) {
                assertThat(sanitizer
                                .applyUnlessFiltered(new SanitizableData(null, key, SECRET))
                                .getValue())
                        .isEqualTo(SanitizableData.SANITIZED_VALUE);
            }
            assertThat(sanitizer
                            .applyUnlessFiltered(new SanitizableData(null, "psc.client-id", "x"))
                            .getValue())
                    .isEqualTo("x");
        });
    }

    @Test
    void everything_gives_way_to_beans_of_the_application() {
        PscClient own = own(URI.create("https://my-service.example/login/oauth2/code/psc"));
        application
                .withBean(PscClient.class, () -> own)
                .withBean("ownChain", SecurityFilterChain.class, () -> null)
                .run(context -> assertThat(context).doesNotHaveBean(PscMockProvider.class));
        application
                .withBean(PscClient.class, () -> own)
                .run(context -> assertThat(context.getBean(PscClient.class)).isSameAs(own));
    }

    @Test
    void a_chain_of_the_application_needs_one_line() {
        sandbox.withUserConfiguration(OwnChain.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(SecurityFilterChain.class)
                        .hasBean("ownChain"));
    }

    @Test
    void the_builder_that_carries_tokens_is_only_got_by_its_name() {
        sandbox.withBean(Anybody.class).withBean(Somebody.class).run(context -> {
            assertThat(context.getBean(Anybody.class).builder).isEmpty();
            assertThat(context.getBean(Somebody.class).builder).isNotNull();
        });
    }

    private static PscClient own(URI redirect) {
        return PscClient.builder(PscEnvironment.SANDBOX)
                .clientId("own")
                .clientAuthentication(ClientAuthentication.secretBasic(SECRET))
                .redirectUri(redirect)
                .build();
    }

    /** Wants any builder. */
    private static final class Anybody {
        final Optional<RestClient.Builder> builder;

        @Autowired
        Anybody(Optional<RestClient.Builder> builder) {
            this.builder = builder;
        }
    }

    /** Wants this builder. */
    private static final class Somebody {
        final RestClient.Builder builder;

        @Autowired
        Somebody(@Qualifier("pscRestClientBuilder") RestClient.Builder builder) {
            this.builder = builder;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnChain {
        @Bean
        SecurityFilterChain ownChain(HttpSecurity http) {
            http.with(PscSecurity.pscLogin(), Customizer.withDefaults());
            return http.build();
        }
    }
}
