package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.PscConnectionDetails;
import io.github.psc4j.spring.login.PscLoginFilters;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** The client of a provider that a bean describes: the simulator, or one that a test started. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(PscConnectionDetails.class)
@ConditionalOnMissingBean(PscClient.class)
class PscDetailsConfiguration {

    /** Lazy, because the port of the application, which is in its redirect URI, may be known only once it listens. */
    @Bean
    @Lazy
    PscClient pscClient(
            PscConnectionDetails details, ClientFactory factory, PscProperties properties, Environment environment) {
        URI here = here(environment);
        URI redirect = properties.redirectUri() == null
                ? URI.create(here + PscLoginFilters.CALLBACK_PATH)
                : properties.redirectUri();
        URI postLogout = properties.postLogoutRedirectUri() == null
                ? URI.create(here + "/")
                : properties.postLogoutRedirectUri();
        if (details instanceof MockConnectionDetails mock) {
            mock.tellOfLogouts(here);
        }
        return factory.client(details, redirect, postLogout);
    }

    private static URI here(Environment environment) {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return URI.create("http://localhost:" + port + environment.getProperty("server.servlet.context-path", ""));
    }
}
