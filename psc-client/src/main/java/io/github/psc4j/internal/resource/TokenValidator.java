package io.github.psc4j.internal.resource;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.endpoint.IntrospectionEndpoint;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.AccessTokenValidator;
import io.github.psc4j.internal.validation.ReusableValidation;
import io.github.psc4j.internal.validation.StatedIssuer;
import io.github.psc4j.resource.AcceptedToken;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/**
 * Validates a token by the rules of the issuer that it belongs to. The issuer that the token states chooses between those that
 * are configured, and the rules of the chosen one then apply to the token as a whole.
 *
 * @param own the authorization server of this service, if it has one
 * @param psc PSC, if its tokens are accepted
 * @param assurance what an {@code acr} is worth
 */
public record TokenValidator(Optional<Own> own, Optional<Psc> psc, AssurancePolicy assurance) {

    /** Its tokens are validated here. */
    public record Own(
            String issuer, String audience, AccessTokenValidator validator, Optional<String> nationalIdClaim) {}

    /** Its tokens are introspected at PSC. */
    public record Psc(
            String issuer,
            String clientId,
            Set<String> authorizedParties,
            IntrospectionEndpoint introspection,
            Semaphore introspections) {

        public Psc(String issuer, String clientId, Set<String> authorizedParties, IntrospectionEndpoint introspection) {
            this(issuer, clientId, authorizedParties, introspection, new Semaphore(Limits.INTROSPECTIONS_AT_ONCE));
        }
    }

    /** An outcome, and by whose rules. */
    record Validated(AcceptedToken.Issuer issuer, ValidationOutcome<ReusableValidation<AcceptedToken>> outcome) {}

    /** Everything that an outcome depends on beside the token. */
    String id() {
        StringBuilder id = new StringBuilder();
        own.ifPresent(server ->
                id.append("own\n").append(server.issuer()).append('\n').append(server.audience()));
        psc.ifPresent(provider -> id.append("\npsc\n")
                .append(provider.issuer())
                .append('\n')
                .append(provider.clientId())
                .append('\n')
                .append(String.join("\n", new TreeSet<>(provider.authorizedParties()))));
        return id.toString();
    }

    @Implements(Requirement.RESOURCE_ROUTING)
    Validated validate(Secret token) {
        if (psc.isEmpty()) {
            return new Validated(AcceptedToken.Issuer.AUTHORIZATION_SERVER, ofOwn(own.orElseThrow(), token));
        }
        Optional<String> stated = StatedIssuer.unverified(token);
        if (own.isPresent() && stated.equals(Optional.of(own.get().issuer()))) {
            return new Validated(AcceptedToken.Issuer.AUTHORIZATION_SERVER, ofOwn(own.get(), token));
        }
        // A token that says it is of another issuer need not be introspected; one that says nothing may be opaque.
        boolean ofAnother =
                stated.isPresent() && !stated.equals(Optional.of(psc.get().issuer()));
        return new Validated(AcceptedToken.Issuer.PSC, ofAnother ? ofNobody() : ofPsc(psc.get(), token));
    }

    private ValidationOutcome<ReusableValidation<AcceptedToken>> ofOwn(Own server, Secret token) {
        return accepted(
                server.validator().validate(token),
                AcceptedToken.Issuer.AUTHORIZATION_SERVER,
                server.nationalIdClaim());
    }

    /** A bounded number at once, so that a provider that hangs, and callers with many tokens, hold up no other request. */
    private ValidationOutcome<ReusableValidation<AcceptedToken>> ofPsc(Psc provider, Secret token) {
        if (!provider.introspections().tryAcquire()) {
            return new ValidationOutcome.Undetermined<>(
                    new PscProviderException(ErrorCode.PROVIDER_TIMEOUT, "too many tokens are introspected at once"));
        }
        try {
            return accepted(
                    provider.introspection().validate(token, provider.authorizedParties()),
                    AcceptedToken.Issuer.PSC,
                    Optional.empty());
        } finally {
            provider.introspections().release();
        }
    }

    private static ValidationOutcome<ReusableValidation<AcceptedToken>> ofNobody() {
        return new ValidationOutcome.Rejected<>(
                new Violation(ErrorCode.TOKEN_ISSUER_WRONG, "the token is of an issuer that is not accepted here"));
    }

    private ValidationOutcome<ReusableValidation<AcceptedToken>> accepted(
            ValidationOutcome<ReusableValidation<AccessToken>> outcome,
            AcceptedToken.Issuer issuer,
            Optional<String> nationalIdClaim) {
        return outcome.flatMap(reusable -> new ValidationOutcome.Verified<>(
                reusable.map(token -> new ReadToken(token, issuer, nationalIdClaim, assurance))));
    }
}
