package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Work that a request begins and that goes on after it. */
@Import(OtherThreadTest.Work.class)
class OtherThreadTest extends PscIntegrationTest {
    private static final TestService TARGET = new TestService();

    @Autowired
    private Work work;

    @DynamicPropertySource
    static void targets(DynamicPropertyRegistry registry) {
        registry.add("psc.propagation.targets.cases.url", () -> TARGET.url("/api"));
    }

    @BeforeEach
    void forget() {
        TARGET.forget();
    }

    @AfterAll
    static void stop() {
        TARGET.close();
    }

    @Test
    void work_goes_on_for_the_person_after_the_request() throws Exception {
        logIn(Personas.PHYSICIAN);
        browser.get("/begin?name=after");

        work.goOn("after").get(10, TimeUnit.MINUTES);

        assertThat(TARGET.authorizations()).singleElement().asString().startsWith("Bearer ey");
    }

    @Test
    void work_that_goes_on_after_the_logout_is_told_that_the_session_has_ended() {
        logIn(Personas.PHYSICIAN);
        browser.get("/begin?name=logout");
        browser.post("/logout/local", Map.of("_csrf", browser.csrf("/page")));

        assertThatThrownBy(() -> work.goOn("logout").get(10, TimeUnit.MINUTES))
                .hasCauseInstanceOf(PscLoginException.class)
                .hasMessageContaining("PSC-9001");
        assertThat(TARGET.calls()).isEmpty();
    }

    @Test
    void work_that_takes_nobody_along_is_told_so() {
        logIn(Personas.PHYSICIAN);
        browser.get("/begin-for-nobody?name=nobody");

        assertThatThrownBy(() -> work.goOn("nobody").get(10, TimeUnit.MINUTES))
                .hasCauseInstanceOf(PscLoginException.class)
                .hasMessageContaining("PSC-7001");
        assertThat(TARGET.calls()).isEmpty();
    }

    @Test
    void work_for_somebody_whose_session_has_ended_leaves_the_own_one_alone() {
        logIn(Personas.NURSE);
        browser.get("/remember");
        TestBrowser nurse = browser;
        browser = new TestBrowser(port);
        logIn(Personas.PHYSICIAN);
        nurse.post("/logout/local", Map.of("_csrf", nurse.csrf("/page")));

        assertThat(browser.get("/call-for-the-remembered").statusCode()).isEqualTo(500);

        assertThat(browser.get("/me", "Accept", "application/json").statusCode())
                .isEqualTo(200);
        assertThat(TARGET.calls()).isEmpty();
    }

    @RestController
    static class Work implements AutoCloseable {
        private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
        private final Map<String, CompletableFuture<Void>> begun = new ConcurrentHashMap<>();
        private final AtomicReference<PscSession> remembered = new AtomicReference<>();
        private final ExecutorService pool = Executors.newCachedThreadPool();
        private final RestClient service;
        private final CurrentPscSession current;

        Work(@Qualifier("pscRestClientBuilder") RestClient.Builder builder, CurrentPscSession current) {
            this.service = builder.build();
            this.current = current;
        }

        @GetMapping("/remember")
        String remember() {
            remembered.set(current.get().orElseThrow());
            return "remembered";
        }

        @GetMapping("/call-for-the-remembered")
        String callForTheRemembered() {
            current.run(
                    remembered.get(),
                    () -> service.get()
                            .uri(URI.create(TARGET.url("/api/for-another")))
                            .retrieve()
                            .toBodilessEntity());
            return "called";
        }

        @GetMapping("/begin")
        String begin(@RequestParam String name) {
            return begin(name, current.wrap(pool));
        }

        @GetMapping("/begin-for-nobody")
        String beginForNobody(@RequestParam String name) {
            return begin(name, pool);
        }

        private String begin(String name, Executor executor) {
            CountDownLatch latch = new CountDownLatch(1);
            waiting.put(name, latch);
            begun.put(name, CompletableFuture.runAsync(() -> call(latch), executor));
            return "begun";
        }

        private void call(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            service.get().uri(URI.create(TARGET.url("/api/later"))).retrieve().toBodilessEntity();
        }

        CompletableFuture<Void> goOn(String name) {
            waiting.get(name).countDown();
            return begun.get(name);
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
