package io.github.psc4j;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.endpoint.IntrospectionEndpoint;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.metadata.KeyLocation;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.internal.validation.AccessTokenSettings;
import io.github.psc4j.internal.validation.AccessTokenValidator;
import io.github.psc4j.internal.validation.IntrospectionSettings;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.resource.ClientCertificates;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.resource.TokenCaching;
import io.github.psc4j.resource.TokenValidator;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.SigningAlgorithm;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ResourceServer}: with {@link #authorizationServer}, or {@link #psc} and {@link #authorizedParties}, or both.
 * The rest has defaults. Not thread-safe.
 */
public final class ResourceServerBuilder {
    private record Psc(PscEnvironment environment, String clientId, ClientAuthentication authentication) {}

    private final List<PscEventListener> listeners = new ArrayList<>();
    private @Nullable URI issuer;
    private String audience = "";
    private @Nullable URI jwksUri;
    private @Nullable String nationalIdClaim;
    private Set<SigningAlgorithm> algorithms = Set.of(SigningAlgorithm.RS256);
    private TokenBinding binding = TokenBinding.REQUIRED;
    private UrlPolicy urls = UrlPolicy.HTTPS_ONLY;
    private @Nullable Psc psc;
    private Set<String> authorizedParties = Set.of();
    private AssurancePolicy assurance = AssurancePolicy.defaults();
    private ClientCertificates certificates = ClientCertificates.ofConnection();
    private TokenCaching caching = TokenCaching.defaults();
    private HttpSettings http = HttpSettings.defaults();
    private Duration clockSkew = ValidationSettings.DEFAULT_SKEW;
    private Clock clock = Clock.systemUTC();
    private Executor background = ResourceServerBuilder::runOnDaemonThread;

    ResourceServerBuilder() {}

    /** Renewals are rare, some in an hour: a thread each needs no pool that somebody would have to close. */
    private static void runOnDaemonThread(Runnable task) {
        Thread thread = new Thread(task, "psc-api-renewal");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Accepts the JWT access tokens of this service's own authorization server, which are validated here (RFC 9068 4).
     *
     * @param issuer the exact issuer; its metadata is read at {@code /.well-known/openid-configuration} below it, unless {@link
     *     #jwksUri} says where the keys are
     * @param audience this service, as its tokens name it in {@code aud}
     * @return this builder
     */
    public ResourceServerBuilder authorizationServer(URI issuer, String audience) {
        this.issuer = issuer;
        this.audience = audience;
        return this;
    }

    /**
     * Where the keys of the authorization server are, for one without metadata.
     *
     * @param uri the address of its JWK set
     * @return this builder
     */
    public ResourceServerBuilder jwksUri(URI uri) {
        this.jwksUri = uri;
        return this;
    }

    /**
     * The claim in which the authorization server names the national identifier, where it is another than PSC's own.
     *
     * @param claim the name of a claim with a text, such as {@code idnat}
     * @return this builder
     */
    public ResourceServerBuilder nationalIdClaim(String claim) {
        this.nationalIdClaim = claim;
        return this;
    }

    /**
     * The signature algorithms of the authorization server, in place of RS256 alone.
     *
     * @param accepted at least one
     * @return this builder
     */
    public ResourceServerBuilder signingAlgorithms(Set<SigningAlgorithm> accepted) {
        this.algorithms = Set.copyOf(accepted);
        return this;
    }

    /**
     * Whether the tokens of the authorization server have to be bound to the client certificate they come with. Default: they
     * have to be, as in the profile of the ANS.
     *
     * @param binding {@link TokenBinding#WHERE_STATED} weakens a check, for an authorization server that does not bind
     * @return this builder
     */
    public ResourceServerBuilder tokenBinding(TokenBinding binding) {
        this.binding = binding;
        return this;
    }

    /**
     * Which addresses of the authorization server may be called. Default: HTTPS only.
     *
     * @param policy {@link UrlPolicy#HTTP_ON_LOOPBACK} weakens a check, for development
     * @return this builder
     */
    public ResourceServerBuilder urls(UrlPolicy policy) {
        this.urls = policy;
        return this;
    }

    /**
     * Accepts access tokens of PSC, by asking PSC about them (RFC 7662). They have no audience: {@link #authorizedParties} is
     * required with it.
     *
     * @param environment where PSC is
     * @param clientId this service as PSC knows it
     * @param authentication how it proves that
     * @return this builder
     */
    public ResourceServerBuilder psc(PscEnvironment environment, String clientId, ClientAuthentication authentication) {
        this.psc = new Psc(environment, clientId, authentication);
        return this;
    }

    /**
     * The clients whose tokens of PSC are accepted. What a person gave to any other application is not good here.
     *
     * @param clientIds their client ids at PSC, as tokens name them in {@code azp}
     * @return this builder
     */
    public ResourceServerBuilder authorizedParties(Set<String> clientIds) {
        this.authorizedParties = Set.copyOf(clientIds);
        return this;
    }

    /**
     * What an {@code acr} is worth.
     *
     * @param policy the policy
     * @return this builder
     */
    public ResourceServerBuilder assurance(AssurancePolicy policy) {
        this.assurance = policy;
        return this;
    }

    /**
     * Where the client certificate of a request is found. Default: in its TLS connection.
     *
     * @param source the connection, or the header of declared proxies
     * @return this builder
     */
    public ResourceServerBuilder clientCertificates(ClientCertificates source) {
        this.certificates = source;
        return this;
    }

    /**
     * How long a verdict is used again.
     *
     * @param caching the times
     * @return this builder
     */
    public ResourceServerBuilder caching(TokenCaching caching) {
        this.caching = caching;
        return this;
    }

    /**
     * Times, proxy and trust of every call to the authorization server and to PSC.
     *
     * @param settings the settings
     * @return this builder
     */
    public ResourceServerBuilder http(HttpSettings settings) {
        this.http = settings;
        return this;
    }

    /**
     * How far the clocks of the issuers may be off. Default: 30 s.
     *
     * @param skew between nothing and five minutes
     * @return this builder
     */
    public ResourceServerBuilder clockSkew(Duration skew) {
        this.clockSkew = skew;
        return this;
    }

    /**
     * The one clock. Default: the system's.
     *
     * @param clock the clock
     * @return this builder
     */
    public ResourceServerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Runs renewals of metadata and keys off the calling thread. Default: a daemon thread each.
     *
     * @param executor the executor
     * @return this builder
     */
    public ResourceServerBuilder executor(Executor executor) {
        this.background = executor;
        return this;
    }

    /**
     * Adds a listener to the timeline.
     *
     * @param listener the listener
     * @return this builder
     */
    public ResourceServerBuilder listener(PscEventListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Builds the resource server; no I/O.
     *
     * @return the resource server
     * @throws PscConfigurationException {@code PSC-1001} or {@code PSC-1002}, with the setting to change: nobody's tokens are
     *     accepted, an authorization server comes without an audience, PSC without the clients whose tokens are accepted
     */
    public ResourceServer build() {
        PscEventListener listener = PscEventListener.all(listeners);
        check();
        return new ResourceServer(
                new TokenValidator(own(listener), pscTokens(listener), assurance),
                certificates,
                caching,
                clock,
                listener);
    }

    private void check() {
        if (issuer == null && psc == null) {
            throw invalid(
                    "nobody's tokens are accepted: call authorizationServer(…), or psc(…) and authorizedParties(…)");
        }
        if (psc != null && authorizedParties.isEmpty()) {
            throw invalid(
                    "tokens of PSC have no audience: name the clients whose tokens are accepted with authorizedParties(…)");
        }
        if (psc == null && !authorizedParties.isEmpty()) {
            throw invalid("authorizedParties(…) is about tokens of PSC: call psc(…) too");
        }
        if (issuer == null && (jwksUri != null || nationalIdClaim != null)) {
            throw invalid(
                    "jwksUri(…) and nationalIdClaim(…) are about an authorization server: call authorizationServer(…) too");
        }
        if (issuer != null && audience.isBlank()) {
            throw invalid(
                    "a service that does not say which audience it is would accept tokens that are meant for others:"
                            + " name it in authorizationServer(…)");
        }
        if (nationalIdClaim != null && nationalIdClaim.isBlank()) {
            throw invalid("the claim with the national identifier has no name");
        }
        if (issuer != null && psc != null && issuer.equals(psc.environment().issuer())) {
            throw invalid(
                    "PSC is not the authorization server of this service: its tokens have no audience, and are accepted"
                            + " by psc(…)");
        }
    }

    private Optional<TokenValidator.Own> own(PscEventListener listener) {
        if (issuer == null) {
            return Optional.empty();
        }
        AccessTokenSettings settings =
                new AccessTokenSettings(issuer.toString(), audience, algorithms, binding, clock, clockSkew);
        HttpTransport transport = new HttpTransport(http, Optional.empty(), clock, listener);
        urls.check("the issuer", issuer);
        KeyLocation location = jwksUri == null
                ? KeyLocation.announcedBy(issuer, urls, transport, clock, background, listener)
                : KeyLocation.at(jwksUri, urls);
        return Optional.of(new TokenValidator.Own(
                issuer.toString(),
                audience,
                new AccessTokenValidator(settings, new KeySetCache(location, transport, clock, background, listener)),
                Optional.ofNullable(nationalIdClaim)));
    }

    private Optional<TokenValidator.Psc> pscTokens(PscEventListener listener) {
        if (psc == null) {
            return Optional.empty();
        }
        String pscIssuer = psc.environment().issuer().toString();
        // Refuses at the start what would be refused at the first token.
        IntrospectionSettings unused =
                new IntrospectionSettings(pscIssuer, psc.clientId(), authorizedParties, clock, clockSkew);
        Optional<ClientCertificate> certificate = psc.authentication().certificate();
        HttpTransport transport = new HttpTransport(http, certificate, clock, listener);
        ProviderMetadataCache directory =
                new ProviderMetadataCache(psc.environment(), transport, clock, background, listener);
        ValidationSettings settings =
                new ValidationSettings(pscIssuer, psc.clientId(), algorithms, assurance, clock, clockSkew);
        return Optional.of(new TokenValidator.Psc(
                pscIssuer,
                psc.clientId(),
                authorizedParties,
                new IntrospectionEndpoint(
                        certificate.isPresent() ? directory.overMutualTls() : directory,
                        transport,
                        psc.authentication(),
                        settings)));
    }

    private static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, message);
    }
}
