package io.github.psc4j.web;

import io.github.psc4j.internal.argument.Arguments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response that the adapter sends as it is: the status, every value of every header as a header line of its own, and
 * the body in UTF-8. A redirect is a status 302 with a {@code Location}; do not send it with the framework's own redirect,
 * which may log the address or build another from the {@code Host} header.
 *
 * <p>Immutable. It prints neither header values nor the body: they may hold a cookie, or an ID token as a hint for a logout.
 *
 * @param status the HTTP status
 * @param headers the values by name, in the order in which they are sent; {@code Set-Cookie} may have several
 * @param body the body; empty for none
 */
public record WebResponse(int status, Map<String, List<String>> headers, String body) {

    /**
     * Copies the headers.
     *
     * @param status the HTTP status
     * @param headers the values by name
     * @param body the body
     */
    public WebResponse {
        Arguments.refuseNull(headers, "headers");
        Arguments.refuseNull(body, "body");
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * The address that this response redirects to.
     *
     * @return a path of this application or an address at the provider, empty if it is not a redirect
     */
    public Optional<String> location() {
        return headers.getOrDefault("Location", List.of()).stream().findFirst();
    }

    /**
     * The same response with more cookies.
     *
     * @param setCookies values of {@code Set-Cookie}
     * @return a changed copy
     */
    public WebResponse withCookies(List<String> setCookies) {
        Arguments.refuseNull(setCookies, "setCookies");
        if (setCookies.isEmpty()) {
            return this;
        }
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        List<String> all = new ArrayList<>(headers.getOrDefault("Set-Cookie", List.of()));
        all.addAll(setCookies);
        more.put("Set-Cookie", all);
        return new WebResponse(status, more, body);
    }

    @Override
    public String toString() {
        return "WebResponse[" + status + "]";
    }
}
