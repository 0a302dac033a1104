package io.github.psc4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate that is renewed while the service runs, and one that the other side refuses. */
class RenewedCertificateTest {
    private final FakeClock clock = new FakeClock();
    private final List<PscEvent> events = new CopyOnWriteArrayList<>();
    private final TlsServer server = new TlsServer("TLSv1.3", "TLSv1.2");
    private Instant written = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private Path certificate() {
        return folder.resolve("tls.crt");
    }

    private Path key() {
        return folder.resolve("tls.key");
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        // Two writings in one tick of the file system would look like one.
        written = written.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private void write(HeldCertificate held) throws IOException {
        write(certificate(), held.certificatePem());
        write(key(), held.privateKeyPkcs8Pem());
    }

    private static HttpSettings trusting() {
        return PatientHttp.SETTINGS.withTrustedCertificates(List.of(TlsServer.AUTHORITY.certificate()));
    }

    private HttpTransport transport(ClientCertificate certificate) {
        return new HttpTransport(trusting(), Optional.of(certificate), clock, events::add);
    }

    private static ReceivedResponse call(HttpTransport transport, URI uri) {
        return transport.get("test", uri, Map.of(), 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void the_next_call_presents_the_certificate_that_was_put_in_place(String protocol) throws IOException {
        try (TlsServer one = new TlsServer(protocol)) {
            write(TlsServer.issue("first"));
            HttpTransport transport = transport(ClientCertificate.pem(certificate(), key()));
            call(transport, one.uri());
            call(transport, one.uri());

            write(TlsServer.issue("second"));
            call(transport, one.uri());

            assertThat(one.seen()).containsExactly("CN=first", "CN=first", "CN=second");
        }
    }

    @Test
    void a_connection_that_is_busy_while_the_certificate_is_renewed_is_not_used_again() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        server.keepingConnections(() -> {
            if (first.getAndSet(false)) {
                asked.countDown();
                try {
                    response.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        write(TlsServer.issue("first"));
        HttpTransport transport = transport(ClientCertificate.pem(certificate(), key()));
        CompletableFuture<ReceivedResponse> busy = CompletableFuture.supplyAsync(() -> call(transport, server.uri()));
        asked.await();
        write(TlsServer.issue("second"));
        call(transport, server.uri());
        response.countDown();
        busy.get();

        call(transport, server.uri());
        call(transport, server.uri());

        assertThat(server.seen()).containsExactly("CN=first", "CN=second", "CN=second", "CN=second");
    }

    @Test
    void a_key_that_is_still_the_old_one_changes_nothing_until_it_is_replaced_too() throws IOException {
        write(TlsServer.issue("first"));
        HttpTransport transport = transport(ClientCertificate.pem(certificate(), key()));
        call(transport, server.uri());
        HeldCertificate second = TlsServer.issue("second");

        write(certificate(), second.certificatePem());
        call(transport, server.uri());
        call(transport, server.uri());
        assertThat(events.stream().filter(PscEvent.CertificateNotRenewed.class::isInstance))
                .containsExactly(new PscEvent.CertificateNotRenewed(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE));

        write(key(), second.privateKeyPkcs8Pem());
        call(transport, server.uri());
        assertThat(server.seen()).containsExactly("CN=first", "CN=first", "CN=first", "CN=second");
    }

    @Test
    void files_that_are_damaged_or_gone_change_nothing() throws IOException {
        write(TlsServer.issue("first"));
        HttpTransport transport = transport(ClientCertificate.pem(certificate(), key()));

        write(certificate(), "-----BEGIN CERTIFICATE-----\nMIIB");
        call(transport, server.uri());
        Files.delete(key());
        call(transport, server.uri());

        assertThat(server.seen()).containsExactly("CN=first", "CN=first");
    }

    @Test
    void a_certificate_that_somebody_else_renews_is_requested_before_each_call() throws IOException {
        write(TlsServer.issue("first"));
        AtomicReference<ClientCertificate> bundle = new AtomicReference<>(ClientCertificate.pem(certificate(), key()));
        HttpTransport transport = transport(ClientCertificate.newestOf(bundle::get));
        call(transport, server.uri());

        Path other = Files.createDirectory(folder.resolve("other"));
        HeldCertificate second = TlsServer.issue("second");
        bundle.set(ClientCertificate.pem(
                Files.writeString(other.resolve("c"), second.certificatePem()),
                Files.writeString(other.resolve("k"), second.privateKeyPkcs8Pem())));
        call(transport, server.uri());

        assertThat(server.seen()).containsExactly("CN=first", "CN=second");
    }

    @Test
    void a_client_of_another_library_presents_it_too_and_the_renewed_one_in_new_connections() throws Exception {
        write(TlsServer.issue("first"));
        ClientCertificate presented = ClientCertificate.pem(certificate(), key());
        javax.net.ssl.SSLContext context = presented.sslContext(List.of(TlsServer.AUTHORITY.certificate()));
        HttpRequest request = HttpRequest.newBuilder(server.uri()).build();
        assertThat(HttpClient.newBuilder()
                        .sslContext(context)
                        .build()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        write(TlsServer.issue("second"));
        // A client of its own connects anew; what is remembered of the session before would bring the first one back.
        try (TlsServer another = new TlsServer("TLSv1.3")) {
            HttpClient.newBuilder()
                    .sslContext(context)
                    .build()
                    .send(HttpRequest.newBuilder(another.uri()).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(another.seen()).containsExactly("CN=second");
        }
    }

    @Test
    void the_days_that_are_left_are_told_at_first_after_a_renewal_and_once_a_day() throws IOException {
        Instant now = clock.instant();
        write(validUntil(now.plus(Duration.ofDays(31).plusHours(1))));
        HttpTransport transport = transport(ClientCertificate.pem(certificate(), key()));
        call(transport, server.uri());
        call(transport, server.uri());
        assertThat(days()).containsExactly(31L);

        clock.advance(Duration.ofHours(23));
        call(transport, server.uri());
        assertThat(days()).containsExactly(31L);

        clock.advance(Duration.ofHours(1));
        call(transport, server.uri());
        assertThat(days()).containsExactly(31L, 30L);

        write(validUntil(now.plus(Duration.ofDays(700))));
        call(transport, server.uri());
        assertThat(days()).containsExactly(31L, 30L, 699L);
    }

    private static HeldCertificate validUntil(Instant end) {
        return new HeldCertificate.Builder()
                .signedBy(TlsServer.AUTHORITY)
                .commonName("dated")
                .validityInterval(Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(), end.toEpochMilli())
                .build();
    }

    private List<Long> days() {
        return events.stream()
                .filter(PscEvent.CertificateValid.class::isInstance)
                .map(event -> ((PscEvent.CertificateValid) event).days())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void a_certificate_that_the_other_side_does_not_trust_is_refused_at_tls_and_said_so(String protocol)
            throws IOException {
        try (TlsServer one = new TlsServer(protocol)) {
            HeldCertificate stranger =
                    new HeldCertificate.Builder().commonName("stranger").build();
            write(stranger);
            PscProviderException refused = refusal(transport(ClientCertificate.pem(certificate(), key())), one.uri());

            assertThat(refused.code()).isEqualTo(ErrorCode.CLIENT_CERTIFICATE_REFUSED);
            assertThat(one.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void no_certificate_where_one_is_required_is_said_so(String protocol) {
        try (TlsServer one = new TlsServer(protocol)) {
            PscProviderException refused =
                    refusal(new HttpTransport(trusting(), Optional.empty(), clock, events::add), one.uri());

            assertThat(refused.code()).isEqualTo(ErrorCode.CLIENT_CERTIFICATE_REFUSED);
        }
    }

    @Test
    void a_certificate_that_has_expired_is_refused_at_tls_and_said_so() throws IOException {
        write(new HeldCertificate.Builder()
                .signedBy(TlsServer.AUTHORITY)
                .commonName("old")
                .validityInterval(0, TimeUnit.DAYS.toMillis(1))
                .build());

        PscProviderException refused = refusal(transport(ClientCertificate.pem(certificate(), key())), server.uri());

        assertThat(refused.code()).isEqualTo(ErrorCode.CLIENT_CERTIFICATE_REFUSED);
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                PscEvent.CertificateValid.class,
                                valid -> assertThat(valid.days()).isNegative()));
    }

    @Test
    void a_server_that_we_do_not_trust_is_another_matter() throws IOException {
        write(TlsServer.issue("first"));
        HttpTransport transport = new HttpTransport(
                PatientHttp.SETTINGS, Optional.of(ClientCertificate.pem(certificate(), key())), clock, events::add);

        assertThat(refusal(transport, server.uri()).code()).isEqualTo(ErrorCode.PROVIDER_UNREACHABLE);
    }

    private static PscProviderException refusal(HttpTransport transport, URI uri) {
        return catchThrowableOfType(PscProviderException.class, () -> call(transport, uri));
    }
}
