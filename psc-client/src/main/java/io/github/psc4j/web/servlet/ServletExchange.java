package io.github.psc4j.web.servlet;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.WebResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Turns a servlet's request into one of the web layer, and sends the web layer's responses. */
public final class ServletExchange {
    private ServletExchange() {}

    /**
     * Adapts a request.
     *
     * @param request the request, as the container made it or a filter wrapped it
     * @return the same request for the web layer
     */
    public static WebRequest request(HttpServletRequest request) {
        Arguments.refuseNull(request, "request");
        return request(request, Optional.ofNullable(request.getQueryString()));
    }

    /**
     * Adapts a request whose query a filter has hidden from those that would log it.
     *
     * @param request the request, as the filter wrapped it
     * @param query the raw query that came, if any
     * @return the request with that query for the web layer
     */
    public static WebRequest request(HttpServletRequest request, Optional<String> query) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(query, "query");
        return new ServletWebRequest(request, query);
    }

    /**
     * Sends a response: status, headers and body. Cookies that are on the response already stay.
     *
     * @param webResponse the response of the web layer
     * @param response where it goes
     * @throws IOException if it cannot be written
     */
    public static void send(WebResponse webResponse, HttpServletResponse response) throws IOException {
        Arguments.refuseNull(webResponse, "webResponse");
        Arguments.refuseNull(response, "response");
        sendHead(webResponse, response);
        if (!webResponse.body().isEmpty()) {
            response.getWriter().write(webResponse.body());
        }
    }

    /**
     * Sets the status and the headers of a response and leaves its body to the application, for a page of its own.
     *
     * @param webResponse the response of the web layer
     * @param response where it goes
     */
    public static void sendHead(WebResponse webResponse, HttpServletResponse response) {
        Arguments.refuseNull(webResponse, "webResponse");
        Arguments.refuseNull(response, "response");
        response.setStatus(webResponse.status());
        webResponse.headers().forEach((name, values) -> {
            if (name.equals("Set-Cookie")) {
                values.forEach(value -> response.addHeader(name, value));
            } else {
                values.forEach(value -> response.setHeader(name, value));
            }
        });
    }
}
