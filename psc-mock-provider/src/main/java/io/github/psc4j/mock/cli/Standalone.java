package io.github.psc4j.mock.cli;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockBuilder;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.internal.file.Configuration;
import io.github.psc4j.mock.internal.file.Configuration.Bundled;
import io.github.psc4j.mock.internal.file.Configuration.Client;
import io.github.psc4j.mock.internal.file.Configuration.KeyFile;
import io.github.psc4j.mock.internal.file.Configuration.Login;
import io.github.psc4j.mock.internal.file.ConfigurationFile;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockStartException;
import io.github.psc4j.mock.model.Persona;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Command line and configuration file together: starts the provider and writes the files that others need of it. */
final class Standalone {

    private final Options options;
    private final Configuration configuration;
    private final Map<String, Persona> people = new LinkedHashMap<>();

    Standalone(Options options) {
        this.options = options;
        this.configuration =
                options.configuration().map(ConfigurationFile::read).orElseGet(Configuration::empty);
        if (configuration.bundledPeople() == Bundled.PRESENT) {
            Personas.all().forEach(this::add);
        }
        configuration.people().forEach(this::add);
        options.personas().ifPresent(file -> Personas.read(file).forEach(this::add));
    }

    private void add(Persona persona) {
        people.put(persona.id(), persona);
    }

    PscMockProvider start() {
        if (people.isEmpty()) {
            throw new Options.UsageException(
                    "nobody is left to log in: bundledPersonas is false and there are no others");
        }
        Optional<Login> login = options.login()
                .map(persona -> new Login(persona, LoginMethod.MOBILE))
                .or(configuration::login);
        login.filter(named -> !people.containsKey(named.persona())).ifPresent(named -> {
            throw new Options.UsageException("there is no person " + named.persona() + " to log in; there are "
                    + String.join(", ", people.keySet()));
        });
        PscMockProvider psc = builder().start();
        try {
            configuration.faults().forEach(psc::inject);
            login.ifPresent(named ->
                    psc.logInAutomatically(Objects.requireNonNull(people.get(named.persona())), named.method()));
            writeFiles(psc);
            return psc;
        } catch (IOException e) {
            psc.close();
            throw new MockStartException("a certificate cannot be written: " + e.getMessage(), e);
        }
    }

    private PscMockBuilder builder() {
        PscMockBuilder builder = PscMockProvider.builder()
                .port(options.port().orElse(configuration.port().orElse(Options.DEFAULT_PORT)))
                .withoutPersonas();
        people.values().forEach(builder::persona);
        configuration.clients().forEach(client -> builder.client(client.client()));
        options.clientId().ifPresent(id -> builder.client(client(id)));
        configuration.acr().forEach(builder::acr);
        configuration.payload().ifPresent(builder::payload);
        configuration.tolerances().forEach(builder::tolerate);
        Optional<KeyFile> server = configuration.tls().flatMap(Configuration.Tls::server);
        if (server.isPresent()) {
            builder.tls(server.get().file(), server.get().password());
        } else if (secure()) {
            builder.tls();
        }
        return builder;
    }

    private boolean secure() {
        return options.tlsCertificate().isPresent() || configuration.tls().isPresent();
    }

    private MockClient client(String id) {
        String[] uris = options.redirectUris().toArray(String[]::new);
        MockClient client =
                MockClient.withSecret(id, options.clientSecret(), uris).withPostLogoutRedirectUris(uris);
        return uris.length == 0 ? client.acceptingLoopbackUris() : client;
    }

    private void writeFiles(PscMockProvider psc) throws IOException {
        Optional<Path> trust =
                options.tlsCertificate().or(() -> configuration.tls().flatMap(Configuration.Tls::trust));
        if (trust.isPresent()) {
            Files.writeString(trust.get(), psc.tlsCertificatePem());
        }
        for (Client client : configuration.clients()) {
            if (client.certificate().isPresent()) {
                ClientKey key = psc.issueClientCertificate(
                        client.client().certificateSubject().orElseThrow().getName());
                Files.writeString(client.certificate().get(), key.privateKeyPem() + key.certificatePem());
            }
        }
    }

    String welcome(PscMockProvider psc) {
        List<String> clients = new ArrayList<>(List.of(PscMockProvider.CLIENT_ID + ", secret "
                + PscMockProvider.CLIENT_SECRET + ", any http(s) URI on localhost, 127.0.0.1 or [::1]"));
        configuration.clients().forEach(client -> clients.add(client.client().id() + ", as configured"));
        options.clientId().ifPresent(id -> clients.add(id + ", with the secret and URIs you gave"));
        return """
                Simulated Pro Santé Connect is running. No data is real. Ctrl-C stops it.

                  issuer         %1$s
                  discovery      %1$s/.well-known/wallet-openid-configuration
                  client id      %2$s
                  scope          openid scope_all
                  acr_values     eidas1
                  people         %3$d
                  console        %4$s
                """.formatted(psc.issuer(), String.join("\n                 ", clients), people.size(), psc.console());
    }
}
