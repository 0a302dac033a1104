package io.github.psc4j.spring.autoconfigure;

import feign.Client;
import io.github.psc4j.PscClient;
import io.github.psc4j.spring.CurrentPscSession;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls to other services with OpenFeign. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Client.class)
class PscFeignConfiguration {

    @Bean(defaultCandidate = false)
    @ConditionalOnMissingBean(name = "pscFeignClient")
    Client pscFeignClient(ObjectProvider<PscClient> psc, CurrentPscSession session) {
        return PscClient.propagationOf(psc::getObject).feign().client(session);
    }
}
