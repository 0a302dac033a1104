package io.github.psc4j.spring.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import feign.Client;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.TestService;
import io.github.psc4j.spring.autoconfigure.PscAutoConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientProperties;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.service.HttpServiceClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.registry.ImportHttpServices;

/** Which clients an application finds, and that it gets none of them by chance. */
class CallsConfigurationTest {
    private final TestService target = new TestService();
    private final TestService stranger = new TestService();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PscAutoConfiguration.class, RestClientAutoConfiguration.class))
            .withPropertyValues("psc.propagation.targets.dossier.url=" + target.url("/api"));

    @AfterEach
    void stop() {
        target.close();
        stranger.close();
    }

    @Test
    void every_client_is_there_by_name() {
        application.run(context -> assertThat(context)
                .hasNotFailed()
                .hasBean("pscRestClientBuilder")
                .hasBean("pscRestTemplate")
                .hasBean("pscWebClientBuilder")
                .hasBean("pscHttpClient")
                .hasBean("pscFeignClient"));
    }

    /** What a class gets that names a type and no bean. */
    record Unnamed(
            ObjectProvider<RestTemplate> restTemplate,
            ObjectProvider<WebClient.Builder> webClient,
            ObjectProvider<HttpClient> http,
            ObjectProvider<Client> feign) {}

    @Test
    void no_client_is_there_for_who_does_not_name_it() {
        application.withBean(Unnamed.class).run(context -> {
            Unnamed unnamed = context.getBean(Unnamed.class);
            assertThat(Stream.of(unnamed.restTemplate, unnamed.webClient, unnamed.http, unnamed.feign)
                            .map(ObjectProvider::getIfAvailable))
                    .containsOnlyNulls();
        });
    }

    @Test
    void the_builder_of_spring_boot_carries_nothing() {
        application.run(context -> {
            context.getBean(RestClient.Builder.class)
                    .build()
                    .get()
                    .uri(URI.create(target.url("/api/x")))
                    .retrieve()
                    .toBodilessEntity();
            assertThat(target.authorizations()).containsExactly("none");
        });
    }

    @Test
    void an_authorization_of_the_application_is_left_alone() {
        URI uri = URI.create(target.url("/api/own"));
        application.run(context -> {
            context.getBean("pscRestClientBuilder", RestClient.Builder.class)
                    .build()
                    .get()
                    .uri(uri)
                    .header("authorization", "Basic b3du")
                    .retrieve()
                    .toBodilessEntity();
            context.getBean("pscRestTemplate", RestTemplate.class)
                    .exchange(
                            RequestEntity.get(uri)
                                    .header("authorization", "Basic b3du")
                                    .build(),
                            Void.class);
            context.getBean("pscWebClientBuilder", WebClient.Builder.class)
                    .build()
                    .get()
                    .uri(uri)
                    .header("authorization", "Basic b3du")
                    .retrieve()
                    .toBodilessEntity()
                    .block(Duration.ofSeconds(10));
            assertThat(target.authorizations()).containsExactly("Basic b3du", "Basic b3du", "Basic b3du");
        });
    }

    @Test
    void who_asks_twice_gets_two() {
        application.run(context -> {
            assertThat(context.getBean("pscRestTemplate")).isNotSameAs(context.getBean("pscRestTemplate"));
            assertThat(context.getBean("pscWebClientBuilder")).isNotSameAs(context.getBean("pscWebClientBuilder"));
        });
    }

    @Test
    void without_webflux_and_feign_the_rest_is_there() {
        application
                .withClassLoader(new FilteredClassLoader(
                        WebClient.class,
                        Client.class,
                        HttpServiceClientProperties.class,
                        reactor.core.publisher.Mono.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(PscTokenInterceptor.class)
                        .hasBean("pscRestClientBuilder")
                        .doesNotHaveBean(PscTokenFilter.class)
                        .doesNotHaveBean("pscFeignClient"));
    }

    @Test
    void an_own_bean_of_the_name_is_left_alone() {
        HttpClient own = HttpClient.newHttpClient();
        application
                .withBean("pscHttpClient", HttpClient.class, () -> own)
                .run(context -> assertThat(context.getBean("pscHttpClient")).isSameAs(own));
    }

    interface Dossier {
        @GetExchange
        ResponseEntity<Void> get(URI uri);

        @GetExchange("/x")
        ResponseEntity<Void> x();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportHttpServices(group = "dossier", types = Dossier.class)
    static class Grouped {}

    @Configuration(proxyBeanMethods = false)
    @ImportHttpServices(group = "annuaire", types = Dossier.class)
    static class Strange {}

    private final ApplicationContextRunner groups = application.withConfiguration(AutoConfigurations.of(
            HttpServiceClientPropertiesAutoConfiguration.class, HttpServiceClientAutoConfiguration.class));

    @Test
    void V51_a_group_that_follows_redirects_by_its_settings_does_not_where_it_carries_a_token() {
        groups.withUserConfiguration(Grouped.class)
                .withPropertyValues(
                        "spring.http.clients.redirects=follow", "spring.http.serviceclient.dossier.redirects=follow")
                .run(context -> {
                    URI moved = URI.create(stranger.url("/moved?to=" + stranger.url("/caught")));
                    assertThat(context.getBean(Dossier.class)
                                    .get(moved)
                                    .getStatusCode()
                                    .value())
                            .isEqualTo(302);
                    assertThat(stranger.calls()).hasSize(1);
                });
    }

    @Test
    void a_group_keeps_the_base_url_that_the_application_says() {
        groups.withUserConfiguration(Grouped.class)
                .withPropertyValues("spring.http.serviceclient.dossier.base-url=" + stranger.url("/own"))
                .run(context -> {
                    context.getBean(Dossier.class).x();
                    assertThat(stranger.calls()).containsExactly(new TestService.Call("/own/x", "none"));
                });
    }

    @Test
    void a_group_keeps_its_timeouts() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            groups.withUserConfiguration(Grouped.class)
                    .withPropertyValues("spring.http.serviceclient.dossier.read-timeout=50ms")
                    .run(context -> assertTimeout(
                            Duration.ofSeconds(8),
                            () -> assertThatThrownBy(() -> context.getBean(Dossier.class)
                                            .get(URI.create("http://localhost:" + silent.getLocalPort())))
                                    .isInstanceOf(ResourceAccessException.class)));
        }
    }

    @Test
    void a_group_of_another_name_gets_nothing() {
        groups.withUserConfiguration(Strange.class).run(context -> {
            Dossier annuaire = context.getBean(Dossier.class);
            annuaire.get(URI.create(target.url("/api/x")));
            assertThat(target.authorizations()).containsExactly("none");
            assertThatThrownBy(annuaire::x).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_executor_of_spring_boot_takes_the_person_along(boolean virtual) {
        assumeTrue(!virtual || Runtime.version().feature() >= 21);
        application
                .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
                .withUserConfiguration(Decorated.class)
                .withPropertyValues("spring.threads.virtual.enabled=" + virtual)
                .run(context -> {
                    AsyncTaskExecutor executor = context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class);
                    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("one", ""));
                    Future<String> name;
                    try {
                        name = executor.submit(() -> SecurityContextHolder.getContext()
                                .getAuthentication()
                                .getName());
                    } finally {
                        SecurityContextHolder.clearContext();
                    }
                    assertThat(name.get(10, TimeUnit.MINUTES)).isEqualTo("one");
                    assertThat(executor.submit(() ->
                                            SecurityContextHolder.getContext().getAuthentication())
                                    .get(10, TimeUnit.MINUTES))
                            .isNull();
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Decorated {
        @Bean
        TaskDecorator personInTasks(CurrentPscSession current) {
            return current::wrap;
        }
    }
}
