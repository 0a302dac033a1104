package io.github.psc4j.internal.tls;

import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the other side says when it does not accept a client certificate (RFC 8446 6.2). Java tells it in words only. */
public final class TlsAlert {
    private static final Pattern RECEIVED = Pattern.compile("(?i)received fatal alert: ([a-z_]{1,40})");

    private static final Set<String> OF_CLIENT_CERTIFICATES = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "certificate_required",
            "unknown_ca",
            "access_denied");

    private TlsAlert() {}

    /**
     * The name of the alert, if the failure, or one that it hides, is one about the client's certificate.
     *
     * @param certificateAsked whether the other side has requested one: {@code handshake_failure} can then be the response to none
     *     or to the wrong one (RFC 5246 7.4.6), and is about ciphers else
     */
    public static Optional<String> about(Throwable failure, BooleanSupplier certificateAsked) {
        return Stream.concat(
                        Stream.of(failure),
                        Stream.concat(Stream.of(failure.getSuppressed()), Stream.ofNullable(failure.getCause())))
                .flatMap(thrown -> named(thrown).stream())
                .filter(alert -> OF_CLIENT_CERTIFICATES.contains(alert)
                        || (alert.equals("handshake_failure") && certificateAsked.getAsBoolean()))
                .findFirst();
    }

    private static Optional<String> named(Throwable failure) {
        Matcher matcher = RECEIVED.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
