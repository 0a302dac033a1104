package io.github.psc4j.internal.adapter;

import io.github.psc4j.propagation.PropagationTarget;
import io.github.psc4j.propagation.TokenPropagation;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * One HTTP client for each target that has a certificate, so that this target sees it and nobody else does. For adapters.
 * Thread-safe.
 *
 * @param <T> the kind of client
 */
public final class PerTarget<T> {
    private final TokenPropagation propagation;
    private final T others;
    private final Function<SSLContext, T> connect;
    private final Map<String, Connected<T>> targets = new ConcurrentHashMap<>();

    /** A client whose connections were made with one certificate. */
    private record Connected<T>(Optional<X509Certificate> certificate, T client) {}

    /**
     * Builds the choice; no I/O.
     *
     * @param propagation knows the targets
     * @param others serves every other address, with no certificate
     * @param connect makes the client of a target
     */
    public PerTarget(TokenPropagation propagation, T others, Function<SSLContext, T> connect) {
        this.propagation = propagation;
        this.others = others;
        this.connect = connect;
    }

    /**
     * Chooses.
     *
     * @param uri the address of a request
     * @return the client for it: another one than before if the certificate of the target was renewed since
     */
    public T clientFor(URI uri) {
        return propagation.policy().targetOf(uri).map(this::clientOf).orElse(others);
    }

    /** A renewed certificate begins with new connections: the tokens that are bound to it are of no use in the old ones. */
    private T clientOf(PropagationTarget target) {
        Optional<X509Certificate> certificate = target.certificate();
        return targets.compute(
                        target.name(),
                        (unused, before) ->
                                before != null && before.certificate().equals(certificate)
                                        ? before
                                        : new Connected<>(
                                                certificate,
                                                target.sslContext().map(connect).orElse(others)))
                .client();
    }
}
