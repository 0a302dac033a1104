package io.github.psc4j.http;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.limit.Limits;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the provider is called. Immutable; the defaults suit Pro Santé Connect, a hospital behind a proxy changes one line.
 *
 * @param connectTimeout for one attempt to connect; default 5 s
 * @param readTimeout for silence while reading a response; default 10 s
 * @param callTimeout for one whole call, however slowly bytes drip; default 15 s
 * @param proxy the only way out, where there is one
 * @param trustedCertificates authorities trusted in place of those of the Java platform; empty for the platform's
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        Optional<InetSocketAddress> proxy,
        List<X509Certificate> trustedCertificates) {

    /**
     * Checks and copies.
     *
     * @param connectTimeout for one attempt to connect
     * @param readTimeout for silence while reading a response
     * @param callTimeout for one whole call
     * @param proxy the only way out, where there is one
     * @param trustedCertificates authorities trusted in place of those of the platform
     * @throws PscConfigurationException {@code PSC-1001} if a time is zero, negative or longer than ten minutes: no call may
     *     wait forever
     */
    public HttpSettings {
        Arguments.refuseNull(callTimeout, "callTimeout");
        Arguments.refuseNull(connectTimeout, "connectTimeout");
        Arguments.refuseNull(proxy, "proxy");
        Arguments.refuseNull(readTimeout, "readTimeout");
        Arguments.refuseNull(trustedCertificates, "trustedCertificates");
        for (Duration time : List.of(connectTimeout, readTimeout, callTimeout)) {
            if (time.isZero() || time.isNegative() || time.compareTo(Limits.HTTP_TIMEOUT) > 0) {
                throw new PscConfigurationException(
                        ErrorCode.CONFIGURATION_INVALID,
                        "a timeout is positive and at most ten minutes, so that no call waits forever");
            }
        }
        trustedCertificates = List.copyOf(trustedCertificates);
    }

    /**
     * The settings for Pro Santé Connect over the open Internet.
     *
     * @return 5 s to connect, 10 s of silence, 15 s in all, no proxy, the platform's authorities
     */
    public static HttpSettings defaults() {
        return new HttpSettings(
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15), Optional.empty(), List.of());
    }

    /**
     * Goes through an HTTP proxy.
     *
     * @param address the proxy
     * @return a changed copy
     */
    public HttpSettings withProxy(InetSocketAddress address) {
        Arguments.refuseNull(address, "address");
        return new HttpSettings(connectTimeout, readTimeout, callTimeout, Optional.of(address), trustedCertificates);
    }

    /**
     * Trusts these authorities and no other.
     *
     * @param authorities at least one certificate
     * @return a changed copy
     */
    public HttpSettings withTrustedCertificates(List<X509Certificate> authorities) {
        Arguments.refuseNull(authorities, "authorities");
        return new HttpSettings(connectTimeout, readTimeout, callTimeout, proxy, authorities);
    }

    /**
     * Changes the times.
     *
     * @param connect for one attempt to connect
     * @param read for silence while reading
     * @param call for one whole call
     * @return a changed copy
     */
    public HttpSettings withTimeouts(Duration connect, Duration read, Duration call) {
        Arguments.refuseNull(call, "call");
        Arguments.refuseNull(connect, "connect");
        Arguments.refuseNull(read, "read");
        return new HttpSettings(connect, read, call, proxy, trustedCertificates);
    }
}
