package io.github.psc4j.internal.tls;

import io.github.psc4j.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a certificate chain and a private key from PEM files (RFC 7468). */
public final class PemFiles {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]{1,200000})-----END \\1-----");

    /** The DER header of PKCS#8 around a key of PKCS#1: version 0 and the object identifier of RSA. */
    private static final byte[] RSA_IN_PKCS8 = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final int MAX_BYTES = 1024 * 1024;

    private PemFiles() {}

    public static KeyMaterial read(Path certificates, Path privateKey, Optional<Secret> password) {
        try {
            List<Certificate> chain = chain(text(certificates));
            if (chain.isEmpty()) {
                throw KeyMaterial.unreadable("the PEM file of the client certificate holds no certificate", null);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Secret any = Secret.of("in-memory");
            store.setKeyEntry(
                    "client",
                    key(text(privateKey), password),
                    any.reveal().toCharArray(),
                    chain.toArray(new Certificate[0]));
            return KeyMaterial.of(store, any);
        } catch (IOException | GeneralSecurityException e) {
            throw KeyMaterial.unreadable(
                    "the PEM files of the client certificate cannot be read: check the paths, and the password of the key if"
                            + " it has one",
                    e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<Certificate> chain(String pem) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> chain = new ArrayList<>();
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                chain.add(factory.generateCertificate(new ByteArrayInputStream(bytes(block))));
            }
        }
        return chain;
    }

    private static PrivateKey key(String pem, Optional<Secret> password) throws GeneralSecurityException, IOException {
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            String kind = block.group(1);
            if (kind.equals("PRIVATE KEY")) {
                return pkcs8(bytes(block));
            }
            if (kind.equals("RSA PRIVATE KEY") && !block.group(2).contains(":")) {
                return pkcs8(sequence(concat(RSA_IN_PKCS8, tagged(0x04, bytes(block)))));
            }
            if (kind.equals("ENCRYPTED PRIVATE KEY")) {
                return pkcs8(EncryptedKey.decrypt(
                        bytes(block),
                        password.orElseThrow(() -> KeyMaterial.unreadable(
                                "the private key is encrypted, and no password is configured", null))));
            }
            if (kind.endsWith("PRIVATE KEY")) {
                throw KeyMaterial.unreadable(
                        "the private key is in a form that Java does not read: convert it with openssl pkcs8 -topk8",
                        null);
            }
        }
        throw KeyMaterial.unreadable("the PEM file of the private key holds none", null);
    }

    private static byte[] bytes(Matcher block) {
        try {
            return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException e) {
            throw KeyMaterial.unreadable("a PEM file of the client certificate is damaged", null);
        }
    }

    /** The algorithm is in the bytes, but Java wants to be told. */
    private static PrivateKey pkcs8(byte[] der) {
        return Stream.of("RSA", "EC", "Ed25519")
                .flatMap(algorithm -> pkcs8(algorithm, der).stream())
                .findFirst()
                .orElseThrow(() ->
                        KeyMaterial.unreadable("the private key is neither an RSA nor an EC key, or is damaged", null));
    }

    private static Optional<PrivateKey> pkcs8(String algorithm, byte[] der) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] sequence(byte[] content) {
        return tagged(0x30, content);
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
