package io.github.psc4j;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.endpoint.IntrospectionEndpoint;
import io.github.psc4j.internal.endpoint.RevocationEndpoint;
import io.github.psc4j.internal.endpoint.TokenEndpoint;
import io.github.psc4j.internal.endpoint.UserInfoEndpoint;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.sealing.Sealer;
import io.github.psc4j.internal.sealing.SecretGenerator;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.internal.validation.IdTokenValidator;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.internal.validation.UserInfoValidator;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.login.LoginFlow;
import io.github.psc4j.login.ResponseIssuer;
import io.github.psc4j.logout.LogoutFlow;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.nomenclature.Nomenclatures;
import io.github.psc4j.professional.ClaimsToKeep;
import io.github.psc4j.professional.ProfessionalReader;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.session.SessionTokens;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.SigningAlgorithm;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Builds a {@link PscClient}. Three settings are required, the rest has defaults that suit PSC. Not thread-safe. */
public final class PscClientBuilder {
    private static final int RENEWAL_THREADS = 8;
    private static final int RENEWAL_QUEUE = 1000;
    private static final long IDLE_SECONDS = 10;

    private final PscEnvironment environment;
    private final List<PscEventListener> listeners = new ArrayList<>();
    private @Nullable String clientId;
    private @Nullable ClientAuthentication clientAuthentication;
    private @Nullable URI redirectUri;
    private @Nullable URI postLogoutRedirectUri;
    private HttpSettings http = HttpSettings.defaults();
    private AssurancePolicy assurance = AssurancePolicy.defaults();
    private PropagationPolicy propagation = PropagationPolicy.denyAll();
    private Set<SigningAlgorithm> algorithms = Set.of(SigningAlgorithm.RS256);
    private Duration clockSkew = ValidationSettings.DEFAULT_SKEW;
    private ResponseIssuer responseIssuer = ResponseIssuer.REQUIRED_WHERE_ANNOUNCED;
    private ProfessionalReader professionals = ProfessionalReader.defaults();
    private Clock clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();
    private @Nullable SealingKey sealingKey;
    private @Nullable LogoutTokenReplayStore logoutTokenReplayStore;
    private @Nullable Executor background;

    PscClientBuilder(PscEnvironment environment) {
        this.environment = environment;
    }

    /** Threads that end when there is nothing to do, so that nobody has to close a pool; bounded in number and in queue. */
    private static Executor daemonThreads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                RENEWAL_THREADS,
                RENEWAL_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(RENEWAL_QUEUE),
                task -> {
                    Thread thread = new Thread(task, "psc-renewal");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * This service at the provider. Required.
     *
     * @param clientId the client id that the ANS gave
     * @return this builder
     */
    public PscClientBuilder clientId(String clientId) {
        this.clientId = clientId;
        return this;
    }

    /**
     * How this service proves who it is. Required.
     *
     * @param authentication a certificate or a secret
     * @return this builder
     */
    public PscClientBuilder clientAuthentication(ClientAuthentication authentication) {
        this.clientAuthentication = authentication;
        return this;
    }

    /**
     * Where the provider sends the browser back to. Required; configured and never derived from a request.
     *
     * @param redirectUri the URI, exactly as declared to the ANS; HTTPS, or plain HTTP on this machine
     * @return this builder
     */
    public PscClientBuilder redirectUri(URI redirectUri) {
        this.redirectUri = redirectUri;
        return this;
    }

    /**
     * Where the provider sends the browser after a global logout. Without it the person ends on PSC's own page.
     *
     * @param uri the URI, exactly as declared to the ANS
     * @return this builder
     */
    public PscClientBuilder postLogoutRedirectUri(URI uri) {
        this.postLogoutRedirectUri = uri;
        return this;
    }

    /**
     * Times, proxy and trust of every call to the provider.
     *
     * @param settings the settings
     * @return this builder
     */
    public PscClientBuilder http(HttpSettings settings) {
        this.http = settings;
        return this;
    }

    /**
     * What an {@code acr} is worth.
     *
     * @param policy the policy
     * @return this builder
     */
    public PscClientBuilder assurance(AssurancePolicy policy) {
        this.assurance = policy;
        return this;
    }

    /**
     * Where the person's token may go. Default: nowhere.
     *
     * @param policy the policy
     * @return this builder
     */
    public PscClientBuilder propagation(PropagationPolicy policy) {
        this.propagation = policy;
        return this;
    }

    /**
     * What is kept of the professional's data. Default: all of it.
     *
     * @param claims what the session holds; nothing else of the person is kept, apart from what the protocol needs
     * @return this builder
     */
    public PscClientBuilder claimsToKeep(ClaimsToKeep claims) {
        this.professionals = professionals.withClaimsToKeep(claims);
        return this;
    }

    /**
     * The tables that codes are read with, in place of the shipped ones.
     *
     * @param nomenclatures the tables
     * @return this builder
     */
    public PscClientBuilder nomenclatures(Nomenclatures nomenclatures) {
        this.professionals = professionals.withNomenclatures(nomenclatures);
        return this;
    }

    /**
     * The signature algorithms that are accepted, in place of RS256 alone.
     *
     * @param accepted at least one
     * @return this builder
     */
    public PscClientBuilder signingAlgorithms(Set<SigningAlgorithm> accepted) {
        this.algorithms = Set.copyOf(accepted);
        return this;
    }

    /**
     * The one clock of this client. Default: the system's.
     *
     * @param clock the clock
     * @return this builder
     */
    public PscClientBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * How far the provider's clock may be off: one setting for every time in every token. Default: 30 s.
     *
     * @param skew between nothing and five minutes
     * @return this builder
     */
    public PscClientBuilder clockSkew(Duration skew) {
        this.clockSkew = skew;
        return this;
    }

    /**
     * What a callback without {@code iss} is worth. Default: it is refused where the provider announces {@code iss}.
     *
     * @param policy the policy; {@link ResponseIssuer#OPTIONAL} weakens a check
     * @return this builder
     */
    public PscClientBuilder responseIssuer(ResponseIssuer policy) {
        this.responseIssuer = policy;
        return this;
    }

    /**
     * The source of state, nonce and verifier. Default: a new {@link SecureRandom}.
     *
     * @param random the source
     * @return this builder
     */
    public PscClientBuilder secureRandom(SecureRandom random) {
        this.random = random;
        return this;
    }

    /**
     * The key that seals pending logins. Default: a random one, which suits one node; several nodes share one.
     *
     * @param key the key
     * @return this builder
     */
    public PscClientBuilder sealingKey(SealingKey key) {
        this.sealingKey = key;
        return this;
    }

    /**
     * Remembers which logout tokens were used. Default: in the memory of this node; several nodes share one.
     *
     * @param memory the memory
     * @return this builder
     */
    public PscClientBuilder logoutTokenReplayStore(LogoutTokenReplayStore memory) {
        this.logoutTokenReplayStore = memory;
        return this;
    }

    /**
     * Runs renewals of discovery, keys and tokens off the calling thread. Default: eight daemon threads at most, which end when
     * there is nothing to do.
     *
     * @param executor the executor
     * @return this builder
     */
    public PscClientBuilder executor(Executor executor) {
        this.background = executor;
        return this;
    }

    /**
     * Adds a listener to the timeline.
     *
     * @param listener the listener
     * @return this builder
     */
    public PscClientBuilder listener(PscEventListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Builds the client; no I/O.
     *
     * @return the client
     * @throws PscConfigurationException {@code PSC-1001} or {@code PSC-1002}, with the setting to change
     */
    public PscClient build() {
        String client = required(clientId, "clientId");
        ClientAuthentication authentication = required(clientAuthentication, "clientAuthentication");
        URI redirect = required(redirectUri, "redirectUri");
        check(client, redirect);
        PscEventListener listener = PscEventListener.all(listeners);
        Executor background = this.background == null ? daemonThreads() : this.background;
        HttpTransport transport = new HttpTransport(http, authentication.certificate(), clock, listener);
        ProviderMetadataCache directory = directory(authentication, transport, background, listener);
        KeySetCache keys = new KeySetCache(directory, transport, clock, background, listener);
        ValidationSettings validation = new ValidationSettings(
                environment.issuer().toString(), client, algorithms, assurance, clock, clockSkew);
        IdTokenValidator idTokens = new IdTokenValidator(validation, keys);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(directory, transport, client, authentication, clock);
        SecretGenerator secrets = new SecretGenerator(random);
        RevocationEndpoint revocation = new RevocationEndpoint(directory, transport, client, authentication);
        SessionTokens tokens = new SessionTokens(tokenEndpoint, revocation, idTokens, clock, background, listener);
        LoginFlow login = new LoginFlow(
                validation,
                redirect,
                directory,
                tokenEndpoint,
                idTokens,
                new UserInfoEndpoint(directory, transport, new UserInfoValidator(validation, keys), professionals),
                secrets,
                new Sealer(sealingKey == null ? SealingKey.random(random) : sealingKey, random),
                responseIssuer,
                listener);
        LogoutTokenReplayStore used =
                logoutTokenReplayStore == null ? LogoutTokenReplayStore.onThisNode(clock) : logoutTokenReplayStore;
        LogoutFlow logout = new LogoutFlow(
                directory,
                client,
                Optional.ofNullable(postLogoutRedirectUri),
                secrets,
                new LogoutTokenValidator(validation, keys, used),
                listener);
        return new PscClient(
                environment,
                directory,
                login,
                tokens,
                logout,
                new TokenPropagation(propagation, tokens, clock, background, listener),
                new IntrospectionEndpoint(directory, transport, authentication, validation),
                revocation);
    }

    private ProviderMetadataCache directory(
            ClientAuthentication authentication,
            HttpTransport transport,
            Executor background,
            PscEventListener listener) {
        ProviderMetadataCache directory =
                new ProviderMetadataCache(environment, transport, clock, background, listener);
        return authentication.certificate().isPresent() ? directory.overMutualTls() : directory;
    }

    @Implements({Requirement.RFC_6749_NO_FRAGMENT, Requirement.RP_LOGOUT_URI})
    private void check(String client, URI redirect) {
        if (client.isBlank() || !client.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the client id is empty or has a space, a line break or an invisible character: paste it again");
        }
        // The browser calls these, not this library: plain HTTP is for an application on the developer's own machine.
        UrlPolicy.HTTP_ON_LOOPBACK.check("the redirect URI", redirect);
        if (redirect.getRawFragment() != null) {
            throw new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, "a redirect URI has no fragment");
        }
        if (postLogoutRedirectUri != null) {
            UrlPolicy.HTTP_ON_LOOPBACK.check("the post-logout redirect URI", postLogoutRedirectUri);
            if (postLogoutRedirectUri.getRawFragment() != null) {
                throw new PscConfigurationException(
                        ErrorCode.CONFIGURATION_INVALID, "a post-logout redirect URI has no fragment");
            }
        }
        if (algorithms.isEmpty()) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "at least one signature algorithm has to be accepted");
        }
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, name + " is not set: PscClient.builder(…)." + name + "(…)");
        }
        return value;
    }
}
