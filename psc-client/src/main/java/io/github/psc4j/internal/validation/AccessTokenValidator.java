package io.github.psc4j.internal.validation;

import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.ValidationOutcome;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Validates the JWT access tokens that a service receives from its own authorization server (RFC 9068 4), bound to the client's
 * certificate (RFC 8705 3). A token of PSC itself has no audience and is not for this validator: it is
 * introspected and judged by {@link IntrospectionValidator}. Thread-safe.
 */
public final class AccessTokenValidator {
    private final AccessTokenSettings settings;
    private final TokenRules unbound;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what the tokens must name
     * @param keys the keys of that issuer
     */
    public AccessTokenValidator(AccessTokenSettings settings, KeySetCache keys) {
        this.settings = settings;
        Clock clock = settings.clock();
        Duration skew = settings.skew();
        TokenRules anyBinding = new TokenRules(
                TokenRules.protection(settings.algorithms(), keys, new AccessTokenKind()),
                List.of(
                        new IssuerIs(settings.issuer()),
                        new SubjectPresent(),
                        new AudienceIncludes(settings.audience()),
                        new NotExpired(clock, skew),
                        new IssuedInThePast(clock, skew),
                        new ValidNow(clock, skew)));
        this.unbound = settings.binding() == TokenBinding.REQUIRED ? anyBinding.and(new BindingStated()) : anyBinding;
    }

    /**
     * Validates a token.
     *
     * @param token the token in compact form
     * @param clientCertificate the client certificate of the TLS connection on which it came, if there was one
     * @return verified, rejected by a named rule, or undetermined
     */
    public ValidationOutcome<AccessToken> validate(Secret token, Optional<X509Certificate> clientCertificate) {
        return rules(clientCertificate).verify(token.reveal(), AccessToken::of);
    }

    /**
     * Validates a token, but for the certificate that it is presented with.
     *
     * @param token the token in compact form
     * @return what may be kept and presented, again and again; rejected by a named rule; or undetermined
     */
    public ValidationOutcome<ReusableValidation<AccessToken>> judge(Secret token) {
        return unbound.verify(
                token.reveal(), claims -> ReusableValidation.of(claims, settings.clock(), settings.skew()));
    }

    TokenRules rules(Optional<X509Certificate> clientCertificate) {
        return unbound.and(new ConfirmationMatches(clientCertificate));
    }
}
