package io.github.psc4j.resource;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as an adapter would hand it over. */
public final class Requests implements ReceivedRequest {
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private Optional<String> query = Optional.empty();
    private String peer = "192.0.2.7";
    private Optional<X509Certificate> certificate = Optional.empty();

    public static Requests plain() {
        return new Requests();
    }

    public static Requests bearer(String token) {
        return new Requests().header("Authorization", "Bearer " + token);
    }

    public Requests header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                .add(value);
        return this;
    }

    public Requests query(String text) {
        query = Optional.of(text);
        return this;
    }

    public Requests from(String address) {
        peer = address;
        return this;
    }

    public Requests over(X509Certificate shown) {
        certificate = Optional.of(shown);
        return this;
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public Optional<String> rawQuery() {
        return query;
    }

    @Override
    public String peerAddress() {
        return peer;
    }

    @Override
    public Optional<X509Certificate> tlsCertificate() {
        return certificate;
    }
}
