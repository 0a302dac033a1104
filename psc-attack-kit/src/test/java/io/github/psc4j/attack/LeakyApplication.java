package io.github.psc4j.attack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.psc4j.mock.PscMockProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A web application of its own, written for these tests, in which every check can be switched off. With all of them on it
 * withstands everything.
 */
final class LeakyApplication implements AutoCloseable {

    /** What the application answers for, or refuses with. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private record Pending(String state, String nonce, String verifier, String target) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PscMockProvider psc;
    private final Set<LeakyCheck> off;
    private final LeakyValidation validation;
    private final LeakyTransport transport;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Pending> logins = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Set<String> usedLogoutTokens = ConcurrentHashMap.newKeySet();

    private record Session(Map<String, Object> idToken, Map<String, Object> tokens) {}

    LeakyApplication(PscMockProvider psc, Set<LeakyCheck> off) {
        this.psc = psc;
        this.off = off.isEmpty() ? Set.of() : EnumSet.copyOf(off);
        this.transport = new LeakyTransport(this.off);
        this.validation = new LeakyValidation(psc.issuer().toString(), this.off, transport);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(threads);
        server.createContext("/login", exchange -> guarded(exchange, this::login));
        server.createContext("/callback", exchange -> guarded(exchange, this::callback));
        server.createContext("/private", exchange -> guarded(exchange, this::privatePage));
        server.createContext("/use", exchange -> guarded(exchange, this::useToken));
        server.createContext("/logout", exchange -> guarded(exchange, this::logout));
        server.createContext("/back-channel", exchange -> guarded(exchange, this::backChannel));
        server.createContext("/", exchange -> guarded(exchange, any -> page(any, 200, "public")));
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        transport.close();
    }

    private boolean on(LeakyCheck check) {
        return !off.contains(check);
    }

    private interface Step {
        void run(HttpExchange exchange) throws IOException;
    }

    private void guarded(HttpExchange exchange, Step step) throws IOException {
        try {
            step.run(exchange);
        } catch (Refused e) {
            page(exchange, on(LeakyCheck.CLEAN_ERRORS) ? 401 : 500, "refused: " + e.getMessage());
        } finally {
            exchange.close();
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void login(HttpExchange exchange) throws IOException {
        String target =
                parameters(exchange).getOrDefault("target", List.of("/private")).get(0);
        Pending pending = new Pending(
                on(LeakyCheck.FRESH_STATE) ? random() : "always-the-same-state-of-good-length",
                on(LeakyCheck.FRESH_NONCE) ? random() : "always-the-same-nonce-of-good-length",
                on(LeakyCheck.FRESH_VERIFIER) ? random() : "always-the-same-verifier-of-good-length-for-rfc-7636",
                target);
        String flow = random();
        logins.put(flow, pending);
        if (!on(LeakyCheck.LOGIN_OF_THIS_BROWSER)) {
            logins.put(pending.state(), pending);
        }
        exchange.getResponseHeaders().add("Set-Cookie", "flow=" + flow + "; Path=/; HttpOnly");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", PscMockProvider.CLIENT_ID);
        query.put("redirect_uri", address() + "/callback");
        query.put("scope", "openid scope_all");
        query.put("acr_values", "eidas1");
        query.put("max_age", "3600");
        query.put("state", pending.state());
        query.put("nonce", pending.nonce());
        query.put("code_challenge", LeakyValidation.sha256(pending.verifier()));
        query.put("code_challenge_method", "S256");
        redirect(exchange, psc.walletOrigin() + "/auth?" + encoded(query));
    }

    private void callback(HttpExchange exchange) throws IOException {
        Map<String, List<String>> parameters = parameters(exchange);
        if (single(parameters, "code").isEmpty() && !single(parameters, "error").isEmpty()) {
            String error = single(parameters, "error_description");
            page(exchange, 401, "error " + (on(LeakyCheck.ESCAPED_ERROR) ? error.replace("<", "&lt;") : error));
            return;
        }
        String key = on(LeakyCheck.LOGIN_OF_THIS_BROWSER) ? cookie(exchange, "flow") : single(parameters, "state");
        Pending pending = logins.remove(key);
        require(pending != null, "no login of this browser");
        checkCallback(parameters, pending);
        Map<String, Object> tokens = transport.token(
                endpoint("token_endpoint"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        single(parameters, "code"),
                        "redirect_uri",
                        address() + "/callback",
                        "code_verifier",
                        pending.verifier(),
                        "client_id",
                        PscMockProvider.CLIENT_ID,
                        "client_secret",
                        PscMockProvider.CLIENT_SECRET));
        Map<String, Object> idToken = validation.person(tokens, pending.nonce(), this::endpoint);
        String session = on(LeakyCheck.NEW_SESSION_AT_LOGIN) ? random() : cookie(exchange, "session");
        sessions.put(session, new Session(idToken, tokens));
        exchange.getResponseHeaders().add("Set-Cookie", "session=" + session + "; Path=/; HttpOnly");
        String target = pending.target();
        if (on(LeakyCheck.RETURN_TARGET)) {
            redirect(exchange, target.matches("/[A-Za-z0-9/_-]*") && !target.startsWith("//") ? target : "/private");
        } else {
            redirect(exchange, URLDecoder.decode(target, StandardCharsets.UTF_8));
        }
    }

    private void checkCallback(Map<String, List<String>> parameters, Pending pending) {
        if (on(LeakyCheck.NO_SECOND_VALUE) && on(LeakyCheck.NO_SECOND_VALUE_BUT_THE_LAST)) {
            require(parameters.values().stream().allMatch(values -> values.size() == 1), "a parameter twice");
        }
        if (on(LeakyCheck.STATE)) {
            require(pending.state().equals(single(parameters, "state")), "state");
        }
        if (on(LeakyCheck.CALLBACK_ISSUER_IS_THERE)) {
            require(parameters.containsKey("iss"), "no issuer");
        }
        if (on(LeakyCheck.CALLBACK_ISSUER) && parameters.containsKey("iss")) {
            require(psc.issuer().toString().equals(single(parameters, "iss")), "issuer of the callback");
        }
        if (on(LeakyCheck.NO_ERROR_BESIDE_THE_CODE)) {
            require(!parameters.containsKey("error"), "an error beside the code");
        }
        require(single(parameters, "code").matches("[\\x21-\\x7e]{1,512}"), "code");
    }

    private String endpoint(String name) {
        Map<String, Object> metadata = transport.cached(psc.issuer() + "/.well-known/wallet-openid-configuration");
        if (on(LeakyCheck.METADATA_ISSUER)) {
            require(psc.issuer().toString().equals(metadata.get("issuer")), "issuer of the metadata");
        }
        return String.valueOf(metadata.get(name));
    }

    private void privatePage(HttpExchange exchange) throws IOException {
        String session = cookie(exchange, "session");
        if (session.isEmpty()) {
            session = random();
            exchange.getResponseHeaders().add("Set-Cookie", "session=" + session + "; Path=/; HttpOnly");
        }
        boolean known = sessions.containsKey(session);
        page(exchange, known ? 200 : 403, known ? "hello" : "nobody");
    }

    /** A token that has expired is renewed; a session whose tokens cannot be renewed is over. */
    private void useToken(HttpExchange exchange) throws IOException {
        String id = cookie(exchange, "session");
        Session session = sessions.get(id);
        require(session != null, "nobody");
        if (!Integer.valueOf(0).equals(((Number) session.tokens().get("expires_in")).intValue())) {
            page(exchange, 200, "used");
            return;
        }
        try {
            Map<String, Object> tokens = transport.token(
                    endpoint("token_endpoint"),
                    Map.of(
                            "grant_type",
                            "refresh_token",
                            "refresh_token",
                            String.valueOf(session.tokens().get("refresh_token")),
                            "client_id",
                            PscMockProvider.CLIENT_ID,
                            "client_secret",
                            PscMockProvider.CLIENT_SECRET));
            validation.refreshed(tokens, session.idToken(), this::endpoint);
            sessions.put(id, new Session(session.idToken(), tokens));
            page(exchange, 200, "renewed and used");
        } catch (Refused e) {
            sessions.remove(id);
            throw e;
        }
    }

    /** Asks for the site that the request comes from, as one does who has no token in the form. */
    private void logout(HttpExchange exchange) throws IOException {
        require(!on(LeakyCheck.LOGOUT_IS_POSTED) || exchange.getRequestMethod().equals("POST"), "method");
        if (on(LeakyCheck.LOGOUT_OF_THIS_SITE) && exchange.getRequestMethod().equals("POST")) {
            require(address().toString().equals(exchange.getRequestHeaders().getFirst("Origin")), "origin");
        }
        sessions.remove(cookie(exchange, "session"));
        page(exchange, 200, "logged out");
    }

    private void backChannel(HttpExchange exchange) throws IOException {
        boolean posted = exchange.getRequestMethod().equals("POST");
        require(!on(LeakyCheck.LOGOUT_TOKEN_IS_POSTED) || posted, "method");
        String form = posted
                ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                : exchange.getRequestURI().getRawQuery();
        Map<String, Object> claims = validation.logoutToken(form.substring(form.indexOf('=') + 1), this::endpoint);
        if (on(LeakyCheck.LOGOUT_ONCE)) {
            require(usedLogoutTokens.add(String.valueOf(claims.get("jti"))), "used before");
        }
        sessions.values()
                .removeIf(session -> Stream.of("sub", "sid")
                        .allMatch(name -> !claims.containsKey(name)
                                || claims.get(name).equals(session.idToken().get(name))));
        page(exchange, 200, "");
    }

    static void require(boolean fact, String rule) {
        if (!fact) {
            throw new Refused(rule);
        }
    }

    private String single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of(""));
        return on(LeakyCheck.NO_SECOND_VALUE_BUT_THE_LAST) ? values.get(0) : values.get(values.size() - 1);
    }

    private static Map<String, List<String>> parameters(HttpExchange exchange) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(parts[0], name -> new ArrayList<>())
                    .add(parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String cookie(HttpExchange exchange, String name) {
        for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (String cookie : header.split("; ")) {
                if (cookie.startsWith(name + "=")) {
                    return cookie.substring(name.length() + 1);
                }
            }
        }
        return "";
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().add("Location", target);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void page(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
