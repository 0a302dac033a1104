package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PublishedKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A token that is kept is validated again by the moment at which it is presented. */
class ReusableValidationRulesTest {
    private final FakeClock clock = new FakeClock();
    private final ReusableValidation<AccessToken> token = new AccessTokenValidator(
                    new AccessTokenSettings(
                            PublishedKeys.ISSUER,
                            TokenFixtures.API,
                            Set.of(SigningAlgorithm.RS256),
                            TokenBinding.WHERE_STATED,
                            clock,
                            Duration.ofSeconds(30)),
                    PublishedKeys.KEYS)
            .validate(Secret.of(TestToken.access(PublishedKeys.ISSUER, TokenFixtures.API)
                    .claims(c -> c.put("nbf", TokenFixtures.NOW))
                    .sign()))
            .orElseThrow();

    private void assertRefused(ErrorCode expected) {
        assertThat(token.presentedWith(Optional.empty()))
                .isInstanceOfSatisfying(
                        ValidationOutcome.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(expected));
    }

    @Test
    void it_is_good_until_its_end_and_the_skew_have_passed() {
        clock.advance(Duration.ofSeconds(149));
        assertThat(token.presentedWith(Optional.empty())).isInstanceOf(ValidationOutcome.Verified.class);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void it_is_not_good_before_it_was_where_the_clock_goes_backwards() {
        clock.advance(Duration.ofSeconds(-31));
        assertRefused(ErrorCode.TOKEN_NOT_YET_VALID);
    }

    @Test
    void it_prints_when_it_ends_and_nothing_else() {
        assertThat(token).hasToString("ReusableValidation[expiresAt=" + FakeClock.START.plusSeconds(120) + "]");
    }
}
