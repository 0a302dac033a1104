package io.github.psc4j.internal.metadata;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.provider.MutualTlsAliases;
import io.github.psc4j.provider.ProviderMetadata;
import io.github.psc4j.provider.PscEnvironment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads discovery documents. */
final class ProviderMetadataReader {
    private static final int PRINTED_CHARS = 200;

    private ProviderMetadataReader() {}

    /** Reads a document; every URL in it must be one that may be called in the environment. */
    @Implements({Requirement.DISCOVERY_ENDPOINTS, Requirement.DISCOVERY_TLS, Requirement.RFC_9700_METADATA})
    static ProviderMetadata read(Map<String, ? extends @Nullable Object> document, PscEnvironment environment) {
        URI issuer = issuer(document, environment);
        Predicate<URI> allowed = environment::allows;
        return new ProviderMetadata(
                issuer,
                required(document, "authorization_endpoint", allowed),
                required(document, "token_endpoint", allowed),
                required(document, "userinfo_endpoint", allowed),
                required(document, "jwks_uri", allowed),
                usable(document, "end_session_endpoint", allowed),
                usable(document, "introspection_endpoint", allowed),
                usable(document, "revocation_endpoint", allowed),
                Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")),
                aliases(document.get("mtls_endpoint_aliases"), allowed));
    }

    /** The endpoints as a client with a certificate calls them. */
    @Implements(Requirement.RFC_8705_ALIASES)
    static ProviderMetadata overMutualTls(ProviderMetadata metadata) {
        MutualTlsAliases aliases = metadata.mutualTlsAliases();
        return new ProviderMetadata(
                metadata.issuer(),
                metadata.authorizationEndpoint(),
                aliases.tokenEndpoint().orElse(metadata.tokenEndpoint()),
                aliases.userInfoEndpoint().orElse(metadata.userInfoEndpoint()),
                metadata.jwksUri(),
                metadata.endSessionEndpoint(),
                aliases.introspectionEndpoint().or(metadata::introspectionEndpoint),
                aliases.revocationEndpoint().or(metadata::revocationEndpoint),
                metadata.responseIssuerAnnounced(),
                aliases);
    }

    @Implements(Requirement.DISCOVERY_ISSUER)
    private static URI issuer(Map<String, ? extends @Nullable Object> document, PscEnvironment environment) {
        String expected = environment.issuer().toString();
        if (!expected.equals(document.get("issuer"))) {
            throw new PscProviderException(
                    ErrorCode.ISSUER_MISMATCH,
                    "issuer mismatch: configured " + expected + ", the document at " + environment.discoveryUri()
                            + " says " + printable(document.get("issuer"))
                            + "; use the environment whose issuer it is, and never a host name guessed from the wallet's");
        }
        return environment.issuer();
    }

    private static URI required(Map<String, ? extends @Nullable Object> document, String name, Predicate<URI> allowed) {
        return usable(document, name, allowed)
                .orElseThrow(() -> new PscProviderException(
                        ErrorCode.DISCOVERY_INCOMPLETE,
                        "the discovery document has no " + name + " that is a usable URL"));
    }

    static Optional<URI> usable(Map<String, ? extends @Nullable Object> document, String name, Predicate<URI> allowed) {
        try {
            return document.get(name) instanceof String text
                    ? Optional.of(new URI(text)).filter(allowed).filter(uri -> uri.getRawFragment() == null)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // The reader makes objects with names of text only.
    private static MutualTlsAliases aliases(@Nullable Object aliases, Predicate<URI> allowed) {
        if (!(aliases instanceof Map<?, ?> members)) {
            return MutualTlsAliases.none();
        }
        Map<String, @Nullable Object> document = (Map<String, @Nullable Object>) members;
        return new MutualTlsAliases(
                usable(document, "token_endpoint", allowed),
                usable(document, "userinfo_endpoint", allowed),
                usable(document, "introspection_endpoint", allowed),
                usable(document, "revocation_endpoint", allowed));
    }

    private static String printable(@Nullable Object found) {
        if (!(found instanceof String text)) {
            return "none";
        }
        return VisibleAscii.shown(text, PRINTED_CHARS);
    }
}
