package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of a real provider, unless the application or the simulator brought one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "psc.login-enabled", matchIfMissing = true)
class PscClientConfiguration {
    @Bean
    @ConditionalOnMissingBean
    PscClient pscClient(ClientFactory factory) {
        return factory.configured();
    }
}
