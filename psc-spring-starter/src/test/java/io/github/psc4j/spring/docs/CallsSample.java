package io.github.psc4j.spring.docs;

import feign.Client;
import feign.Feign;
import feign.RequestLine;
import io.github.psc4j.PscClient;
import io.github.psc4j.session.CurrentSession;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskDecorator;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.registry.ImportHttpServices;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the README shows of calls to other services. */
final class CallsSample {
    interface DossierApi {
        @GetExchange("/dossiers")
        @RequestLine("GET /dossiers")
        String read();
    }

    @ImportHttpServices(group = "dossier", types = DossierApi.class)
    static class Services {}

    record Clients(
            @Qualifier("pscRestClientBuilder") RestClient.Builder rest,
            @Qualifier("pscRestTemplate") RestTemplate template,
            @Qualifier("pscWebClientBuilder") WebClient.Builder web,
            @Qualifier("pscHttpClient") HttpClient http,
            @Qualifier("pscFeignClient") Client client) {
        DossierApi feign() {
            return Feign.builder().client(client).target(DossierApi.class, "https://dossier.example/api");
        }
    }

    OkHttpClient okHttp(ObjectProvider<PscClient> psc, CurrentPscSession current) {
        return new OkHttpClient.Builder()
                .addNetworkInterceptor(PscClient.propagationOf(psc::getObject).okHttpInterceptor(current))
                .build();
    }

    Request enqueued(String url, PscSession session) {
        return new Request.Builder().url(url).tag(PscSession.class, session).build();
    }

    OkHttpClient plainOkHttp(PscClient psc, CurrentSession current) {
        return new OkHttpClient.Builder()
                .addNetworkInterceptor(psc.propagation().okHttpInterceptor(current))
                .build();
    }

    HttpClient plainJdk(PscClient psc, CurrentSession current) {
        return psc.propagation().httpClient(current);
    }

    Client plainFeign(PscClient psc, CurrentSession current) {
        return psc.propagation().feign().client(current);
    }

    @Bean
    TaskDecorator personInTasks(CurrentPscSession current) {
        return current::wrap;
    }

    void threads(
            CurrentPscSession current,
            Executor executor,
            ExecutorService pool,
            DossierApi dossier,
            PscSession session) {
        Future<String> later = pool.submit(current.wrap(dossier::read));
        CompletableFuture<String> future = CompletableFuture.supplyAsync(dossier::read, current.wrap(executor));
        Mono<String> mono = Mono.fromCallable(current.wrap(dossier::read)).subscribeOn(Schedulers.boundedElastic());
        current.run(session, dossier::read);
    }

    Mono<String> reactor(WebClient web, Authentication authentication) {
        return web.get()
                .retrieve()
                .bodyToMono(String.class)
                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(authentication));
    }

    Mono<String> reactorForAPerson(Mono<String> mono, PscSession session) {
        return mono.contextWrite(
                ReactiveSecurityContextHolder.withAuthentication(CurrentPscSession.authenticationOf(session)));
    }

    private CallsSample() {}
}
