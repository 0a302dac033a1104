package io.github.psc4j.mock.internal.http;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as the endpoints see it. */
public record MockRequest(
        String method,
        String host,
        String path,
        String rawQuery,
        String contentType,
        String accept,
        String body,
        List<String> authorization,
        Map<String, Cookie> cookies,
        Optional<X509Certificate> peerCertificate,
        Map<String, String> headers) {

    static MockRequest of(Request request) {
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
                        ? List.copyOf(request.header("Authorization").values())
                        : List.of(),
                request.getCookies(),
                PeerCertificate.current(),
                headers(request));
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : request.getAllHeaderKeys()) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return Map.copyOf(headers);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The same request with another form. */
    public MockRequest withBody(String other) {
        return new MockRequest(
                method,
                host,
                path,
                rawQuery,
                contentType,
                accept,
                other,
                authorization,
                cookies,
                peerCertificate,
                headers);
    }

    public Parameters query() {
        return Parameters.parse(rawQuery);
    }

    public boolean hasForm() {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.trim().equalsIgnoreCase("application/x-www-form-urlencoded");
    }

    public Parameters form() {
        return Parameters.parse(body);
    }

    public Optional<String> cookie(String name) {
        Cookie cookie = cookies.get(name);
        return cookie == null || cookie.getValues().isEmpty()
                ? Optional.empty()
                : Optional.of(cookie.getValues().get(0));
    }
}
