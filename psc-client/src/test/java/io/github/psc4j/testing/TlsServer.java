package io.github.psc4j.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A server that requires a client certificate of its authority, tells whose it saw, and says by an alert what it does not like.
 * It responses one request a connection and keeps none, so that each is a handshake or a resumption, unless it is told otherwise.
 */
public final class TlsServer implements AutoCloseable {
    public static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("an authority for tests")
            .build();

    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .signedBy(AUTHORITY)
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .build();

    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                    + "Connection: close\r\n\r\n{}")
            .getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KEPT = new String(ANSWER, StandardCharsets.US_ASCII)
            .replace("Connection: close\r\n", "")
            .getBytes(StandardCharsets.US_ASCII);

    private final SSLContext context;
    private final String[] protocols;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean keepsConnections;
    private volatile Runnable beforeAnswering = () -> {};

    /** Speaks these versions of TLS only. */
    public TlsServer(String... protocols) {
        this.protocols = protocols.clone();
        context = new HandshakeCertificates.Builder()
                .heldCertificate(SERVER)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build()
                .sslContext();
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void serve(Socket raw) {
        try (raw) {
            try {
                SSLSocket connection =
                        (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), false);
                connection.setUseClientMode(false);
                connection.setEnabledProtocols(protocols);
                connection.setNeedClientAuth(true);
                connection.startHandshake();
                response(connection);
            } catch (SSLException e) {
                // The alert is on its way. What the client still sends is read, or its system would throw the alert
                // away.
                raw.shutdownOutput();
                raw.getInputStream().readAllBytes();
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private void response(SSLSocket connection) throws IOException {
        X509Certificate peer = (X509Certificate) connection.getSession().getPeerCertificates()[0];
        do {
            if (!readHead(connection.getInputStream())) {
                return;
            }
            seen.add(peer.getSubjectX500Principal().getName());
            beforeAnswering.run();
            connection.getOutputStream().write(keepsConnections ? KEPT : ANSWER);
        } while (keepsConnections);
    }

    private static boolean readHead(InputStream in) throws IOException {
        int newlines = 0;
        for (int c = in.read(); c >= 0 && newlines < 2; c = newlines == 2 ? c : in.read()) {
            newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
        }
        return newlines == 2;
    }

    /** Responds to many requests a connection, as most servers do, and each after this has run. */
    public TlsServer keepingConnections(Runnable first) {
        keepsConnections = true;
        beforeAnswering = first;
        return this;
    }

    /** A client certificate of the authority that the server trusts. */
    public static HeldCertificate issue(String commonName) {
        return new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .commonName(commonName)
                .build();
    }

    public URI uri() {
        return URI.create("https://localhost:" + server.getLocalPort() + "/");
    }

    /** The subjects of the certificates that came with a request, in order. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
