package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.provider.UrlPolicy;
import io.github.psc4j.spring.internal.LoginSettings;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Development and tests: starts the simulator with the application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(PscMockProvider.class)
@Conditional(OnSimulator.class)
@ConditionalOnMissingBean(PscClient.class)
class PscMockConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.mock");

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    PscMockProvider pscMockProvider(PscProperties properties, ClientFactory factory) {
        checkNothingReal(properties);
        PropagationPolicy unused = factory.propagation();
        Integer port = properties.mock().port();
        PscMockProvider mock =
                PscMockProvider.builder().port(port == null ? 0 : port).start();
        LOG.warn(
                "SIMULATOR: logins go to a simulated Pro Santé Connect at {}, where anybody can be anybody. For the real"
                        + " one set psc.environment and psc.client-id.",
                mock.issuer());
        return mock;
    }

    /** What belongs to the real provider beside the simulator is a mistake, and somebody would find out late. */
    private static void checkNothingReal(PscProperties properties) {
        boolean real = properties.issuer() != null
                || properties.clientId() != null
                || properties.clientSecret() != null
                || properties.sslBundle() != null;
        URI redirect = properties.redirectUri();
        if (real || (redirect != null && !UrlPolicy.isLoopback(redirect))) {
            throw ClientFactory.invalid(
                    "psc.environment is mock, beside an issuer, a client or a redirect URI of the real"
                            + " Pro Santé Connect: remove them, or set psc.environment to sandbox or production");
        }
    }

    /** Lazy, because the port of the application, which is in its redirect URI, may be known only once it listens. */
    @Bean
    @Lazy
    PscClient pscClient(
            PscMockProvider mock, ClientFactory factory, PscProperties properties, Environment environment) {
        URI here = here(environment);
        URI redirect = properties.redirectUri() == null
                ? URI.create(here + LoginSettings.CALLBACK_PATH)
                : properties.redirectUri();
        URI postLogout = properties.postLogoutRedirectUri() == null
                ? URI.create(here + "/")
                : properties.postLogoutRedirectUri();
        mock.client(PscMockProvider.CLIENT_ID)
                .filter(client -> client.backchannelLogoutUri().isEmpty())
                .map(client ->
                        client.withBackchannelLogoutUri(URI.create(here + LoginSettings.BACK_CHANNEL_LOGOUT_PATH)))
                .ifPresent(mock::register);
        return factory.simulated(
                mock.issuer(), PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET, redirect, postLogout);
    }

    private static URI here(Environment environment) {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return URI.create("http://localhost:" + port + environment.getProperty("server.servlet.context-path", ""));
    }
}
