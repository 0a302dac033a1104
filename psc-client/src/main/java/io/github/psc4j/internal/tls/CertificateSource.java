package io.github.psc4j.internal.tls;

import io.github.psc4j.error.ErrorCode;
import java.util.Optional;

/** Where the newest certificate comes from. Thread-safe. */
public interface CertificateSource {
    /** The certificate to present now; the same object as before if nothing has changed. */
    KeyMaterial newest();

    /** Why a newer one, if there is one, is not used. */
    Optional<ErrorCode> failure();
}
