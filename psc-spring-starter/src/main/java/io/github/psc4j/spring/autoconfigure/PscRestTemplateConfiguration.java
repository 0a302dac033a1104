package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.calls.PscTokenInterceptor;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.web.client.RestTemplate;

/**
 * Calls with {@code RestTemplate}, which Spring Framework marks for removal as of 7.1. Nothing else of the starter names it:
 * where it is gone, this class is skipped, and it can be deleted.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.web.client.RestTemplate")
@SuppressWarnings({"deprecation", "removal"}) // Applications call with it as long as it is there.
class PscRestTemplateConfiguration {

    /** One for each that asks, since whoever gets it may change it. */
    @Bean(defaultCandidate = false)
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean(name = "pscRestTemplate")
    RestTemplate pscRestTemplate(ObjectProvider<PscClient> psc, PscTokenInterceptor interceptor) {
        RestTemplate template = new RestTemplate(PscCallsConfiguration.requests(psc));
        template.setInterceptors(List.of(interceptor));
        return template;
    }
}
