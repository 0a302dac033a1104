import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the two example applications side by side, and the simulated provider within the first; stops them on Ctrl-C. One
 * file without dependencies, run by {@code mvn -Pdemo}: {@code java Demo.java web-app.jar third-party-api.jar}.
 */
public final class Demo {
    private static final int WEB_APP = 8080;
    private static final int PROVIDER = 8081;
    private static final int API = 8082;
    private static final int AUTHORIZATION_SERVER = 8083;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final long STOP_SECONDS = 10;

    private final List<Process> processes = new ArrayList<>();
    private final Path directory;

    private Demo(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: java Demo.java web-app.jar third-party-api.jar");
        }
        for (int port : new int[] {WEB_APP, PROVIDER, API, AUTHORIZATION_SERVER}) {
            if (isTaken(port)) {
                fail("Port " + port + " is taken by another program: stop it and start again.\n"
                        + "Le port " + port + " est occupé par un autre programme : arrêtez-le, puis recommencez.");
            }
        }
        Demo demo = new Demo(Files.createTempDirectory("psc4j-demo"));
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "stop"));
        demo.run(Path.of(args[0]), Path.of(args[1]));
    }

    private void run(Path webApp, Path api) throws IOException, InterruptedException {
        String certificates = Files.createDirectory(directory.resolve("certificates")).toString();
        Process first = start(webApp, Map.of(), "--dossiers.certificates=" + certificates);
        // The provider issues the certificate of the second.
        await(first, AUTHORIZATION_SERVER);
        awaitFile(first, Path.of(certificates, "issuer.pem"));
        Process second = start(
                api,
                Map.of(
                        "DOSSIERS_CERTIFICATES",
                        certificates,
                        "DOSSIERS_ISSUER",
                        "https://localhost:" + AUTHORIZATION_SERVER + "/realms/dossiers"));
        await(first, WEB_APP);
        await(first, PROVIDER);
        await(second, API);
        say("""

                ----------------------------------------------------------------------
                 Ouvrez http://localhost:8080 et identifiez-vous. Ctrl-C pour arrêter.
                 Open http://localhost:8080 and log in. Ctrl-C to stop.
                ----------------------------------------------------------------------
                """);
        first.onExit().thenAccept(process -> second.destroy());
        second.onExit().thenAccept(process -> first.destroy());
        first.waitFor();
        second.waitFor();
    }

    private Process start(Path jar, Map<String, String> variables, String... arguments) throws IOException {
        if (!Files.isRegularFile(jar)) {
            fail("There is no " + jar + ": run mvn -Pdemo from the top of the project.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "--spring.profiles.active=exchange",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(variables);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Waits until somebody listens; a program that ends instead has said why. */
    private static void await(Process process, int port) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                fail("A program ended before it answered on port " + port + ": see its messages above.");
            }
            if (Instant.now().isAfter(end)) {
                fail("Nobody answers on port " + port + " after " + PATIENCE.toMinutes() + " minutes.");
            }
        }
    }

    private static void awaitFile(Process process, Path file) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(file)) {
            if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS) || Instant.now().isAfter(end)) {
                fail("There are no certificates: see the messages above.");
            }
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), (int) LOOK_AGAIN_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isTaken(int port) {
        if (answers(port)) {
            return true;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void stop() {
        processes.forEach(Process::destroy);
        try {
            for (Process process : processes) {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            processes.forEach(Process::destroyForcibly);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("The certificates in " + directory + " are not needed any more.");
        }
    }

    private static void say(String message) {
        System.out.println(message);
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
