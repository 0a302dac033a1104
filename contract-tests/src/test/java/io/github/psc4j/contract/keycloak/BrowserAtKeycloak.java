package io.github.psc4j.contract.keycloak;

import io.github.psc4j.contract.Tls;
import io.github.psc4j.contract.raw.Form;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser as far as Keycloak's login page needs one: cookies, redirects and one form. */
final class BrowserAtKeycloak {

    private static final Pattern LOGIN_FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*>");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 5;

    private final HttpClient client;

    BrowserAtKeycloak(List<X509Certificate> trust) {
        client = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofMinutes(5))
                .sslContext(Tls.trusting(trust, Optional.empty()))
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Goes where the application sends the browser, and logs in if Keycloak asks for it, until it is sent home. */
    URI logIn(URI authorizationUri, String userName, String password, URI home) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(authorizationUri));
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            if (page.statusCode() == 302) {
                URI next =
                        page.uri().resolve(page.headers().firstValue("Location").orElseThrow());
                if (next.toString().startsWith(home.toString())) {
                    return next;
                }
                page = send(HttpRequest.newBuilder(next));
            } else {
                page = send(HttpRequest.newBuilder(loginAction(page))
                        .header("Content-Type", Form.CONTENT_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                Form.encode(Map.of("username", userName, "password", password)))));
            }
        }
        throw new AssertionError("Keycloak never sent the browser back, its last answer was " + page.statusCode());
    }

    private static URI loginAction(HttpResponse<String> page) {
        Matcher form = LOGIN_FORM.matcher(page.body());
        if (page.statusCode() != 200 || !form.find()) {
            throw new AssertionError("no login form but " + page.statusCode() + ":\n" + page.body());
        }
        Matcher action = ACTION.matcher(form.group());
        if (!action.find()) {
            throw new AssertionError("a login form that goes nowhere: " + form.group());
        }
        return URI.create(action.group(1).replace("&amp;", "&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofMinutes(5)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("Keycloak did not answer the browser", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
