package io.github.psc4j.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.web.PscWeb;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter on a real container. */
@PscMock
class PscServletFilterTest {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** The time of now, which moves when a test says so: the tokens of the mock provider are of now. */
    private final MovedClock clock = new MovedClock();

    private final List<PscSession> seen = new CopyOnWriteArrayList<>();
    private PscMockProvider psc;
    private TestTomcat tomcat;
    private CookieManager cookies;
    private HttpClient http;

    @TempDir
    private Path directory;

    @BeforeEach
    void start(PscMockProvider provider) throws Exception {
        psc = provider;
        restart("", filter -> filter.withOpenPaths("/", "/public/*"), servlets -> {});
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.close();
    }

    private void restart(
            String contextPath,
            UnaryOperator<PscServletFilter> change,
            java.util.function.Consumer<ServletContext> more)
            throws Exception {
        if (tomcat != null) {
            tomcat.close();
        }
        tomcat = new TestTomcat(
                directory,
                contextPath,
                address -> change.apply(PscServletFilter.of(PscWeb.builder(client(address, contextPath))
                        .contextPath(contextPath)
                        .startPath("/me")
                        .clock(clock)
                        .build())),
                servlets -> {
                    servlets.addServlet("everybody", new Everybody()).addMapping("", "/public/*", "/error");
                    servlets.addServlet("me", new Me()).addMapping("/me", "/other");
                    servlets.addServlet("fails", new Fails()).addMapping("/fails");
                    servlets.addServlet("ended", new Ended()).addMapping("/ended");
                    var later = servlets.addServlet("later", new Later());
                    later.setAsyncSupported(true);
                    later.addMapping("/later");
                    more.accept(servlets);
                });
        cookies = new CookieManager();
        http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    private PscClient client(URI address, String contextPath) {
        return PscClient.builder(PscEnvironment.development(psc.issuer()))
                .clientId(PscMockProvider.CLIENT_ID)
                .clientAuthentication(ClientAuthentication.secretBasic(PscMockProvider.CLIENT_SECRET))
                .redirectUri(address.resolve(contextPath + "/login/psc"))
                .postLogoutRedirectUri(address.resolve(contextPath + "/"))
                .clock(clock)
                .build();
    }

    private HttpRequest.Builder page(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "text/html");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(tomcat.address().resolve(path));
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(page(uri).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return http.send(
                page(tomcat.address().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> logIn() throws Exception {
        return get(psc.login(location(get("/login")), Personas.PHYSICIAN));
    }

    private String sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    @Test
    void a_person_logs_in_and_comes_back_to_the_page() throws Exception {
        HttpResponse<String> needed = get("/other?a=b%20c");
        assertThat(location(needed)).hasToString("/login?target=%2Fother%3Fa%3Db%2520c");

        HttpResponse<String> landed =
                get(psc.login(location(get(location(needed).toString())), Personas.PHYSICIAN));

        assertThat(location(landed)).hasToString("/other?a=b%20c");
        assertThat(get("/other").body()).startsWith("PSC psc-").contains("FAUXMÉDECIN");
        assertThat(psc.refusals()).isEmpty();
    }

    @Test
    void two_tabs_both_log_in() throws Exception {
        URI one = location(get("/login?target=/me"));
        URI two = location(get("/login?target=/other"));

        assertThat(location(get(psc.login(one, Personas.PHYSICIAN)))).hasToString("/me");
        assertThat(location(get(psc.login(two, Personas.PHYSICIAN)))).hasToString("/other");
        assertThat(get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void V27_without_a_session_no_servlet_runs() throws Exception {
        for (String path : List.of("/me", "/fails", "/later", "/ended", "/error")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(302);
            assertThat(post(path, "a=b").statusCode()).as(path).isEqualTo(401);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void nothing_is_open_that_was_not_opened() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/public/a/b").statusCode()).isEqualTo(200);
        for (String path : List.of(
                "/me/",
                "/public",
                "/css/a.css",
                "/images/a.png",
                "/webjars/a.js",
                "/favicon.ico",
                "/public/../me",
                "/public/%2e%2e/me",
                "/public/..;/me",
                "/;a=b/me",
                "/%6De")) {
            assertThat(get(path).statusCode()).as(path).isNotEqualTo(200);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void a_filter_that_was_told_nothing_lets_nobody_pass() throws Exception {
        restart("", filter -> filter, servlets -> {});

        for (String path : List.of("/", "/me", "/public/a", "/error")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(302);
        }
    }

    @Test
    void V20_a_request_without_a_login_makes_no_session() throws Exception {
        get("/");
        get("/me");
        get("/login");
        get("/login/psc?code=a&state=b");
        post("/me", "a=b");
        post("/logout", "csrf=x");
        post("/logout/back-channel", "logout_token=x");

        assertThat(tomcat.context.getManager().getActiveSessions()).isZero();
        assertThat(sessionId()).isEqualTo("none");
    }

    @Test
    void V29_the_session_has_a_new_id_after_a_login_and_nothing_of_the_one_before() throws Exception {
        get("/public/remember");
        String before = sessionId();
        logIn();
        String first = sessionId();
        logIn();
        String second = sessionId();

        assertThat(List.of(before, first, second)).doesNotHaveDuplicates().doesNotContain("none");
        assertThat(get("/me").body()).doesNotContain("remembered");
        assertThat(tomcat.context.getManager().getActiveSessions()).isEqualTo(1);
    }

    @Test
    void V29_an_id_that_somebody_planted_is_never_that_of_a_login() throws Exception {
        URI callback = psc.login(location(get("/login")), Personas.PHYSICIAN);
        String pending = cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .findFirst()
                .orElseThrow();
        String planted = "0123456789ABCDEF0123456789ABCDEF";
        HttpClient bare =
                HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

        HttpResponse<String> landed = bare.send(
                page(callback)
                        .header("Cookie", pending + "; JSESSIONID=" + planted)
                        .build(),
                BodyHandlers.ofString());

        assertThat(location(landed)).hasToString("/me");
        assertThat(landed.headers().allValues("Set-Cookie"))
                .anyMatch(line -> line.startsWith("JSESSIONID="))
                .noneMatch(line -> line.contains(planted));
    }

    @Test
    void an_id_in_the_address_is_no_session() throws Exception {
        logIn();
        String id = sessionId();
        cookies.getCookieStore().removeAll();

        assertThat(get("/me;jsessionid=" + id).statusCode()).isEqualTo(302);
        assertThat(get("/public/a;jsessionid=" + id).body()).isEqualTo("REQUEST for nobody");
        assertThat(seen).isEmpty();
    }

    @Test
    void the_session_cookie_is_for_no_script_and_no_other_site() throws Exception {
        HttpResponse<String> landed = logIn();

        assertThat(landed.headers().allValues("Set-Cookie"))
                .anySatisfy(line -> assertThat(line).startsWith("JSESSIONID=").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void who_is_logged_in_is_told_by_a_pseudonym_unless_the_application_names_them() throws Exception {
        logIn();
        String first = get("/me").body();
        logIn();
        assertThat(get("/me").body()).isNotEqualTo(first);
        assertThat(first)
                .matches("(?s)PSC psc-[A-Za-z0-9_-]{12} psc-.*")
                .doesNotContain(Personas.PHYSICIAN.nationalId());

        restart(
                "",
                filter -> filter.withPrincipalName(session ->
                        session.professional().nationalId().orElseThrow().value()),
                servlets -> {});
        logIn();
        assertThat(get("/me").body()).startsWith("PSC " + Personas.PHYSICIAN.nationalId());
    }

    @Test
    void an_asynchronous_result_knows_who_is_logged_in() throws Exception {
        logIn();

        assertThat(get("/later").body()).startsWith("ASYNC psc-").contains("FAUXMÉDECIN");
    }

    @Test
    void an_error_page_knows_who_is_logged_in_and_is_shown() throws Exception {
        logIn();

        HttpResponse<String> response = get("/fails");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("ERROR for somebody");
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_request_leads_to_a_new_login() throws Exception {
        logIn();

        assertThat(location(get("/ended?whose=mine"))).hasToString("/login?target=%2Fended%3Fwhose%3Dmine");

        assertThat(get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void a_session_of_somebody_else_that_has_ended_logs_nobody_out() throws Exception {
        logIn();

        assertThat(get("/ended?whose=another").statusCode()).isEqualTo(500);

        assertThat(get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_ends_after_half_an_hour_without_a_request_whatever_the_container_thinks() throws Exception {
        logIn();
        clock.advance(Duration.ofMinutes(29));
        assertThat(get("/me").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(30));

        assertThat(get("/me").statusCode()).isEqualTo(302);

        assertThat(seen.get(0).isEnded()).isTrue();
        assertThat(tomcat.context.getManager().getActiveSessions()).isZero();
    }

    @Test
    void an_http_session_that_the_container_ends_ends_the_session_of_the_person() throws Exception {
        logIn();
        get("/me");

        tomcat.context.getManager().findSessions()[0].expire();

        assertThat(seen.get(0).isEnded()).isTrue();
        assertThat(get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void a_container_with_a_longer_idle_time_gets_a_shorter_one_and_a_shorter_one_stays() throws Exception {
        tomcat.context.setSessionTimeout(120);
        logIn();
        assertThat(tomcat.context.getManager().findSessions()[0].getMaxInactiveInterval())
                .isEqualTo(30 * 60);
        tomcat.context.setSessionTimeout(5);
        logIn();
        assertThat(tomcat.context.getManager().findSessions()[0].getMaxInactiveInterval())
                .isEqualTo(5 * 60);
    }

    @Test
    void a_logout_with_the_token_of_the_session_ends_here_and_at_the_provider() throws Exception {
        logIn();
        String csrf = get("/me").body().replaceAll("(?s).*csrf=(\\S+).*", "$1");

        assertThat(post("/logout", "").statusCode()).isEqualTo(403);
        assertThat(post("/logout", "csrf=x").statusCode()).isEqualTo(403);
        assertThat(get("/logout").statusCode()).isEqualTo(200);
        assertThat(get("/me").statusCode()).isEqualTo(200);
        assertThat(location(post("/logout", "csrf=" + csrf)).toString())
                .startsWith(psc.issuer() + "/protocol/openid-connect/logout?");

        assertThat(get("/me").statusCode()).isEqualTo(302);
        assertThat(tomcat.context.getManager().getActiveSessions()).isZero();
        assertThat(location(post("/logout", "csrf=" + csrf))).hasToString("/");
    }

    @Test
    void the_provider_ends_a_session_over_the_back_channel() throws Exception {
        logIn();
        HttpClient provider =
                HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
        HttpRequest post = HttpRequest.newBuilder(tomcat.address().resolve("/logout/back-channel"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(logoutToken(), StandardCharsets.UTF_8)))
                .build();

        assertThat(provider.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

        assertThat(get("/me").statusCode()).isEqualTo(302);
    }

    private String logoutToken() {
        List<Exchange> grants = psc.journal().of(Operation.CODE_GRANT);
        Map<String, Object> idToken =
                grants.get(grants.size() - 1).issued("id_token").orElseThrow().claims();
        Map<String, Object> claims = new LinkedHashMap<>();
        for (String name : List.of("iss", "aud", "sub", "sid")) {
            claims.put(name, idToken.get(name));
        }
        long now = Instant.now().getEpochSecond();
        claims.put("typ", "Logout");
        claims.put("iat", now);
        claims.put("exp", now + 120);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        return psc.sign(claims);
    }

    @Test
    void below_a_context_path_everything_works_as_at_the_root() throws Exception {
        restart("/app", filter -> filter.withOpenPaths("/"), servlets -> {});

        assertThat(location(get("/app/other"))).hasToString("/app/login?target=%2Fother");
        URI callback = psc.login(location(get("/app/login?target=/other")), Personas.PHYSICIAN);
        assertThat(callback.getPath()).isEqualTo("/app/login/psc");
        assertThat(location(get(callback))).hasToString("/app/other");
        assertThat(get("/app/me").statusCode()).isEqualTo(200);
        assertThat(get("/app/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_that_another_filter_has_read_already_is_found_where_the_container_keeps_it() throws Exception {
        restart(
                "",
                filter -> filter.withOpenPaths("/"),
                servlets -> servlets.addFilter("greedy", (request, response, chain) -> {
                            request.getParameter("anything");
                            chain.doFilter(request, response);
                        })
                        .addMappingForUrlPatterns(null, false, "/*"));
        // The greedy one has to stand in front.
        tomcat.context.removeFilterMap(tomcat.context.findFilterMaps()[0]);
        var map = new org.apache.tomcat.util.descriptor.web.FilterMap();
        map.setFilterName("psc");
        map.addURLPattern("/*");
        tomcat.context.addFilterMap(map);
        logIn();
        String csrf = get("/me").body().replaceAll("(?s).*csrf=(\\S+).*", "$1");

        assertThat(post("/logout", "csrf=" + csrf + "&csrf=" + csrf).statusCode())
                .isEqualTo(403);
        assertThat(post("/logout?x=y", "csrf=" + csrf).statusCode()).isEqualTo(403);
        assertThat(post("/logout", "csrf=" + csrf).statusCode()).isEqualTo(302);
    }

    @Test
    void many_tabs_fit_into_the_headers_that_a_container_takes() throws Exception {
        List<URI> tabs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> begun = get("/login?target=/other?" + "a".repeat(600) + i);
            assertThat(begun.statusCode()).isEqualTo(302);
            tabs.add(location(begun));
        }

        assertThat(location(get(psc.login(tabs.get(39), Personas.PHYSICIAN))).getPath())
                .isEqualTo("/other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "*", "/*/a", "/a*", "//a", "/a/../b", "https://a.example/"})
    void a_pattern_that_opens_nothing_stops_the_start(String pattern) {
        PscServletFilter filter = PscServletFilter.of(PscWeb.of(client(URI.create("http://localhost:1"), "")));

        assertThatThrownBy(() -> filter.withOpenPaths(pattern)).isInstanceOf(PscConfigurationException.class);
    }

    private static final class MovedClock extends Clock {
        private volatile Duration moved = Duration.ZERO;

        void advance(Duration duration) {
            moved = moved.plus(duration);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(moved);
        }

        @Override
        public ZoneId getZone() {
            return FakeClock.systemUTC().getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Everybody extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().endsWith("/remember")) {
                request.getSession().setAttribute("before", "remembered");
            }
            response.getWriter()
                    .write(request.getDispatcherType() + " for "
                            + (PscServletFilter.session(request).isPresent() && request.getRemoteUser() != null
                                    ? "somebody"
                                    : "nobody"));
        }
    }

    private final class Me extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            PscSession session = PscServletFilter.session(request).orElseThrow();
            seen.add(session);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter()
                    .write(String.join(
                            " ",
                            request.getAuthType(),
                            request.getUserPrincipal().getName(),
                            request.getRemoteUser(),
                            session.professional().displayName(),
                            String.valueOf(request.getSession().getAttribute("before")),
                            "csrf=" + PscServletFilter.csrfToken(request).orElseThrow()));
        }
    }

    private static final class Fails extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("nothing works");
        }
    }

    private static final class Ended extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            if ("mine".equals(request.getParameter("whose"))) {
                PscServletFilter.session(request).orElseThrow().end();
            }
            throw new PscLoginException(ErrorCode.SESSION_ENDED, "the session has ended");
        }
    }

    private static final class Later extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getAttribute("started") == null) {
                request.setAttribute("started", true);
                AsyncContext async = request.startAsync();
                async.dispatch();
                return;
            }
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter()
                    .write(request.getDispatcherType() + " " + request.getRemoteUser() + " "
                            + PscServletFilter.session(request)
                                    .orElseThrow()
                                    .professional()
                                    .displayName());
        }
    }
}
