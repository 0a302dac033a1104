package io.github.psc4j.spring.api;

import io.github.psc4j.resource.ReceivedRequest;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The request as the container received it, below everything that filters made of it: one that puts forwarded headers to use
 * makes whatever address a header claims the one of the caller.
 */
record ServletReceivedRequest(HttpServletRequest request) implements ReceivedRequest {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    ServletReceivedRequest {
        request = received(request);
    }

    private static HttpServletRequest received(HttpServletRequest request) {
        HttpServletRequest current = request;
        while (current instanceof ServletRequestWrapper wrapper) {
            ServletRequest inner = wrapper.getRequest();
            if (!(inner instanceof HttpServletRequest next)) {
                return current;
            }
            current = next;
        }
        return current;
    }

    @Override
    public List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    @Override
    public Optional<String> rawQuery() {
        return Optional.ofNullable(request.getQueryString());
    }

    @Override
    public String peerAddress() {
        return request.getRemoteAddr();
    }

    @Override
    public Optional<X509Certificate> tlsCertificate() {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }
}
