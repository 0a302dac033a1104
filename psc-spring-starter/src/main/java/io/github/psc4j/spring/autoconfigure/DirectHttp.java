package io.github.psc4j.spring.autoconfigure;

import java.net.http.HttpClient;
import java.time.Duration;

/** The HTTP client under what carries tokens: it follows no redirect, which nobody would judge. */
final class DirectHttp {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration READ = Duration.ofSeconds(10);

    private DirectHttp() {}

    static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }
}
