package io.github.psc4j.mock.internal.server;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.psc4j.mock.extension.Delivery;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Translates between WireMock's messages and the provider's. */
final class WireMockMessages {

    /** Into how many pieces a dripping body is cut. */
    private static final int PIECES = 60;

    private static final int BLOCK = 64 * 1024;

    private WireMockMessages() {}

    static MockRequest request(Request request) {
        String url = request.getUrl();
        int question = url.indexOf('?');
        return new MockRequest(
                request.getMethod().getName(),
                request.getHost(),
                question < 0 ? url : url.substring(0, question),
                question < 0 ? "" : url.substring(question + 1),
                request.containsHeader("Content-Type") ? request.getHeader("Content-Type") : "",
                request.containsHeader("Accept") ? request.getHeader("Accept") : "",
                request.getBody() == null ? "" : new String(request.getBody(), StandardCharsets.UTF_8),
                request.containsHeader("Authorization")
                        ? request.header("Authorization").values()
                        : List.of(),
                cookies(request.getCookies()),
                PeerCertificateFilter.current(),
                headers(request));
    }

    private static Map<String, String> cookies(Map<String, Cookie> cookies) {
        Map<String, String> values = new HashMap<>();
        cookies.forEach(
                (name, cookie) -> cookie.getValues().stream().findFirst().ifPresent(value -> values.put(name, value)));
        return values;
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : request.getAllHeaderKeys()) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    /** What a stub of the user responded; status 0 when the connection was broken. */
    static MockResponse response(LoggedResponse sent) {
        HttpHeaders headers = sent.getHeaders() == null ? new HttpHeaders() : sent.getHeaders();
        List<Map.Entry<String, String>> all = headers.all().stream()
                .flatMap(header -> header.values().stream().map(value -> Map.entry(header.key(), value)))
                .toList();
        String body = sent.getBodyAsString() == null ? "" : sent.getBodyAsString();
        return new MockResponse(sent.getFault() == null ? sent.getStatus() : 0, all, body);
    }

    /** Keeps what the stub says about delays and faults, so that a stub can slow the provider down. */
    static ResponseDefinition onto(ResponseDefinition stub, MockResponse response) {
        ResponseDefinitionBuilder definition = ResponseDefinitionBuilder.like(stub)
                .withStatus(response.status())
                .withHeaders(new HttpHeaders(response.headers().stream()
                        .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                        .toList()))
                .withBody(response.body());
        Delivery delivery = response.delivery();
        if (delivery.padding() > 0) {
            definition.withBody(compressed(delivery.padding(), response.body())).withHeader("Content-Encoding", "gzip");
        }
        if (!delivery.delay().isZero()) {
            definition.withFixedDelay(Math.toIntExact(delivery.delay().toMillis()));
        }
        if (!delivery.drip().isZero()) {
            definition.withChunkedDribbleDelay(
                    PIECES, Math.toIntExact(delivery.drip().toMillis()));
        }
        delivery.broken().ifPresent(definition::withFault);
        return definition.build();
    }

    private static byte[] compressed(int spaces, String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) ' ');
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int left = spaces; left > 0; left -= BLOCK) {
                gzip.write(block, 0, Math.min(left, BLOCK));
            }
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
