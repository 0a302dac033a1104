package io.github.psc4j.propagation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * A service that may receive a token of the person: an origin and, if the service shares it with others, the path below which
 * it lives. It receives the PSC token itself (<i>relay</i>), or one of its own authorization server (<i>exchange</i>).
 * Immutable.
 */
public final class PropagationTarget {
    /** What a server may read as another path than this class does. */
    private static final Pattern AMBIGUOUS_PATH = Pattern.compile(
            "(?i)%2[def5]|%3[0-9b]|%4[1-9a-f]|%5[0-9acf]|%6[1-9a-f]|%7[0-9ae]|%c[01]|\\\\|;|//|/\\.\\.?(/|$)");

    private final String name;
    private final URI base;
    private final String scheme;
    private final String host;
    private final int port;
    private final String path;
    private final Optional<TokenExchange> exchange;
    private final Function<PscSession, Optional<Secret>> actor;
    private final Optional<Presented> presented;

    private record Presented(ClientCertificate certificate, List<X509Certificate> authorities) {}

    private PropagationTarget(
            String name,
            URI base,
            Optional<TokenExchange> exchange,
            Function<PscSession, Optional<Secret>> actor,
            Optional<Presented> presented) {
        this.name = name;
        this.base = base;
        this.exchange = exchange;
        this.actor = actor;
        this.presented = presented;
        this.scheme = lower(base.getScheme());
        this.host = lower(base.getHost());
        this.port = port(base);
        this.path = withoutSlashAtEnd(base.getRawPath());
    }

    /**
     * A service that receives the PSC token itself.
     *
     * @param name a short name for events and metrics
     * @param base its base URL: HTTPS, or plain HTTP on this machine
     * @return the target
     * @throws PscConfigurationException {@code PSC-1002} if it is plain HTTP to another machine; {@code PSC-1001} if it has a
     *     query, a fragment or an ambiguous path
     */
    public static PropagationTarget relay(String name, URI base) {
        Arguments.refuseNull(base, "base");
        Arguments.refuseNull(name, "name");
        return of(name, base, Optional.empty());
    }

    /**
     * A service that receives a token of its own authorization server. The PSC token never goes to the service itself.
     *
     * @param name a short name for events and metrics
     * @param base its base URL: HTTPS, or plain HTTP on this machine
     * @param exchange how that token is got
     * @return the target
     * @throws PscConfigurationException as {@link #relay}
     */
    public static PropagationTarget exchange(String name, URI base, TokenExchange exchange) {
        Arguments.refuseNull(base, "base");
        Arguments.refuseNull(exchange, "exchange");
        Arguments.refuseNull(name, "name");
        return of(name, base, Optional.of(exchange));
    }

    private static PropagationTarget of(String name, URI base, Optional<TokenExchange> exchange) {
        UrlPolicy.HTTP_ON_LOOPBACK.check("the base URL of the propagation target " + name, base);
        if (base.getRawQuery() != null
                || base.getRawFragment() != null
                || AMBIGUOUS_PATH.matcher(base.getRawPath()).find()) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the base URL of the propagation target " + name + " has a query, a fragment or an ambiguous path");
        }
        Optional<Presented> ofTheExchange = exchange.flatMap(PropagationTarget::presented);
        return new PropagationTarget(name, base, exchange, session -> Optional.empty(), ofTheExchange);
    }

    private static Optional<Presented> presented(TokenExchange exchange) {
        return exchange.authentication()
                .certificate()
                .map(certificate -> new Presented(certificate, exchange.http().trustedCertificates()));
    }

    /**
     * Adds what tells which software acts for the person, in which situation: a JWT that the service defines (a draft in «&nbsp;API
     * Pro Santé Connectées&nbsp;»: {@code lps_nom}, {@code lps_id}, {@code lps_version}, {@code situation_exercice}).
     *
     * @param token makes it for a session, or leaves it out; asked at each exchange
     * @return a changed copy
     */
    public PropagationTarget withActorToken(Function<PscSession, Optional<Secret>> token) {
        Arguments.refuseNull(token, "token");
        return new PropagationTarget(name, base, exchange, token, presented);
    }

    /**
     * Names the certificate that the service itself is called with, where there is no exchange, or where that is made with a secret.
     * An authorization server binds its tokens to the certificate of the exchange: the service then expects the same one.
     *
     * @param certificate presented to the service
     * @param authorities trusted in place of those of the Java platform; empty for the platform's
     * @return a changed copy
     */
    public PropagationTarget withCertificate(ClientCertificate certificate, List<X509Certificate> authorities) {
        Arguments.refuseNull(authorities, "authorities");
        Arguments.refuseNull(certificate, "certificate");
        return new PropagationTarget(
                name, base, exchange, actor, Optional.of(new Presented(certificate, List.copyOf(authorities))));
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
     * The base URL.
     *
     * @return the URL
     */
    public URI base() {
        return base;
    }

    /**
     * How a token for it is got.
     *
     * @return the exchange, or empty if it receives the PSC token itself
     */
    public Optional<TokenExchange> exchange() {
        return exchange;
    }

    /**
     * What a client of this service needs to present the certificate that its tokens are bound to (RFC 8705 3).
     *
     * @return a new context, which presents the newest certificate in each connection; empty if the service is called without
     */
    public Optional<SSLContext> sslContext() {
        return presented.map(p -> p.certificate().sslContext(p.authorities()));
    }

    /**
     * The newest certificate that the service is called with. A connection that was made with another one is of no use for a
     * token that is bound to this one.
     *
     * @return the certificate; empty if the service is called without
     */
    public Optional<X509Certificate> certificate() {
        return presented.map(p -> p.certificate().certificate());
    }

    /**
     * Makes the actor token of an exchange.
     *
     * @param session whose
     * @return the token, or empty if there is none to send
     */
    public Optional<Secret> actorToken(PscSession session) {
        Arguments.refuseNull(session, "session");
        return actor.apply(session);
    }

    /** Where several services share an origin, a path that can be read in two ways belongs to none. */
    boolean sharesOriginWith(PropagationTarget other) {
        return other != this && scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
    }

    static boolean isAmbiguous(URI uri) {
        return AMBIGUOUS_PATH.matcher(uri.getRawPath()).find();
    }

    /** Of several that cover a URL, the one that says most. */
    int precision() {
        return path.length();
    }

    /** Whether it would be a matter of chance which of the two a call belongs to. Two plain relays of one place are alike. */
    boolean contradicts(PropagationTarget other) {
        boolean alike =
                exchange.isEmpty() && other.exchange.isEmpty() && presented.isEmpty() && other.presented.isEmpty();
        return !alike && coversTheSameAs(other);
    }

    private boolean coversTheSameAs(PropagationTarget other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port && path.equals(other.path);
    }

    /**
     * Whether a URL belongs to this service.
     *
     * @param uri the URL of a request
     * @return whether scheme, host and port are the same and the path lies below this one
     */
    public boolean covers(URI uri) {
        Arguments.refuseNull(uri, "uri");
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
