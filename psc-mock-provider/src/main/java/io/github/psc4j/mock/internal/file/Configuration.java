package io.github.psc4j.mock.internal.file;

import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.PayloadGeneration;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Tolerance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a file says a provider is to be like. Immutable.
 *
 * @param port the port, if it says one
 * @param tls how to speak HTTPS, if at all
 * @param clients the clients, with the certificates to issue for them
 * @param bundledPeople whether the bundled people are there too
 * @param people people of one's own
 * @param acr the level by means, where it says one
 * @param payload the generation of the documents, if it says one
 * @param tolerances what is let through
 * @param login who is logged in without being asked, if anybody
 * @param faults what goes wrong from the start
 */
public record Configuration(
        OptionalInt port,
        Optional<Tls> tls,
        List<Client> clients,
        Bundled bundledPeople,
        List<Persona> people,
        Map<LoginMethod, Acr> acr,
        Optional<PayloadGeneration> payload,
        Set<Tolerance> tolerances,
        Optional<Login> login,
        List<FaultInjection> faults) {

    public Configuration {
        clients = List.copyOf(clients);
        people = List.copyOf(people);
        acr = Map.copyOf(acr);
        tolerances = Set.copyOf(tolerances);
        faults = List.copyOf(faults);
    }

    /** Nothing said. */
    public static Configuration empty() {
        return new Configuration(
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                Bundled.PRESENT,
                List.of(),
                Map.of(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of());
    }

    /** Whether the bundled people are on the login page. */
    public enum Bundled {
        PRESENT,
        ABSENT
    }

    /**
     * HTTPS.
     *
     * @param trust where to write the certificate to trust, if anywhere
     * @param server the server's own key and certificate, if there is one
     */
    public record Tls(Optional<Path> trust, Optional<KeyFile> server) {}

    /**
     * A PKCS#12 file.
     *
     * @param file the file
     * @param password its password
     */
    public record KeyFile(Path file, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "KeyFile[" + file + "]";
        }
    }

    /**
     * A client.
     *
     * @param client the client
     * @param certificate where to write the certificate that is issued for it, if it has one
     */
    public record Client(MockClient client, Optional<Path> certificate) {}

    /**
     * Who is logged in.
     *
     * @param persona the id of the person
     * @param method how
     */
    public record Login(String persona, LoginMethod method) {}
}
