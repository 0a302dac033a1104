package io.github.psc4j;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.internal.wiring.ClientServices;
import io.github.psc4j.internal.wiring.ClientSettings;
import io.github.psc4j.login.ResponseIssuer;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.nomenclature.Nomenclatures;
import io.github.psc4j.professional.ClaimsToKeep;
import io.github.psc4j.professional.ProfessionalReader;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.SealingKey;
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
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Builds a {@link PscClient}. Three settings are required, the rest has defaults that suit PSC. Not thread-safe. */
public final class PscClientBuilder {
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

    /**
     * This service at the provider. Required.
     *
     * @param clientId the client id that the ANS gave
     * @return this builder
     */
    public PscClientBuilder clientId(String clientId) {
        Arguments.refuseNull(clientId, "clientId");
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
        Arguments.refuseNull(authentication, "authentication");
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
        Arguments.refuseNull(redirectUri, "redirectUri");
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
        Arguments.refuseNull(uri, "uri");
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
        Arguments.refuseNull(settings, "settings");
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
        Arguments.refuseNull(policy, "policy");
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
        Arguments.refuseNull(policy, "policy");
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
        Arguments.refuseNull(claims, "claims");
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
        Arguments.refuseNull(nomenclatures, "nomenclatures");
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
        Arguments.refuseNull(accepted, "accepted");
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
        Arguments.refuseNull(clock, "clock");
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
        Arguments.refuseNull(skew, "skew");
        this.clockSkew = skew;
        return this;
    }

    /**
     * What a callback without {@code iss} is worth. Default: it is refused where the provider announces {@code iss}.
     *
     * @param policy the policy; {@link ResponseIssuer#OPTIONAL} weakens a rule
     * @return this builder
     */
    public PscClientBuilder responseIssuer(ResponseIssuer policy) {
        Arguments.refuseNull(policy, "policy");
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
        Arguments.refuseNull(random, "random");
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
        Arguments.refuseNull(key, "key");
        this.sealingKey = key;
        return this;
    }

    /**
     * Remembers which logout tokens were used. Default: in the memory of this node; several nodes share one.
     *
     * @param store the store
     * @return this builder
     */
    public PscClientBuilder logoutTokenReplayStore(LogoutTokenReplayStore store) {
        Arguments.refuseNull(store, "store");
        this.logoutTokenReplayStore = store;
        return this;
    }

    /**
     * Runs refreshes of provider metadata, keys and tokens off the calling thread. Default: eight daemon threads at most, which end when
     * there is nothing to do.
     *
     * @param executor the executor
     * @return this builder
     */
    public PscClientBuilder executor(Executor executor) {
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
    public PscClientBuilder listener(PscEventListener listener) {
        Arguments.refuseNull(listener, "listener");
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
        return new PscClient(
                environment,
                ClientServices.of(new ClientSettings(
                        environment,
                        required(clientId, "clientId"),
                        required(clientAuthentication, "clientAuthentication"),
                        required(redirectUri, "redirectUri"),
                        Optional.ofNullable(postLogoutRedirectUri),
                        http,
                        assurance,
                        propagation,
                        algorithms,
                        clockSkew,
                        responseIssuer,
                        professionals,
                        clock,
                        random,
                        Optional.ofNullable(sealingKey),
                        Optional.ofNullable(logoutTokenReplayStore),
                        Optional.ofNullable(background),
                        PscEventListener.all(listeners))));
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, name + " is not set: PscClient.builder(…)." + name + "(…)");
        }
        return value;
    }
}
