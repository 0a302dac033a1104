package io.github.psc4j.attack.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A browser at one application: it keeps cookies by name and path, follows redirects within the application and stops where
 * one leads out of it. A {@code Secure} cookie goes to a loopback host over HTTP as well, as in today's browsers.
 */
final class ApplicationBrowser {

    private static final int MAX_REDIRECTS = 10;
    /** Only ends a request that hangs; an attack ends by the time-out of the kit, which is shorter. */
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private record Cookie(String name, String value, String path, String sameSite) {

        /** As browsers do; one that says nothing goes along, since not every browser takes that for {@code Lax}. */
        boolean sentFromElsewhere(boolean post) {
            return post ? !sameSite.equals("lax") && !sameSite.equals("strict") : !sameSite.equals("strict");
        }

        boolean sentTo(String requested) {
            return requested.startsWith(path)
                    && (path.endsWith("/")
                            || requested.length() == path.length()
                            || requested.charAt(path.length()) == '/');
        }
    }

    private final URI base;
    private final List<Cookie> cookies = new ArrayList<>();

    ApplicationBrowser(URI base) {
        this.base = base;
    }

    /** Another browser that knows the same cookies. */
    ApplicationBrowser copy() {
        ApplicationBrowser other = new ApplicationBrowser(base);
        other.cookies.addAll(cookies);
        return other;
    }

    static URI with(URI address, String parameter, String value) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&")
                + URLEncoder.encode(parameter, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** One page, its redirect not followed. */
    ClientResponse get(URI address) throws IOException, InterruptedException {
        HttpResponse<String> response = send(address);
        return ClientResponse.page(response.statusCode(), response.body());
    }

    /** What a page of another site makes a browser ask for: by a link, or by a form that sends itself. */
    ClientResponse fromAnotherSite(URI address, boolean post) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Accept", "text/html")
                .header("Referer", "https://evil.example/")
                .header("Sec-Fetch-Site", "cross-site");
        if (post) {
            request.header("Origin", "https://evil.example")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(""));
        }
        HttpResponse<String> response = send(address, request, cookie -> cookie.sentFromElsewhere(post));
        return ClientResponse.page(response.statusCode(), response.body());
    }

    /** A page after all redirects within the application. */
    ClientResponse follow(URI start) throws IOException, InterruptedException {
        URI address = start;
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            HttpResponse<String> response = send(address);
            Optional<String> location = response.headers().firstValue("Location");
            if (location.isEmpty() || response.statusCode() / 100 != 3) {
                return ClientResponse.page(response.statusCode(), response.body());
            }
            URI next = target(address, location.get());
            if (!sameOrigin(next)) {
                return ClientResponse.leaving(response.statusCode(), next);
            }
            address = next;
        }
        throw new IOException("too many redirects");
    }

    /** As browsers read it: backslashes are slashes, and control characters in between do not count. */
    private static URI target(URI from, String location) {
        String read = location.strip()
                .replaceAll("[\\t\\r\\n]", "")
                .replace('\\', '/')
                // A tab, which the JDK's client turned into a space.
                .replaceFirst("^/ +/", "//");
        return from.resolve(URI.create(read.replace(" ", "%20")));
    }

    private boolean sameOrigin(URI uri) {
        return base.getScheme().equals(uri.getScheme())
                && base.getHost().equals(uri.getHost())
                && base.getPort() == uri.getPort();
    }

    private HttpResponse<String> send(URI address) throws IOException, InterruptedException {
        return send(
                address,
                HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", "text/html"),
                cookie -> true);
    }

    private HttpResponse<String> send(URI address, HttpRequest.Builder request, Predicate<Cookie> goesAlong)
            throws IOException, InterruptedException {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String header = cookies.stream()
                .filter(cookie -> cookie.sentTo(path))
                .filter(goesAlong)
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        if (!header.isEmpty()) {
            request.header("Cookie", header);
        }
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(set -> keep(set, path));
        return response;
    }

    private void keep(String header, String requested) {
        String[] parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 1) {
            return;
        }
        String path = requested.substring(0, Math.max(1, requested.lastIndexOf('/')));
        boolean gone = false;
        String sameSite = "";
        for (String part : parts) {
            String attribute = part.strip();
            if (attribute.regionMatches(true, 0, "Path=/", 0, 6)) {
                path = attribute.substring(5);
            }
            if (attribute.regionMatches(true, 0, "SameSite=", 0, 9)) {
                sameSite = attribute.substring(9).toLowerCase(Locale.ROOT);
            }
            gone |= attribute.equalsIgnoreCase("Max-Age=0") || attribute.matches("(?i)Max-Age=-\\d+");
        }
        Cookie cookie = new Cookie(
                parts[0].substring(0, equals).strip(),
                parts[0].substring(equals + 1).strip(),
                path,
                sameSite);
        cookies.removeIf(old -> old.name().equals(cookie.name()) && old.path().equals(cookie.path()));
        if (!gone && !cookie.value().isEmpty()) {
            cookies.add(cookie);
        }
    }
}
