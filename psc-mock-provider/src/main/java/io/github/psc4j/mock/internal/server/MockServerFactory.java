package io.github.psc4j.mock.internal.server;

import com.github.tomakehurst.wiremock.common.HttpsSettings;
import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.jetty11.Jetty11Utils;
import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.internal.tls.CertificateAuthority;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.Filter;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * WireMock's server with keys from memory and a client certificate that is wanted, not needed: PSC takes both kinds of
 * clients on one host, WireMock knows only all or none.
 */
public final class MockServerFactory implements HttpServerFactory {

    private final Optional<CertificateAuthority> authority;
    private final Recorder recorder;

    public MockServerFactory(Optional<CertificateAuthority> authority, Recorder recorder) {
        this.authority = authority;
        this.recorder = recorder;
    }

    @Override
    public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        // The connector is made by the super constructor, before any field of a subclass is set: hence the closure.
        return new Jetty11HttpServer(options, admin, stubs) {
            @Override
            protected ServerConnector createHttpsConnector(
                    String bindAddress, HttpsSettings https, JettySettings jetty, NetworkTrafficListener listener) {
                return Jetty11Utils.createServerConnector(
                        jettyServer,
                        bindAddress,
                        jetty,
                        https.port(),
                        listener,
                        new SslConnectionFactory(sslContext(), "http/1.1"),
                        new HttpConnectionFactory(Jetty11Utils.createHttpConfig(jetty)));
            }

            @Override
            protected void decorateMockServiceContextBeforeConfig(ServletContextHandler context) {
                for (Filter filter : List.of(new MalformedRequestFilter(recorder), new PeerCertificateFilter())) {
                    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
                }
            }
        };
    }

    private SslContextFactory.Server sslContext() {
        CertificateAuthority keys = authority.orElseThrow();
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStore(keys.serverKeys());
        ssl.setKeyStorePassword(keys.password());
        ssl.setTrustStore(keys.trust());
        ssl.setWantClientAuth(true);
        ssl.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return ssl;
    }
}
