package io.github.psc4j.mock.internal.file;

import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.internal.file.Configuration.Bundled;
import io.github.psc4j.mock.internal.file.Configuration.Client;
import io.github.psc4j.mock.internal.file.Configuration.KeyFile;
import io.github.psc4j.mock.internal.file.Configuration.Login;
import io.github.psc4j.mock.internal.file.Configuration.Tls;
import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.PayloadGeneration;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Tolerance;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a {@link Configuration}; other files that it names are beside it, unless their names are absolute. */
public final class ConfigurationFile {

    private static final int MAX_PORT = 65_535;

    private static final Set<String> MEMBERS = Set.of(
            "port", "tls", "clients", "bundledPersonas", "personas", "acr", "payload", "tolerate", "login", "faults");

    private final Path folder;
    private final Map<String, Node> members;

    private ConfigurationFile(Path folder, Map<String, Node> members) {
        this.folder = folder;
        this.members = members;
    }

    /** Throws an InvalidFileException that names the place of what is wrong. */
    public static Configuration read(Path file) {
        Map<String, Node> members = Document.read(file).members(MEMBERS);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return new ConfigurationFile(folder, members).configuration();
    }

    private Configuration configuration() {
        Optional<Node> port = Node.in(members, "port");
        Optional<Tls> tls = Node.in(members, "tls").map(this::tls);
        return new Configuration(
                port.isPresent() ? OptionalInt.of(port.get().number(MAX_PORT)) : OptionalInt.empty(),
                tls,
                items("clients").stream().map(node -> client(node, tls)).toList(),
                Node.in(members, "bundledPersonas").map(Node::yes).orElse(true) ? Bundled.PRESENT : Bundled.ABSENT,
                people(),
                acr(),
                Node.in(members, "payload").map(node -> node.oneOf(PayloadGeneration.class)),
                tolerances(),
                Node.in(members, "login").map(ConfigurationFile::login),
                items("faults").stream().map(ConfigurationFile::fault).toList());
    }

    private List<Node> items(String name) {
        return Node.in(members, name).map(Node::items).orElse(List.of());
    }

    private Tls tls(Node node) {
        Map<String, Node> tls = node.members(Set.of("trust", "keyStore", "password"));
        if (tls.containsKey("keyStore") != tls.containsKey("password")) {
            throw node.wrong("needs both keyStore and password, or neither");
        }
        if (tls.containsKey("keyStore") && tls.containsKey("trust")) {
            throw node.wrong("has a keyStore of yours: whoever signed it is to be trusted, there is nothing to write");
        }
        return new Tls(
                Node.in(tls, "trust").map(this::path),
                Node.in(tls, "keyStore").map(store -> new KeyFile(path(store), Node.text(node, tls, "password"))));
    }

    private Client client(Node node, Optional<Tls> tls) {
        Map<String, Node> client = node.members(Set.of(
                "id",
                "secret",
                "certificate",
                "redirectUris",
                "postLogoutRedirectUris",
                "loopbackUris",
                "backchannelLogoutUri"));
        String id = Node.text(node, client, "id");
        String[] redirectUris = texts(client, "redirectUris");
        Optional<Node> certificate = Node.in(client, "certificate");
        if (client.containsKey("secret") == certificate.isPresent()) {
            throw node.wrong("needs either a secret or a certificate");
        }
        if (certificate.isPresent() && tls.isEmpty()) {
            throw node.wrong("has a certificate: that needs tls");
        }
        try {
            MockClient built = (certificate.isPresent()
                            ? MockClient.mutualTls(id, subject(certificate.get()), redirectUris)
                            : MockClient.withSecret(id, Node.text(node, client, "secret"), redirectUris))
                    .withPostLogoutRedirectUris(texts(client, "postLogoutRedirectUris"));
            boolean anywhere = Node.in(client, "loopbackUris").map(Node::yes).orElse(redirectUris.length == 0);
            Optional<URI> told =
                    Node.in(client, "backchannelLogoutUri").map(Node::text).map(URI::create);
            MockClient reachable = anywhere ? built.acceptingLoopbackUris() : built;
            return new Client(
                    told.map(reachable::withBackchannelLogoutUri).orElse(reachable),
                    certificate
                            .flatMap(issued -> Node.in(issued.members(), "file"))
                            .map(this::path));
        } catch (IllegalArgumentException e) {
            throw node.wrong("cannot be used: " + e.getMessage());
        }
    }

    private static String subject(Node certificate) {
        return Node.text(certificate, certificate.members(Set.of("subject", "file")), "subject");
    }

    /** A list, or the name of a file with one. */
    private List<Persona> people() {
        return Node.in(members, "personas")
                .map(node -> node.isList() ? PersonaFile.people(node) : PersonaFile.read(path(node)))
                .orElse(List.of());
    }

    /** One level, or one for each means. */
    private Map<LoginMethod, Acr> acr() {
        Map<LoginMethod, Acr> levels = new EnumMap<>(LoginMethod.class);
        Node.in(members, "acr").ifPresent(node -> {
            if (node.isObject()) {
                Map<String, Node> byMeans = node.members(Set.of("card", "mobile"));
                Node.in(byMeans, "card").ifPresent(level -> levels.put(LoginMethod.CARD, level.oneOf(Acr.class)));
                Node.in(byMeans, "mobile").ifPresent(level -> levels.put(LoginMethod.MOBILE, level.oneOf(Acr.class)));
            } else {
                Acr level = node.oneOf(Acr.class);
                levels.put(LoginMethod.CARD, level);
                levels.put(LoginMethod.MOBILE, level);
            }
        });
        return levels;
    }

    private Set<Tolerance> tolerances() {
        List<Tolerance> tolerances = new ArrayList<>();
        items("tolerate").forEach(node -> tolerances.add(node.oneOf(Tolerance.class)));
        return tolerances.isEmpty() ? Set.of() : EnumSet.copyOf(tolerances);
    }

    /** The id of a person, or an object with the means too. */
    private static Login login(Node node) {
        if (!node.isObject()) {
            return new Login(node.text(), LoginMethod.MOBILE);
        }
        Map<String, Node> login = node.members(Set.of("persona", "means"));
        return new Login(
                Node.text(node, login, "persona"),
                Node.in(login, "means")
                        .map(method -> method.oneOf(LoginMethod.class))
                        .orElse(LoginMethod.MOBILE));
    }

    private static FaultInjection fault(Node node) {
        try {
            return FaultInjection.parse(node.text());
        } catch (IllegalArgumentException e) {
            throw node.wrong("cannot be used: " + e.getMessage());
        }
    }

    private static String[] texts(Map<String, Node> members, String name) {
        return Node.in(members, name).map(Node::texts).orElse(List.of()).toArray(String[]::new);
    }

    private Path path(Node node) {
        return folder.resolve(node.text());
    }
}
