package io.github.psc4j.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the client's certificate of a request is found. Without a declared proxy it is the one of the TLS connection. With one, a
 * request that comes from its address has the certificate that the proxy says in its header, or none: the certificate with which
 * the proxy itself connects is not the client's.
 *
 * <p>From any other address the header is a forgery, or a proxy that nobody declared: such a request is refused as a whole, and
 * not taken as if the header were absent. Where no proxy is declared at all, this holds for {@code Client-Cert}. Immutable,
 * thread-safe.
 */
public final class ClientCertificates {
    private static final ClientCertificates OF_CONNECTION =
            new ClientCertificates(List.of(), CertificateHeader.clientCert());

    private final List<AddressRange> proxies;
    private final CertificateHeader header;

    private ClientCertificates(List<AddressRange> proxies, CertificateHeader header) {
        this.proxies = proxies;
        this.header = header;
    }

    /**
     * Takes the certificate of the TLS connection.
     *
     * @return no proxy is trusted
     */
    public static ClientCertificates ofConnection() {
        return OF_CONNECTION;
    }

    /**
     * Takes the certificate that a proxy says, if the request comes from that proxy.
     *
     * @param proxies the addresses of the proxies, or ranges in CIDR notation; never names; as narrow as can be, since whoever
     *     calls from one of them can claim any certificate
     * @param header the header, which the proxy has to set or remove at every request
     * @return what trusts these proxies
     * @throws PscConfigurationException {@code PSC-1001} without an address, or with something that is none
     */
    public static ClientCertificates saidBy(Set<String> proxies, CertificateHeader header) {
        Arguments.refuseNull(header, "header");
        Arguments.refuseNull(proxies, "proxies");
        if (proxies.isEmpty()) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "a header is believed of named proxies only: name at least one");
        }
        return new ClientCertificates(proxies.stream().map(AddressRange::of).toList(), header);
    }

    /**
     * Finds the certificate of a request.
     *
     * @param request the request
     * @return the certificate with which the client authenticated; empty if it did not
     * @throws PscValidationException {@code PSC-5023} if the header comes from elsewhere, several times, or is unreadable
     */
    @Implements(Requirement.RFC_9440_TRUSTED_PROXY)
    public Optional<X509Certificate> of(ReceivedRequest request) {
        Arguments.refuseNull(request, "request");
        List<String> said = request.headers(header.name());
        boolean proxied = proxies.stream().anyMatch(range -> range.contains(request.peerAddress()));
        if (!proxied) {
            if (!said.isEmpty()) {
                throw refused("comes from an address that is not declared as a proxy");
            }
            return request.tlsCertificate();
        }
        if (said.size() > 1) {
            throw refused("is there several times");
        }
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(header.read(said.get(0)).orElseThrow(() -> refused("is not one readable certificate")));
    }

    private PscValidationException refused(String why) {
        return new PscValidationException(
                ErrorCode.CERTIFICATE_HEADER_REFUSED, "the header " + header.name() + " " + why);
    }
}
