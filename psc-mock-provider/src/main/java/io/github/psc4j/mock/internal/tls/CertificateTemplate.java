package io.github.psc4j.mock.internal.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.security.auth.x500.X500Principal;

/** An X.509 version 3 certificate to be signed (RFC 5280 section 4.1). */
final class CertificateTemplate {

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Principal issuer;
    private final X500Principal subject;
    private final PublicKey key;
    private final byte[] extensions;

    CertificateTemplate(X500Principal issuer, X500Principal subject, PublicKey key, byte[] extensions) {
        this.issuer = issuer;
        this.subject = subject;
        this.key = key;
        this.extensions = extensions;
    }

    static byte[] authority() {
        return Der.sequence(
                critical("2.5.29.19", Der.sequence(Der.bool())),
                // keyCertSign and cRLSign
                critical("2.5.29.15", Der.flags(0x06, 1)));
    }

    static byte[] server() {
        byte[] names = Der.sequence(
                Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                Der.tagged(0x87, new byte[] {127, 0, 0, 1}));
        return Der.sequence(
                critical("2.5.29.15", Der.flags(0x80, 7)),
                plain("2.5.29.37", Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
                plain("2.5.29.17", names));
    }

    static byte[] client() {
        return Der.sequence(
                critical("2.5.29.15", Der.flags(0x80, 7)),
                plain("2.5.29.37", Der.sequence(Der.oid("1.3.6.1.5.5.7.3.2"))));
    }

    private static byte[] critical(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.bool(), Der.octets(value));
    }

    private static byte[] plain(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.octets(value));
    }

    /** Valid from yesterday, for clocks that go slow, and for a year. */
    X509Certificate signed(PrivateKey issuerKey, Instant now) throws GeneralSecurityException {
        byte[] body = Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, RANDOM).add(BigInteger.ONE)),
                ECDSA_WITH_SHA256,
                issuer.getEncoded(),
                Der.sequence(Der.time(now.minus(1, ChronoUnit.DAYS)), Der.time(now.plus(365, ChronoUnit.DAYS))),
                subject.getEncoded(),
                key.getEncoded(),
                Der.tagged(0xa3, extensions));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuerKey);
        signature.update(body);
        byte[] certificate = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }
}
