package io.github.psc4j;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.validation.ReusableValidation;
import io.github.psc4j.resource.AcceptedToken;
import io.github.psc4j.resource.BearerCredentials;
import io.github.psc4j.resource.BearerError;
import io.github.psc4j.resource.ClientCertificates;
import io.github.psc4j.resource.ReceivedRequest;
import io.github.psc4j.resource.RequestOutcome;
import io.github.psc4j.resource.SingleFlight;
import io.github.psc4j.resource.TokenCaching;
import io.github.psc4j.resource.TokenKey;
import io.github.psc4j.resource.TokenValidator;
import io.github.psc4j.resource.ValidationCache;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * A service that receives tokens (« API Pro Santé Connectée »): it accepts those of its own authorization server, which it
 * validates itself, those of PSC, about which it asks PSC, or both. Immutable and thread-safe; building it does no I/O.
 *
 * <pre>{@code
 * ResourceServer api = ResourceServer.builder()
 *     .authorizationServer(URI.create("https://login.dossier.example/realms/dossier"), "https://api.dossier.example")
 *     .psc(PscEnvironment.SANDBOX, "my-api", ClientAuthentication.mutualTls(certificate))
 *     .authorizedParties(Set.of("the-web-app"))
 *     .build();
 *
 * ValidationOutcome<AcceptedToken> verification = api.verify(token, certificateOfTheConnection);
 * }</pre>
 *
 * A web application lets it judge the whole request by {@link #judge}, and answers what it says.
 */
public final class ResourceServer {
    private final TokenValidator judge;
    private final byte[] judgeId;
    private final ClientCertificates certificates;
    private final TokenCaching caching;
    private final ValidationCache<AcceptedToken> verdicts;
    private final SingleFlight<TokenKey, ValidationOutcome<ReusableValidation<AcceptedToken>>> flights =
            new SingleFlight<>();
    private final Clock clock;
    private final PscEventListener listener;

    ResourceServer(
            TokenValidator judge,
            ClientCertificates certificates,
            TokenCaching caching,
            Clock clock,
            PscEventListener listener) {
        this.judge = judge;
        this.judgeId = judge.id().getBytes(StandardCharsets.UTF_8);
        this.certificates = certificates;
        this.caching = caching;
        this.verdicts = new ValidationCache<>(caching.maxTokens(), caching.rejected(), clock);
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Begins to build a resource server.
     *
     * @return the builder
     */
    public static ResourceServerBuilder builder() {
        return new ResourceServerBuilder();
    }

    /**
     * Judges a token.
     *
     * @param token the token as it was received
     * @param clientCertificate the client certificate of the connection on which it came, if there was one
     * @return verified; rejected by a named rule; or undetermined, if keys or PSC's word on the token cannot be had now
     */
    public ValidationOutcome<AcceptedToken> verify(Secret token, Optional<X509Certificate> clientCertificate) {
        if (!TokenKey.isPossible(token.reveal(), Limits.TOKEN_CHARS)) {
            return new ValidationOutcome.Rejected<>(new Violation(
                    ErrorCode.TOKEN_MALFORMED, "what was received cannot be a token: too long, or not plain text"));
        }
        return verdict(token).flatMap(presentable -> presentable.presentedWith(clientCertificate));
    }

    private ValidationOutcome<ReusableValidation<AcceptedToken>> verdict(Secret token) {
        if (caching.maxTokens() == 0) {
            return judge.judge(token).verdict();
        }
        TokenKey key = TokenKey.of(judgeId, token.reveal());
        return verdicts.find(key).orElseGet(() -> judged(key, token));
    }

    private ValidationOutcome<ReusableValidation<AcceptedToken>> judged(TokenKey key, Secret token) {
        // Where revoked means revoked at once, nobody takes the answer to a question that was asked before.
        return caching.introspected().isZero()
                ? judgedNow(key, token)
                : flights.share(key, () -> verdicts.find(key).orElseGet(() -> judgedNow(key, token)));
    }

    private ValidationOutcome<ReusableValidation<AcceptedToken>> judgedNow(TokenKey key, Secret token) {
        Instant from = clock.instant();
        TokenValidator.Judged judged = judge.judge(token);
        verdicts.keep(
                key,
                judged.verdict(),
                from,
                judged.issuer() == AcceptedToken.Issuer.PSC ? caching.introspected() : caching.verified());
        return judged.verdict();
    }

    /**
     * Judges a request: finds the token and the client certificate in it, and says what to answer.
     *
     * @param request the request
     * @return accepted; anonymous, if it has no token; or refused, with the answer
     */
    public RequestOutcome judge(ReceivedRequest request) {
        RequestOutcome outcome = outcome(request);
        if (outcome instanceof RequestOutcome.Refused refused) {
            refused.error().code().ifPresent(code -> listener.onEvent(new PscEvent.TokenRefused(code)));
        }
        return outcome;
    }

    private RequestOutcome outcome(ReceivedRequest request) {
        Optional<Secret> token;
        Optional<X509Certificate> certificate;
        try {
            certificate = certificates.of(request);
            token = BearerCredentials.of(request);
        } catch (PscValidationException e) {
            return new RequestOutcome.Refused(BearerError.invalidRequest(e));
        }
        if (token.isEmpty()) {
            return new RequestOutcome.Anonymous();
        }
        ValidationOutcome<AcceptedToken> verification = verify(token.get(), certificate);
        if (verification instanceof ValidationOutcome.Verified<AcceptedToken> verified) {
            return new RequestOutcome.Accepted(verified.value());
        }
        return new RequestOutcome.Refused(
                verification instanceof ValidationOutcome.Rejected<AcceptedToken> rejected
                        ? BearerError.invalidToken(rejected.violation())
                        : BearerError.undetermined(((ValidationOutcome.Undetermined<AcceptedToken>) verification)
                                .reason()
                                .code()));
    }
}
