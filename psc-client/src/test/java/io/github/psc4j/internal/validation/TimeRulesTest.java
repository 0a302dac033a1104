package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.Validated.accepts;
import static io.github.psc4j.internal.validation.Validated.assertAccepts;
import static io.github.psc4j.internal.validation.Validated.assertRefuses;
import static io.github.psc4j.internal.validation.Validated.claims;
import static io.github.psc4j.internal.validation.Validated.clockAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The rules on time, on both sides of their bounds, at any time of the clock and for any skew. */
class TimeRulesTest {
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** A clock, a skew, and how far the claim is from the bound of the rule: mostly a second or none. */
    record Moment(Instant now, Duration skew, long distance) {
        Clock clock() {
            return clockAt(now);
        }

        /** The second of the clock, moved by the skew, a duration and the distance. */
        long claim(Duration fromNow) {
            return now.getEpochSecond() + fromNow.toSeconds() + distance;
        }

        /** Whether the clock is exactly on its second: only then a claim can be on a bound. */
        boolean onTheSecond() {
            return now.getNano() == 0;
        }
    }

    @Provide
    Arbitrary<Moment> moments() {
        Arbitrary<Instant> clocks = Combinators.combine(
                        Arbitraries.longs().between(100_000, 4_000_000_000L),
                        Arbitraries.of(0, 0, 1, 500_000_000, 999_999_999))
                .as(Instant::ofEpochSecond);
        Arbitrary<Duration> skews = Arbitraries.integers().between(0, 600).map(Duration::ofSeconds);
        Arbitrary<Long> distances = Arbitraries.oneOf(
                Arbitraries.longs().between(-1, 1), Arbitraries.longs().between(-20_000, 20_000));
        return Combinators.combine(clocks, skews, distances).as(Moment::new);
    }

    @Property
    void an_end_is_good_until_the_skew_has_passed(@ForAll("moments") Moment at) {
        Claims claims = claims("exp", at.claim(at.skew().negated()));

        assertThat(accepts(new NotExpired(at.clock(), at.skew()), claims)).isEqualTo(at.distance() > 0);
    }

    @Property
    void an_end_is_good_until_the_skew_has_passed_where_it_may_be_left_out(@ForAll("moments") Moment at) {
        ValidationRule<Claims> rule = new IfStated("exp", new NotExpired(at.clock(), at.skew()));

        assertThat(accepts(rule, claims("exp", at.claim(at.skew().negated())))).isEqualTo(at.distance() > 0);
        assertAccepts(rule, claims());
        assertAccepts(rule, claims("exp", ""));
        assertRefuses(rule, ErrorCode.TOKEN_EXPIRED, claims("exp", "soon"));
    }

    @Property
    void a_start_is_good_from_the_skew_before_it(@ForAll("moments") Moment at) {
        Claims claims = claims("nbf", at.claim(at.skew()));

        assertThat(accepts(new ValidNow(at.clock(), at.skew()), claims)).isEqualTo(at.distance() <= 0);
    }

    @Property
    void a_time_of_issue_is_not_in_the_future(@ForAll("moments") Moment at) {
        Claims claims = claims("iat", at.claim(at.skew()));

        assertThat(accepts(new IssuedInThePast(at.clock(), at.skew()), claims)).isEqualTo(at.distance() <= 0);
        assertThat(accepts(new IssuedRecently(at.clock(), at.skew(), Duration.ofDays(365)), claims))
                .isEqualTo(at.distance() <= 0);
    }

    @Property
    void a_time_of_issue_is_not_too_long_ago(@ForAll("moments") Moment at) {
        Duration transit = Duration.ofMinutes(10);
        Claims claims = claims("iat", at.claim(transit.plus(at.skew()).negated()));
        long newest = transit.plus(at.skew().multipliedBy(2)).toSeconds();

        assertThat(accepts(new IssuedRecently(at.clock(), at.skew(), transit), claims))
                .isEqualTo((at.onTheSecond() ? at.distance() >= 0 : at.distance() > 0) && at.distance() <= newest);
    }

    @Property
    void an_authentication_is_not_in_the_future(@ForAll("moments") Moment at) {
        Claims claims = claims("auth_time", at.claim(at.skew()));
        long oldest = -LONGEST.plus(at.skew()).toSeconds();

        assertThat(accepts(new SessionStillOpen(at.clock(), at.skew(), LONGEST), claims))
                .isEqualTo(at.distance() <= 0 && at.distance() > oldest);
    }

    @Property
    void an_authentication_ends_with_the_longest_session_and_no_skew(@ForAll("moments") Moment at) {
        Claims claims = claims("auth_time", at.claim(LONGEST.negated()));
        long newest = LONGEST.plus(at.skew()).toSeconds();

        assertThat(accepts(new SessionStillOpen(at.clock(), at.skew(), LONGEST), claims))
                .isEqualTo(at.distance() > 0 && at.distance() <= newest);
    }

    @Property
    void a_recent_authentication_is_not_before_the_required_instant(@ForAll("moments") Moment at) {
        Claims claims = claims("auth_time", at.claim(at.skew().negated()));

        assertThat(accepts(new AuthenticatedSince(Optional.of(at.now()), at.skew()), claims))
                .isEqualTo(at.onTheSecond() ? at.distance() >= 0 : at.distance() > 0);
    }

    @Property
    void any_authentication_is_recent_enough_where_none_is_required(@ForAll("moments") Moment at) {
        assertAccepts(new AuthenticatedSince(Optional.empty(), at.skew()), claims("auth_time", at.distance()));
        assertAccepts(new AuthenticatedSince(Optional.empty(), at.skew()), claims());
    }

    @Test
    void what_must_be_stated_is_refused_when_it_is_not_or_is_unreadable() {
        for (Object unreadable : List.of("", "1800000000", -1L, 1e300, Double.NaN, List.of(1L), true)) {
            assertRefuses(new NotExpired(clockAt(NOW), SKEW), ErrorCode.TOKEN_EXPIRED, claims("exp", unreadable));
            assertRefuses(
                    new IssuedRecently(clockAt(NOW), SKEW, LONGEST),
                    ErrorCode.ISSUED_AT_IMPLAUSIBLE,
                    claims("iat", unreadable));
            assertRefuses(
                    new AuthenticatedSince(Optional.of(Instant.EPOCH), SKEW),
                    ErrorCode.AUTHENTICATION_TOO_OLD,
                    claims("auth_time", unreadable));
        }
        assertRefuses(new NotExpired(clockAt(NOW), SKEW), ErrorCode.TOKEN_EXPIRED, claims());
        assertRefuses(new IssuedRecently(clockAt(NOW), SKEW, LONGEST), ErrorCode.ISSUED_AT_IMPLAUSIBLE, claims());
        assertRefuses(
                new AuthenticatedSince(Optional.of(Instant.EPOCH), SKEW), ErrorCode.AUTHENTICATION_TOO_OLD, claims());
    }

    @Test
    void what_may_be_left_out_is_refused_only_when_it_is_unreadable() {
        for (Object unreadable : List.of("1800000000", -1L, 1e300, Double.NaN, List.of(1L), true)) {
            assertRefuses(new ValidNow(clockAt(NOW), SKEW), ErrorCode.TOKEN_NOT_YET_VALID, claims("nbf", unreadable));
            assertRefuses(
                    new IssuedInThePast(clockAt(NOW), SKEW),
                    ErrorCode.ISSUED_AT_IMPLAUSIBLE,
                    claims("iat", unreadable));
            assertRefuses(
                    new SessionStillOpen(clockAt(NOW), SKEW, LONGEST),
                    ErrorCode.AUTHENTICATION_TOO_OLD,
                    claims("auth_time", unreadable));
        }
        for (Claims absent : List.of(claims(), claims("nbf", "", "iat", "", "auth_time", ""))) {
            assertAccepts(new ValidNow(clockAt(NOW), SKEW), absent);
            assertAccepts(new IssuedInThePast(clockAt(NOW), SKEW), absent);
            assertAccepts(new SessionStillOpen(clockAt(NOW), SKEW, LONGEST), absent);
        }
    }
}
