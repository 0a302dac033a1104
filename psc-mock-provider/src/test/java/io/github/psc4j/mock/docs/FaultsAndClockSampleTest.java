package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.model.MockClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The README's samples on faults and the clock. */
@PscMock
class FaultsAndClockSampleTest {

    @Test
    void faults_have_names(PscMockProvider psc) {
        psc.inject(Fault.KEY_ROTATION);
        psc.inject(Fault.UNAVAILABLE.at(Operation.CODE_GRANT).times(2));
        psc.inject(FaultInjection.parse(
                "unavailable@code-grant*2")); // the same, from a file: name@operation+operation*times

        assertThat(psc.faults()).hasSize(3);
        assertThat(psc.faults().get(1)).isEqualTo(psc.faults().get(2));
    }

    @Test
    void time_passes_without_waiting() {
        MockClock clock = MockClock.stoppedAt(Instant.parse("2026-11-23T08:00:00Z"));
        PscMockProvider provider = PscMockProvider.builder().clock(clock).start(); // the service gets the same clock
        clock.advance(Duration.ofMinutes(31)); // PSC's session is over

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T08:31:00Z"));
        provider.close();
    }
}
