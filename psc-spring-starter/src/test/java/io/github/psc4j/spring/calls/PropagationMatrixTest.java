package io.github.psc4j.spring.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.session.RefreshableSession;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.spring.TestService;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;

/**
 * Every client on every kind of thread to every kind of address: no token at a server that is no target, none missing at one
 * that is, and always the token of the right person.
 */
@SpringBootTest(
        classes = CallsApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.task.execution.pool.core-size=2",
            "spring.task.scheduling.pool.size=2",
            "psc.propagation.targets.by-name.url=https://dossier.invalid/api"
        })
class PropagationMatrixTest {
    private static final TestService TARGET = new TestService();
    private static final TestService STRANGER = new TestService();
    private static final AtomicInteger IDS = new AtomicInteger();

    @DynamicPropertySource
    static void targets(DynamicPropertyRegistry registry) {
        registry.add("psc.propagation.targets.dossier.url", () -> TARGET.url("/api"));
        registry.add("psc.propagation.targets.dossier-web.url", () -> TARGET.url("/api"));
    }

    @Autowired
    private PscMockProvider provider;

    @Autowired
    private PscClient psc;

    @Autowired
    private CurrentPscSession current;

    @Autowired
    private CallsApplication.AsyncWork async;

    @Autowired
    private CallsApplication.Decisions decisions;

    @Autowired
    private TaskScheduler scheduler;

    @Autowired
    private AsyncTaskExecutor applicationTaskExecutor;

    @Autowired
    private List<CallingClient> clients;

    private Threads threads;
    private PscSession physician;
    private PscSession nurse;

    @BeforeEach
    void logIn() {
        threads = new Threads(current, async, scheduler);
        physician = logIn(Personas.PHYSICIAN);
        nurse = logIn(Personas.NURSE);
        assertThat(physician.subject()).isNotEqualTo(nurse.subject());
        assertThat(clients).hasSize(9);
    }

    private PscSession logIn(Persona persona) {
        PendingLogin pending = psc.login().start();
        return psc.login().complete(pending, provider.login(pending.authorizationUri(), persona));
    }

    @AfterEach
    void nobodyIsLeft() {
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @AfterAll
    static void stop() {
        TARGET.close();
        STRANGER.close();
    }

    @TestFactory
    Stream<DynamicTest> V51_no_token_at_a_server_that_is_no_target_and_none_missing_at_one_that_is() {
        return everyClientOnEveryThread((client, way) -> Stream.of(Route.values())
                .map(route -> DynamicTest.dynamicTest(
                        client + ", " + way + ", " + route, () -> assertTokens(client, way, route))));
    }

    @TestFactory
    Stream<DynamicTest> without_a_person_a_target_gets_no_request_and_the_error_says_why() {
        return everyClientOnEveryThread((client, way) -> Stream.of(DynamicTest.dynamicTest(
                client + ", " + way, () -> assertRefused("PSC-7001", id -> run(way, client, Optional.empty(), id)))));
    }

    @TestFactory
    Stream<DynamicTest> a_session_that_ends_in_the_middle_of_the_work_gives_no_token() {
        return everyClientOnEveryThread((client, way) -> Stream.of(DynamicTest.dynamicTest(
                client + ", " + way,
                () -> assertRefused("PSC-9001", id -> {
                    PscSession session =
                            new RefreshableSession(physician.professional(), physician.idToken(), physician.tokens());
                    URI uri = Route.TARGET.start(id, TARGET, STRANGER);
                    way.way()
                            .run(
                                    Optional.of(session),
                                    () -> {
                                        session.end();
                                        return client.call(uri).call();
                                    },
                                    client.reactive()
                                            .map(get -> Mono.defer(() -> {
                                                session.end();
                                                return get.apply(uri);
                                            })));
                }))));
    }

    @TestFactory
    Stream<DynamicTest> two_people_on_the_same_threads_keep_their_tokens_apart() {
        return clients.stream()
                .map(client -> DynamicTest.dynamicTest(client.name(), () -> {
                    List<Future<?>> calls = new ArrayList<>();
                    List<String> expected = new ArrayList<>();
                    String id = nextId();
                    for (int i = 0; i < 24; i++) {
                        PscSession person = i % 2 == 0 ? physician : nurse;
                        URI uri = Route.TARGET.start(id + "/" + i, TARGET, STRANGER);
                        calls.add(current.call(person, () -> start(client.call(uri), uri)));
                        expected.add(Route.Hop.TARGET.path(id + "/" + i + "/0") + " " + person.subject());
                    }
                    for (Future<?> call : calls) {
                        call.get(10, TimeUnit.MINUTES);
                    }
                    assertThat(visits(id)).containsExactlyInAnyOrderElementsOf(expected);
                    assertNobodyIsLeftInThePools(client);
                }))
                .onClose(threads::close);
    }

    /** Half of the work by {@code @Async}, half on the pool of the test, each with two threads. */
    private Future<?> start(Callable<Object> call, URI uri) throws Exception {
        if (uri.hashCode() % 2 == 0) {
            return async.run(call);
        }
        FutureTask<Object> task = new FutureTask<>(call);
        current.wrap(threads.pool).execute(task);
        return task;
    }

    @Test
    void a_group_that_is_named_like_a_target_calls_the_target(
            @Autowired CallsApplication.Dossier dossier, @Autowired CallsApplication.ReactiveDossier reactive)
            throws Exception {
        TARGET.forget();

        current.call(physician, dossier::grouped);
        current.call(nurse, () -> reactive.grouped().block());

        assertThat(TARGET.calls().stream().map(PropagationMatrixTest::visit))
                .containsExactly("/api/grouped " + physician.subject(), "/api/grouped " + nurse.subject());
    }

    private Stream<DynamicTest> everyClientOnEveryThread(
            java.util.function.BiFunction<CallingClient, Threads.Named, Stream<DynamicTest>> tests) {
        return clients.stream()
                .flatMap(client -> threads.ways().stream().flatMap(way -> tests.apply(client, way)))
                .onClose(threads::close);
    }

    private void assertTokens(CallingClient client, Threads.Named way, Route route) {
        String id = nextId();
        decisions.heard.clear();

        Throwable failure = catchThrowable(() -> way.way()
                .run(
                        Optional.of(physician),
                        client.call(route.start(id, TARGET, STRANGER)),
                        client.reactive().map(get -> get.apply(route.start(id, TARGET, STRANGER)))));

        List<String> expected = new ArrayList<>();
        List<Route.Hop> visited = client.followsRedirects() ? route.hops : route.hops.subList(0, 1);
        for (Route.Hop hop : visited) {
            expected.add(hop.path(id + "/" + expected.size()) + " " + (hop.target ? physician.subject() : "none"));
        }
        if (route == Route.PLAIN_HTTP) {
            assertThat(failure).isNotNull();
            assertThat(visits(id)).isEmpty();
            assertThat(decisions.heard).noneMatch(PscEvent.PropagationDecided::allowed);
        } else {
            assertThat(failure).isNull();
            assertThat(visits(id)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private interface Work {
        void with(String id) throws Exception;
    }

    private void run(Threads.Named way, CallingClient client, Optional<PscSession> person, String id) throws Exception {
        URI uri = Route.TARGET.start(id, TARGET, STRANGER);
        way.way().run(person, client.call(uri), client.reactive().map(get -> get.apply(uri)));
    }

    private void assertRefused(String code, Work work) {
        String id = nextId();

        Throwable failure = catchThrowable(() -> work.with(id));

        assertThat(Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
                        .filter(PscException.class::isInstance)
                        .map(Throwable::getMessage))
                .first()
                .asString()
                .startsWith(code);
        assertThat(visits(id)).isEmpty();
    }

    /** Every thread of both pools, all at once. */
    private void assertNobodyIsLeftInThePools(CallingClient client) throws Exception {
        for (Executor pool : List.of(threads.pool, applicationTaskExecutor)) {
            CyclicBarrier everyThread = new CyclicBarrier(2);
            List<FutureTask<Void>> probes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                FutureTask<Void> probe = new FutureTask<>(() -> {
                    everyThread.await(10, TimeUnit.MINUTES);
                    assertThat(current.get()).isEmpty();
                    assertRefused(
                            "PSC-7001",
                            id -> client.call(Route.TARGET.start(id, TARGET, STRANGER))
                                    .call());
                    return null;
                });
                probes.add(probe);
                pool.execute(probe);
            }
            for (FutureTask<Void> probe : probes) {
                probe.get(10, TimeUnit.MINUTES);
            }
        }
    }

    private static String nextId() {
        return "call-" + IDS.incrementAndGet();
    }

    /** Who was seen where with whose token: {@code /api/call-1/0 sub}. */
    private static List<String> visits(String id) {
        return Stream.concat(TARGET.calls().stream(), STRANGER.calls().stream())
                .filter(call -> call.path().contains("/" + id + "/"))
                .map(PropagationMatrixTest::visit)
                .toList();
    }

    private static String visit(TestService.Call call) {
        return call.path() + " " + subject(call.authorization());
    }

    private static String subject(String authorization) {
        if (!authorization.startsWith("Bearer ")) {
            return authorization;
        }
        try {
            return SignedJWT.parse(authorization.substring("Bearer ".length()))
                    .getJWTClaimsSet()
                    .getSubject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
