package io.github.psc4j.web.servlet;

import io.github.psc4j.web.WebRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A servlet's request for the web layer. */
record ServletWebRequest(HttpServletRequest http, Optional<String> query) implements WebRequest {
    @Override
    public String method() {
        return http.getMethod();
    }

    @Override
    public String contextPath() {
        return http.getContextPath();
    }

    @Override
    public String path() {
        String uri = http.getRequestURI();
        String context = http.getContextPath();
        return uri.startsWith(context + "/") ? uri.substring(context.length()) : uri;
    }

    @Override
    public List<String> headers(String name) {
        return Collections.list(http.getHeaders(name));
    }

    /** A filter of the application may have asked for some parameter: then the container has read the body for it. */
    @Override
    public InputStream body() throws IOException {
        PushbackInputStream body = new PushbackInputStream(unread());
        int first = body.read();
        if (first >= 0) {
            body.unread(first);
            return body;
        }
        // With a query, the container does not say which parameters were in the body.
        return http.getQueryString() == null ? form(http.getParameterMap()) : body;
    }

    private InputStream unread() throws IOException {
        try {
            return http.getInputStream();
        } catch (IllegalStateException e) {
            // Somebody took the reader; the stream is not to be had any more.
            return InputStream.nullInputStream();
        }
    }

    private static InputStream form(Map<String, String[]> parameters) {
        String form = parameters.entrySet().stream()
                .flatMap(parameter ->
                        Stream.of(parameter.getValue()).map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return new ByteArrayInputStream(form.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "WebRequest[" + http.getMethod() + "]";
    }
}
