package io.github.psc4j.mock.model;

import java.net.URI;

/**
 * Where the authorization server of a target service is.
 *
 * @param issuer its issuer, below which {@code /.well-known/openid-configuration} is
 */
public record TargetEndpoints(URI issuer) {

    /**
     * The token endpoint, for token exchange.
     *
     * @return the URI
     */
    public URI token() {
        return protocol("token");
    }

    /**
     * The introspection endpoint, for the API that receives its tokens.
     *
     * @return the URI
     */
    public URI introspection() {
        return protocol("token/introspect");
    }

    /**
     * The public keys of its tokens.
     *
     * @return the URI
     */
    public URI keys() {
        return protocol("certs");
    }

    private URI protocol(String suffix) {
        return URI.create(issuer + "/protocol/openid-connect/" + suffix);
    }
}
