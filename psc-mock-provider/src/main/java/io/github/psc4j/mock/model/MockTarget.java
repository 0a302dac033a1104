package io.github.psc4j.mock.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The authorization server of a target service ("API Pro Santé Connectée"), beside PSC: it takes an access token of PSC
 * over mutual TLS and gives one of its own, for its own scopes, bound to the client's certificate (RFC 8693, RFC 8705
 * section 3). Its issuer is {@code /realms/} and the id on the provider's {@code localhost} origin. Immutable.
 */
public final class MockTarget {

    /** What ANS recommends is 1 to 4 hours. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

    private final String id;
    private final Map<String, MockClient> clients;
    private final Set<String> scopes;
    private final List<String> audiences;
    private final Optional<String> subjectIssuer;
    private final Thumbprint thumbprint;
    private final Duration lifetime;

    /** How a token names the certificate that it is bound to, in {@code cnf} / {@code x5t#S256}. */
    public enum Thumbprint {
        /** RFC 8705 section 3.1: base64url, without padding, of the 32 bytes of the hash. */
        RFC_8705,
        /** As in every example of the ANS: padded Base64 of the hash in hexadecimal letters, 88 characters. */
        ANS_EXAMPLES
    }

    private MockTarget(
            String id,
            Map<String, MockClient> clients,
            Set<String> scopes,
            List<String> audiences,
            Optional<String> subjectIssuer,
            Thumbprint thumbprint,
            Duration lifetime) {
        this.id = id;
        this.clients = Map.copyOf(clients);
        this.scopes = Set.copyOf(scopes);
        this.audiences = List.copyOf(audiences);
        this.subjectIssuer = subjectIssuer;
        this.thumbprint = thumbprint;
        this.lifetime = lifetime;
    }

    /**
     * A target service with scopes of its own and no client yet. Its tokens have the id as their audience, live for an
     * hour and name certificates as RFC 8705 says.
     *
     * @param id lower-case letters, digits and hyphens; part of the issuer
     * @param scopes the scopes that a client may ask for, one at least
     * @return the target
     * @throws IllegalArgumentException for another id, or without scopes
     */
    public static MockTarget of(String id, String... scopes) {
        if (!ID.matcher(id).matches() || scopes.length == 0) {
            throw new IllegalArgumentException(
                    "a target needs an id of lower-case letters, digits and hyphens, and scopes");
        }
        return new MockTarget(
                id,
                Map.of(),
                new LinkedHashSet<>(Arrays.asList(scopes)),
                List.of(id),
                Optional.empty(),
                Thumbprint.RFC_8705,
                LIFETIME);
    }

    /**
     * A copy with one more client: a service that exchanges tokens, or an API that introspects them.
     *
     * @param client a client made with {@link MockClient#mutualTls}
     * @return the copy
     * @throws IllegalArgumentException for a client with a secret
     */
    public MockTarget withClient(MockClient client) {
        if (client.certificateSubject().isEmpty()) {
            throw new IllegalArgumentException("clients of a target service authenticate with a certificate");
        }
        Map<String, MockClient> more = new LinkedHashMap<>(clients);
        more.put(client.id(), client);
        return new MockTarget(id, more, scopes, audiences, subjectIssuer, thumbprint, lifetime);
    }

    /**
     * A copy with these audiences. A token is for the one that is asked for, or else for the first.
     *
     * @param first the usual audience
     * @param others the others
     * @return the copy
     */
    public MockTarget withAudiences(String first, String... others) {
        Set<String> all = new LinkedHashSet<>(List.of(first));
        all.addAll(Arrays.asList(others));
        return new MockTarget(id, clients, scopes, List.copyOf(all), subjectIssuer, thumbprint, lifetime);
    }

    /**
     * A copy that is a Keycloak: it must be told {@code subject_issuer} with an access token that is not called a JWT, issues a
     * refresh token beside unless {@code requested_token_type} is that of an access token, and names errors as Keycloak does.
     *
     * @param name the only {@code subject_issuer} it takes; {@code psc} in the examples of the ANS
     * @return the copy
     */
    public MockTarget withSubjectIssuer(String name) {
        return new MockTarget(id, clients, scopes, audiences, Optional.of(name), thumbprint, lifetime);
    }

    /**
     * A copy that names certificates in this way.
     *
     * @param form the encoding of {@code x5t#S256}
     * @return the copy
     */
    public MockTarget withThumbprint(Thumbprint form) {
        return new MockTarget(
                id, clients, scopes, audiences, subjectIssuer, Objects.requireNonNull(form, "form"), lifetime);
    }

    /**
     * A copy whose tokens live this long.
     *
     * @param duration more than zero
     * @return the copy
     * @throws IllegalArgumentException for zero or less
     */
    public MockTarget withLifetime(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a token lives for some time");
        }
        return new MockTarget(id, clients, scopes, audiences, subjectIssuer, thumbprint, duration);
    }

    /**
     * The id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * A client.
     *
     * @param clientId its id
     * @return the client; empty when there is none of this id
     */
    public Optional<MockClient> client(String clientId) {
        return Optional.ofNullable(clients.get(clientId));
    }

    /**
     * The scopes that may be asked for.
     *
     * @return the scopes
     */
    public Set<String> scopes() {
        return scopes;
    }

    /**
     * The audiences, the usual one first.
     *
     * @return the audiences, at least one
     */
    public List<String> audiences() {
        return audiences;
    }

    /**
     * The {@code subject_issuer} that it demands.
     *
     * @return the value; empty when it is no Keycloak
     */
    public Optional<String> subjectIssuer() {
        return subjectIssuer;
    }

    /**
     * How it names certificates.
     *
     * @return the encoding
     */
    public Thumbprint thumbprint() {
        return thumbprint;
    }

    /**
     * How long its tokens live.
     *
     * @return the duration
     */
    public Duration lifetime() {
        return lifetime;
    }

    /** Names the target only. */
    @Override
    public String toString() {
        return "MockTarget[" + id + "]";
    }
}
