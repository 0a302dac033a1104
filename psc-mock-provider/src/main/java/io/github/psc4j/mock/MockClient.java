package io.github.psc4j.mock;

import java.net.URI;
import java.net.URISyntaxException;
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
    private final Set<Feature> features;

    private enum Feature {
        LOOPBACK_URIS
    }

    private MockClient(
            String id,
            @Nullable String secret,
            @Nullable X500Principal subject,
            Set<String> redirectUris,
            Set<String> postLogoutRedirectUris,
            Set<Feature> features) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a client needs an id");
        }
        this.id = id;
        this.secret = secret;
        this.subject = subject;
        this.redirectUris = Set.copyOf(redirectUris);
        this.postLogoutRedirectUris = Set.copyOf(postLogoutRedirectUris);
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
        return new MockClient(id, secret, null, setOf(redirectUris), Set.of(), Set.of());
    }

    /**
     * A client that authenticates with {@code tls_client_auth} (RFC 8705 section 2.1). The provider must run with TLS.
     *
     * @param id the client id
     * @param subjectDn the subject of its certificate, such as {@code CN=my-service,OU=399910010000018,O=Clinique,C=FR}
     * @param redirectUris the registered redirect URIs
     * @return the client
     */
    public static MockClient mutualTls(String id, String subjectDn, String... redirectUris) {
        return new MockClient(id, null, new X500Principal(subjectDn), setOf(redirectUris), Set.of(), Set.of());
    }

    /**
     * A copy to which the browser may also be sent after a logout.
     *
     * @param uris the registered post-logout redirect URIs
     * @return the copy
     */
    public MockClient withPostLogoutRedirectUris(String... uris) {
        return new MockClient(id, secret, subject, redirectUris, setOf(uris), features);
    }

    /**
     * A copy for which every {@code http} or {@code https} URI on a loopback host is registered, for login and logout:
     * what PSC's sandbox has granted to developers.
     *
     * @return the copy
     */
    public MockClient acceptingLoopbackUris() {
        return new MockClient(id, secret, subject, redirectUris, postLogoutRedirectUris, Set.of(Feature.LOOPBACK_URIS));
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
