package io.github.psc4j.examples.servlet;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** One person's browser: it keeps cookies and follows no redirect by itself. */
final class Browser {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final URI application;

    Browser(URI application) {
        this.application = application;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(application.resolve(path));
    }

    HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(page(uri).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return http.send(
                page(application.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder page(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "text/html");
    }

    URI beginLogin(String pathAndQuery) throws IOException, InterruptedException {
        return location(get(pathAndQuery));
    }

    static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    /** The token in the form of a page. */
    static String csrf(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
    }

    List<String> cookieNames() {
        return cookies.getCookieStore().getCookies().stream()
                .map(java.net.HttpCookie::getName)
                .toList();
    }

    void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }
}
