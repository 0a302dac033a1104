package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.calls.PscTokenFilter;
import io.github.psc4j.spring.calls.PscTokenInterceptor;
import java.net.http.HttpClient;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.HttpServiceGroup;

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
            ObjectProvider<PscClient> psc,
            ObjectProvider<HttpServiceClientProperties> groups,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<HttpClientSettings> settings) {
        return new TargetGroups(
                properties.propagation().targets(),
                PscClient.propagationOf(psc::getObject),
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
                    .forEachClient((group, client) -> client.requestFactory(requests(targets, group, builder))
                            .requestInterceptor(interceptor));
        }

        private static ClientHttpRequestFactory requests(
                TargetGroups targets,
                HttpServiceGroup group,
                ObjectProvider<ClientHttpRequestFactoryBuilder<?>> builder) {
            HttpClientSettings settings = targets.settings(group);
            Optional<HttpClient> presenting = targets.presenting(group, settings);
            if (presenting.isEmpty()) {
                return builder.getIfAvailable(ClientHttpRequestFactoryBuilder::detect)
                        .build(settings);
            }
            JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(presenting.get());
            requests.setReadTimeout(Objects.requireNonNull(settings.readTimeout()));
            return requests;
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
                    .forEachClient((group, client) -> client.clientConnector(connector(targets, group, builder))
                            .filter(filter));
        }

        private static ClientHttpConnector connector(
                TargetGroups targets, HttpServiceGroup group, ObjectProvider<ClientHttpConnectorBuilder<?>> builder) {
            HttpClientSettings settings = targets.settings(group);
            Optional<HttpClient> presenting = targets.presenting(group, settings);
            if (presenting.isEmpty()) {
                return builder.getIfAvailable(ClientHttpConnectorBuilder::detect)
                        .build(settings);
            }
            JdkClientHttpConnector connector = new JdkClientHttpConnector(presenting.get());
            connector.setReadTimeout(Objects.requireNonNull(settings.readTimeout()));
            return connector;
        }
    }
}
