package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.spring.PscConnectionDetails;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Development and tests: starts the simulator with the application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(PscMockProvider.class)
@Conditional(SimulatorCondition.class)
@ConditionalOnMissingBean({PscClient.class, PscConnectionDetails.class})
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
        if (real || (redirect != null && !PscEnvironment.isLoopback(redirect))) {
            throw ClientFactory.invalid(
                    "psc.environment is mock, beside an issuer, a client or a redirect URI of the real"
                            + " Pro Santé Connect: remove them, or set psc.environment to sandbox or production");
        }
    }

    @Bean
    PscConnectionDetails pscMockConnectionDetails(PscMockProvider mock) {
        return new MockConnectionDetails(mock);
    }
}
