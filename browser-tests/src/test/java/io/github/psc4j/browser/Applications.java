package io.github.psc4j.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The two example applications as programs, on free ports, with the simulated provider within the first. */
final class Applications implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int web;
    private final int provider;
    private final List<Process> processes = new ArrayList<>();

    Applications(Path logs) {
        List<Integer> free = freePorts(3);
        web = free.get(0);
        provider = free.get(1);
        int api = free.get(2);
        start(
                logs.resolve("web-app.log"),
                System.getProperty("web-app.jar"),
                "--server.port=" + web,
                "--psc.mock.port=" + provider,
                "--psc.propagation.targets.dossiers.url=http://localhost:" + api);
        start(
                logs.resolve("third-party-api.log"),
                System.getProperty("api.jar"),
                "--server.port=" + api,
                "--spring.security.oauth2.resourceserver.opaquetoken.introspection-uri=http://localhost:" + provider
                        + "/auth/realms/esante-wallet/protocol/openid-connect/token/introspect");
        await(URI.create("http://localhost:" + web + "/"));
        await(URI.create("http://localhost:" + api + "/"));
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(Path log, String jar, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", "-jar", jar));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(log.getParent());
            processes.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks again a little later, until there is any answer at all. */
    private void await(URI uri) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        for (int i = 0; i < PATIENCE.toSeconds() * 4; i++) {
            answer = answer.exceptionallyComposeAsync(
                    failure -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding()),
                    CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS));
        }
        answer.join();
    }

    URI web() {
        return URI.create("http://localhost:" + web);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(
                process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }
}
