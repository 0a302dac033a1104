package io.github.psc4j.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.secret.Secret;
import java.util.Optional;
import java.util.Set;

/** What the fuzzer hands to the parts of a request that are read here. */
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

    /** A token that was found is the one that was sent. */
    public static void bearer(String authorization, String query) {
        try {
            Optional<Secret> token = BearerCredentials.of(
                    Requests.plain().header("Authorization", authorization).query(query));
            token.ifPresent(found -> {
                assertThat(authorization).endsWithIgnoringCase(found.reveal() + trailing(authorization));
                assertThat(TokenKey.isPossible(found.reveal(), Integer.MAX_VALUE))
                        .isTrue();
                assertThat(query).doesNotMatch("access_token=.*");
            });
        } catch (PscValidationException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.BEARER_REQUEST_INVALID);
        }
    }

    private static String trailing(String text) {
        return text.substring(text.stripTrailing().length());
    }
}
