package io.github.psc4j.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import java.util.Set;

/** What the fuzzer hands to the header with a certificate. */
public final class HostileRequests {
    private static final String PROXY = "10.1.2.3";

    private HostileRequests() {}

    /** A certificate that was accepted is, written again, what was read. */
    public static void certificateHeader(String value) {
        for (CertificateHeader.Format format : CertificateHeader.Format.values()) {
            ClientCertificates certificates =
                    ClientCertificates.saidBy(Set.of(PROXY), new CertificateHeader("Client-Cert", format));
            try {
                assertThat(certificates
                                .of(Requests.plain().from(PROXY).header("Client-Cert", value))
                                .orElseThrow()
                                .getSubjectX500Principal())
                        .isNotNull();
            } catch (PscValidationException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.CERTIFICATE_HEADER_REFUSED);
                assertThat(e.getMessage())
                        .startsWith("PSC-5023 the header Client-Cert ")
                        .matches("[\\x20-\\x7e]+");
            }
        }
    }

    /** Whether an escaped PEM is read. */
    public static boolean isReadable(String escapedPem) {
        return new CertificateHeader("X-Client-Cert", CertificateHeader.Format.ESCAPED_PEM)
                .read(escapedPem)
                .isPresent();
    }
}
