package io.github.psc4j.resource;

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
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/**
 * Judges a token by the rules of the issuer that it belongs to. What the token says of its issuer chooses between those that are
 * configured, and the chosen one then judges it as a whole.
 *
 * @param own the authorization server of this service, if it has one
 * @param psc PSC, if its tokens are accepted
 * @param assurance what an {@code acr} is worth
 */
public record TokenValidator(Optional<Own> own, Optional<Psc> psc, AssurancePolicy assurance) {

    /** Validated here. */
    public record Own(
            String issuer, String audience, AccessTokenValidator validator, Optional<String> nationalIdClaim) {}

    /** Asked about at PSC. */
    public record Psc(
            String issuer,
            String clientId,
            Set<String> authorizedParties,
            IntrospectionEndpoint introspection,
            Semaphore questions) {

        public Psc(String issuer, String clientId, Set<String> authorizedParties, IntrospectionEndpoint introspection) {
            this(issuer, clientId, authorizedParties, introspection, new Semaphore(Limits.INTROSPECTIONS_AT_ONCE));
        }
    }

    /** A verdict, and whose it is. */
    public record Judged(AcceptedToken.Issuer issuer, ValidationOutcome<ReusableValidation<AcceptedToken>> verdict) {}

    /** Everything that a verdict depends on beside the token. */
    public String id() {
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
    public Judged judge(Secret token) {
        if (psc.isEmpty()) {
            return byOwn(own.orElseThrow(), token);
        }
        Optional<String> stated = StatedIssuer.unverified(token);
        if (own.isPresent() && stated.equals(Optional.of(own.get().issuer()))) {
            return byOwn(own.get(), token);
        }
        // A token that says it is somebody else's need not be asked about; one that says nothing may be opaque.
        return stated.isPresent() && !stated.equals(Optional.of(psc.get().issuer()))
                ? new Judged(AcceptedToken.Issuer.PSC, ofNobody())
                : byPsc(psc.get(), token);
    }

    private Judged byOwn(Own server, Secret token) {
        return new Judged(
                AcceptedToken.Issuer.AUTHORIZATION_SERVER,
                accepted(
                        server.validator().judge(token),
                        AcceptedToken.Issuer.AUTHORIZATION_SERVER,
                        server.nationalIdClaim()));
    }

    /** A bounded number at once, so that a provider that hangs, and callers with many tokens, hold up no other request. */
    private Judged byPsc(Psc provider, Secret token) {
        if (!provider.questions().tryAcquire()) {
            return new Judged(
                    AcceptedToken.Issuer.PSC,
                    new ValidationOutcome.Undetermined<>(new PscProviderException(
                            ErrorCode.PROVIDER_TIMEOUT, "too many tokens are asked about at once")));
        }
        try {
            return new Judged(
                    AcceptedToken.Issuer.PSC,
                    accepted(
                            provider.introspection().judge(token, provider.authorizedParties()),
                            AcceptedToken.Issuer.PSC,
                            Optional.empty()));
        } finally {
            provider.questions().release();
        }
    }

    private static ValidationOutcome<ReusableValidation<AcceptedToken>> ofNobody() {
        return new ValidationOutcome.Rejected<>(
                new Violation(ErrorCode.TOKEN_ISSUER_WRONG, "the token is of an issuer that is not accepted here"));
    }

    private ValidationOutcome<ReusableValidation<AcceptedToken>> accepted(
            ValidationOutcome<ReusableValidation<AccessToken>> verdict,
            AcceptedToken.Issuer issuer,
            Optional<String> nationalIdClaim) {
        return verdict.flatMap(presentable -> new ValidationOutcome.Verified<>(
                presentable.map(token -> new AcceptedToken(token, issuer, nationalIdClaim, assurance))));
    }
}
