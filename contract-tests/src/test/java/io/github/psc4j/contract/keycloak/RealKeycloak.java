package io.github.psc4j.contract.keycloak;

import io.github.psc4j.contract.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Keycloak in a process of its own, on an ephemeral loopback port, with realms like the one of PSC. */
final class RealKeycloak implements AutoCloseable {

    private static final long START_SECONDS = 600;
    private static final long PROBE_MILLISECONDS = 250;

    private final Process process;
    private final String base;

    private RealKeycloak(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts and waits until the realms answer.
     *
     * @param realms what is imported, by the name of the realm; {@code ${keycloak}} stands for the address of this Keycloak
     * @param logs where {@code keycloak.log} is written, and kept
     */
    static RealKeycloak start(
            Distribution distribution, TestCertificates certificates, Map<String, String> realms, Path logs)
            throws IOException {
        Path log = Files.createDirectories(logs).resolve("keycloak.log");
        distribution.build(logs.resolve("keycloak-build.log"));
        int port = freePort();
        String base = "https://localhost:" + port + "/auth";
        realms.forEach((name, json) -> distribution.realm(name, json.replace("${keycloak}", base)));
        List<String> arguments = List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--hostname=" + base,
                "--http-host=127.0.0.1",
                "--https-port=" + port,
                "--https-key-store-file=" + certificates.serverKeys(),
                "--https-key-store-password=" + certificates.password(),
                "--https-trust-store-file=" + certificates.trustedClients(),
                "--https-trust-store-password=" + certificates.password(),
                // Whom it trusts when it calls: itself, as the provider of the persons of another realm.
                "--truststore-paths=" + certificates.authorityPem());
        RealKeycloak keycloak = new RealKeycloak(distribution.run(arguments, log), base);
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close, "stop-keycloak"));
        try {
            for (String realm : realms.keySet()) {
                keycloak.awaitReady(certificates, discoveryUri(keycloak.issuer(realm)));
            }
        } catch (IOException e) {
            keycloak.close();
            throw new IOException(e.getMessage() + "; its log:\n" + Files.readString(log), e);
        }
        return keycloak;
    }

    URI issuer(String realm) {
        return URI.create(base + "/realms/" + realm);
    }

    static URI discoveryUri(URI issuer) {
        return URI.create(issuer + "/.well-known/openid-configuration");
    }

    @Override
    public void close() {
        Distribution.kill(process);
        process.onExit().orTimeout(5, TimeUnit.MINUTES).join();
    }

    private void awaitReady(TestCertificates certificates, URI answering) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(2))
                .sslContext(Tls.trusting(List.of(certificates.authority()), Optional.empty()))
                .build();
        HttpRequest probe = HttpRequest.newBuilder(answering)
                .timeout(Duration.ofSeconds(10))
                .build();
        CompletableFuture<Void> ready = new CompletableFuture<>();
        process.onExit()
                .thenAccept(ended ->
                        ready.completeExceptionally(new IOException("Keycloak ended with " + ended.exitValue())));
        ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();
        try {
            probes.scheduleWithFixedDelay(
                    () -> {
                        if (answers(client, probe)) {
                            ready.complete(null);
                        }
                    },
                    PROBE_MILLISECONDS,
                    PROBE_MILLISECONDS,
                    TimeUnit.MILLISECONDS);
            ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak started", e);
        } catch (TimeoutException e) {
            throw new IOException("Keycloak was not ready within " + START_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } finally {
            probes.shutdownNow();
        }
    }

    private static boolean answers(HttpClient client, HttpRequest probe) {
        try {
            return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
