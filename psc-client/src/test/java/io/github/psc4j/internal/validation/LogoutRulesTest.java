package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.Validated.accepts;
import static io.github.psc4j.internal.validation.Validated.assertAccepts;
import static io.github.psc4j.internal.validation.Validated.assertRefuses;
import static io.github.psc4j.internal.validation.Validated.claims;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** What only a logout token has: the event, no nonce, an identifier that is used once. */
class LogoutRulesTest {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final long END = FakeClock.START.getEpochSecond() + 120;

    private final FakeClock clock = new FakeClock();
    private final LogoutTokenReplayStore memory = LogoutTokenReplayStore.onThisNode(clock);

    @Test
    void the_event_is_a_logout_and_an_object() {
        assertAccepts(new LogoutEventPresent(), claims("events", Map.of(EVENT, Map.of())));
        assertAccepts(new LogoutEventPresent(), claims("events", Map.of(EVENT, Map.of("a", 1L), "other", "x")));
        for (Object events : Arrays.asList(
                null, "", EVENT, List.of(EVENT), Map.of(), Map.of("other", Map.of()), Map.of(EVENT, "x"))) {
            assertRefuses(new LogoutEventPresent(), ErrorCode.LOGOUT_TOKEN_INVALID, claims("events", events));
        }
        assertRefuses(new LogoutEventPresent(), ErrorCode.LOGOUT_TOKEN_INVALID, claims());
    }

    @Test
    void there_is_no_nonce_not_even_an_empty_one() {
        assertAccepts(new NoNonce(), claims());
        for (Object nonce : Arrays.asList("n", "", null, 1L)) {
            assertRefuses(new NoNonce(), ErrorCode.LOGOUT_TOKEN_INVALID, claims("nonce", nonce));
        }
    }

    @Test
    void there_is_an_identifier_of_at_most_255_characters() {
        assertAccepts(new IdentifierPresent(), claims("jti", "j"));
        assertAccepts(new IdentifierPresent(), claims("jti", "j".repeat(255)));
        for (Object jti : Arrays.asList("", null, 1L, "j".repeat(256))) {
            assertRefuses(new IdentifierPresent(), ErrorCode.LOGOUT_TOKEN_INVALID, claims("jti", jti));
        }
    }

    @Property
    void an_identifier_is_good_once(@ForAll @NotEmpty @AlphaChars String jti) {
        ValidationRule<Claims> rule = new NotReplayed(LogoutTokenReplayStore.onThisNode(clock), "i", SKEW);

        assertAccepts(rule, claims("jti", jti, "exp", END));
        assertRefuses(rule, ErrorCode.LOGOUT_TOKEN_REPLAYED, claims("jti", jti, "exp", END));
        assertRefuses(rule, ErrorCode.LOGOUT_TOKEN_REPLAYED, claims("jti", jti, "exp", END + 60));
        assertAccepts(rule, claims("jti", jti + "x", "exp", END));
    }

    @Test
    void what_cannot_be_remembered_is_refused() {
        ValidationRule<Claims> rule = new NotReplayed(memory, "i", SKEW);

        assertRefuses(rule, ErrorCode.LOGOUT_TOKEN_REPLAYED, claims("jti", "j"));
        assertRefuses(rule, ErrorCode.LOGOUT_TOKEN_REPLAYED, claims("exp", END));
        assertRefuses(rule, ErrorCode.LOGOUT_TOKEN_REPLAYED, claims("jti", "j", "exp", "later"));
    }

    @Test
    void a_token_is_remembered_as_long_as_it_could_be_accepted() {
        List<Instant> until = new ArrayList<>();
        ValidationRule<Claims> rule = new NotReplayed(
                (jti, end) -> {
                    until.add(end);
                    return true;
                },
                "i",
                SKEW);

        assertAccepts(rule, claims("jti", "j", "exp", END));

        assertThat(until).containsExactly(Instant.ofEpochSecond(END + 30));
    }

    @Test
    void the_memory_of_a_node_forgets_at_the_end_and_not_before() {
        Instant end = clock.instant().plusSeconds(60);
        assertThat(memory.isFirstUse("a", end)).isTrue();
        clock.advance(Duration.ofSeconds(59));
        assertThat(memory.isFirstUse("a", end)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(memory.isFirstUse("a", end.plusSeconds(60))).isTrue();
    }

    @Test
    void the_memory_of_a_node_is_bounded_and_forgets_first_what_ends_first() {
        Instant end = clock.instant().plusSeconds(3600);
        for (int i = 0; i < Limits.LOGOUT_TOKENS_REMEMBERED - 1; i++) {
            assertThat(memory.isFirstUse("many-" + i, end)).isTrue();
        }
        assertThat(memory.isFirstUse("first-to-end", end.minusSeconds(1))).isTrue();
        assertThat(memory.isFirstUse("first-to-end", end)).as("just full").isFalse();

        assertThat(memory.isFirstUse("one-more", end)).isTrue();

        assertThat(memory.isFirstUse("one-more", end)).isFalse();
        assertThat(memory.isFirstUse("many-0", end)).isFalse();
        assertThat(memory.isFirstUse("first-to-end", end)).isTrue();
    }

    @Property
    void a_text_is_no_event_and_an_identifier_if_it_is_not_too_long(@ForAll String text) {
        assertRefuses(new LogoutEventPresent(), ErrorCode.LOGOUT_TOKEN_INVALID, claims("events", text));
        assertThat(accepts(new IdentifierPresent(), claims("jti", text)))
                .isEqualTo(!text.isEmpty() && text.length() <= 255);
    }
}
