package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.PscClientCustomizer;
import io.github.psc4j.spring.PscTokenInterceptor;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The client, and the {@code RestClient.Builder} that carries tokens. Building them does no I/O. */
@AutoConfiguration
@EnableConfigurationProperties(PscProperties.class)
@Import({PscMockConfiguration.class, PscAutoConfiguration.Configured.class, PscAutoConfiguration.Calls.class})
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

    /** After the simulator's, which comes first where it is wanted. */
    @Configuration(proxyBeanMethods = false)
    static class Configured {
        @Bean
        @ConditionalOnMissingBean
        PscClient pscClient(ClientFactory factory) {
            return factory.configured();
        }
    }

    /** Calls to other services. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RestClient.class)
    static class Calls {
        private static final Duration CONNECT = Duration.ofSeconds(5);
        private static final Duration READ = Duration.ofSeconds(10);

        @Bean
        @ConditionalOnMissingBean
        CurrentPscSession currentPscSession() {
            return new CurrentPscSession();
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
}
