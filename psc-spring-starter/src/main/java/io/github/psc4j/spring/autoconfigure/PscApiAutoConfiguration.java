package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.spring.PscSecurity;
import io.github.psc4j.token.ClientAuthentication;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Requests with tokens in a servlet application that says whose; a filter chain of its own where the application has none. */
@AutoConfiguration(after = PscSecurityAutoConfiguration.class, before = ServletWebSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpSecurity.class)
@Conditional(ApiCondition.class)
public final class PscApiAutoConfiguration {

    /** For Spring. */
    public PscApiAutoConfiguration() {}

    /** Building it does no I/O. */
    @Bean
    @ConditionalOnMissingBean
    ResourceServer pscResourceServer(
            PscProperties properties,
            ClientFactory client,
            ObjectProvider<ProviderAccess> simulator,
            ObjectProvider<SslBundles> bundles,
            Environment environment) {
        PscProperties.Api api = properties.api();
        Supplier<ProviderAccess> provider = () -> simulator.getIfAvailable(client::access);
        Optional<HttpSettings> trusting =
                Optional.ofNullable(api.sslBundle()).map(name -> client.trusting(bundles, name));
        return new ApiFactory(properties, client, provider, environment).resourceServer(trusting);
    }

    @Bean
    @Order(SecurityFilterProperties.BASIC_AUTH_ORDER - 1)
    @Conditional(NoOtherFilterChainCondition.class)
    SecurityFilterChain pscApiSecurityFilterChain(HttpSecurity http, PscProperties properties) {
        if (properties.loginEnabled()) {
            http.securityMatcher(properties.api().path());
        }
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.with(PscSecurity.pscResourceServer(), Customizer.withDefaults());
        return http.build();
    }

    /** The simulator knows its own client. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PscMockProvider.class)
    @Conditional(SimulatorCondition.class)
    static class Simulated {
        @Bean
        ProviderAccess pscSimulatorAccess(PscMockProvider mock) {
            return new ProviderAccess(
                    PscEnvironment.development(mock.issuer()),
                    PscMockProvider.CLIENT_ID,
                    ClientAuthentication.secretBasic(PscMockProvider.CLIENT_SECRET));
        }
    }
}
