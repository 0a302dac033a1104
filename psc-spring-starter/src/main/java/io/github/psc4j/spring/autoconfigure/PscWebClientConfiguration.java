package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.calls.PscTokenFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/** Calls to other services with {@code WebClient}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(WebClient.class)
class PscWebClientConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PscTokenFilter pscTokenFilter(ObjectProvider<PscClient> psc, CurrentPscSession session) {
        return new PscTokenFilter(psc::getObject, session);
    }

    @Bean(defaultCandidate = false)
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean(name = "pscWebClientBuilder")
    WebClient.Builder pscWebClientBuilder(ObjectProvider<PscClient> psc, PscTokenFilter filter) {
        JdkClientHttpConnector connector = new JdkClientHttpConnector(TargetClients.http(psc));
        connector.setReadTimeout(TargetClients.READ_TIMEOUT);
        return WebClient.builder().clientConnector(connector).filter(filter);
    }
}
