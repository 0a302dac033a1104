package io.github.psc4j.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.psc4j.mock.extension.ProviderAccess;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.internal.console.Console;
import io.github.psc4j.mock.internal.server.RunningProviderAccess;
import io.github.psc4j.mock.internal.server.RunningServer;
import io.github.psc4j.mock.internal.session.AutomaticLogin;
import io.github.psc4j.mock.internal.state.Alterations;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.tls.CertificateAuthority;
import io.github.psc4j.mock.internal.tls.HttpClients;
import io.github.psc4j.mock.internal.util.Lazy;
import io.github.psc4j.mock.internal.util.Pem;
import io.github.psc4j.mock.journal.Journal;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.TargetEndpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * A whole Pro Santé Connect in this JVM, on loopback only. It speaks the protocol as PSC does, holds clients to the
 * rules, and lies when a test tells it to. Safe for several threads; each instance is a provider of its own.
 *
 * <pre>{@code
 * try (PscMockProvider psc = PscMockProvider.start()) {
 *     // configure your client with psc.issuer(), CLIENT_ID and CLIENT_SECRET, let it start a login, then:
 *     URI callback = psc.login(authorizationUri, Personas.PHYSICIAN);
 * }
 * }</pre>
 */
public final class PscMockProvider extends AlteredProvider implements AutoCloseable {

    /** The client that is registered by default, for any {@code http(s)} redirect URI on a loopback host. */
    public static final String CLIENT_ID = "psc-mock-client";

    /** The secret of the default client, for {@code client_secret_basic} and {@code client_secret_post}. */
    public static final String CLIENT_SECRET = "psc-mock-secret";

    /**
     * The name of the WireMock response transformer behind which the provider stands. A stub of your own that names it
     * with {@code aResponse().withFixedDelay(…).withTransformers(TRANSFORMER)} responds as the provider does, with a delay.
     */
    public static final String TRANSFORMER = "psc-mock-provider";

    private final RunningServer server;
    private final ProviderState provider;
    private final Supplier<HttpClient> browserHttp;

    PscMockProvider(RunningServer server) {
        this.server = server;
        this.provider = server.provider();
        this.browserHttp = new Lazy<>(() -> HttpClients.of(server.authority()));
    }

    /**
     * Starts a provider on a free port, over plain HTTP on loopback, with the bundled people and the default client.
     *
     * @return the running provider
     */
    public static PscMockProvider start() {
        return builder().start();
    }

    /**
     * Prepares a provider.
     *
     * @return a builder with the defaults of {@link #start()}
     */
    public static PscMockBuilder builder() {
        return new PscMockBuilder();
    }

    /**
     * The issuer; its host is {@code localhost}.
     *
     * @return the issuer, to configure a client with
     */
    public URI issuer() {
        return URI.create(provider.origins().issuer());
    }

    /**
     * The origin of the authorization endpoint: another host than the issuer's, as at PSC.
     *
     * @return the origin, on {@code 127.0.0.1}
     */
    public URI walletOrigin() {
        return URI.create(provider.origins().wallet());
    }

    /**
     * Logs a person in with a fresh browser, as {@link MockBrowser#login(URI, Persona)} does.
     *
     * @param authorizationUri where the service sends the browser
     * @param persona who logs in
     * @return the callback URI with {@code code}, {@code state}, {@code iss} and {@code session_state}; it is not called
     * @throws IllegalStateException when the provider responds with a page of its own; the message names the rule
     */
    public URI login(URI authorizationUri, Persona persona) {
        return newBrowser().login(authorizationUri, persona);
    }

    /**
     * Logs a person in by way of the service with a fresh browser, as {@link MockBrowser#loginAt} does: the shortest test
     * of a running web application.
     *
     * @param serviceUri a page of the service that begins a login, on a loopback host
     * @param persona who logs in
     * @return the page at which the browser stops
     */
    public MockBrowser.Page loginAt(URI serviceUri, Persona persona) {
        return newBrowser().loginAt(serviceUri, persona);
    }

    /**
     * Clicks « Annuler » in a fresh browser.
     *
     * @param authorizationUri where the service sends the browser
     * @return the callback URI with {@code error=access_denied}; it is not called
     * @throws IllegalStateException when the provider responds with a page of its own; the message names the rule
     */
    public URI cancel(URI authorizationUri) {
        return newBrowser().cancel(authorizationUri);
    }

    /**
     * Logs everybody in as this person from now on, without the login page: for tests in a real browser that are about
     * something else. A session in the browser still comes first, and {@code prompt=none} without one is still refused.
     * {@link #showLoginPage()} and {@link #reset()} end it.
     *
     * @param persona who is logged in
     * @param method how
     */
    public void logInAutomatically(Persona persona, LoginMethod method) {
        provider.store()
                .logInAutomatically(new AutomaticLogin(
                        Objects.requireNonNull(persona, "persona"), Objects.requireNonNull(method, "means")));
    }

    /** Shows the login page again after {@link #logInAutomatically}. */
    public void showLoginPage() {
        provider.store().showLoginPage();
    }

    /**
     * The console: the journal with decoded tokens, and switches for people, faults, clock and keys, in a browser on this
     * machine.
     *
     * @return where to point the browser
     */
    public URI console() {
        return URI.create(provider.origins().wallet() + Console.PATH);
    }

    /**
     * A browser with no session yet, that keeps its cookies from one login to the next.
     *
     * @return the browser
     */
    public MockBrowser newBrowser() {
        return new MockBrowser(List.of(walletOrigin(), issuer()), browserHttp.get());
    }

    /**
     * Where the authorization server of a target service is.
     *
     * @param id the id of a target given to {@link PscMockBuilder#target}
     * @return its addresses
     * @throws IllegalArgumentException when there is no such target
     */
    public TargetEndpoints target(String id) {
        if (!provider.settings().targets().containsKey(id)) {
            throw new IllegalArgumentException("no target service " + id + ": register it with builder().target(…)");
        }
        return new TargetEndpoints(URI.create(provider.origins().targetIssuer(id)));
    }

    /**
     * The certificate to trust, of the provider's own authority; with a key of yours in
     * {@link PscMockBuilder#tls(java.nio.file.Path, String)} that authority signs client certificates only.
     *
     * @return the certificate of the authority that signed the server's
     * @throws IllegalStateException without {@link PscMockBuilder#tls()}
     */
    public X509Certificate tlsCertificate() {
        return authority().certificate();
    }

    /**
     * The certificate to trust, in PEM, as a file or a property wants it.
     *
     * @return the certificate of {@link #tlsCertificate()}
     * @throws IllegalStateException without {@link PscMockBuilder#tls()}
     */
    public String tlsCertificatePem() {
        return Pem.of(tlsCertificate());
    }

    /**
     * Issues a client certificate that the provider accepts in a TLS handshake. Whose certificate it is, a client
     * registered with {@link MockClient#mutualTls} says.
     *
     * @param subjectDn the subject, such as {@code CN=my-service,O=Clinique,C=FR}
     * @return the certificate with a new key
     * @throws IllegalStateException without {@link PscMockBuilder#tls()}
     */
    public ClientKey issueClientCertificate(String subjectDn) {
        return authority().issueClientCertificate(subjectDn);
    }

    /**
     * Issues a certificate for a server on this machine, {@code localhost} and {@code 127.0.0.1}, of the same authority: for an
     * API that the service under test calls.
     *
     * @return the certificate with a new key
     * @throws IllegalStateException without {@link PscMockBuilder#tls()}
     */
    public ClientKey issueServerCertificate() {
        return authority().issueServerCertificate();
    }

    /**
     * What a test's own HTTP client needs to call the provider.
     *
     * @return a context that trusts the provider and nobody else
     * @throws IllegalStateException without {@link PscMockBuilder#tls()}
     */
    public SSLContext tlsContext() {
        return HttpClients.trusting(authority());
    }

    /**
     * What a test's own HTTP client needs to call the provider with a client certificate.
     *
     * @param key the certificate, from {@link #issueClientCertificate}
     * @return a context that trusts the provider and nobody else
     * @throws IllegalStateException without {@link PscMockBuilder#tls()}
     */
    public SSLContext tlsContext(ClientKey key) {
        return HttpClients.trusting(authority(), key);
    }

    /**
     * A client that is registered here.
     *
     * @param id the client id
     * @return the client, or empty if there is none
     */
    public Optional<MockClient> client(String id) {
        return provider.settings().client(id);
    }

    /**
     * Registers a client, in place of one with the same id, for logins from now on: for a service whose addresses are known
     * only once it runs. {@link #reset()} keeps it.
     *
     * @param client the client
     */
    public void register(MockClient client) {
        provider.settings().register(client);
    }

    /**
     * Ends all sessions of a person, as an administrator does: tokens are dead at once, and the services that took part
     * and want to know are told over the back channel before this method returns.
     *
     * @param persona whose sessions
     * @return how many sessions were alive
     */
    public int closeSessions(Persona persona) {
        return server.logout().endAll(persona);
    }

    /**
     * Signs any claims with the provider's key, for tokens that the provider itself would never make.
     *
     * @param claims the claims
     * @return the token in compact form
     */
    public String sign(Map<String, Object> claims) {
        return provider.keys().sign(claims);
    }

    /** Signs with a new key from now on; the former one stays published. */
    public void rotateKeys() {
        provider.keys().rotate();
    }

    /**
     * Lets something go wrong from now on, as {@link #inject(FaultInjection)} does.
     *
     * @param fault what goes wrong, wherever it can
     */
    public void inject(Fault fault) {
        inject(FaultInjection.of(fault));
    }

    /**
     * Lets something go wrong from now on, until it has happened so often as it says, or {@link #clearAlterationsAndFaults()} ends it.
     * Several faults add up. The journal shows what was sent.
     *
     * @param injection what goes wrong, where and how often
     */
    public void inject(FaultInjection injection) {
        server.faults().inject(injection);
    }

    /**
     * What goes wrong at present.
     *
     * @return the faults in force, each with the number of times that are left of it
     */
    public List<FaultInjection> faults() {
        return server.faults().all();
    }

    /** Forgets all alterations and faults: from now on the provider tells the truth. Stubs in WireMock stay. */
    public void clearAlterationsAndFaults() {
        server.faults().clear();
        alterations().clear();
    }

    /**
     * Returns the extension point: what stands between requests and endpoints is put there, as the attack kit does.
     *
     * @return the access of an extension to this provider
     */
    public ProviderAccess access() {
        return new RunningProviderAccess(provider);
    }

    /**
     * Back to the state after the start: alterations, stubs, journal, logins, sessions, codes, tokens and refusals are
     * forgotten, and so are keys that no longer sign; the key that signs, clients and people stay.
     */
    public void reset() {
        clearAlterationsAndFaults();
        server.wireMock().resetToDefaultMappings();
        server.wireMock().resetScenarios();
        provider.keys().forgetFormer();
        provider.store().clear();
        showLoginPage();
        provider.recorder().clear();
    }

    /**
     * The server underneath, with every facility of WireMock: stubs of your own win over the provider, requests can be
     * verified, faults injected.
     *
     * @return the WireMock server
     */
    public WireMockServer wireMock() {
        return server.wireMock();
    }

    /**
     * What the provider refused, oldest first, and by which rule: an extract of the {@link #journal()}.
     *
     * @return the refusals among the latest thousand exchanges since the start or the last {@link #reset()}
     */
    public List<Refusal> refusals() {
        return provider.recorder().refusals();
    }

    /**
     * The requests and responses, oldest first: the latest thousand exchanges since the start or the last
     * {@link #reset()}.
     *
     * @return the journal as it is now
     */
    public Journal journal() {
        return provider.recorder().journal();
    }

    /** Stops the provider. */
    @Override
    public void close() {
        server.wireMock().stop();
    }

    @Override
    Alterations alterations() {
        return provider.alterations();
    }

    private CertificateAuthority authority() {
        return server.authority()
                .orElseThrow(() -> new IllegalStateException("the provider runs without TLS: use builder().tls()"));
    }
}
