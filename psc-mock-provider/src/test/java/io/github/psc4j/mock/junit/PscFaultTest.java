package io.github.psc4j.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.fault.FaultInjection;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@PscMock
class PscFaultTest {

    @BeforeEach
    @AfterEach
    void before_and_after_the_test_the_provider_tells_the_truth(PscMockProvider psc) {
        assertThat(psc.faults()).isEmpty();
    }

    @Test
    @PscFault("unavailable@userinfo*2")
    void a_fault_is_in_force_during_the_test(PscMockProvider psc) {
        assertThat(psc.faults()).containsExactly(FaultInjection.parse("unavailable@userinfo*2"));
    }

    @Test
    void and_in_no_other(PscMockProvider psc) {
        assertThat(psc.faults()).isEmpty();
    }

    @RepeatedTest(2)
    @PscFault({"slow", "keys-down"})
    void several_add_up_each_time_anew(PscMockProvider psc) {
        assertThat(psc.faults()).extracting(FaultInjection::fault).containsExactly(Fault.SLOW, Fault.KEYS_DOWN);
        psc.clearAlterationsAndFaults();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @PscFault("keys-down")
    void every_invocation_has_it(int number, PscMockProvider psc) {
        assertThat(psc.faults()).as("invocation " + number).hasSize(1);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @PscFault("keys-down")
    @interface WithoutKeys {}

    @Test
    @WithoutKeys
    void a_fault_may_have_a_name_of_ones_own(PscMockProvider psc) {
        assertThat(psc.faults()).hasSize(1);
    }

    @Nested
    class In_a_nested_class {

        @Test
        @PscFault("keys-down")
        void the_provider_of_the_outer_one_has_it(PscMockProvider psc) {
            assertThat(psc.faults()).hasSize(1);
        }
    }

    @Nested
    class With_a_provider_for_each_test {

        @Test
        @PscFault("keys-down")
        @PscMock(lifecycle = PscMock.Lifecycle.PER_METHOD)
        void it_is_that_one(PscMockProvider psc) {
            assertThat(psc.faults()).hasSize(1);
        }
    }

    @Test
    void a_fault_without_a_provider_is_no_silent_success() {
        failures(WithoutProvider.class)
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("put @PscMock on the class"))));
    }

    @Test
    void a_fault_that_does_not_exist_fails_the_test_and_says_which_do() {
        failures(Misspelt.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                message(text -> text.contains("unavialable") && text.contains("unavailable"))));
    }

    private static Events failures(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents()
                .failed();
    }

    @Test
    void a_provider_of_ones_own_making_has_it() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OwnProvider.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    static class OwnProvider {
        @RegisterExtension
        static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder());

        @Test
        @PscFault("keys-down")
        void it_is_that_one() {
            assertThat(PSC.provider().faults()).hasSize(1);
        }
    }

    static class WithoutProvider {
        @Test
        @PscFault("keys-down")
        void test() {}
    }

    @PscMock
    static class Misspelt {
        @Test
        @PscFault({"keys-down", "unavialable"})
        void test() {}
    }
}
