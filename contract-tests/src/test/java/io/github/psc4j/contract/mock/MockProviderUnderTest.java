package io.github.psc4j.contract.mock;

import io.github.psc4j.contract.BackchannelListener;
import io.github.psc4j.contract.Browser;
import io.github.psc4j.contract.ClientKeyStore;
import io.github.psc4j.contract.MutualTlsClient;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.SecretClient;
import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Tolerance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mock over TLS, with the two clients of the contract. */
final class MockProviderUnderTest implements ProviderUnderTest, AutoCloseable {
    private static final URI REDIRECT_URI = URI.create("https://contract.example/login/psc");
    private static final URI POST_LOGOUT_REDIRECT_URI = URI.create("https://contract.example/");
    private static final String SECRET = "secret-of-the-contract";
    private static final String SUBJECT = "CN=contract, OU=318751275100020, O=Contract, C=FR";

    private final Path folder;
    private final BackchannelListener backchannel = BackchannelListener.start();
    private final PscMockProvider mock;
    private @Nullable MockProviderUnderTest withoutRotation;

    MockProviderUnderTest(Path folder) {
        this(folder, Tolerance.MISSING_PKCE);
    }

    private MockProviderUnderTest(Path folder, Tolerance... tolerances) {
        this.folder = folder;
        this.mock = PscMockProvider.builder()
                .tls()
                .tolerate(tolerances)
                .client(MockClient.withSecret("contract-secret", SECRET, REDIRECT_URI.toString())
                        .withPostLogoutRedirectUris(POST_LOGOUT_REDIRECT_URI.toString())
                        .withBackchannelLogoutUri(backchannel.uri()))
                .client(MockClient.mutualTls("contract-tls", SUBJECT, REDIRECT_URI.toString())
                        .withPostLogoutRedirectUris(POST_LOGOUT_REDIRECT_URI.toString()))
                .start();
    }

    @Override
    public ProviderUnderTest withoutRotation() {
        if (withoutRotation == null) {
            withoutRotation =
                    new MockProviderUnderTest(folder, Tolerance.MISSING_PKCE, Tolerance.REFRESH_TOKEN_USED_TWICE);
        }
        return withoutRotation;
    }

    @Override
    public URI issuer() {
        return mock.issuer();
    }

    @Override
    public Optional<URI> discoveryUri() {
        return Optional.empty();
    }

    @Override
    public List<X509Certificate> trust() {
        return List.of(mock.tlsCertificate());
    }

    @Override
    public SecretClient secretClient() {
        return new SecretClient("contract-secret", SECRET);
    }

    @Override
    public MutualTlsClient mutualTlsClient() {
        return new MutualTlsClient("contract-tls", store("contract", SUBJECT));
    }

    @Override
    public ClientKeyStore certificateOfNobody() {
        return store("nobody", "CN=nobody, O=Contract, C=FR");
    }

    private ClientKeyStore store(String name, String subject) {
        try {
            ClientKey key = mock.issueClientCertificate(subject);
            Path file = Files.createTempFile(folder, name, ".p12");
            return new ClientKeyStore(Files.write(file, key.pkcs12()), key.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return persona(person).nationalId();
    }

    @Override
    public Browser openBrowser() {
        MockBrowser browser = mock.newBrowser();
        return (uri, person) -> browser.login(uri, persona(person));
    }

    private static Persona persona(Person person) {
        return switch (person) {
            case PHYSICIAN_TWO_ACTIVITIES -> Personas.PHYSICIAN;
            case EMPLOYEE_WITHOUT_RPPS -> Personas.HOSPITAL_EMPLOYEE;
            case NO_PRACTICE -> Personas.NO_PRACTICE;
        };
    }

    @Override
    public void close() {
        if (withoutRotation != null) {
            withoutRotation.close();
        }
        mock.close();
        backchannel.close();
    }
}
