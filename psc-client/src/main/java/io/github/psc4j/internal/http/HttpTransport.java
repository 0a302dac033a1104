package io.github.psc4j.internal.http;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.tls.TlsAlert;
import io.github.psc4j.internal.tls.TlsContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.TlsVersion;
import okio.BufferedSink;
import okio.BufferedSource;

/**
 * Calls the provider and nobody else: no redirect is followed, no cookie kept, and a form is sent once or not at all, since the
 * codes and tokens in it can be used once. One for each client, thread-safe; connections are shared.
 */
@Implements(Requirement.RFC_6750_ONLY_TARGETS)
public final class HttpTransport {
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private static final ConnectionSpec MODERN_TLS = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
            .build();

    private volatile OkHttpClient http;
    private final TlsContext tls;
    private final Optional<PresentedCertificate> certificate;
    private final Clock clock;
    private final PscEventListener listener;

    /**
     * Builds the client; no I/O.
     *
     * @param settings times, proxy and trust
     * @param certificate what authenticates this service over TLS, if anything does
     * @param clock is compared with the provider's
     * @param listener is told of every call
     */
    public HttpTransport(
            HttpSettings settings, Optional<ClientCertificate> certificate, Clock clock, PscEventListener listener) {
        this.clock = clock;
        this.listener = listener;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .followRedirects(false)
                .followSslRedirects(false);
        settings.proxy().ifPresent(address -> builder.proxy(new Proxy(Proxy.Type.HTTP, address)));
        this.tls = TlsContext.of(settings.trustedCertificates(), certificate.map(ClientCertificate::keyManager));
        configureTls(builder);
        this.http = builder.build();
        this.certificate = certificate.map(presented -> new PresentedCertificate(presented, clock, listener, () -> {
            tls.forgetSessions();
            // A pool of its own: connections that are in use now would stay with the certificate that they
            // began with.
            OkHttpClient before = http;
            http = before.newBuilder().connectionPool(new ConnectionPool()).build();
            before.connectionPool().evictAll();
        }));
    }

    @Implements({Requirement.CORE_TLS_SERVER, Requirement.RFC_6750_TLS})
    private void configureTls(OkHttpClient.Builder builder) {
        // Plain HTTP is decided by the environment, which allows it on the loopback interface only.
        builder.connectionSpecs(List.of(MODERN_TLS, ConnectionSpec.CLEARTEXT));
        builder.sslSocketFactory(tls.context().getSocketFactory(), tls.trust());
    }

    /**
     * Sends a GET.
     *
     * @param endpoint its name, for errors and events
     * @param uri where to
     * @param headers what to send beside OkHttp's own headers
     * @param maxBytes how long the response may be, after decompression
     * @return the response, whatever its status
     * @throws PscProviderException {@code PSC-2001}, {@code PSC-2002} or {@code PSC-2004}
     */
    public ReceivedResponse get(String endpoint, URI uri, Map<String, String> headers, int maxBytes) {
        return call(endpoint, request(endpoint, uri, headers).get().build(), maxBytes);
    }

    /**
     * Sends a form by POST.
     *
     * @param endpoint its name, for errors and events
     * @param uri where to
     * @param headers what to send beside OkHttp's own headers
     * @param form the encoded form
     * @param maxBytes how long the response may be, after decompression
     * @return the response, whatever its status
     * @throws PscProviderException {@code PSC-2001}, {@code PSC-2002} or {@code PSC-2004}
     */
    public ReceivedResponse postForm(String endpoint, URI uri, Map<String, String> headers, String form, int maxBytes) {
        return call(
                endpoint, request(endpoint, uri, headers).post(new Form(form)).build(), maxBytes);
    }

    private static Request.Builder request(String endpoint, URI uri, Map<String, String> headers) {
        try {
            Request.Builder request = new Request.Builder().url(uri.toString());
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException e) {
            // OkHttp's message would quote the header, which can be a token.
            throw new PscProviderException(
                    ErrorCode.RESPONSE_MALFORMED, "the " + endpoint + " endpoint cannot be called with these values");
        }
    }

    private ReceivedResponse call(String endpoint, Request request, int maxBytes) {
        certificate.ifPresent(PresentedCertificate::check);
        long start = System.nanoTime();
        int status = 0;
        Call call = http.newCall(request);
        try (Response response = call.execute()) {
            status = response.code();
            compareClocks(endpoint, response);
            return new ReceivedResponse(status, contentType(response), read(endpoint, call, response.body(), maxBytes));
        } catch (PscProviderException e) {
            throw e;
        } catch (Exception e) {
            throw failure(endpoint, e);
        } finally {
            listener.onEvent(
                    new PscEvent.ProviderCalled(endpoint, status, Duration.ofNanos(System.nanoTime() - start)));
        }
    }

    /** A clock that is off is the cause of many refused tokens, and nothing else tells. */
    private void compareClocks(String endpoint, Response response) {
        Date date = response.headers().getDate("Date");
        if (date != null) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            listener.onEvent(new PscEvent.ClockCompared(endpoint, Duration.between(now, date.toInstant())));
        }
    }

    private static byte[] read(String endpoint, Call call, ResponseBody body, int maxBytes) throws IOException {
        BufferedSource source = body.source();
        if (source.request(maxBytes + 1L)) {
            // Closing alone would read on for a while, in the hope to use the connection again.
            call.cancel();
            throw new PscProviderException(
                    ErrorCode.RESPONSE_TOO_LARGE,
                    "the response of the " + endpoint + " endpoint has more than " + maxBytes + " bytes");
        }
        return source.readByteArray();
    }

    private static Optional<String> contentType(Response response) {
        return Optional.ofNullable(response.header("Content-Type"))
                .map(value -> value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT));
    }

    /** Also for what OkHttp declares nowhere: runtime exceptions on odd headers, and interruptions from Kotlin. */
    private PscProviderException failure(String endpoint, Exception e) {
        String what = "the " + endpoint + " endpoint ";
        if (e instanceof UnknownHostException) {
            return unreachable(
                    what + "has a host name that does not resolve: check DNS, and the proxy if there is one", e);
        }
        if (e instanceof ConnectException) {
            return unreachable(what + "refuses connections: check the firewall, and the proxy if there is one", e);
        }
        Optional<String> alert = TlsAlert.about(e, tls.certificateAsked()::get);
        if (alert.isPresent()) {
            return new PscProviderException(
                    ErrorCode.CLIENT_CERTIFICATE_REFUSED,
                    what + "ended the connection at TLS for want of a client certificate that it trusts (" + alert.get()
                            + "): check that one is configured, its authority, its usage and its dates",
                    e);
        }
        if (e instanceof SSLException) {
            return unreachable(
                    what + "failed at TLS: check the trusted certificates, and the client certificate if one is sent",
                    e);
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return new PscProviderException(ErrorCode.PROVIDER_TIMEOUT, what + "did not respond in time", e);
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new PscProviderException(
                    ErrorCode.PROVIDER_TIMEOUT, what + "was waited for by an interrupted thread");
        }
        // Without the cause: its message can quote what the provider sent.
        String kind = e.getClass().getSimpleName();
        return e instanceof IOException
                ? new PscProviderException(
                        ErrorCode.PROVIDER_UNREACHABLE,
                        what + "broke the connection or does not speak HTTP (" + kind
                                + "); a server that refuses a client certificate can look like this too")
                : new PscProviderException(
                        ErrorCode.RESPONSE_MALFORMED, what + "sent what the HTTP client cannot read (" + kind + ")");
    }

    private static PscProviderException unreachable(String message, Exception e) {
        return new PscProviderException(ErrorCode.PROVIDER_UNREACHABLE, message, e);
    }

    /** A form that OkHttp must not send a second time, whatever the server responds. */
    @Implements(Requirement.RFC_6749_CODE_ONCE)
    private static final class Form extends RequestBody {
        private final byte[] bytes;

        Form(String text) {
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public MediaType contentType() {
            return FORM;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
