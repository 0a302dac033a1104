package io.github.psc4j.resource;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What matters of a request that was received. An adapter for the web framework at hand has about ten lines. */
public interface ReceivedRequest {
    /**
     * The values of a header.
     *
     * @param name the name, without regard to case
     * @return one value for each time the header is there, in their order
     */
    List<String> headers(String name);

    /**
     * The query as it was sent.
     *
     * @return the part of the address behind {@code ?}, not decoded
     */
    Optional<String> rawQuery();

    /**
     * Who is at the other end of the connection.
     *
     * @return the IP address, never one that a header such as {@code X-Forwarded-For} claims
     */
    String peerAddress();

    /**
     * The client certificate of this TLS connection, which the server has checked to be of an authority that it trusts.
     *
     * @return the certificate, the first of its chain; empty if the client showed none
     */
    Optional<X509Certificate> tlsCertificate();
}
