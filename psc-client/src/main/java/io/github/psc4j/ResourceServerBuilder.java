package io.github.psc4j;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.internal.wiring.ResourceServerSettings;
import io.github.psc4j.internal.wiring.ResourceServerWiring;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.resource.ClientCertificates;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.resource.TokenCaching;
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
    private final List<PscEventListener> listeners = new ArrayList<>();
    private @Nullable URI jwksUri;
    private @Nullable String nationalIdClaim;
    private Set<SigningAlgorithm> algorithms = Set.of(SigningAlgorithm.RS256);
    private TokenBinding binding = TokenBinding.REQUIRED;
    private UrlPolicy urls = UrlPolicy.HTTPS_ONLY;
    private ResourceServerSettings.@Nullable Psc psc;
    private ResourceServerSettings.@Nullable Own own;
    private Set<String> authorizedParties = Set.of();
    private AssurancePolicy assurance = AssurancePolicy.defaults();
    private ClientCertificates certificates = ClientCertificates.ofConnection();
    private TokenCaching caching = TokenCaching.defaults();
    private HttpSettings http = HttpSettings.defaults();
    private Duration clockSkew = ValidationSettings.DEFAULT_SKEW;
    private Clock clock = Clock.systemUTC();
    private @Nullable Executor background;

    ResourceServerBuilder() {}

    /**
     * Accepts the JWT access tokens of this service's own authorization server, which are validated here (RFC 9068 4).
     *
     * @param issuer the exact issuer; its metadata is read at {@code /.well-known/openid-configuration} below it, unless {@link
     *     #jwksUri} says where the keys are
     * @param audience this service, as its tokens name it in {@code aud}
     * @return this builder
     */
    public ResourceServerBuilder authorizationServer(URI issuer, String audience) {
        Arguments.refuseNull(audience, "audience");
        Arguments.refuseNull(issuer, "issuer");
        this.own = new ResourceServerSettings.Own(issuer, audience);
        return this;
    }

    /**
     * Where the keys of the authorization server are, for one without metadata.
     *
     * @param uri the address of its JWK set
     * @return this builder
     */
    public ResourceServerBuilder jwksUri(URI uri) {
        Arguments.refuseNull(uri, "uri");
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
        Arguments.refuseNull(claim, "claim");
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
        Arguments.refuseNull(accepted, "accepted");
        this.algorithms = Set.copyOf(accepted);
        return this;
    }

    /**
     * Whether the tokens of the authorization server have to be bound to the client certificate they come with. Default: they
     * have to be, as in the profile of the ANS.
     *
     * @param binding {@link TokenBinding#WHERE_STATED} weakens a rule, for an authorization server that does not bind
     * @return this builder
     */
    public ResourceServerBuilder tokenBinding(TokenBinding binding) {
        Arguments.refuseNull(binding, "binding");
        this.binding = binding;
        return this;
    }

    /**
     * Accepts plain HTTP for the authorization server if it runs on this very machine, for development and tests. This weakens
     * a rule: without it, its addresses are HTTPS.
     *
     * @return this builder
     */
    public ResourceServerBuilder allowHttpOnLoopback() {
        this.urls = UrlPolicy.HTTP_ON_LOOPBACK;
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
        Arguments.refuseNull(authentication, "authentication");
        Arguments.refuseNull(clientId, "clientId");
        Arguments.refuseNull(environment, "environment");
        this.psc = new ResourceServerSettings.Psc(environment, clientId, authentication);
        return this;
    }

    /**
     * The clients whose tokens of PSC are accepted. What a person gave to any other application is not good here.
     *
     * @param clientIds their client ids at PSC, as tokens name them in {@code azp}
     * @return this builder
     */
    public ResourceServerBuilder authorizedParties(Set<String> clientIds) {
        Arguments.refuseNull(clientIds, "clientIds");
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
        Arguments.refuseNull(policy, "policy");
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
        Arguments.refuseNull(source, "source");
        this.certificates = source;
        return this;
    }

    /**
     * How long an outcome is used again.
     *
     * @param caching the times
     * @return this builder
     */
    public ResourceServerBuilder caching(TokenCaching caching) {
        Arguments.refuseNull(caching, "caching");
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
        Arguments.refuseNull(settings, "settings");
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
        Arguments.refuseNull(skew, "skew");
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
        Arguments.refuseNull(clock, "clock");
        this.clock = clock;
        return this;
    }

    /**
     * Runs refreshes of metadata and keys off the calling thread. Default: a daemon thread each.
     *
     * @param executor the executor
     * @return this builder
     */
    public ResourceServerBuilder executor(Executor executor) {
        Arguments.refuseNull(executor, "executor");
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
        Arguments.refuseNull(listener, "listener");
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
        return new ResourceServer(ResourceServerWiring.of(new ResourceServerSettings(
                Optional.ofNullable(own),
                Optional.ofNullable(psc),
                Optional.ofNullable(jwksUri),
                Optional.ofNullable(nationalIdClaim),
                authorizedParties,
                urls,
                binding,
                algorithms,
                assurance,
                certificates,
                caching,
                http,
                clockSkew,
                clock,
                Optional.ofNullable(background),
                PscEventListener.all(listeners))));
    }
}
