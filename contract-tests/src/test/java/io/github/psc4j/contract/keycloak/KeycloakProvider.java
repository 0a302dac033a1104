package io.github.psc4j.contract.keycloak;

import io.github.psc4j.contract.BackchannelListener;
import io.github.psc4j.contract.Browser;
import io.github.psc4j.contract.ClientKeyStore;
import io.github.psc4j.contract.MutualTlsClient;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.SecretClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real Keycloak, one for all tests of a run. */
public final class KeycloakProvider implements ProviderUnderTest {

    /** As registered in {@code realm.json}. */
    private static final SecretClient SECRET_CLIENT =
            new SecretClient("contract-secret", "invented-secret-of-the-contract-tests");

    private static final String MUTUAL_TLS_CLIENT = "contract-mtls";
    private static final String MUTUAL_TLS_SUBJECT =
            "CN=contract-mtls,OU=399104732500014,O=Centre hospitalier invente,C=FR";
    private static final URI REDIRECT_URI = URI.create("http://127.0.0.1:18443/login/psc/callback");
    private static final URI POST_LOGOUT_REDIRECT_URI = URI.create("http://127.0.0.1:18443/logged-out");

    private static final String REALM = "esante-wallet";
    private static final String REALM_WITHOUT_ROTATION = "esante-wallet-without-rotation";

    private final RealKeycloak keycloak;
    private final String realm;
    private final TestCertificates certificates;
    private final BackchannelListener backchannel;

    private KeycloakProvider(
            RealKeycloak keycloak, String realm, TestCertificates certificates, BackchannelListener backchannel) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.certificates = certificates;
        this.backchannel = backchannel;
    }

    /** Starts Keycloak at the first call; it ends with the JVM. */
    public static KeycloakProvider shared() {
        return Shared.PROVIDER;
    }

    @Override
    public URI issuer() {
        return keycloak.issuer(realm);
    }

    /** The authorization server of a service, which knows this provider as {@code psc}. */
    URI dossiers() {
        return keycloak.issuer(RealmImport.DOSSIERS);
    }

    @Override
    public ProviderUnderTest withoutRotation() {
        return new KeycloakProvider(keycloak, REALM_WITHOUT_ROTATION, certificates, backchannel);
    }

    @Override
    public Optional<URI> discoveryUri() {
        return Optional.of(RealKeycloak.discoveryUri(issuer()));
    }

    @Override
    public List<X509Certificate> trust() {
        return List.of(certificates.authority());
    }

    @Override
    public SecretClient secretClient() {
        return SECRET_CLIENT;
    }

    @Override
    public MutualTlsClient mutualTlsClient() {
        return new MutualTlsClient(MUTUAL_TLS_CLIENT, certificates.clientKeyStore());
    }

    @Override
    public ClientKeyStore certificateOfNobody() {
        return certificates.nobodysKeyStore();
    }

    @Override
    public URI redirectUri() {
        return REDIRECT_URI;
    }

    @Override
    public URI postLogoutRedirectUri() {
        return POST_LOGOUT_REDIRECT_URI;
    }

    @Override
    public BackchannelListener backchannel() {
        return backchannel;
    }

    @Override
    public String nationalId(Person person) {
        try {
            return (String) RealmImport.userinfo(person).get("SubjectNameID");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Browser openBrowser() {
        BrowserAtKeycloak browser = new BrowserAtKeycloak(trust());
        return (authorizationUri, person) ->
                browser.logIn(authorizationUri, nationalId(person), RealmImport.password(person), REDIRECT_URI);
    }

    private static final class Shared {

        private static final KeycloakProvider PROVIDER = start();

        private static KeycloakProvider start() {
            String unpacked = System.getProperty("keycloak.home");
            if (unpacked == null) {
                throw new IllegalStateException(
                        "no keycloak.home: the Maven profile keycloak unpacks it and says where");
            }
            Path home = Path.of(unpacked);
            Path work = home.resolveSibling("work");
            try {
                TestCertificates certificates =
                        TestCertificates.create(work.resolve("certificates"), MUTUAL_TLS_SUBJECT);
                BackchannelListener backchannel = BackchannelListener.start();
                Map<String, String> realms = Map.of(
                        REALM,
                        RealmImport.json(REALM, RealmImport.Rotation.ON, backchannel.uri()),
                        REALM_WITHOUT_ROTATION,
                        RealmImport.json(REALM_WITHOUT_ROTATION, RealmImport.Rotation.OFF, backchannel.uri()),
                        RealmImport.DOSSIERS,
                        RealmImport.dossiers());
                RealKeycloak keycloak = RealKeycloak.start(new Distribution(home), certificates, realms, work);
                return new KeycloakProvider(keycloak, REALM, certificates, backchannel);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
