package io.github.psc4j.spring.calls;

import feign.Client;
import feign.Feign;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import feign.Target;
import io.github.psc4j.PscClient;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.PscClientCustomizer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskDecorator;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;
import reactor.core.publisher.Mono;

/** An application that calls services with every client there is, as the README says. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableAsync
@EnableScheduling
@ImportHttpServices(group = CallsApplication.DOSSIER, types = CallsApplication.Dossier.class)
@ImportHttpServices(
        group = CallsApplication.DOSSIER_WEB,
        types = CallsApplication.ReactiveDossier.class,
        clientType = ClientType.WEB_CLIENT)
@Import({CallsApplication.AsyncWork.class, CallsApplication.Decisions.class})
class CallsApplication {
    static final String DOSSIER = "dossier";
    static final String DOSSIER_WEB = "dossier-web";

    interface Dossier {
        @GetExchange
        ResponseEntity<Void> get(URI uri);

        @GetExchange("/grouped")
        ResponseEntity<Void> grouped();
    }

    interface ReactiveDossier {
        @GetExchange
        Mono<ResponseEntity<Void>> get(URI uri);

        @GetExchange("/grouped")
        Mono<ResponseEntity<Void>> grouped();
    }

    interface FeignDossier {
        @RequestLine("GET")
        Response get(URI uri);
    }

    /** What was decided, as the events tell it. */
    static class Decisions implements PscClientCustomizer {
        final List<PscEvent.PropagationDecided> heard = new CopyOnWriteArrayList<>();

        @Override
        public void customize(io.github.psc4j.PscClientBuilder builder) {
            builder.listener(event -> {
                if (event instanceof PscEvent.PropagationDecided decided) {
                    heard.add(decided);
                }
            });
        }
    }

    static class AsyncWork {
        @Async
        public CompletableFuture<Object> run(Callable<?> work) throws Exception {
            return CompletableFuture.completedFuture(work.call());
        }
    }

    @Bean
    TaskDecorator personInTasks(CurrentPscSession current) {
        return current::wrap;
    }

    @Bean
    CallingClient restClient(@Qualifier("pscRestClientBuilder") RestClient.Builder builder) {
        RestClient client = builder.build();
        return CallingClient.blocking(
                "RestClient", uri -> client.get().uri(uri).retrieve().toBodilessEntity());
    }

    @Bean
    CallingClient restTemplate(@Qualifier("pscRestTemplate") RestTemplate client) {
        return CallingClient.blocking("RestTemplate", uri -> client.getForEntity(uri, String.class));
    }

    @Bean
    CallingClient webClient(@Qualifier("pscWebClientBuilder") WebClient.Builder builder) {
        WebClient client = builder.build();
        return CallingClient.reactive(
                "WebClient", uri -> client.get().uri(uri).retrieve().toBodilessEntity());
    }

    @Bean
    CallingClient jdk(@Qualifier("pscHttpClient") HttpClient client) {
        return CallingClient.blocking(
                "JDK", uri -> client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()));
    }

    @Bean
    CallingClient jdkLater(@Qualifier("pscHttpClient") HttpClient client) {
        return CallingClient.blocking(
                "JDK, later",
                uri -> client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                        .get(10, TimeUnit.MINUTES));
    }

    @Bean
    CallingClient okHttp(ObjectProvider<PscClient> psc, CurrentPscSession current) {
        OkHttpClient client = new OkHttpClient.Builder()
                .addNetworkInterceptor(PscClient.propagationOf(psc::getObject).okHttpInterceptor(current))
                .build();
        return CallingClient.blocking("OkHttp", uri -> {
                    try (okhttp3.Response response = client.newCall(
                                    new Request.Builder().url(uri.toString()).build())
                            .execute()) {
                        return response.code();
                    }
                })
                .thatFollowsRedirects();
    }

    @Bean
    CallingClient feign(@Qualifier("pscFeignClient") Client client) {
        FeignDossier dossier = Feign.builder()
                .client(client)
                .retryer(Retryer.NEVER_RETRY)
                .target(Target.EmptyTarget.create(FeignDossier.class));
        return CallingClient.blocking("Feign", uri -> {
            try (Response response = dossier.get(uri)) {
                return response.status();
            }
        });
    }

    @Bean
    CallingClient httpInterface(Dossier dossier) {
        return CallingClient.blocking("HTTP interface", dossier::get);
    }

    @Bean
    CallingClient reactiveHttpInterface(ReactiveDossier dossier) {
        return CallingClient.reactive("HTTP interface over WebClient", dossier::get);
    }
}
