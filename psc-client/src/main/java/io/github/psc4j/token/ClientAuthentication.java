package io.github.psc4j.token;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How this service proves who it is at the token endpoint. PSC moves from secrets to certificates: prefer {@link
 * #mutualTls}.
 */
public sealed interface ClientAuthentication {

    /**
     * {@code tls_client_auth}: a client certificate (RFC 8705 2.1).
     *
     * @param certificate the certificate, of the IGC-Santé at PSC
     * @return the authentication
     */
    @Implements(Requirement.RFC_9700_MTLS)
    static ClientAuthentication mutualTls(ClientCertificate certificate) {
        Arguments.refuseNull(certificate, "certificate");
        return new MutualTls(certificate);
    }

    /**
     * {@code client_secret_basic}: the secret in the {@code Authorization} header (RFC 6749 2.3.1).
     *
     * @param secret the secret, as an environment variable may give it or not
     * @return the authentication
     * @throws PscConfigurationException {@code PSC-1004} if it is missing, or has white space or control characters, as a
     *     pasted secret may
     */
    static ClientAuthentication secretBasic(@Nullable String secret) {
        return new SecretBasic(checked(secret));
    }

    /**
     * {@code client_secret_post}: the secret in the form (RFC 6749 2.3.1).
     *
     * @param secret the secret, as an environment variable may give it or not
     * @return the authentication
     * @throws PscConfigurationException {@code PSC-1004} if it is missing, or has white space or control characters, as a
     *     pasted secret may
     */
    static ClientAuthentication secretPost(@Nullable String secret) {
        return new SecretPost(checked(secret));
    }

    /**
     * The certificate that the connection presents.
     *
     * @return the certificate, or empty if this service proves who it is by a secret
     */
    default Optional<ClientCertificate> certificate() {
        return this instanceof MutualTls tls ? Optional.of(tls.presented()) : Optional.empty();
    }

    private static Secret checked(@Nullable String secret) {
        if (secret == null || secret.isEmpty() || !VisibleAscii.isAllOf(secret)) {
            throw new PscConfigurationException(
                    ErrorCode.CLIENT_SECRET_MALFORMED,
                    "the client secret is missing, or has a space, a line break or an invisible character: paste it again");
        }
        return Secret.of(secret);
    }

    /**
     * A client certificate.
     *
     * @param presented the certificate
     */
    record MutualTls(ClientCertificate presented) implements ClientAuthentication {
        /**
         * Refuses {@code null}.
         *
         * @param presented the certificate
         */
        public MutualTls {
            Arguments.refuseNull(presented, "presented");
        }
    }

    /**
     * A secret in the {@code Authorization} header.
     *
     * @param secret the secret
     */
    record SecretBasic(Secret secret) implements ClientAuthentication {
        /**
         * Refuses {@code null}.
         *
         * @param secret the secret
         */
        public SecretBasic {
            Arguments.refuseNull(secret, "secret");
        }
    }

    /**
     * A secret in the form.
     *
     * @param secret the secret
     */
    record SecretPost(Secret secret) implements ClientAuthentication {
        /**
         * Refuses {@code null}.
         *
         * @param secret the secret
         */
        public SecretPost {
            Arguments.refuseNull(secret, "secret");
        }
    }
}
