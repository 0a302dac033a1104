package io.github.psc4j;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.propagation.LatePropagation;
import io.github.psc4j.internal.wiring.ClientServices;
import io.github.psc4j.login.LoginFlow;
import io.github.psc4j.logout.LogoutFlow;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.SessionTokens;
import io.github.psc4j.token.TokenIntrospection;
import io.github.psc4j.token.TokenRevocation;
import java.util.function.Supplier;

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
    private final ClientServices services;

    PscClient(PscEnvironment environment, ClientServices services) {
        this.environment = environment;
        this.services = services;
    }

    /**
     * Begins to build a client.
     *
     * @param environment where Pro Santé Connect is, for example {@link PscEnvironment#SANDBOX}
     * @return the builder
     */
    public static PscClientBuilder builder(PscEnvironment environment) {
        Arguments.refuseNull(environment, "environment");
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
     * @throws PscProviderException {@code PSC-2xxx} if the provider cannot be reached or responds wrongly
     */
    public void probeProvider() {
        services.metadata().probe();
    }

    /**
     * Logs professionals in.
     *
     * @return the flow
     */
    public LoginFlow login() {
        return services.login();
    }

    /**
     * Keeps the tokens of sessions fresh.
     *
     * @return the tokens
     */
    public SessionTokens tokens() {
        return services.tokens();
    }

    /**
     * Logs professionals out.
     *
     * @return the flow
     */
    public LogoutFlow logout() {
        return services.logout();
    }

    /**
     * Asks the provider about tokens that this service received.
     *
     * @return the introspection
     */
    public TokenIntrospection introspection() {
        return services.introspection();
    }

    /**
     * Revokes tokens at the provider.
     *
     * @return the revocation
     */
    public TokenRevocation revocation() {
        return services.revocation();
    }

    /**
     * Decides which request a token goes along with.
     *
     * @return the decision
     */
    public TokenPropagation propagation() {
        return services.propagation();
    }

    /**
     * Decides for a client that is built later, for frameworks in which the HTTP clients are made before it.
     *
     * @param client gives the client, called at each request
     * @return the decision of that client
     */
    public static TokenPropagation propagationOf(Supplier<PscClient> client) {
        Supplier<PscClient> built = Arguments.required(client, "client");
        return new LatePropagation(() -> built.get().propagation());
    }
}
