package io.github.psc4j.provider;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.url.UrlPolicy;
import java.net.URI;
import java.util.Optional;

/**
 * Where Pro Santé Connect is. {@link #SANDBOX} and {@link #PRODUCTION} know their issuer, their discovery at the
 * non-standard path, and a built-in copy of the endpoints for a start while discovery is down. Immutable; a changed copy
 * comes from the {@code with…} methods.
 */
public final class PscEnvironment {
    private static final String DISCOVERY_PATH = "/.well-known/wallet-openid-configuration";

    /** The sandbox (« bac à sable », BAS), for test identities. */
    public static final PscEnvironment SANDBOX = preset("sandbox", "bas.psc");

    /** Production. Its hosts are named after {@code esw}, not symmetric with the sandbox. */
    public static final PscEnvironment PRODUCTION = preset("production", "esw");

    private final String name;
    private final URI issuer;
    private final URI discoveryUri;
    private final UrlPolicy urls;
    private final Optional<ProviderMetadata> builtIn;

    private PscEnvironment(
            String name, URI issuer, URI discoveryUri, UrlPolicy urls, Optional<ProviderMetadata> builtIn) {
        this.name = name;
        this.issuer = issuer;
        this.discoveryUri = discoveryUri;
        this.urls = urls;
        this.builtIn = builtIn;
    }

    private static PscEnvironment preset(String name, String zone) {
        URI issuer = URI.create("https://auth." + zone + ".esante.gouv.fr/auth/realms/esante-wallet");
        URI authorization = URI.create("https://wallet." + zone + ".esante.gouv.fr/auth");
        return new PscEnvironment(
                name,
                issuer,
                URI.create(issuer + DISCOVERY_PATH),
                UrlPolicy.HTTPS_ONLY,
                Optional.of(ProviderMetadata.keycloakLayout(issuer, authorization)));
    }

    /**
     * Another installation with PSC's layout, for example after a move of its hosts.
     *
     * @param issuer the exact issuer, without a slash at the end
     * @return the environment, with discovery at PSC's non-standard path
     * @throws PscConfigurationException {@code PSC-1002} if it is not HTTPS
     */
    public static PscEnvironment of(URI issuer) {
        Arguments.refuseNull(issuer, "issuer");
        return custom("custom", issuer, UrlPolicy.HTTPS_ONLY);
    }

    /**
     * A provider on this machine, for development and tests: plain HTTP is accepted, but on the loopback interface only.
     *
     * @param issuer the exact issuer; {@code localhost}, {@code 127.0.0.1} or {@code [::1]} if it is plain HTTP
     * @return the environment, with discovery at PSC's non-standard path
     * @throws PscConfigurationException {@code PSC-1002} if it is plain HTTP to another machine
     */
    public static PscEnvironment development(URI issuer) {
        Arguments.refuseNull(issuer, "issuer");
        return custom("development", issuer, UrlPolicy.HTTP_ON_LOOPBACK);
    }

    private static PscEnvironment custom(String name, URI issuer, UrlPolicy urls) {
        urls.check("the issuer", issuer);
        if (issuer.getRawQuery() != null
                || issuer.getRawFragment() != null
                || issuer.toString().endsWith("/")) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "an issuer has no query, no fragment and no slash at the end");
        }
        return new PscEnvironment(name, issuer, URI.create(issuer + DISCOVERY_PATH), urls, Optional.empty());
    }

    /**
     * Reads the discovery document elsewhere. The issuer stays the identity: the document must name it.
     *
     * @param uri where the document is
     * @return a changed copy
     * @throws PscConfigurationException {@code PSC-1002} if the URL is not allowed here
     */
    public PscEnvironment withDiscoveryUri(URI uri) {
        Arguments.refuseNull(uri, "uri");
        urls.check("the discovery URL", uri);
        return new PscEnvironment(name, issuer, uri, urls, builtIn);
    }

    /**
     * Gives the endpoints to use for as long as discovery cannot be read.
     *
     * @param metadata the endpoints; its issuer must be this issuer
     * @return a changed copy
     * @throws PscConfigurationException {@code PSC-1001} if the issuer is another one, {@code PSC-1002} if a URL is not
     *     allowed here
     */
    public PscEnvironment withBuiltIn(ProviderMetadata metadata) {
        Arguments.refuseNull(metadata, "metadata");
        if (!metadata.issuer().equals(issuer)) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "the built-in endpoints are those of another issuer");
        }
        metadata.endpoints().forEach(urls::check);
        return new PscEnvironment(name, issuer, discoveryUri, urls, Optional.of(metadata));
    }

    /**
     * A short name for messages.
     *
     * @return {@code sandbox}, {@code production}, {@code development} or {@code custom}
     */
    public String name() {
        return name;
    }

    /**
     * The exact issuer that every token must name.
     *
     * @return the issuer
     */
    public URI issuer() {
        return issuer;
    }

    /**
     * Where the discovery document is read.
     *
     * @return the URL
     */
    public URI discoveryUri() {
        return discoveryUri;
    }

    /**
     * The endpoints that are used until discovery can be read.
     *
     * @return the endpoints, or empty where there is no built-in copy
     */
    public Optional<ProviderMetadata> builtIn() {
        return builtIn;
    }

    /**
     * Tells whether the library may call a URL here.
     *
     * @param uri the URL
     * @return whether it is an absolute HTTPS URL or, for {@link #development}, a plain HTTP one on the loopback interface
     */
    public boolean allows(URI uri) {
        Arguments.refuseNull(uri, "uri");
        return urls.allows(uri);
    }

    /**
     * Tells whether a URL points to this machine, the only place where plain HTTP can be accepted.
     *
     * @param uri the URL
     * @return whether its host is {@code localhost}, {@code 127.0.0.1} or {@code [::1]}
     */
    public static boolean isLoopback(URI uri) {
        Arguments.refuseNull(uri, "uri");
        return UrlPolicy.isLoopback(uri);
    }

    @Override
    public String toString() {
        return "PscEnvironment[" + name + ", " + issuer + "]";
    }
}
