package io.github.psc4j.propagation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.provider.UrlPolicy;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A service that may receive the person's PSC token: an origin and, if the service shares it with others, the path below
 * which it lives. Immutable.
 */
public final class PropagationTarget {
    /** What a server may read as another path than this class does. */
    private static final Pattern AMBIGUOUS_PATH = Pattern.compile("(?i)%2[ef5]|%5c|%c[01]|\\\\|;|//|/\\.\\.?(/|$)");

    private final String name;
    private final String scheme;
    private final String host;
    private final int port;
    private final String path;

    private PropagationTarget(String name, URI base) {
        this.name = name;
        this.scheme = lower(base.getScheme());
        this.host = lower(base.getHost());
        this.port = port(base);
        this.path = withoutSlashAtEnd(base.getRawPath());
    }

    /**
     * Names a service.
     *
     * @param name a short name for events and metrics
     * @param base its base URL: HTTPS, or plain HTTP on this machine
     * @return the target
     * @throws PscConfigurationException {@code PSC-1002} if it is plain HTTP to another machine; {@code PSC-1001} if it has a
     *     query, a fragment or an ambiguous path
     */
    public static PropagationTarget of(String name, URI base) {
        UrlPolicy.HTTP_ON_LOOPBACK.check("the base URL of the propagation target " + name, base);
        if (base.getRawQuery() != null
                || base.getRawFragment() != null
                || AMBIGUOUS_PATH.matcher(base.getRawPath()).find()) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the base URL of the propagation target " + name + " has a query, a fragment or an ambiguous path");
        }
        return new PropagationTarget(name, base);
    }

    /**
     * The short name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Whether a URL belongs to this service.
     *
     * @param uri the URL of a request
     * @return whether scheme, host and port are the same and the path lies below this one
     */
    public boolean covers(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String requested = uri.getRawPath();
        return scheme.equals(lower(uri.getScheme()))
                && host.equals(lower(uri.getHost()))
                && port == port(uri)
                && (path.isEmpty() || isBelow(requested));
    }

    private boolean isBelow(String requested) {
        return !AMBIGUOUS_PATH.matcher(requested).find()
                && (requested.equals(path) || requested.startsWith(path + "/"));
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : lower(uri.getScheme()).equals("https") ? 443 : 80;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String withoutSlashAtEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    public String toString() {
        return "PropagationTarget[" + name + ", " + scheme + "://" + host + ":" + port + path + "]";
    }
}
