package io.github.psc4j.mock.internal.server;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.org.eclipse.jetty.server.SecureRequestCustomizer;

/**
 * The client certificate of the request that the current thread serves. WireMock's own request forgets it, and a header
 * could be forged; WireMock responds on the thread that runs this filter.
 *
 * <p>It is read from the TLS session, since the servlet attribute for it is always null in WireMock's relocated Jetty:
 * the attribute's name was relocated in a switch whose hash codes were not.
 */
final class PeerCertificateFilter implements Filter {

    private static final ThreadLocal<@Nullable X509Certificate> CURRENT = new ThreadLocal<>();

    private static final String SESSION = new SecureRequestCustomizer().getSslSessionAttribute();

    static Optional<X509Certificate> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            if (request.getAttribute(SESSION) instanceof SSLSession session) {
                CURRENT.set(peerOf(session));
            }
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }

    private static @Nullable X509Certificate peerOf(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate ? certificate : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }
}
