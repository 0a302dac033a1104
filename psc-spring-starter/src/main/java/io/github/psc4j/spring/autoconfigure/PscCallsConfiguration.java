package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.PscTokenInterceptor;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.client.RestClient;

/** Calls to other services. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RestClient.class)
class PscCallsConfiguration {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);

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

    /**
     * Not the builder that an application gets without asking for it by name: a token goes along where somebody meant
     * it to. It follows no redirect, which nobody would judge.
     */
    @Bean(defaultCandidate = false)
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean(name = "pscRestClientBuilder")
    RestClient.Builder pscRestClientBuilder(PscTokenInterceptor interceptor) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build());
        requests.setReadTimeout(READ);
        return RestClient.builder().requestFactory(requests).requestInterceptor(interceptor);
    }
}
