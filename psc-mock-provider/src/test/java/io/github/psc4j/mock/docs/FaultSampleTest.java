package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscFault;
import io.github.psc4j.mock.junit.PscMock;
import org.junit.jupiter.api.Test;

/** The README's sample on a fault during one test. */
@PscMock
class FaultSampleTest {
    @Test
    @PscFault("unavailable@userinfo*2")
    void the_person_is_asked_to_try_again(PscMockProvider psc) {
        assertThat(psc.faults()).hasSize(1);
    }
}
