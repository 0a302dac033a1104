package io.github.psc4j.internal.validation;

import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges what the provider says of a token at its introspection endpoint (RFC 7662). The answer came over TLS from the provider
 * itself; what remains is whether the token is active, an access token, of this issuer, issued to an accepted client, and bound
 * to the certificate it came with. Thread-safe.
 */
public final class IntrospectionValidator {
    private final IntrospectionSettings settings;
    private final List<ValidationRule<Claims>> unbound;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what the answers must say
     */
    public IntrospectionValidator(IntrospectionSettings settings) {
        this.settings = settings;
        this.unbound = unbound(settings);
    }

    /**
     * Judges an answer.
     *
     * @param answer the members of the answer
     * @param clientCertificate the client certificate of the TLS connection on which the token came, if there was one
     * @return verified, or rejected by a named rule; {@code PSC-5019} if the token is not active
     */
    public ValidationOutcome<AccessToken> validate(
            Map<String, @Nullable Object> answer, Optional<X509Certificate> clientCertificate) {
        Claims claims = new Claims(answer);
        Optional<Violation> violation = ValidationRule.firstViolation(rules(clientCertificate), claims);
        return violation.isPresent()
                ? new ValidationOutcome.Rejected<>(violation.get())
                : new ValidationOutcome.Verified<>(AccessToken.of(claims));
    }

    /**
     * Judges an answer, but for the certificate that the token is presented with.
     *
     * @param answer the members of the answer
     * @return what may be kept for a moment and presented again, or rejected by a named rule; {@code PSC-5019} if the token is
     *     not active
     */
    public ValidationOutcome<ReusableValidation<AccessToken>> judge(Map<String, @Nullable Object> answer) {
        Claims claims = new Claims(answer);
        Optional<Violation> violation = ValidationRule.firstViolation(unbound, claims);
        return violation.isPresent()
                ? new ValidationOutcome.Rejected<>(violation.get())
                : new ValidationOutcome.Verified<>(ReusableValidation.of(claims, settings.clock(), settings.skew()));
    }

    List<ValidationRule<Claims>> rules(Optional<X509Certificate> clientCertificate) {
        return Stream.concat(unbound.stream(), Stream.of(new ConfirmationMatches(clientCertificate)))
                .toList();
    }

    private static List<ValidationRule<Claims>> unbound(IntrospectionSettings settings) {
        Clock clock = settings.clock();
        Duration skew = settings.skew();
        return List.of(
                new TokenActive(),
                new ClaimTypeIs("Bearer"),
                new IfStated("token_type", new IsBearer()),
                new IfStated("iss", new IssuerIs(settings.issuer())),
                new SubjectPresent(),
                new IfStated("aud", new AudienceIncludes(settings.clientId())),
                new AuthorizedPartyAllowed(settings.authorizedParties()),
                new NotExpired(clock, skew),
                new IssuedInThePast(clock, skew),
                new ValidNow(clock, skew));
    }
}
