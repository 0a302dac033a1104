package io.github.psc4j.mock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What the command line says. */
record Options(
        int port,
        Optional<String> clientId,
        String clientSecret,
        List<String> redirectUris,
        Optional<Path> tlsCertificate) {

    static final int DEFAULT_PORT = 8081;

    static final String USAGE = """
            Usage: java -jar psc-mock-provider-standalone.jar [options]
              --port NUMBER            port on loopback, 0 for a free one (default 8081)
              --client-id ID           registers one more client
              --client-secret SECRET   its secret
              --redirect-uri URI       its redirect and post-logout redirect URI; may be repeated;
                                       without one every URI on localhost will do
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
        int port = DEFAULT_PORT;
        String clientId = "";
        String clientSecret = "";
        List<String> redirectUris = new ArrayList<>();
        Optional<Path> tls = Optional.empty();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = port(value(option, rest));
                case "--client-id" -> clientId = value(option, rest);
                case "--client-secret" -> clientSecret = value(option, rest);
                case "--redirect-uri" -> redirectUris.add(value(option, rest));
                case "--tls" -> tls = Optional.of(Path.of(value(option, rest)));
                default -> throw new UsageException("unknown option " + option);
            }
        }
        if (clientId.isEmpty() != clientSecret.isEmpty() || (clientId.isEmpty() && !redirectUris.isEmpty())) {
            throw new UsageException("a client needs both --client-id and --client-secret");
        }
        return new Options(
                port,
                clientId.isEmpty() ? Optional.empty() : Optional.of(clientId),
                clientSecret,
                List.copyOf(redirectUris),
                tls);
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
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UsageException("--port needs a number from 0 to 65535, not " + text);
    }

    /** The client's secret is none of a log's business. */
    @Override
    public String toString() {
        return "Options[port=" + port + ", clientId=" + clientId.orElse("") + "]";
    }
}
