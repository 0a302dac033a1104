package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import io.github.psc4j.PscClient;
import io.github.psc4j.ResourceServer;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.spring.autoconfigure.PscApiAutoConfiguration;
import io.github.psc4j.spring.autoconfigure.PscAutoConfiguration;
import io.github.psc4j.spring.autoconfigure.PscSecurityAutoConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What a service that receives tokens has to say, and how it is told what is missing. */
@ExtendWith(OutputCaptureExtension.class)
class ApiConfigurationTest {
    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    SslAutoConfiguration.class,
                    PscAutoConfiguration.class,
                    PscSecurityAutoConfiguration.class,
                    PscApiAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class))
            .withClassLoader(new FilteredClassLoader(PscMockProvider.class))
            .withPropertyValues("psc.login-enabled=false");

    private final WebApplicationContextRunner own = application.withPropertyValues(
            "psc.api.issuer=https://login.dossier.example/realms/dossier", "psc.api.audience=https://api.example");

    private static void assertRefused(WebApplicationContextRunner runner, String... words) {
        runner.run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).rootCause().message().contains(words);
        });
    }

    @Test
    void two_properties_are_enough_for_the_tokens_of_an_own_authorization_server() {
        own.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(ResourceServer.class)
                .hasSingleBean(SecurityFilterChain.class)
                .doesNotHaveBean(PscClient.class));
    }

    @Test
    void tokens_of_psc_need_its_environment_and_the_own_client_and_no_redirect_uri() {
        WebApplicationContextRunner psc = application.withPropertyValues("psc.api.authorized-parties=the-web-app");
        assertRefused(psc, "PSC-1001 psc.environment is not set");
        assertRefused(psc.withPropertyValues("psc.environment=sandbox"), "PSC-1001 psc.client-id is not set");
        assertRefused(
                psc.withPropertyValues("psc.environment=sandbox", "psc.client-id=my-api"),
                "PSC-1001 psc.client-secret is not set");
        psc.withPropertyValues("psc.environment=sandbox", "psc.client-id=my-api", "psc.client-secret=secret")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ResourceServer.class));
    }

    @ParameterizedTest
    @CsvSource({
        "psc.api.issuer=https://login.example, psc.api.audience is not set",
        "psc.api.audience=https://api.example, psc.api.issuer is not set",
        "psc.api.cache.introspected=10s, psc.api.authorized-parties",
        "psc.api.path=/x/**, psc.api.audience",
        "psc.api.authorized-parties=, psc.api.authorized-parties"
    })
    void V28_what_is_missing_is_named(String property, String named) {
        assertRefused(application.withPropertyValues(property), "PSC-1001", named);
    }

    @Test
    void an_authorization_server_is_called_over_https_or_on_this_machine() {
        assertRefused(own.withPropertyValues("psc.api.issuer=http://login.example"), "PSC-1002");
        assertRefused(own.withPropertyValues("psc.api.jwks-uri=http://localhost/keys"), "PSC-1002");
        own.withPropertyValues("psc.api.issuer=http://localhost:8081/realms/dossier")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void what_is_no_way_of_signing_or_of_binding_is_refused() {
        for (String algorithms : List.of("HS256", "none", "RS256,HS256")) {
            own.withPropertyValues("psc.api.signing-algorithms=" + algorithms)
                    .run(context -> assertThat(context).hasFailed());
        }
        assertRefused(own.withPropertyValues("psc.api.signing-algorithms="), "PSC-1001", "signature algorithm");
        own.withPropertyValues("psc.api.token-binding=never")
                .run(context -> assertThat(context).hasFailed());
        own.withPropertyValues("psc.api.signing-algorithms=PS256,ES256", "psc.api.token-binding=where-stated")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_bundle_that_is_not_defined_is_named_with_its_property() {
        assertRefused(own.withPropertyValues("psc.api.ssl-bundle=typo"), "PSC-1001", "psc.api.ssl-bundle", "typo");
    }

    @Test
    void V28_a_client_at_psc_that_nobody_logs_in_with_needs_the_list_of_those_whose_tokens_are_accepted() {
        assertRefused(own.withPropertyValues("psc.client-id=my-api"), "PSC-1001", "psc.api.authorized-parties");
        own.withPropertyValues("psc.client-id=my-api", "psc.login-enabled=true", "psc.environment=sandbox")
                .withPropertyValues("psc.client-secret=secret", "psc.redirect-uri=https://my.example/login")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void times_that_would_hide_a_revocation_are_refused() {
        assertRefused(own.withPropertyValues("psc.api.cache.introspected=3m"), "PSC-1001", "introspected token");
        assertRefused(own.withPropertyValues("psc.api.cache.max-tokens=-1"), "PSC-1001");
    }

    @Test
    void a_proxy_is_named_by_its_address() {
        own.withPropertyValues(
                        "psc.api.proxy.addresses=10.1.2.3,10.2.0.0/16",
                        "psc.api.proxy.header=X-Client-Cert",
                        "psc.api.proxy.format=escaped-pem")
                .run(context -> assertThat(context).hasNotFailed());
        assertRefused(own.withPropertyValues("psc.api.proxy.addresses=proxy.example"), "PSC-1001", "no IP address");
        assertRefused(own.withPropertyValues("psc.api.proxy.addresses=0.0.0.0/0"), "PSC-1001");
    }

    @ParameterizedTest
    @CsvSource({"server.forward-headers-strategy=native", "spring.main.cloud-platform=kubernetes"})
    void a_proxy_is_not_trusted_where_anybody_can_claim_its_address(String property) {
        WebApplicationContextRunner proxied = own.withPropertyValues("psc.api.proxy.addresses=10.1.2.3", property);
        assertRefused(proxied, "PSC-1001", "server.forward-headers-strategy");
        proxied.withPropertyValues("server.forward-headers-strategy=framework")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "server.tomcat.remoteip.remote-ip-header=X-Forwarded-For",
        "server.tomcat.remoteip.protocol-header=X-Forwarded-Proto"
    })
    void nor_where_tomcat_is_told_to_believe_a_header_whatever_the_strategy(String property) {
        WebApplicationContextRunner proxied = own.withPropertyValues("psc.api.proxy.addresses=10.1.2.3", property);
        assertRefused(proxied, "PSC-1001", "server.tomcat.remoteip");
        for (String strategy : List.of("framework", "none")) {
            assertRefused(
                    proxied.withPropertyValues("server.forward-headers-strategy=" + strategy),
                    "PSC-1001",
                    "server.tomcat.remoteip");
        }
    }

    @Test
    void an_application_with_a_chain_of_its_own_gets_no_other() {
        own.withUserConfiguration(OwnChain.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SecurityFilterChain.class)
                        .hasBean("ownChain"));
    }

    @Test
    void V28_a_chain_for_tokens_without_anybody_whose_tokens_are_accepted_is_refused() {
        assertRefused(
                application.withUserConfiguration(OwnChain.class),
                "PSC-1001",
                "psc.api.audience",
                "psc.api.authorized-parties");
    }

    @Test
    void people_and_applications_do_not_share_a_chain() {
        assertRefused(
                own.withPropertyValues(
                                "psc.login-enabled=true",
                                "psc.environment=sandbox",
                                "psc.client-id=my-service",
                                "psc.client-secret=secret",
                                "psc.redirect-uri=https://my-service.example/login/oauth2/code/psc")
                        .withUserConfiguration(SharedChain.class),
                "PSC-1001",
                "one filter chain");
    }

    @Test
    void an_application_that_says_nothing_of_tokens_receives_none() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PscAutoConfiguration.class,
                        PscSecurityAutoConfiguration.class,
                        PscApiAutoConfiguration.class,
                        SecurityAutoConfiguration.class,
                        ServletWebSecurityAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ResourceServer.class));
    }

    @Test
    void the_property_is_named_where_an_operator_looks(CapturedOutput output) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(ApiApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0",
                        "psc.login-enabled=false",
                        "psc.api.issuer=https://login.dossier.example/realms/dossier");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(builder::run)).isNotNull();
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "psc.api.audience is not set", "Set or correct the property");
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnChain {
        @Bean
        SecurityFilterChain ownChain(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.with(PscSecurity.pscResourceServer(), withDefaults());
            return http.build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SharedChain {
        @Bean
        SecurityFilterChain sharedChain(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.with(PscSecurity.pscResourceServer(), withDefaults());
            http.with(PscSecurity.pscLogin(), withDefaults());
            return http.build();
        }
    }
}
