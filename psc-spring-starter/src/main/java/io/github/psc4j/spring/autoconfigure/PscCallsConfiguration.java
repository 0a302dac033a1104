package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.propagation.jdk.PropagatingHttpClient;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.calls.PscTokenInterceptor;
import java.net.http.HttpClient;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Calls to other services, and the person on whose behalf. No client here is one that an application gets without asking for
 * it by name: a token goes along where somebody meant it to.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RestClient.class)
class PscCallsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CurrentPscSession currentPscSession(ObjectProvider<SecurityContextHolderStrategy> contexts) {
        return new CurrentPscSession(contexts.getIfAvailable(SecurityContextHolder::getContextHolderStrategy));
    }

    @Bean
    @ConditionalOnMissingBean
    PscTokenInterceptor pscTokenInterceptor(ObjectProvider<PscClient> psc, CurrentPscSession session) {
        return new PscTokenInterceptor(psc::getObject, session);
    }

    @Bean(defaultCandidate = false)
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean(name = "pscRestClientBuilder")
    RestClient.Builder pscRestClientBuilder(ObjectProvider<PscClient> psc, PscTokenInterceptor interceptor) {
        return RestClient.builder().requestFactory(requests(psc)).requestInterceptor(interceptor);
    }

    /** One for each that asks, since whoever gets it may change it. */
    @Bean(defaultCandidate = false)
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean(name = "pscRestTemplate")
    RestTemplate pscRestTemplate(ObjectProvider<PscClient> psc, PscTokenInterceptor interceptor) {
        RestTemplate template = new RestTemplate(requests(psc));
        template.setInterceptors(List.of(interceptor));
        return template;
    }

    @Bean(defaultCandidate = false, destroyMethod = "")
    @ConditionalOnMissingBean(name = "pscHttpClient")
    HttpClient pscHttpClient(ObjectProvider<PscClient> psc, CurrentPscSession session) {
        return PropagatingHttpClient.of(
                TargetClients.http(psc), () -> psc.getObject().propagation(), session);
    }

    private static ClientHttpRequestFactory requests(ObjectProvider<PscClient> psc) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(TargetClients.http(psc));
        requests.setReadTimeout(TargetClients.READ_TIMEOUT);
        return requests;
    }
}
