package io.github.psc4j.contract;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A running provider, and what a relying party and a person need to know to use it. */
public interface ProviderUnderTest {

    URI issuer();

    /** The same with the same clients and persons, where a refresh token may be used again. */
    ProviderUnderTest withoutRotation();

    /** Where the discovery document lies, for a provider that does not serve it at PSC's own place. */
    Optional<URI> discoveryUri();

    /** The authorities of the provider's certificate; empty for a provider on plain HTTP. */
    List<X509Certificate> trust();

    SecretClient secretClient();

    MutualTlsClient mutualTlsClient();

    /** A certificate of an authority the provider trusts, under a name that it does not know. */
    ClientKeyStore certificateOfNobody();

    /** Registered for both clients. Nothing listens there. */
    URI redirectUri();

    /** Registered for both clients. Nothing listens there. */
    URI postLogoutRedirectUri();

    /** Registered for back-channel logout of the client with the secret. */
    BackchannelListener backchannel();

    /** The {@code SubjectNameID} of a person at this provider. */
    String nationalId(Person person);

    /** A browser that has never been at the provider. */
    Browser openBrowser();

    /** A login in a browser of its own, see {@link Browser#logIn}. */
    default URI logIn(URI authorizationUri, Person person) {
        return openBrowser().logIn(authorizationUri, person);
    }

    /** The discovery document: at the provider's own place, or else at PSC's. */
    default URI discoveryDocument() {
        return discoveryUri().orElseGet(() -> URI.create(issuer() + "/.well-known/wallet-openid-configuration"));
    }
}
