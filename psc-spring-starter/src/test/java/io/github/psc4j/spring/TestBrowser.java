package io.github.psc4j.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that keeps cookies, follows no redirect by itself and shows what it holds. */
final class TestBrowser {
    static final String SESSION_COOKIE = "JSESSIONID";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    final Map<String, String> cookies = new LinkedHashMap<>();
    final List<String> setCookies = new ArrayList<>();
    private final URI base;

    TestBrowser(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    TestBrowser copy() {
        TestBrowser other = new TestBrowser(base.getPort());
        other.cookies.putAll(cookies);
        return other;
    }

    URI uri(String path) {
        return base.resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return get(base.resolve(path), headers);
    }

    HttpResponse<String> get(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
        if (List.of(headers).stream().noneMatch("Accept"::equalsIgnoreCase)) {
            request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> request(String method, URI uri) {
        return send(HttpRequest.newBuilder(uri)
                .header("Accept", "text/html")
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The CSRF token of a page with a form. */
    String csrf(String path) {
        Matcher matcher = CSRF.matcher(get(path).body());
        if (!matcher.find()) {
            throw new AssertionError("no form with a CSRF token at " + path);
        }
        return matcher.group(1);
    }

    /** Where the application sends the browser to log in. */
    URI startLogin(String path) {
        HttpResponse<String> answer = get(path);
        URI location = location(answer);
        return location.getPath().equals("/oauth2/authorization/psc")
                ? location(get(base.resolve(location)))
                : location;
    }

    List<String> pendingLogins() {
        return cookies.keySet().stream()
                .filter(name -> name.startsWith("psc-login-"))
                .toList();
    }

    static URI location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("no redirect: " + answer.statusCode() + "\n" + answer.body()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        setCookies.add(header);
        String[] parts = header.split(";", 2);
        String[] pair = parts[0].split("=", 2);
        if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
