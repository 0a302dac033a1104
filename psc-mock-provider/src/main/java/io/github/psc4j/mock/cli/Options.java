package io.github.psc4j.mock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the command line says. */
record Options(
        Optional<Path> configuration,
        OptionalInt port,
        Optional<String> clientId,
        String clientSecret,
        List<String> redirectUris,
        Optional<Path> tlsCertificate,
        Optional<Path> personas,
        Optional<String> login) {

    static final int DEFAULT_PORT = 8081;

    private static final int MAX_PORT = 65_535;

    static final String USAGE = """
            Usage: java -jar psc-mock-provider-standalone.jar [options]
              --config FILE            settings in YAML or JSON; the options below come before it
              --port NUMBER            port on loopback, 0 for a free one (default 8081)
              --client-id ID           registers one more client
              --client-secret SECRET   its secret
              --redirect-uri URI       its redirect and post-logout redirect URI; may be repeated;
                                       without one every URI on localhost will do
              --personas FILE          people of your own in YAML or JSON, beside the bundled ones
              --login PERSONA          logs everybody in as this person, without the login page
              --tls CERTIFICATE_FILE   speaks HTTPS, and writes the certificate to trust to this file (PEM)
              --help                   this text
            """;

    /** Thrown with what is wrong. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) {
        Optional<Path> configuration = Optional.empty();
        OptionalInt port = OptionalInt.empty();
        String clientId = "";
        String clientSecret = "";
        List<String> redirectUris = new ArrayList<>();
        Optional<Path> tls = Optional.empty();
        Optional<Path> personas = Optional.empty();
        Optional<String> login = Optional.empty();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--config" -> configuration = Optional.of(Path.of(value(option, rest)));
                case "--port" -> port = OptionalInt.of(port(value(option, rest)));
                case "--client-id" -> clientId = value(option, rest);
                case "--client-secret" -> clientSecret = value(option, rest);
                case "--redirect-uri" -> redirectUris.add(value(option, rest));
                case "--personas" -> personas = Optional.of(Path.of(value(option, rest)));
                case "--login" -> login = Optional.of(value(option, rest));
                case "--tls" -> tls = Optional.of(Path.of(value(option, rest)));
                default -> throw new UsageException("unknown option " + option);
            }
        }
        if (clientId.isEmpty() != clientSecret.isEmpty() || (clientId.isEmpty() && !redirectUris.isEmpty())) {
            throw new UsageException("a client needs both --client-id and --client-secret");
        }
        return new Options(
                configuration,
                port,
                clientId.isEmpty() ? Optional.empty() : Optional.of(clientId),
                clientSecret,
                List.copyOf(redirectUris),
                tls,
                personas,
                login);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UsageException("--port needs a number from 0 to " + MAX_PORT + ", not " + text);
    }

    /** The client's secret is none of a log's business. */
    @Override
    public String toString() {
        return "Options[port=" + port + ", clientId=" + clientId.orElse("") + "]";
    }
}
