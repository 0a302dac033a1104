package io.github.psc4j.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.testing.Proves;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which certificate a request is validated with. */
class ClientCertificatesTest {
    private static final X509Certificate CLIENT = RealCertificates.CLIENT;
    private static final X509Certificate PROXY = RealCertificates.OTHER;
    private static final String SAID = RealCertificates.rfc9440(CLIENT);

    private final ClientCertificates behindProxy =
            ClientCertificates.saidBy(Set.of("10.1.2.3", "2001:db8::/64"), CertificateHeader.clientCert());

    private static void assertRefused(ClientCertificates certificates, ReceivedRequest request) {
        assertThatThrownBy(() -> certificates.of(request))
                .isInstanceOfSatisfying(
                        PscValidationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CERTIFICATE_HEADER_REFUSED));
    }

    @Test
    void without_a_proxy_it_is_the_one_of_the_connection() {
        assertThat(ClientCertificates.ofConnection().of(Requests.plain())).isEmpty();
        assertThat(ClientCertificates.ofConnection().of(Requests.plain().over(CLIENT)))
                .contains(CLIENT);
    }

    @Test
    @Proves(Requirement.RFC_9440_TRUSTED_PROXY)
    void a_header_from_anybody_else_is_refused_and_not_only_ignored() {
        assertRefused(ClientCertificates.ofConnection(), Requests.plain().header("Client-Cert", SAID));
        assertRefused(
                ClientCertificates.ofConnection(), Requests.plain().over(CLIENT).header("client-cert", SAID));
        assertRefused(behindProxy, Requests.plain().from("10.1.2.4").header("Client-Cert", SAID));
        assertRefused(behindProxy, Requests.plain().from("10.1.2.4").header("Client-Cert", ""));
    }

    @Test
    @Proves(Requirement.RFC_9440_TRUSTED_PROXY)
    void a_declared_proxy_says_the_certificate_and_its_own_is_not_taken_for_it() {
        Requests request = Requests.plain().from("10.1.2.3").over(PROXY);
        assertThat(behindProxy.of(request)).isEmpty();
        assertThat(behindProxy.of(request.header("Client-Cert", SAID))).contains(CLIENT);
        assertThat(behindProxy.of(Requests.plain().from("2001:db8::7").header("Client-Cert", SAID)))
                .contains(CLIENT);
    }

    @Test
    void who_calls_beside_the_proxy_is_validated_with_the_certificate_of_the_connection() {
        assertThat(behindProxy.of(Requests.plain().from("192.0.2.9").over(CLIENT)))
                .contains(CLIENT);
    }

    @Test
    @Proves(Requirement.RFC_9440_TRUSTED_PROXY)
    void two_headers_or_one_that_cannot_be_read_are_refused_also_from_a_proxy() {
        assertRefused(
                behindProxy,
                Requests.plain().from("10.1.2.3").header("Client-Cert", SAID).header("Client-Cert", SAID));
        assertRefused(behindProxy, Requests.plain().from("10.1.2.3").header("Client-Cert", SAID + ", " + SAID));
        assertRefused(behindProxy, Requests.plain().from("10.1.2.3").header("Client-Cert", ""));
        assertRefused(behindProxy, Requests.plain().from("10.1.2.3").header("Client-Cert", "garbage"));
    }

    @Test
    void a_header_of_another_name_says_nothing() {
        ClientCertificates nginx = ClientCertificates.saidBy(
                Set.of("10.1.2.3"), new CertificateHeader("X-SSL-Client-Cert", CertificateHeader.Format.ESCAPED_PEM));
        String pem = RealCertificates.escapedPem(CLIENT);
        assertThat(nginx.of(Requests.plain().from("10.1.2.3").header("X-SSL-Client-Cert", pem)))
                .contains(CLIENT);
        assertThat(nginx.of(Requests.plain().from("10.1.2.3").header("X-Other", pem)))
                .isEmpty();
        assertRefused(nginx, Requests.plain().from("10.9.9.9").header("X-SSL-Client-Cert", pem));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.0/25, 10.1.2.127, true",
        "10.1.2.0/25, 10.1.2.128, false",
        "10.1.2.3/32, 10.1.2.3, true",
        "0.0.0.0/1, 127.0.0.1, true",
        "::1, ::1, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, ::2, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "fe80::/10, fe80::1%eth0, true",
        "10.1.2.3, ::ffff:10.1.2.3, true",
        "::ffff:10.1.2.3, 10.1.2.3, true",
        "10.0.0.0/8, 2001:db8::1, false",
        "10.1.2.3, localhost, false",
        "10.1.2.3, '', false",
        "10.1.2.3, 10.1.2.3.evil.example, false",
        "10.1.2.3, 10.1.515, false",
        "10.1.2.3, 010.1.2.3.4, false",
        "10.1.2.3, unix:, false"
    })
    void an_address_is_in_a_range_or_not(String range, String address, boolean expected) {
        assertThat(AddressRange.of(range).contains(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "localhost", "proxy.example", "10.1.2", "10.1.2.256", "10.1.2.3/0", "10.1.2.3/33", "10.1.2.3/8",
                "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/", "10.0.0.0/8x", "::/0", "2001:db8::1/64", ":::", "[::1]",
                "10.0.0.0 /8", "*", "10.*.*.*"
            })
    void what_is_no_address_or_range_cannot_be_declared(String text) {
        assertThatThrownBy(() -> ClientCertificates.saidBy(Set.of(text), CertificateHeader.clientCert()))
                .isInstanceOfSatisfying(
                        PscConfigurationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID));
    }

    @Test
    void a_header_without_a_proxy_cannot_be_declared() {
        assertThatThrownBy(() -> ClientCertificates.saidBy(Set.of(), CertificateHeader.clientCert()))
                .isInstanceOf(PscConfigurationException.class);
        for (String name : List.of("", "Authorization", "client-cert-chain", "a b", "a:b", "x".repeat(65))) {
            assertThatThrownBy(() -> new CertificateHeader(name, CertificateHeader.Format.RFC_9440))
                    .isInstanceOf(PscConfigurationException.class);
        }
    }
}
