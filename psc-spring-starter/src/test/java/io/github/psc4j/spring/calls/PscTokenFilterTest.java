package io.github.psc4j.spring.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PscTokenFilterTest {
    private static final ClientRequest REQUEST = ClientRequest.create(
                    HttpMethod.GET, URI.create("https://elsewhere.example/"))
            .build();

    private final PscClient psc = PscClient.builder(PscEnvironment.SANDBOX)
            .clientId("my-service")
            .clientAuthentication(ClientAuthentication.secretBasic("canary-secret"))
            .redirectUri(URI.create("https://my-service.example/login/psc"))
            .build();
    private final List<Boolean> mayBlock = new CopyOnWriteArrayList<>();
    private final List<Boolean> onTheThreadOfTheSubscriber = new CopyOnWriteArrayList<>();

    private PscClient decided() {
        mayBlock.add(!Schedulers.isInNonBlockingThread());
        return psc;
    }

    private Optional<PscSession> person() {
        onTheThreadOfTheSubscriber.add(Thread.currentThread().getName().startsWith("parallel-"));
        return Optional.empty();
    }

    @Test
    void a_token_is_waited_for_where_a_thread_may_wait_and_the_person_is_looked_for_before() {
        PscTokenFilter filter = new PscTokenFilter(this::decided, this::person);

        ClientResponse response = filter.filter(
                        REQUEST,
                        request ->
                                Mono.just(ClientResponse.create(HttpStatus.OK).build()))
                .subscribeOn(Schedulers.parallel())
                .block(Duration.ofSeconds(10));

        assertThat(response).isNotNull();
        assertThat(mayBlock).containsExactly(true);
        assertThat(onTheThreadOfTheSubscriber).containsExactly(true);
    }
}
