package io.github.psc4j.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.limit.Limits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header in which a proxy that ends TLS says what certificate the client showed. It is believed of declared proxies only
 * ({@link ClientCertificates}).
 *
 * @param name the name of the header
 * @param format how it holds the certificate
 */
public record CertificateHeader(String name, Format format) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /** How a header holds a certificate. */
    public enum Format {
        /** A byte sequence of a structured field: the DER in Base64 between colons (RFC 9440 2.2, RFC 8941 3.3.5). */
        RFC_9440,
        /** One certificate in PEM, percent-encoded, as nginx writes {@code $ssl_client_escaped_cert}. */
        ESCAPED_PEM
    }

    /**
     * Checks.
     *
     * @param name the name of the header
     * @param format how it holds the certificate
     * @throws PscConfigurationException {@code PSC-1001} if the name is none of a header, or of one that says something else
     */
    public CertificateHeader {
        Arguments.refuseNull(format, "format");
        Arguments.refuseNull(name, "name");
        if (!NAME.matcher(name).matches()
                || "Authorization".equalsIgnoreCase(name)
                || "Client-Cert-Chain".equalsIgnoreCase(name)) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the header with the client certificate has a name of letters, digits and hyphens, such as Client-Cert");
        }
    }

    /**
     * The standard header.
     *
     * @return {@code Client-Cert} as RFC 9440 defines it
     */
    public static CertificateHeader clientCert() {
        return new CertificateHeader("Client-Cert", Format.RFC_9440);
    }

    /** The certificate; empty if the value is anything else than exactly one, well-formed and in its one encoding. */
    Optional<X509Certificate> read(String value) {
        String text = value.strip();
        if (text.length() > Limits.CERTIFICATE_HEADER_CHARS) {
            return Optional.empty();
        }
        return (format == Format.RFC_9440 ? byteSequence(text) : escapedPem(text)).flatMap(CertificateHeader::decoded);
    }

    private static Optional<byte[]> byteSequence(String text) {
        return text.length() > 2 && text.startsWith(":") && text.endsWith(":")
                ? base64(text.substring(1, text.length() - 1))
                : Optional.empty();
    }

    private static Optional<byte[]> escapedPem(String text) {
        return unescaped(text)
                .map(String::strip)
                .filter(pem -> pem.length() > BEGIN.length() + END.length())
                .filter(pem -> pem.startsWith(BEGIN) && pem.endsWith(END))
                .map(pem -> pem.substring(BEGIN.length(), pem.length() - END.length()))
                .flatMap(body -> base64(body.replace("\r", "").replace("\n", "")));
    }

    /** A plus is a plus, as in Base64; a percent is always the beginning of a byte. */
    private static Optional<String> unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                plain.append((char) (high * 16 + low));
                i += 2;
            } else {
                plain.append(c);
            }
        }
        return Optional.of(plain.toString());
    }

    private static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            return bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(text)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The factory reads PEM as well, and stops where a certificate ends: only what is the DER of one, to the last byte, is taken. */
    private static Optional<X509Certificate> decoded(byte[] der) {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return Arrays.equals(certificate.getEncoded(), der) ? Optional.of(certificate) : Optional.empty();
        } catch (CertificateException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
