package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.encoding.Base64Url;
import io.github.psc4j.internal.encoding.Sha256;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.Violation;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that is bound to a key is accepted with that key only (RFC 8705 3.1): {@code cnf} names the SHA-256 thumbprint of the
 * client certificate, as RFC 8705 writes it (base64url of the 32 bytes) or as the examples of the ANS do (padded Base64 of the
 * 64 hexadecimal digits). A binding to anything else cannot be proved here and is refused.
 *
 * @param certificate the certificate of the TLS connection on which the token came, if there was one
 */
@Implements({Requirement.RFC_8705_BOUND, Requirement.PSC_X5T})
record ConfirmationMatches(Optional<X509Certificate> certificate) implements ValidationRule<Claims> {
    /** Of 32 bytes in base64url. */
    private static final int STANDARD_CHARS = 43;

    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.names("cnf") || claims.object("cnf").filter(this::names).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Violation(
                                ErrorCode.TOKEN_BINDING_WRONG,
                                "the token is bound to another certificate than the one it came with, or to another kind of key"));
    }

    private boolean names(Map<String, @Nullable Object> confirmation) {
        return confirmation.size() == 1
                && confirmation.get("x5t#S256") instanceof String stated
                && certificate.filter(presented -> matches(presented, stated)).isPresent();
    }

    /** The length tells the form; then the whole is compared, so that the time tells nothing of where a wrong one differs. */
    private static boolean matches(X509Certificate certificate, String stated) {
        try {
            byte[] thumbprint = Sha256.of(certificate.getEncoded());
            String expected = stated.length() == STANDARD_CHARS
                    ? Base64Url.encode(thumbprint)
                    : Base64.getEncoder()
                            .encodeToString(HexFormat.of().formatHex(thumbprint).getBytes(StandardCharsets.US_ASCII));
            return Secret.of(expected).matches(stated);
        } catch (CertificateEncodingException e) {
            return false;
        }
    }
}
