package io.github.psc4j.mock;

import io.github.psc4j.mock.internal.page.LoginPages;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Persona;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([a-z/-]+)\"");

    private static final int MAX_REDIRECTS = 20;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<URI> origins;
    private final HttpClient http;
    private final Map<String, Map<String, String>> cookiesByHost = new HashMap<>();

    /** The origins of the provider: between them the browser follows every redirect. */
    MockBrowser(List<URI> origins, HttpClient http) {
        this.origins = origins;
        this.http = http;
    }

    /**
     * Logs a person in.
     *
     * @param authorizationUri where the service sends the browser
     * @param persona who logs in, unless the browser has a session already
     * @return where the provider sends the browser: the redirect URI with a code, or with an error; it is not called
     * @throws IllegalStateException when the provider responds with a page of its own; the message names the rule
     */
    public URI login(URI authorizationUri, Persona persona) {
        return login(authorizationUri, persona, LoginMethod.MOBILE);
    }

    /**
     * Logs a person in with one of the two means.
     *
     * @param authorizationUri where the service sends the browser
     * @param persona who logs in, unless the browser has a session already
     * @param method card or telephone
     * @return where the provider sends the browser; it is not called
     * @throws IllegalStateException when the provider responds with a page of its own; the message names the rule
     */
    public URI login(URI authorizationUri, Persona persona, LoginMethod method) {
        return throughPage(authorizationUri, choice(persona, method));
    }

    /**
     * Opens an address of the service or the provider and follows every redirect on this machine, with cookies, as a
     * browser does.
     *
     * @param uri where to begin, on a loopback host
     * @return the page at which the browser stops; a redirect to another machine is shown and not followed
     * @throws java.io.UncheckedIOException when nobody listens where the browser is sent
     */
    public Page open(URI uri) {
        return page(travelled(get(uri)));
    }

    /**
     * Logs a person in by way of the service: opens its page, follows it to the provider, answers the login page, and
     * follows the callback back into the service to wherever that leads.
     *
     * @param serviceUri a page of the service that begins a login, on a loopback host
     * @param persona who logs in, unless the browser has a session already
     * @return the page at which the browser stops: the service's, or the provider's where it refuses
     * @throws java.io.UncheckedIOException when nobody listens where the browser is sent
     */
    public Page loginAt(URI serviceUri, Persona persona) {
        HttpResponse<String> shown = travelled(get(serviceUri));
        boolean loginPage = origins.stream().anyMatch(origin -> sameOrigin(origin, shown.uri()))
                && PAGE.matcher(shown.body()).find();
        return page(loginPage ? travelled(submit(shown, choice(persona, LoginMethod.MOBILE))) : shown);
    }

    /**
     * What the browser shows.
     *
     * @param uri the address of the page
     * @param status the HTTP status
     * @param body the text of the page
     */
    public record Page(URI uri, int status, String body) {}

    private static Page page(HttpResponse<String> shown) {
        return new Page(shown.uri(), shown.statusCode(), shown.body());
    }

    private HttpResponse<String> travelled(HttpResponse<String> first) {
        HttpResponse<String> shown = first;
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            Optional<URI> target = location(shown).map(shown.uri()::resolve).filter(MockBrowser::onThisMachine);
            if (target.isEmpty()) {
                return shown;
            }
            shown = send(target.get(), HttpRequest.newBuilder(target.get()).GET());
        }
        throw new IllegalStateException("more than " + MAX_REDIRECTS + " redirects, the last one at "
                + shown.uri().getPath());
    }

    private static boolean onThisMachine(URI uri) {
        return LOOPBACK.contains(String.valueOf(uri.getHost()));
    }

    private static Map<String, String> choice(Persona persona, LoginMethod method) {
        return Map.of("persona", persona.id(), "means", method.name(), "answer", LoginPages.CONFIRM);
    }

    /**
     * Clicks « Annuler » on the login page.
     *
     * @param authorizationUri where the service sends the browser
     * @return the redirect URI with {@code error=access_denied}; it is not called
     * @throws IllegalStateException when the provider responds with a page of its own; the message names the rule
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
        HttpResponse<String> response = get(endSessionUri);
        if (PAGE.matcher(response.body()).find()) {
            response = submit(response, Map.of("confirm", "1"));
        }
        if (location(response).isEmpty() && response.statusCode() != 200) {
            throw ownPage(response);
        }
        return location(response);
    }

    private URI throughPage(URI authorizationUri, Map<String, String> choice) {
        HttpResponse<String> response = get(authorizationUri);
        HttpResponse<String> last = location(response).isPresent() ? response : submit(response, choice);
        return location(last).orElseThrow(() -> ownPage(last));
    }

    private HttpResponse<String> submit(HttpResponse<String> shown, Map<String, String> choice) {
        Matcher page = PAGE.matcher(shown.body());
        Matcher action = ACTION.matcher(shown.body());
        if (!page.find() || !action.find()) {
            throw ownPage(shown);
        }
        Map<String, String> form = new LinkedHashMap<>(choice);
        form.put("page", page.group(1));
        return post(shown.uri().resolve(action.group(1)), form);
    }

    private static Optional<URI> location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").map(URI::create);
    }

    private static IllegalStateException ownPage(HttpResponse<String> response) {
        Matcher matcher = RULE.matcher(response.body());
        return new IllegalStateException("the provider does not send the browser back: status " + response.statusCode()
                + (matcher.find() ? ", rule " + matcher.group(1) : ""));
    }

    private HttpResponse<String> get(URI uri) {
        return followed(send(uri, HttpRequest.newBuilder(uri).GET()));
    }

    private HttpResponse<String> post(URI uri, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return followed(send(
                uri,
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpResponse<String> followed(HttpResponse<String> response) {
        return location(response)
                .filter(target -> origins.stream().anyMatch(origin -> sameOrigin(origin, target)))
                .map(this::get)
                .orElse(response);
    }

    private static boolean sameOrigin(URI origin, URI target) {
        return origin.getScheme().equals(target.getScheme())
                && origin.getHost().equals(target.getHost())
                && origin.getPort() == target.getPort();
    }

    private HttpResponse<String> send(URI uri, HttpRequest.Builder request) {
        Map<String, String> cookies = cookiesByHost.computeIfAbsent(uri.getHost(), host -> new LinkedHashMap<>());
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        // A service may answer a script, which asks for anything, otherwise than a browser.
        request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(header -> keep(cookies, header));
            return response;
        } catch (ConnectException e) {
            throw new UncheckedIOException("nobody listens at " + uri.getRawAuthority(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void keep(Map<String, String> cookies, String header) {
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
