package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.calls.PscTokenInterceptor;
import java.net.http.HttpClient;
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

    @Bean(defaultCandidate = false, destroyMethod = "")
    @ConditionalOnMissingBean(name = "pscHttpClient")
    HttpClient pscHttpClient(ObjectProvider<PscClient> psc, CurrentPscSession session) {
        return PscClient.propagationOf(psc::getObject).httpClient(session);
    }

    /** Follows no redirect: {@link PscTokenInterceptor} is not asked again for the next hop. */
    static ClientHttpRequestFactory requests(ObjectProvider<PscClient> psc) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(TargetClients.http(psc));
        requests.setReadTimeout(TargetClients.READ_TIMEOUT);
        return requests;
    }
}
