package io.github.psc4j.validation;

import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import io.github.psc4j.provider.ProviderKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds userinfo to the ID token of the same login, plain or signed (OpenID Connect Core 5.3.2 and 5.3.4). Aggregated and
 * distributed claims (5.6.2) are left as they came: no source that they name is called, and nothing of them is believed.
 * Thread-safe.
 */
public final class UserInfoValidator {
    private final ValidationSettings settings;
    private final ProviderKeys keys;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what a signed answer must name
     * @param keys the provider's keys
     */
    public UserInfoValidator(ValidationSettings settings, ProviderKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * Validates a plain answer.
     *
     * @param members the JSON object
     * @param idToken the ID token of the same login
     * @return the members, unmodifiable, or the rejection
     */
    @Enforces(Rule.CORE_OTHER_SOURCES)
    public Verification<Map<String, @Nullable Object>> validatePlain(
            Map<String, @Nullable Object> members, IdToken idToken) {
        Claims claims = new Claims(members);
        Optional<Violation> violation = Check.firstViolation(plainRules(idToken), claims);
        return violation.isPresent()
                ? new Verification.Rejected<>(violation.get())
                : new Verification.Verified<>(claims.asMap());
    }

    /**
     * Validates a signed answer.
     *
     * @param compact the JWS in compact form
     * @param idToken the ID token of the same login
     * @return the claims, unmodifiable, the rejection, or undetermined
     */
    public Verification<Map<String, @Nullable Object>> validateSigned(String compact, IdToken idToken) {
        return signedRules(idToken).verify(compact, Limits.USERINFO_BYTES, Claims::asMap);
    }

    List<Check<Claims>> plainRules(IdToken idToken) {
        return List.of(new UserInfoSubjectIs(idToken.subject()));
    }

    TokenRules signedRules(IdToken idToken) {
        Clock clock = settings.clock();
        Duration skew = settings.skew();
        return new TokenRules(
                TokenRules.protection(settings.algorithms(), keys, new HeaderTypeIs(Set.of("jwt"))),
                List.of(
                        new IssuerIs(settings.issuer()),
                        new AudienceIsClient(settings.clientId()),
                        new IfStated("exp", new NotExpired(clock, skew)),
                        new ValidNow(clock, skew),
                        new UserInfoSubjectIs(idToken.subject()),
                        new NotAnotherKind()));
    }
}
