package io.github.psc4j.resource;

import static io.github.psc4j.resource.RealCertificates.CLIENT;
import static io.github.psc4j.resource.RealCertificates.der;
import static io.github.psc4j.resource.RealCertificates.escaped;
import static io.github.psc4j.resource.RealCertificates.escapedPem;
import static io.github.psc4j.resource.RealCertificates.pem;
import static io.github.psc4j.resource.RealCertificates.rfc9440;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One certificate, in its one encoding, or nothing. */
class CertificateHeaderTest {
    private static final CertificateHeader STANDARD = CertificateHeader.clientCert();
    private static final CertificateHeader ESCAPED =
            new CertificateHeader("X-Client-Cert", CertificateHeader.Format.ESCAPED_PEM);

    private static String sequence(byte[] bytes) {
        return ":" + Base64.getEncoder().encodeToString(bytes) + ":";
    }

    private static byte[] changed(int length) {
        return Arrays.copyOf(der(CLIENT), der(CLIENT).length + length);
    }

    @Test
    void a_byte_sequence_of_the_certificate_is_read() {
        assertThat(STANDARD.read(rfc9440(CLIENT))).contains(CLIENT);
        assertThat(STANDARD.read(" " + rfc9440(CLIENT) + " ")).contains(CLIENT);
    }

    @Test
    void an_escaped_pem_of_the_certificate_is_read() {
        assertThat(ESCAPED.read(escapedPem(CLIENT))).contains(CLIENT);
        assertThat(ESCAPED.read(escapedPem(CLIENT).toLowerCase(java.util.Locale.ROOT)))
                .as("letters of Base64 have two cases")
                .isEmpty();
        assertThat(ESCAPED.read(escaped(pem(CLIENT).replace("\n", "\r\n")))).contains(CLIENT);
        assertThat(ESCAPED.read(pem(CLIENT).replace("\n", "%0A"))).contains(CLIENT);
    }

    static Stream<String> noByteSequences() {
        String good = rfc9440(CLIENT);
        return Stream.of(
                "",
                ":",
                "::",
                ":=:",
                good.substring(1),
                good.substring(0, good.length() - 1),
                good + ";a=1",
                good + good,
                good.replace("M", "M="),
                ":" + Base64.getUrlEncoder().encodeToString(der(CLIENT)) + "-:",
                ":" + Base64.getMimeEncoder().encodeToString(der(CLIENT)) + ":",
                "\"" + good + "\"",
                sequence(changed(1)),
                sequence(changed(-1)),
                sequence(new byte[] {0x30}),
                sequence(new byte[4096]),
                sequence(pem(CLIENT).getBytes(StandardCharsets.US_ASCII)),
                sequence((pem(CLIENT) + pem(CLIENT)).getBytes(StandardCharsets.US_ASCII)),
                escapedPem(CLIENT),
                ":" + "A".repeat(20_000) + ":");
    }

    @ParameterizedTest
    @MethodSource("noByteSequences")
    void nothing_else_is_read_as_a_byte_sequence(String value) {
        assertThat(STANDARD.read(value)).isEmpty();
    }

    static Stream<String> noEscapedPems() {
        String pem = pem(CLIENT);
        return Stream.of(
                "",
                "%",
                "%4",
                "%zz",
                "%-1",
                escapedPem(CLIENT) + "%",
                escaped(pem + pem),
                escaped("garbage" + pem),
                escaped(pem + "garbage"),
                escaped(pem.replace("CERTIFICATE", "TRUSTED CERTIFICATE")),
                escaped(pem.replace("-----END CERTIFICATE-----", "")),
                escaped("-----BEGIN CERTIFICATE----------END CERTIFICATE-----"),
                escaped("-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----"),
                escaped(pem.replaceFirst("M", "%00")),
                escaped(pem.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\n\n")),
                rfc9440(CLIENT),
                escaped("-----BEGIN CERTIFICATE-----\n" + "A".repeat(20_000) + "\n-----END CERTIFICATE-----"));
    }

    @ParameterizedTest
    @MethodSource("noEscapedPems")
    void nothing_else_is_read_as_an_escaped_pem(String value) {
        assertThat(ESCAPED.read(value)).isEmpty();
    }

    @Test
    void one_byte_changed_is_another_certificate_or_none_and_never_a_failure() {
        byte[] good = der(CLIENT);
        List<Integer> places = IntStream.range(0, good.length).boxed().toList();
        for (int place : places) {
            byte[] bytes = good.clone();
            bytes[place] ^= 0x41;
            assertThat(STANDARD.read(sequence(bytes))).isNotEqualTo(java.util.Optional.of(CLIENT));
        }
    }
}
