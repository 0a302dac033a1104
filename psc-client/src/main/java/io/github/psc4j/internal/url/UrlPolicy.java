package io.github.psc4j.internal.url;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Which URLs may carry a login or a token. */
@Implements({Requirement.DISCOVERY_TLS, Requirement.RFC_6750_TLS})
public enum UrlPolicy {
    /** HTTPS and nothing else. */
    HTTPS_ONLY,
    /** HTTPS, or plain HTTP to this very machine, for development and tests. */
    HTTP_ON_LOOPBACK;

    private static final int MAX_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Refuses a URL that is not allowed.
     *
     * @param what which URL, for the message
     * @param uri the URL
     * @throws PscConfigurationException {@code PSC-1002} if it is not an absolute URL of an allowed scheme, or names a user
     */
    public void check(String what, URI uri) {
        if (!allows(uri)) {
            throw new PscConfigurationException(
                    ErrorCode.INSECURE_URL,
                    what + " must be an absolute https URL"
                            + (this == HTTP_ON_LOOPBACK ? ", or plain http on localhost" : "")
                            + "; configured: " + uri.getScheme() + "://" + uri.getHost());
        }
    }

    /**
     * Whether a URL is allowed.
     *
     * @param uri the URL
     * @return whether it is absolute, of an allowed scheme, with a host and without user information
     */
    public boolean allows(URI uri) {
        if (uri.getScheme() == null
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getPort() > MAX_PORT) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || (this == HTTP_ON_LOOPBACK && scheme.equals("http") && isLoopback(uri));
    }

    /**
     * Whether a URL points to this machine.
     *
     * @param uri the URL
     * @return whether its host is {@code localhost}, {@code 127.0.0.1} or {@code [::1]}
     */
    public static boolean isLoopback(URI uri) {
        return uri.getHost() != null && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }
}
