package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.spring.PscClientCustomizer;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The client, and what carries tokens to other services. Building them does no I/O. */
@AutoConfiguration
@EnableConfigurationProperties(PscProperties.class)
@Import({
    PscMockConfiguration.class,
    PscDetailsConfiguration.class,
    PscClientConfiguration.class,
    PscBearerConfiguration.class,
    PscCallsConfiguration.class,
    PscRestTemplateConfiguration.class,
    PscWebClientConfiguration.class,
    PscFeignConfiguration.class,
    PscHttpServicesConfiguration.class
})
public final class PscAutoConfiguration {

    /** For Spring. */
    public PscAutoConfiguration() {}

    @Bean
    ClientFactory pscClientFactory(
            PscProperties properties,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<PscClientCustomizer> customizers,
            ObjectProvider<Clock> clock) {
        PscProperties.Target target = properties.environment();
        boolean real = target == PscProperties.Target.SANDBOX || target == PscProperties.Target.PRODUCTION;
        if (real && properties.mock().port() != null) {
            throw ClientFactory.invalid("psc.mock.port is set, and psc.environment is " + target
                    + ": the simulator never runs beside the real provider, so remove one of the two");
        }
        return new ClientFactory(properties, bundles, customizers, clock.getIfAvailable(Clock::systemUTC));
    }
}
