package io.github.psc4j.mock.internal;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.psc4j.mock.MockStartException;
import io.github.psc4j.mock.internal.console.Console;
import io.github.psc4j.mock.internal.endpoint.Router;
import io.github.psc4j.mock.internal.fault.ActiveFaults;
import io.github.psc4j.mock.internal.fault.FaultScripts;
import io.github.psc4j.mock.internal.http.Dispatcher;
import io.github.psc4j.mock.internal.http.HttpClients;
import io.github.psc4j.mock.internal.http.LateHttpClients;
import io.github.psc4j.mock.internal.http.MockServerFactory;
import io.github.psc4j.mock.internal.http.Quiet;
import io.github.psc4j.mock.internal.http.StubbedAnswers;
import io.github.psc4j.mock.internal.intercept.Interceptors;
import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.internal.session.SessionEnd;
import io.github.psc4j.mock.internal.session.Store;
import io.github.psc4j.mock.internal.tls.CertificateAuthority;
import java.net.BindException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WireMock with the realm behind it. */
public record RunningServer(
        WireMockServer wireMock,
        Realm realm,
        ActiveFaults faults,
        Optional<CertificateAuthority> authority,
        SessionEnd sessionEnd) {

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
        Dispatcher dispatcher = new Dispatcher(transformer);
        WireMockConfiguration configuration = new WireMockConfiguration()
                .bindAddress("127.0.0.1")
                .notifier(new Quiet())
                // Not the project's own src/test/resources/mappings: those belong to its other stubs.
                .usingFilesUnderClasspath("io/github/psc4j/mock/wiremock")
                // Any page in the developer's browser could reach it; the object in this JVM needs no HTTP.
                .adminAuthenticator(request -> false)
                .maxRequestJournalEntries(MAX_JOURNAL)
                .maxLoggedResponseSize(MAX_LOGGED_BODY)
                .jettyAcceptors(1)
                .http2PlainDisabled(true)
                .httpClientFactory(new LateHttpClients())
                .httpServerFactory(new MockServerFactory(authority, recorder))
                .extensions(dispatcher, new StubbedAnswers(transformer, recorder));
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
        Realm.Origins origins =
                tls ? Realm.Origins.of("https", server.httpsPort()) : Realm.Origins.of("http", server.port());
        Realm realm = new Realm(
                ports.targets().isPresent() ? origins.withTargets(server.httpsPort()) : origins,
                settings,
                new KeyRing(),
                new Store(settings.clock()),
                new Alterations(),
                recorder,
                new Interceptors());
        SessionEnd sessionEnd = new SessionEnd(realm, new Lazy<>(() -> HttpClients.of(authority)));
        ActiveFaults faults = new ActiveFaults(new FaultScripts(realm, sessionEnd));
        realm.interceptors().add(faults);
        dispatcher.serve(new Console(realm, faults, sessionEnd, new Router(realm, sessionEnd)));
        return new RunningServer(server, realm, faults, authority, sessionEnd);
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
