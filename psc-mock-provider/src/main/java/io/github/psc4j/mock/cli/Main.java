package io.github.psc4j.mock.cli;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.internal.key.KeyRing;
import io.github.psc4j.mock.model.InvalidFileException;
import io.github.psc4j.mock.model.MockStartException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Starts a provider and says how to use it. */
public final class Main {

    private static final int USAGE_ERROR = 2;
    private static final int START_ERROR = 1;

    private Main() {}

    /**
     * Runs until the process is stopped. Exits with 1 when the provider cannot start and 2 when an option or a file is
     * wrong.
     *
     * @param arguments the options, see {@code --help}
     */
    public static void main(String[] arguments) {
        KeyRing.prepare();
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
            Standalone standalone = new Standalone(Options.parse(arguments));
            PscMockProvider psc = standalone.start();
            out.print(standalone.welcome(psc));
            return new Outcome(0, Optional.of(psc));
        } catch (InvalidFileException e) {
            err.println("psc-mock-provider: " + e.getMessage());
            return new Outcome(USAGE_ERROR, Optional.empty());
        } catch (Options.UsageException e) {
            err.println("psc-mock-provider: " + e.getMessage());
            err.print(Options.USAGE);
            return new Outcome(USAGE_ERROR, Optional.empty());
        } catch (MockStartException e) {
            err.println("psc-mock-provider: " + e.getMessage());
            return new Outcome(START_ERROR, Optional.empty());
        }
    }
}
