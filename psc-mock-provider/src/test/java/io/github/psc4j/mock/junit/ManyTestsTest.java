package io.github.psc4j.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.psc4j.mock.MockLogin;
import io.github.psc4j.mock.PscMockBuilder;
import io.github.psc4j.mock.PscMockProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs whole test classes, and looks at what they leave behind. */
class ManyTestsTest {

    private static final Queue<URI> ISSUERS = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void forget() {
        ISSUERS.clear();
    }

    @Test
    void two_hundred_logins_in_one_class_leave_nothing_behind() {
        Set<Thread> before = threads();
        succeeds(TwoHundredLogins.class, 200);

        assertThat(Set.copyOf(ISSUERS)).hasSize(1);
        assertNothingIsLeft(before);
    }

    @Test
    void parallel_tests_have_a_provider_each_and_leave_nothing_behind() {
        Set<Thread> before = threads();
        succeeds(ParallelLogins.class, 20);

        assertThat(Set.copyOf(ISSUERS)).hasSize(20);
        assertNothingIsLeft(before);
    }

    @Test
    void parallel_tests_may_share_a_configuration() {
        Set<Thread> before = threads();
        succeeds(ParallelConfiguredLogins.class, 10);

        assertThat(Set.copyOf(ISSUERS)).hasSize(10);
        assertNothingIsLeft(before);
    }

    @Test
    void a_provider_for_each_test_cannot_be_had_before_the_tests() {
        run(ProviderInTheConstructor.class).testEvents().assertStatistics(events -> events.succeeded(0));
    }

    @PscMock
    static class TwoHundredLogins {
        @RepeatedTest(200)
        void logs_in(PscMockProvider psc) {
            ISSUERS.add(psc.issuer());
            logIn(psc);
        }
    }

    @PscMock(lifecycle = PscMock.Lifecycle.PER_METHOD)
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelLogins {

        private PscMockProvider provided;

        @BeforeEach
        void provided(PscMockProvider psc) {
            provided = psc;
        }

        @RepeatedTest(20)
        void logs_in(PscMockProvider psc) {
            Assertions.assertSame(provided, psc);
            ISSUERS.add(psc.issuer());
            logIn(psc);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelConfiguredLogins {

        private static final PscMockBuilder BUILDER = PscMockProvider.builder();

        @RegisterExtension
        static final PscMockExtension PSC = PscMockExtension.with(BUILDER).perMethod();

        @RepeatedTest(10)
        void logs_in(PscMockProvider psc) {
            ISSUERS.add(psc.issuer());
            logIn(psc);
        }
    }

    @PscMock(lifecycle = PscMock.Lifecycle.PER_METHOD)
    static class ProviderInTheConstructor {

        ProviderInTheConstructor(PscMockProvider psc) {}

        @Test
        void never_runs() {}
    }

    private static void logIn(PscMockProvider psc) {
        MockLogin.run(psc);
        psc.journal()
                .verify()
                .once(io.github.psc4j.mock.journal.Operation.CODE_GRANT)
                .nothingRefused();
    }

    private static void succeeds(Class<?> tests, long count) {
        run(tests)
                .testEvents()
                .assertStatistics(
                        events -> events.started(count).succeeded(count).failed(0));
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute();
    }

    private static void assertNothingIsLeft(Set<Thread> before) {
        for (URI issuer : Set.copyOf(ISSUERS)) {
            assertThat(listens(issuer)).as(issuer.toString()).isFalse();
        }
        List<String> left = threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("qtp") || name.contains("Jetty") || name.contains("wiremock"))
                .toList();
        assertThat(left).isEmpty();
    }

    private static boolean listens(URI issuer) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), issuer.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }
}
