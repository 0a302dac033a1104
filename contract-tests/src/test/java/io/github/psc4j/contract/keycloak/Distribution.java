package io.github.psc4j.contract.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keycloak as Maven has unpacked it. */
record Distribution(Path home) {

    /** Options that Keycloak fixes when it is built, which takes longer than its start. */
    private static final List<String> BUILD = List.of(
            "build",
            "--db=dev-mem",
            "--http-relative-path=/auth",
            "--https-client-auth=request",
            // The one exchange that takes tokens of another issuer, and the one kind of permission that it asks for.
            "--features=token-exchange,admin-fine-grained-authz:v1");

    private static final long BUILD_SECONDS = 900;

    /** Builds once for each unpacking and set of options. */
    void build(Path log) throws IOException {
        Path built = home.resolve("built-with.txt");
        String options = String.join(" ", BUILD);
        if (Files.exists(built) && Files.readString(built).equals(options)) {
            return;
        }
        Process build = run(BUILD, log);
        try {
            if (build.onExit().get(BUILD_SECONDS, TimeUnit.SECONDS).exitValue() != 0) {
                throw new IOException("Keycloak could not be built, see " + log + "\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was built", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Keycloak was not built within " + BUILD_SECONDS + " s, see " + log, e);
        } finally {
            kill(build);
        }
        Files.writeString(built, options);
    }

    Process run(List<String> arguments, Path log) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(
                windows
                        ? List.of(home.resolve("bin").resolve("kc.bat").toString())
                        : List.of("sh", home.resolve("bin").resolve("kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Neither a proxy nor Java options of the host may reach the server; Windows needs the rest to run at all.
        builder.environment()
                .keySet()
                .removeIf(name ->
                        !List.of("PATH", "Path", "SystemRoot", "TEMP", "TMP").contains(name));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        return builder.start();
    }

    void realm(String name, String json) {
        try {
            Path folder = Files.createDirectories(home.resolve("data").resolve("import"));
            Files.writeString(folder.resolve(name + "-realm.json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script first starts Java and then waits for it: both have to go. */
    static void kill(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
