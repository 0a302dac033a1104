package io.github.psc4j.mock.cli;

import io.github.psc4j.mock.MockClient;
import io.github.psc4j.mock.MockStartException;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockBuilder;
import io.github.psc4j.mock.PscMockProvider;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts a provider and says how to use it. */
public final class Main {

    private static final int USAGE_ERROR = 2;
    private static final int START_ERROR = 1;

    private Main() {}

    /**
     * Runs until the process is stopped. Exits with 1 when the provider cannot start and 2 when an option is wrong.
     *
     * @param arguments the options, see {@code --help}
     */
    public static void main(String[] arguments) {
        // UTF-8 whatever the platform says: the output holds French names.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Outcome outcome = run(List.of(arguments), out, err);
        if (outcome.running().isEmpty()) {
            Runtime.getRuntime().exit(outcome.exitCode());
        }
    }

    /** Either a running provider, or the reason to leave. */
    record Outcome(int exitCode, Optional<PscMockProvider> running) {}

    static Outcome run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(Options.USAGE);
            return new Outcome(0, Optional.empty());
        }
        try {
            Options options = Options.parse(arguments);
            PscMockProvider psc = start(options);
            options.tlsCertificate().ifPresent(file -> writeCertificate(psc, file));
            out.print(welcome(psc, options));
            return new Outcome(0, Optional.of(psc));
        } catch (Options.UsageException e) {
            err.println("psc-mock-provider: " + e.getMessage());
            err.print(Options.USAGE);
            return new Outcome(USAGE_ERROR, Optional.empty());
        } catch (MockStartException e) {
            err.println("psc-mock-provider: " + e.getMessage() + " (--port)");
            return new Outcome(START_ERROR, Optional.empty());
        }
    }

    private static PscMockProvider start(Options options) {
        PscMockBuilder builder = PscMockProvider.builder().port(options.port());
        options.clientId().ifPresent(id -> builder.client(client(id, options)));
        if (options.tlsCertificate().isPresent()) {
            builder.tls();
        }
        return builder.start();
    }

    private static MockClient client(String id, Options options) {
        String[] uris = options.redirectUris().toArray(String[]::new);
        MockClient client =
                MockClient.withSecret(id, options.clientSecret(), uris).withPostLogoutRedirectUris(uris);
        return uris.length == 0 ? client.acceptingLoopbackUris() : client;
    }

    private static void writeCertificate(PscMockProvider psc, Path file) {
        try {
            Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(psc.tlsCertificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | CertificateEncodingException e) {
            psc.close();
            throw new MockStartException("the certificate cannot be written to " + file, e);
        }
    }

    private static String welcome(PscMockProvider psc, Options options) {
        return """
                Simulated Pro Santé Connect is running. No data is real. Ctrl-C stops it.

                  issuer         %1$s
                  discovery      %1$s/.well-known/wallet-openid-configuration
                  client id      %2$s
                  client secret  %3$s
                  redirect URIs  any http(s) URI on localhost, 127.0.0.1 or [::1]
                %4$s
                  scope          openid scope_all
                  acr_values     eidas1

                  people         %5$s
                """.formatted(
                        psc.issuer(),
                        PscMockProvider.CLIENT_ID,
                        PscMockProvider.CLIENT_SECRET,
                        options.clientId()
                                .map(id -> "  also           " + id + " with the secret and URIs you gave\n")
                                .orElse(""),
                        Personas.all().stream().map(Persona::label).collect(Collectors.joining(", ")));
    }
}
