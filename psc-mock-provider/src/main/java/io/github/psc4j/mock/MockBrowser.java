package io.github.psc4j.mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser at the provider, without a window: it fetches the login page, sends the form, keeps the cookies,
 * and stops where the browser would leave the provider. Two logins in one browser show single sign-on. For one thread.
 */
public final class MockBrowser {

    private static final Pattern PAGE = Pattern.compile("name=\"page\" value=\"([A-Za-z0-9_-]+)\"");
    private static final Pattern RULE = Pattern.compile("<dt>Rule</dt><dd><code>([a-z0-9-]+)</code>");

    private final URI walletOrigin;
    private final HttpClient http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    MockBrowser(URI walletOrigin, HttpClient http) {
        this.walletOrigin = walletOrigin;
        this.http = http;
    }

    /**
     * Logs a person in.
     *
     * @param authorizationUri where the service sends the browser
     * @param persona who logs in, unless the browser has a session already
     * @return where the provider sends the browser: the redirect URI with a code, or with an error; it is not called
     * @throws IllegalStateException when the provider answers with a page of its own; the message names the rule
     */
    public URI login(URI authorizationUri, Persona persona) {
        return login(authorizationUri, persona, Means.MOBILE);
    }

    /**
     * Logs a person in with one of the two means.
     *
     * @param authorizationUri where the service sends the browser
     * @param persona who logs in, unless the browser has a session already
     * @param means card or telephone
     * @return where the provider sends the browser; it is not called
     * @throws IllegalStateException when the provider answers with a page of its own; the message names the rule
     */
    public URI login(URI authorizationUri, Persona persona, Means means) {
        return throughPage(authorizationUri, Map.of("persona", persona.id(), "means", means.name()));
    }

    /**
     * Clicks « Annuler » on the login page.
     *
     * @param authorizationUri where the service sends the browser
     * @return the redirect URI with {@code error=access_denied}; it is not called
     * @throws IllegalStateException when the provider answers with a page of its own; the message names the rule
     */
    public URI cancel(URI authorizationUri) {
        return throughPage(authorizationUri, Map.of("cancel", "1"));
    }

    /**
     * Follows an end-session request, and confirms it where the provider asks.
     *
     * @param endSessionUri where the service sends the browser
     * @return where the provider sends the browser afterwards, not called; empty when it ends on the provider's own page
     * @throws IllegalStateException when the provider refuses; the message names the rule
     */
    public Optional<URI> logout(URI endSessionUri) {
        HttpResponse<String> answer = get(endSessionUri);
        Optional<URI> target = location(answer);
        if (target.isPresent() && target.get().toString().startsWith(walletOrigin + "/auth/logout?")) {
            answer = get(target.get());
            answer = post("/auth/logout", Map.of("page", page(answer), "confirm", "1"));
            target = location(answer);
        }
        if (target.isEmpty() && answer.statusCode() != 200) {
            throw ownPage(answer);
        }
        return target;
    }

    private URI throughPage(URI authorizationUri, Map<String, String> choice) {
        HttpResponse<String> answer = get(authorizationUri);
        if (location(answer).isEmpty()) {
            Map<String, String> form = new LinkedHashMap<>(choice);
            form.put("page", page(answer));
            answer = post("/auth/login", form);
        }
        HttpResponse<String> last = answer;
        return location(last).orElseThrow(() -> ownPage(last));
    }

    private static String page(HttpResponse<String> answer) {
        Matcher matcher = PAGE.matcher(answer.body());
        if (!matcher.find()) {
            throw ownPage(answer);
        }
        return matcher.group(1);
    }

    private static Optional<URI> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(URI::create);
    }

    private static IllegalStateException ownPage(HttpResponse<String> answer) {
        Matcher matcher = RULE.matcher(answer.body());
        return new IllegalStateException("the provider does not send the browser back: status " + answer.statusCode()
                + (matcher.find() ? ", rule " + matcher.group(1) : ""));
    }

    private HttpResponse<String> get(URI uri) {
        return send(uri, HttpRequest.newBuilder(uri).GET());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI uri = walletOrigin.resolve(path);
        return send(
                uri,
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(URI uri, HttpRequest.Builder request) {
        // The provider's cookies belong to the wallet's host alone.
        if (walletOrigin.getHost().equals(uri.getHost()) && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep(String header) {
        int equals = header.indexOf('=');
        int end = header.indexOf(';');
        String value = header.substring(equals + 1, end < 0 ? header.length() : end);
        if (value.isEmpty()) {
            cookies.remove(header.substring(0, equals));
        } else {
            cookies.put(header.substring(0, equals), value);
        }
    }
}
