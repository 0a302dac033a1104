package io.github.psc4j;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.endpoint.IntrospectionEndpoint;
import io.github.psc4j.internal.endpoint.RevocationEndpoint;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.login.LoginFlow;
import io.github.psc4j.logout.LogoutFlow;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.SessionTokens;

/**
 * A service's connection to Pro Santé Connect: one for each registered client, built once. Immutable and thread-safe;
 * building it does no I/O, so an application starts while the provider is down.
 *
 * <pre>{@code
 * PscClient psc = PscClient.builder(PscEnvironment.SANDBOX)
 *     .clientId("my-service")
 *     .clientAuthentication(ClientAuthentication.mutualTls(ClientCertificate.pkcs12(path, password)))
 *     .redirectUri(URI.create("https://my-service.example/login/psc"))
 *     .build();
 *
 * PendingLogin pending = psc.login().start();               // the person clicks "Pro Santé Connect"
 * browser.redirect(pending.authorizationUri());             // keep `pending` for this browser
 *
 * PscSession session = psc.login().complete(pending, callbackUri);   // the browser comes back
 * session.professional().workSituations();                  // what the person can choose to work as now
 * }</pre>
 */
public final class PscClient {
    private final PscEnvironment environment;
    private final ProviderMetadataCache directory;
    private final LoginFlow login;
    private final SessionTokens tokens;
    private final LogoutFlow logout;
    private final TokenPropagation propagation;
    private final IntrospectionEndpoint introspection;
    private final RevocationEndpoint revocation;

    PscClient(
            PscEnvironment environment,
            ProviderMetadataCache directory,
            LoginFlow login,
            SessionTokens tokens,
            LogoutFlow logout,
            TokenPropagation propagation,
            IntrospectionEndpoint introspection,
            RevocationEndpoint revocation) {
        this.environment = environment;
        this.directory = directory;
        this.login = login;
        this.tokens = tokens;
        this.logout = logout;
        this.propagation = propagation;
        this.introspection = introspection;
        this.revocation = revocation;
    }

    /**
     * Begins to build a client.
     *
     * @param environment where Pro Santé Connect is, for example {@link PscEnvironment#SANDBOX}
     * @return the builder
     */
    public static PscClientBuilder builder(PscEnvironment environment) {
        return new PscClientBuilder(environment);
    }

    /**
     * Where Pro Santé Connect is.
     *
     * @return the environment
     */
    public PscEnvironment environment() {
        return environment;
    }

    /**
     * Asks the provider now, by one request for its discovery document: for a health check, or before a person is sent
     * there. Nothing that was kept is used or changed.
     *
     * @throws PscProviderException {@code PSC-2xxx} if the provider cannot be reached or answers wrongly
     */
    public void probeProvider() {
        directory.probe();
    }

    /**
     * Logs professionals in.
     *
     * @return the flow
     */
    public LoginFlow login() {
        return login;
    }

    /**
     * Keeps the tokens of sessions fresh.
     *
     * @return the keeper
     */
    public SessionTokens tokens() {
        return tokens;
    }

    /**
     * Logs professionals out.
     *
     * @return the flow
     */
    public LogoutFlow logout() {
        return logout;
    }

    /**
     * Asks the provider about tokens that this service received.
     *
     * @return the caller of the introspection endpoint
     */
    public IntrospectionEndpoint introspection() {
        return introspection;
    }

    /**
     * Withdraws tokens at the provider.
     *
     * @return the caller of the revocation endpoint
     */
    public RevocationEndpoint revocation() {
        return revocation;
    }

    /**
     * Decides which request a token goes along with.
     *
     * @return the decision
     */
    public TokenPropagation propagation() {
        return propagation;
    }
}
