package io.github.psc4j.mock.internal.page;

import io.github.psc4j.mock.extension.MockResponse;
import java.util.List;

/** Sends pages with the headers that protect them. */
public final class PageResponses {

    private PageResponses() {}

    /**
     * A page. No {@code form-action}: browsers apply it to the redirect that follows the form too, and that one leads to
     * the service, and from there wherever the service likes.
     */
    public static MockResponse page(int status, Page page) {
        return new MockResponse(status, List.of(), page.html())
                .with("Content-Type", "text/html; charset=utf-8")
                .with("Cache-Control", "no-store")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src '" + page.styleHash()
                                + "'; base-uri 'none'; frame-ancestors 'none'")
                .with("X-Frame-Options", "DENY")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer");
    }
}
