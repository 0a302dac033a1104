package io.github.psc4j.internal.validation;

import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Validates the logout tokens with which the provider ends sessions (OpenID Connect Back-Channel Logout 2.6). Thread-safe.
 */
public final class LogoutTokenValidator {
    private static final Set<String> HEADER_TYPES = Set.of("logout+jwt", "jwt");

    private final ValidationSettings settings;
    private final KeySetCache keys;
    private final LogoutTokenReplayStore memory;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what the tokens must name
     * @param keys the provider's keys
     * @param memory remembers which tokens were used
     */
    public LogoutTokenValidator(ValidationSettings settings, KeySetCache keys, LogoutTokenReplayStore memory) {
        this.settings = settings;
        this.keys = keys;
        this.memory = memory;
    }

    /**
     * Validates a logout token, and remembers it: the same token is refused the second time.
     *
     * @param token the token in compact form
     * @return verified, rejected by a named rule, or undetermined
     */
    @Implements(Requirement.BACK_CHANNEL_FORM)
    public ValidationOutcome<LogoutToken> validate(Secret token) {
        return rules().verify(token.reveal(), LogoutToken::of);
    }

    TokenRules rules() {
        Clock clock = settings.clock();
        Duration skew = settings.skew();
        return new TokenRules(
                TokenRules.protection(settings.algorithms(), keys, new HeaderTypeIs(HEADER_TYPES)),
                List.of(
                        new ClaimTypeIs("Logout"),
                        new LogoutEventPresent(),
                        new NoNonce(),
                        new IssuerIs(settings.issuer()),
                        new AudienceIsClient(settings.clientId()),
                        new SubjectOrSessionPresent(),
                        new NotExpired(clock, skew),
                        new IssuedRecently(clock, skew, Limits.TOKEN_TRANSIT),
                        new ValidNow(clock, skew),
                        new IdentifierPresent(),
                        new NotReplayed(memory, settings.issuer(), skew)));
    }
}
