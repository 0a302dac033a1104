package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscFault;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.junit.PscMockExtension;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension of the mock provider is built with JUnit 5; Spring Boot brings JUnit 6. */
class MockUnderJunit6Test {

    @Test
    void this_module_runs_its_tests_with_junit_6() {
        assertThat(Test.class.getPackage().getImplementationVersion()).startsWith("6.");
    }

    @Test
    @PscMock(transport = PscMock.Transport.TLS)
    void a_method_may_ask_for_a_provider_of_its_own(PscMockProvider psc) {
        assertThat(psc.issuer()).hasScheme("https");
    }

    @Nested
    @PscMock
    class OneForTheClass {

        private static final Set<URI> ISSUERS = new HashSet<>();

        @RepeatedTest(3)
        void is_the_same_and_as_new(PscMockProvider psc) {
            ISSUERS.add(psc.issuer());
            psc.newBrowser().open(psc.issuer());

            assertThat(ISSUERS).hasSize(1);
            assertThat(psc.journal().exchanges()).hasSize(1);
        }

        @Nested
        class AndItsNestedClass {
            @Test
            void shares_it(PscMockProvider psc) {
                ISSUERS.add(psc.issuer());
                assertThat(ISSUERS).hasSize(1);
            }
        }
    }

    @Nested
    @PscMock(lifecycle = PscMock.Lifecycle.PER_METHOD)
    class OneForEachTest {

        private static final Set<URI> ISSUERS = new HashSet<>();
        private static final Set<PscMockProvider> PROVIDERS = new HashSet<>();

        @RepeatedTest(3)
        void is_another_each_time(PscMockProvider psc) {
            assertThat(ISSUERS.add(psc.issuer())).isTrue();
            PROVIDERS.add(psc);
        }

        @AfterAll
        static void is_closed_after_it() {
            assertThat(PROVIDERS).hasSize(3).noneMatch(psc -> psc.wireMock().isRunning());
        }
    }

    @Nested
    @PscMock
    class WithAFaultDuringOneTest {

        @BeforeEach
        @AfterEach
        void the_provider_tells_the_truth(PscMockProvider psc) {
            assertThat(psc.faults()).isEmpty();
        }

        @Test
        @PscFault("unavailable@userinfo*2")
        void it_is_in_force(PscMockProvider psc) {
            assertThat(psc.faults()).hasSize(1);
        }
    }

    @Nested
    class ConfiguredByAField {

        @RegisterExtension
        static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder());

        @Test
        void is_there(PscMockProvider psc) {
            assertThat(PSC.provider()).isSameAs(psc);
        }
    }
}
