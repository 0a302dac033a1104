package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.model.MockClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Time that a test lets pass. */
class MockClockTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final MockClock clock = MockClock.stoppedAt(START);

    @Test
    void stands_still_until_it_is_moved() {
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());

        clock.advance(Duration.ofMinutes(31));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(31 * 60));
        assertThat(clock.offset()).isEqualTo(Duration.ofMinutes(31));
    }

    @Test
    void goes_back_and_to_any_instant() {
        clock.advance(Duration.ofSeconds(-5));
        assertThat(clock.instant()).isEqualTo(START.minusSeconds(5));

        clock.set(START.plusSeconds(7));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(7));
    }

    @Test
    void goes_with_another_clock_once_it_is_told_to() {
        MockClock real = MockClock.following(clock);
        real.advance(Duration.ofHours(1));

        clock.advance(Duration.ofSeconds(1));

        assertThat(real.instant()).isEqualTo(START.plusSeconds(3601));
        assertThat(real.offset()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void its_views_move_with_it() {
        Clock paris = clock.withZone(ZoneId.of("Europe/Paris"));
        Clock wrong = clock.skewedBy(Duration.ofMinutes(5));

        clock.advance(Duration.ofSeconds(1));

        assertThat(paris.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(paris.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(wrong.instant()).isEqualTo(START.plusSeconds(301));
    }

    @Test
    void one_clock_rules_the_provider_and_the_client() {
        try (PscMockProvider psc = PscMockProvider.builder().clock(clock).start()) {
            RelyingParty service = new RelyingParty(psc);
            Map<String, Object> tokens = service.tokenFor(Personas.NURSE).json();
            assertThat(RelyingParty.claims((String) tokens.get("id_token")))
                    .containsEntry("iat", START.getEpochSecond());

            clock.advance(Duration.ofSeconds(121));

            assertThat(service.userInfo((String) tokens.get("access_token")).status())
                    .isEqualTo(401);
        }
    }
}
