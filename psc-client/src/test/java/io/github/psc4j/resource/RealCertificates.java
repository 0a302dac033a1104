package io.github.psc4j.resource;

import io.github.psc4j.mock.PscMockProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates that a JDK reads, made once. */
public final class RealCertificates {
    public static final X509Certificate CLIENT;
    public static final X509Certificate OTHER;

    static {
        try (PscMockProvider issuer = PscMockProvider.builder().tls().start()) {
            CLIENT = issuer.issueClientCertificate("CN=my-service,O=Clinique Imaginaire,C=FR")
                    .certificate();
            OTHER = issuer.issueClientCertificate("CN=another,O=Clinique Imaginaire,C=FR")
                    .certificate();
        }
    }

    private RealCertificates() {}

    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String rfc9440(X509Certificate certificate) {
        return ":" + Base64.getEncoder().encodeToString(der(certificate)) + ":";
    }

    public static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }

    /** As nginx writes it: everything but unreserved characters is escaped. */
    public static String escapedPem(X509Certificate certificate) {
        return escaped(pem(certificate));
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
