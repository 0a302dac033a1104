package io.github.psc4j.internal.validation;

import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
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
    private final KeySetCache keys;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what a signed response must name
     * @param keys the provider's keys
     */
    public UserInfoValidator(ValidationSettings settings, KeySetCache keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * Validates a plain response.
     *
     * @param members the JSON object
     * @param idToken the ID token of the same login
     * @return the members, unmodifiable, or the rejection
     */
    @Implements(Requirement.CORE_OTHER_SOURCES)
    public ValidationOutcome<Map<String, @Nullable Object>> validatePlain(
            Map<String, @Nullable Object> members, IdToken idToken) {
        Claims claims = new Claims(members);
        Optional<Violation> violation = ValidationRule.firstViolation(plainRules(idToken), claims);
        return violation.isPresent()
                ? new ValidationOutcome.Rejected<>(violation.get())
                : new ValidationOutcome.Verified<>(claims.asMap());
    }

    /**
     * Validates a signed response.
     *
     * @param compact the JWS in compact form
     * @param idToken the ID token of the same login
     * @return the claims, unmodifiable, the rejection, or undetermined
     */
    public ValidationOutcome<Map<String, @Nullable Object>> validateSigned(String compact, IdToken idToken) {
        return signedRules(idToken).validate(compact, Limits.USERINFO_BYTES, Claims::asMap);
    }

    List<ValidationRule<Claims>> plainRules(IdToken idToken) {
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
