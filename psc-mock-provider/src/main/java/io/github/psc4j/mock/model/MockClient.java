package io.github.psc4j.mock.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A service registered at the provider. Immutable. Redirect URIs match exactly, as at PSC, unless the client was also
 * opened to loopback URIs.
 */
public final class MockClient {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String id;
    private final @Nullable String secret;
    private final @Nullable X500Principal subject;
    private final Set<String> redirectUris;
    private final Set<String> postLogoutRedirectUris;
    private final @Nullable URI backchannelLogoutUri;
    private final Set<Feature> features;

    private enum Feature {
        LOOPBACK_URIS,
        SIGNED_INTROSPECTION,
        SIGNED_USERINFO
    }

    private MockClient(
            String id,
            @Nullable String secret,
            @Nullable X500Principal subject,
            Set<String> redirectUris,
            Set<String> postLogoutRedirectUris,
            @Nullable URI backchannelLogoutUri,
            Set<Feature> features) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a client needs an id");
        }
        this.id = id;
        this.secret = secret;
        this.subject = subject;
        this.redirectUris = Set.copyOf(redirectUris);
        this.postLogoutRedirectUris = Set.copyOf(postLogoutRedirectUris);
        this.backchannelLogoutUri = backchannelLogoutUri;
        this.features = Set.copyOf(features);
    }

    /**
     * A client that authenticates with {@code client_secret_basic} or {@code client_secret_post}.
     *
     * @param id the client id
     * @param secret the client secret
     * @param redirectUris the registered redirect URIs
     * @return the client
     */
    public static MockClient withSecret(String id, String secret, String... redirectUris) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("an empty secret is none");
        }
        return new MockClient(id, secret, null, setOf(redirectUris), Set.of(), null, Set.of());
    }

    /**
     * A client that authenticates with {@code tls_client_auth} (RFC 8705 section 2.1). The provider must run with TLS.
     *
     * @param id the client id
     * @param subjectDn the subject of its certificate, such as {@code CN=my-service,OU=300010010700010,O=Clinique,C=FR}
     * @param redirectUris the registered redirect URIs
     * @return the client
     */
    public static MockClient mutualTls(String id, String subjectDn, String... redirectUris) {
        return new MockClient(id, null, new X500Principal(subjectDn), setOf(redirectUris), Set.of(), null, Set.of());
    }

    /**
     * A copy to which the browser may also be sent after a logout.
     *
     * @param uris the registered post-logout redirect URIs
     * @return the copy
     */
    public MockClient withPostLogoutRedirectUris(String... uris) {
        return new MockClient(id, secret, subject, redirectUris, setOf(uris), backchannelLogoutUri, features);
    }

    /**
     * A copy for which every {@code http} or {@code https} URI on a loopback host is registered, for login and logout:
     * what PSC's sandbox has granted to developers.
     *
     * @return the copy
     */
    public MockClient acceptingLoopbackUris() {
        return with(Feature.LOOPBACK_URIS);
    }

    /**
     * A copy that is told when a session ends in which it took part (OpenID Connect Back-Channel Logout 1.0): the
     * provider posts a logout token there, before it responds to the one who ended the session. PSC advertises this and
     * documents nothing of it.
     *
     * @param uri an {@code http} or {@code https} URI of the service, as the provider's machine sees it
     * @return the copy
     * @throws IllegalArgumentException for another URI
     */
    public MockClient withBackchannelLogoutUri(URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "a back-channel logout URI is http or https, with a host, without fragment");
        }
        return new MockClient(id, secret, subject, redirectUris, postLogoutRedirectUris, uri, features);
    }

    /**
     * A copy that gets introspection responses as a JWT when its {@code Accept} header asks for
     * {@code application/token-introspection+jwt} (RFC 9701). PSC's responses are JSON as far as known.
     *
     * @return the copy
     */
    public MockClient withSignedIntrospection() {
        return with(Feature.SIGNED_INTROSPECTION);
    }

    /**
     * A copy that gets userinfo as a signed JWT (OpenID Connect Core 5.3.2). PSC's responses are JSON as far as known.
     *
     * @return the copy
     */
    public MockClient withSignedUserInfo() {
        return with(Feature.SIGNED_USERINFO);
    }

    private MockClient with(Feature feature) {
        Set<Feature> more = EnumSet.of(feature);
        more.addAll(features);
        return new MockClient(id, secret, subject, redirectUris, postLogoutRedirectUris, backchannelLogoutUri, more);
    }

    /**
     * Whether introspection responses are signed on demand.
     *
     * @return true for a client {@link #withSignedIntrospection()}
     */
    public boolean hasSignedIntrospection() {
        return features.contains(Feature.SIGNED_INTROSPECTION);
    }

    /**
     * Whether userinfo responses are signed.
     *
     * @return true for a client {@link #withSignedUserInfo()}
     */
    public boolean hasSignedUserInfo() {
        return features.contains(Feature.SIGNED_USERINFO);
    }

    /**
     * Where the client is told that a session is over.
     *
     * @return the URI; empty for a client that is not told
     */
    public Optional<URI> backchannelLogoutUri() {
        return Optional.ofNullable(backchannelLogoutUri);
    }

    /**
     * The client id.
     *
     * @return the client id
     */
    public String id() {
        return id;
    }

    /**
     * The client secret.
     *
     * @return the secret, empty for a client that authenticates with a certificate
     */
    public Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    /**
     * The registered subject of the client's certificate.
     *
     * @return the subject, empty for a client that authenticates with a secret
     */
    public Optional<X500Principal> certificateSubject() {
        return Optional.ofNullable(subject);
    }

    /**
     * Whether the browser may come back there with a code.
     *
     * @param uri the redirect URI of a request
     * @return true when it is registered
     */
    public boolean allowsRedirect(String uri) {
        return redirectUris.contains(uri) || allowsAsLoopback(uri);
    }

    /**
     * Whether the browser may be sent there after a logout.
     *
     * @param uri the post-logout redirect URI of a request
     * @return true when it is registered
     */
    public boolean allowsPostLogoutRedirect(String uri) {
        return postLogoutRedirectUris.contains(uri) || allowsAsLoopback(uri);
    }

    private boolean allowsAsLoopback(String text) {
        if (!features.contains(Feature.LOOPBACK_URIS)) {
            return false;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT))
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Set<String> setOf(String... values) {
        return new LinkedHashSet<>(List.of(values));
    }

    /** Names the client and the method, never the secret. */
    @Override
    public String toString() {
        return "MockClient[" + id + ", " + (secret != null ? "secret" : "tls_client_auth") + "]";
    }
}
