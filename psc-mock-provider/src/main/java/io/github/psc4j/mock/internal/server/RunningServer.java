package io.github.psc4j.mock.internal.server;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.psc4j.mock.internal.console.Console;
import io.github.psc4j.mock.internal.endpoint.Router;
import io.github.psc4j.mock.internal.fault.ActiveFaults;
import io.github.psc4j.mock.internal.fault.FaultResponses;
import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.internal.key.KeyRing;
import io.github.psc4j.mock.internal.logout.BackChannelLogout;
import io.github.psc4j.mock.internal.session.Store;
import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.internal.settings.Settings;
import io.github.psc4j.mock.internal.state.Alterations;
import io.github.psc4j.mock.internal.state.Interceptors;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.tls.CertificateAuthority;
import io.github.psc4j.mock.internal.tls.HttpClients;
import io.github.psc4j.mock.internal.util.Lazy;
import io.github.psc4j.mock.model.MockStartException;
import java.net.BindException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WireMock with the provider behind it. */
public record RunningServer(
        WireMockServer wireMock,
        ProviderState provider,
        ActiveFaults faults,
        Optional<CertificateAuthority> authority,
        BackChannelLogout logout) {

    private static final int MAX_JOURNAL = 1_000;

    /** WireMock keeps what was sent; some faults send very much. */
    private static final int MAX_LOGGED_BODY = 64 * 1024;

    /**
     * Where it listens.
     *
     * @param main the port of everything, or of everything but the targets
     * @param targets the port of the targets, where they have HTTPS for themselves
     */
    public record Ports(int main, Optional<Integer> targets) {}

    public static RunningServer start(
            Ports ports, Settings settings, Optional<CertificateAuthority> authority, String transformer) {
        int port = ports.main();
        KeyRing.prepare();
        Recorder recorder = new Recorder(settings.clock());
        ProviderTransformer dispatcher = new ProviderTransformer(transformer);
        WireMockConfiguration configuration = new WireMockConfiguration()
                .bindAddress("127.0.0.1")
                .notifier(new SilentNotifier())
                // Not the project's own src/test/resources/mappings: those belong to its other stubs.
                .usingFilesUnderClasspath("io/github/psc4j/mock/wiremock")
                // Any page in the developer's browser could reach it; the object in this JVM needs no HTTP.
                .adminAuthenticator(request -> false)
                .maxRequestJournalEntries(MAX_JOURNAL)
                .maxLoggedResponseSize(MAX_LOGGED_BODY)
                .jettyAcceptors(1)
                .http2PlainDisabled(true)
                .httpClientFactory(new LazyHttpClientFactory())
                .httpServerFactory(new MockServerFactory(authority, recorder))
                .extensions(dispatcher, new StubResponseListener(transformer, recorder));
        boolean tls = authority.isPresent() && ports.targets().isEmpty();
        if (tls) {
            configuration.httpDisabled(true).httpsPort(port);
        } else {
            configuration.port(port);
            ports.targets().ifPresent(configuration::httpsPort);
        }
        WireMockServer server = new WireMockServer(configuration);
        try {
            server.start();
        } catch (RuntimeException e) {
            throw startFailure(port, e);
        }
        Origins origins = tls ? Origins.of("https", server.httpsPort()) : Origins.of("http", server.port());
        ProviderState provider = new ProviderState(
                ports.targets().isPresent() ? origins.withTargets(server.httpsPort()) : origins,
                settings,
                new KeyRing(),
                new Store(settings.clock()),
                new Alterations(),
                recorder,
                new Interceptors());
        BackChannelLogout logout = new BackChannelLogout(provider, new Lazy<>(() -> HttpClients.of(authority)));
        ActiveFaults faults = new ActiveFaults(new FaultResponses(provider, logout));
        provider.interceptors().add(faults);
        dispatcher.serve(new Console(provider, faults, logout, new Router(provider, logout)));
        return new RunningServer(server, provider, faults, authority, logout);
    }

    private static MockStartException startFailure(int port, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof BindException) {
                return new MockStartException(
                        "port " + port + " is already in use: stop the other program or choose another port", e);
            }
        }
        return new MockStartException("the mock provider could not start: " + e.getMessage(), e);
    }

    private static @Nullable Throwable next(Throwable throwable) {
        return throwable.getCause() == throwable ? null : throwable.getCause();
    }
}
