package io.github.psc4j.web;

import io.github.psc4j.PscClient;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A web application of a few lines on the web layer, and browsers for it. No server: requests are values. */
final class TestWeb implements AutoCloseable {
    final Logins logins = new Logins();
    final PscClient psc;
    final PscWeb web;
    final InMemorySessionStore sessions;

    TestWeb() {
        this(builder -> builder);
    }

    TestWeb(UnaryOperator<PscWebBuilder> change) {
        this.psc = logins.psc;
        this.web = change.apply(PscWeb.builder(psc).clock(logins.clock).startPath("/espace"))
                .build();
        this.sessions = InMemorySessionStore.of(web);
    }

    @Override
    public void close() {
        logins.provider.close();
    }

    WebResponse answer(WebRequest request) {
        return web.handle(request, sessions)
                .orElseGet(() -> web.session(request, sessions)
                        .map(session -> new WebResponse(
                                200, Map.of(), "page for " + session.psc().subject()))
                        .orElseGet(() -> web.loginRequired(request)));
    }

    Browser browser() {
        return new Browser();
    }

    /** Keeps cookies, as one person's browser does; a tab is nothing but a request. */
    final class Browser {
        final Map<String, String> cookies = new LinkedHashMap<>();
        final List<String> setCookies = new ArrayList<>();
        final Map<String, String> headers = new TreeMap<>(Map.of("Accept", "text/html,*/*;q=0.8"));

        Request request(String method, String pathAndQuery) {
            int mark = pathAndQuery.indexOf('?');
            Map<String, List<String>> all = new LinkedHashMap<>();
            headers.forEach((name, value) -> all.put(name, List.of(value)));
            if (!cookies.isEmpty()) {
                all.put(
                        "Cookie",
                        List.of(cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; "))));
            }
            return new Request(
                    method,
                    "",
                    mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark),
                    mark < 0 ? Optional.empty() : Optional.of(pathAndQuery.substring(mark + 1)),
                    all,
                    new byte[0]);
        }

        WebResponse get(String pathAndQuery) {
            return send(request("GET", pathAndQuery));
        }

        WebResponse post(String path, Map<String, String> fields) {
            String form = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(request("POST", path).form(form));
        }

        WebResponse send(WebRequest request) {
            WebResponse response = answer(request);
            setCookies.clear();
            setCookies.addAll(response.headers().getOrDefault("Set-Cookie", List.of()));
            for (String line : setCookies) {
                String pair = line.substring(0, line.indexOf(';'));
                String name = pair.substring(0, pair.indexOf('='));
                cookies.remove(name);
                if (!line.contains("Max-Age=0")) {
                    cookies.put(name, pair.substring(name.length() + 1));
                }
            }
            return response;
        }

        /** Goes to the login; the provider will answer well to it, until another login is begun. */
        PendingLogin begin(String target) {
            get("/login?target=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
            return newest();
        }

        PendingLogin newest() {
            String sealed = cookies.get(pendingLogins().get(pendingLogins().size() - 1));
            PendingLogin pending = psc.login().open(sealed);
            logins.answerWell(pending);
            return pending;
        }

        List<String> pendingLogins() {
            return cookies.keySet().stream()
                    .filter(name -> name.contains("psc-login-"))
                    .toList();
        }

        WebResponse comeBack(PendingLogin pending) {
            return get(callback(pending));
        }

        String callback(PendingLogin pending) {
            return "/login/psc?" + logins.callback(pending).getRawQuery();
        }

        WebSession logIn() {
            comeBack(begin("/espace"));
            return session().orElseThrow();
        }

        Optional<WebSession> session() {
            return sessions.find(request("GET", "/"));
        }

        boolean isLoggedIn() {
            return get("/espace").status() == 200;
        }
    }

    /** A session of the invented person, of another provider session than the others. */
    PscSession session(String providerSessionId) {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        logins.provider.on(
                "/token",
                ScriptedProvider.tokens(logins.idToken(pending)
                        .claims(c -> c.put("sid", providerSessionId))
                        .sign()));
        return psc.login().complete(pending, logins.callback(pending));
    }

    String logoutToken(Consumer<Map<String, Object>> change) {
        long now = logins.clock.instant().getEpochSecond();
        return TestToken.logout(logins.provider.issuer(), Logins.CLIENT)
                .claims(c -> {
                    c.put("iat", now);
                    c.put("exp", now + 120);
                    change.accept(c);
                })
                .sign();
    }

    /** A request as a value. */
    record Request(
            String method,
            String contextPath,
            String path,
            Optional<String> query,
            Map<String, List<String>> headers,
            byte[] bytes)
            implements WebRequest {

        Request form(String form) {
            Map<String, List<String>> more = new LinkedHashMap<>(headers);
            more.put("Content-Type", List.of("application/x-www-form-urlencoded"));
            return new Request(method, contextPath, path, query, more, form.getBytes(StandardCharsets.UTF_8));
        }

        Request with(String name, String... values) {
            Map<String, List<String>> more = new LinkedHashMap<>(headers);
            more.put(name, List.of(values));
            return new Request(method, contextPath, path, query, more, bytes);
        }

        Request below(String context) {
            return new Request(method, context, path, query, headers, bytes);
        }

        @Override
        public List<String> headers(String name) {
            return headers.getOrDefault(name, List.of());
        }

        @Override
        public ByteArrayInputStream body() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
