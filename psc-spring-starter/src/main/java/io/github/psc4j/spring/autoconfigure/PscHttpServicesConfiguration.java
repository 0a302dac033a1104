package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.spring.PscTokenFilter;
import io.github.psc4j.spring.PscTokenInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientProperties;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;

/**
 * HTTP interfaces whose group is named like a target: they call the target, with the token. The base URL comes first, so that
 * the application can say another; what carries the token comes last, so that nobody follows redirects behind it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HttpServiceClientProperties.class)
class PscHttpServicesConfiguration {

    @Bean
    TargetGroups pscTargetGroups(
            PscProperties properties,
            ObjectProvider<HttpServiceClientProperties> groups,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<HttpClientSettings> settings) {
        return new TargetGroups(
                properties.propagation().targets(),
                groups.getIfAvailable(),
                bundles.getIfAvailable(),
                settings.getIfAvailable());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RestClientHttpServiceGroupConfigurer.class)
    static class OverRestClient {

        @Bean
        RestClientHttpServiceGroupConfigurer pscRestClientGroupAddress(TargetGroups targets) {
            return new RestClientHttpServiceGroupConfigurer() {
                @Override
                public int getOrder() {
                    return Ordered.HIGHEST_PRECEDENCE;
                }

                @Override
                public void configureGroups(Groups<RestClient.Builder> groups) {
                    groups.filter(targets::isTarget)
                            .forEachClient((group, client) -> client.baseUrl(targets.baseUrl(group)));
                }
            };
        }

        @Bean
        RestClientHttpServiceGroupConfigurer pscRestClientGroups(
                TargetGroups targets,
                PscTokenInterceptor interceptor,
                ObjectProvider<ClientHttpRequestFactoryBuilder<?>> builder) {
            return groups -> groups.filter(targets::isTarget)
                    .forEachClient((group, client) -> client.requestFactory(
                                    builder.getIfAvailable(ClientHttpRequestFactoryBuilder::detect)
                                            .build(targets.settings(group)))
                            .requestInterceptor(interceptor));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebClientHttpServiceGroupConfigurer.class)
    static class OverWebClient {

        @Bean
        WebClientHttpServiceGroupConfigurer pscWebClientGroupAddress(TargetGroups targets) {
            return new WebClientHttpServiceGroupConfigurer() {
                @Override
                public int getOrder() {
                    return Ordered.HIGHEST_PRECEDENCE;
                }

                @Override
                public void configureGroups(Groups<WebClient.Builder> groups) {
                    groups.filter(targets::isTarget)
                            .forEachClient((group, client) -> client.baseUrl(targets.baseUrl(group)));
                }
            };
        }

        @Bean
        WebClientHttpServiceGroupConfigurer pscWebClientGroups(
                TargetGroups targets, PscTokenFilter filter, ObjectProvider<ClientHttpConnectorBuilder<?>> builder) {
            return groups -> groups.filter(targets::isTarget)
                    .forEachClient((group, client) -> client.clientConnector(
                                    builder.getIfAvailable(ClientHttpConnectorBuilder::detect)
                                            .build(targets.settings(group)))
                            .filter(filter));
        }
    }
}
