package io.github.psc4j.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.limit.Limits;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.validation.Presentable;
import io.github.psc4j.validation.Verification;
import io.github.psc4j.validation.Violation;
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
 * Verification<AcceptedToken> verification = api.verify(token, certificateOfTheConnection);
 * }</pre>
 *
 * A web application lets it judge the whole request by {@link #judge}, and answers what it says.
 */
public final class ResourceServer {
    private final TokenJudge judge;
    private final byte[] judgeId;
    private final ClientCertificates certificates;
    private final TokenCaching caching;
    private final VerdictCache<AcceptedToken> verdicts;
    private final SingleFlight<TokenKey, Verification<Presentable<AcceptedToken>>> flights = new SingleFlight<>();
    private final Clock clock;
    private final PscEventListener listener;

    ResourceServer(
            TokenJudge judge,
            ClientCertificates certificates,
            TokenCaching caching,
            Clock clock,
            PscEventListener listener) {
        this.judge = judge;
        this.judgeId = judge.id().getBytes(StandardCharsets.UTF_8);
        this.certificates = certificates;
        this.caching = caching;
        this.verdicts = new VerdictCache<>(caching.maxTokens(), caching.rejected(), clock);
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
    public Verification<AcceptedToken> verify(Secret token, Optional<X509Certificate> clientCertificate) {
        if (!TokenKey.isPossible(token.reveal(), Limits.TOKEN_CHARS)) {
            return new Verification.Rejected<>(new Violation(
                    ErrorCode.TOKEN_MALFORMED, "what was received cannot be a token: too long, or not plain text"));
        }
        return verdict(token).flatMap(presentable -> presentable.presentedWith(clientCertificate));
    }

    private Verification<Presentable<AcceptedToken>> verdict(Secret token) {
        if (caching.maxTokens() == 0) {
            return judge.judge(token).verdict();
        }
        TokenKey key = TokenKey.of(judgeId, token.reveal());
        return verdicts.find(key).orElseGet(() -> judged(key, token));
    }

    private Verification<Presentable<AcceptedToken>> judged(TokenKey key, Secret token) {
        // Where revoked means revoked at once, nobody takes the answer to a question that was asked before.
        return caching.introspected().isZero()
                ? judgedNow(key, token)
                : flights.share(key, () -> verdicts.find(key).orElseGet(() -> judgedNow(key, token)));
    }

    private Verification<Presentable<AcceptedToken>> judgedNow(TokenKey key, Secret token) {
        Instant from = clock.instant();
        TokenJudge.Judged judged = judge.judge(token);
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
        Verification<AcceptedToken> verification = verify(token.get(), certificate);
        if (verification instanceof Verification.Verified<AcceptedToken> verified) {
            return new RequestOutcome.Accepted(verified.value());
        }
        return new RequestOutcome.Refused(
                verification instanceof Verification.Rejected<AcceptedToken> rejected
                        ? BearerError.invalidToken(rejected.violation())
                        : BearerError.undetermined(((Verification.Undetermined<AcceptedToken>) verification)
                                .reason()
                                .code()));
    }
}
