package io.github.psc4j.validation;

import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import io.github.psc4j.provider.ProviderKeys;
import io.github.psc4j.secret.Secret;
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
    private final ProviderKeys keys;
    private final LogoutTokenMemory memory;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what the tokens must name
     * @param keys the provider's keys
     * @param memory remembers which tokens were used
     */
    public LogoutTokenValidator(ValidationSettings settings, ProviderKeys keys, LogoutTokenMemory memory) {
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
    @Enforces(Rule.BACK_CHANNEL_FORM)
    public Verification<LogoutToken> validate(Secret token) {
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
