package io.github.psc4j.http;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the other side says when it does not accept a client certificate (RFC 8446 6.2). Java tells it in words only. */
final class TlsAlert {
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

    /** The name of the alert, if the failure, or one that it hides, is one about the client's certificate. */
    static Optional<String> about(Throwable failure) {
        return named(failure)
                .or(() -> java.util.Arrays.stream(failure.getSuppressed())
                        .flatMap(hidden -> named(hidden).stream())
                        .findFirst())
                .or(() -> Optional.ofNullable(failure.getCause()).flatMap(TlsAlert::named));
    }

    private static Optional<String> named(Throwable failure) {
        Matcher matcher = RECEIVED.matcher(String.valueOf(failure.getMessage()));
        return matcher.find()
                ? Optional.of(matcher.group(1)).filter(OF_CLIENT_CERTIFICATES::contains)
                : Optional.empty();
    }
}
