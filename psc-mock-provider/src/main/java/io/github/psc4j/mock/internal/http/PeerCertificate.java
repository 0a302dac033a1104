package io.github.psc4j.mock.internal.http;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.org.eclipse.jetty.server.SecureRequestCustomizer;

/**
 * The client certificate of the request that the current thread serves. WireMock's own request forgets it, and a header
 * could be forged; WireMock answers on the thread that runs this filter.
 */
final class PeerCertificate implements Filter {

    private static final ThreadLocal<@Nullable X509Certificate> CURRENT = new ThreadLocal<>();

    static Optional<X509Certificate> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object chainOfPeer = request.getAttribute(SecureRequestCustomizer.JAKARTA_SERVLET_REQUEST_X_509_CERTIFICATE);
        try {
            if (chainOfPeer instanceof X509Certificate[] certificates && certificates.length > 0) {
                CURRENT.set(certificates[0]);
            }
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }
}
