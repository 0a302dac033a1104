package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.testing.ScriptedProvider;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody writes into an address, nobody is led away by it and nothing fails. */
class ReturnTargetsTest {
    private static TestWeb app;

    @BeforeAll
    @BeforeContainer
    static void start() {
        app = new TestWeb();
    }

    @AfterAll
    @AfterContainer
    static void stop() {
        app.close();
    }

    /** As they stand in the address bar, where a browser or a proxy has decoded nothing yet. */
    static Stream<String> leadingAway() {
        Stream<String> plain = Stream.of(
                "https://evil.example",
                "http:evil.example",
                "//evil.example",
                "///evil.example",
                "////evil.example/%2f..",
                "/\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\n/evil.example",
                "\t//evil.example",
                " //evil.example",
                "\u0000//evil.example",
                "/\u0000/evil.example",
                "/%2Fevil.example",
                "/%5Cevil.example",
                "/%5cevil.example",
                "/%09/evil.example",
                "/%0a/evil.example",
                "/%0d%0aLocation:%20https://evil.example",
                "/%00/evil.example",
                "/%252Fevil.example",
                "/%25252Fevil.example",
                "/%2525252Fevil.example",
                "/%255Cevil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/a/..//evil.example",
                "/%2e%2e//evil.example",
                "/a/%2e%2e/%2e%2e/b",
                "/;//evil.example",
                "/a//evil.example",
                "javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "@evil.example",
                ".evil.example",
                ":80",
                "evil.example",
                "?x",
                "#x",
                "/é",
                "/\u2028",
                "/\u202eevil",
                "/\uff0fevil.example",
                "\uff0f\uff0fevil.example",
                "/%",
                "/%zz",
                "/a b",
                "");
        return Stream.concat(plain, Stream.of("/" + "a".repeat(1024)));
    }

    private WebResponse login(String query) {
        return app.answer(app.browser().request("GET", "/login?" + query));
    }

    private static PendingLogin begun(WebResponse response) {
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.location().orElseThrow()).startsWith(app.logins.provider.origin() + "/wallet?");
        String cookie = response.headers().get("Set-Cookie").get(0);
        return app.psc.login().open(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
    }

    @ParameterizedTest
    @MethodSource("leadingAway")
    void V23_V24_V25_a_login_for_another_place_begins_and_ends_at_the_start_page(String target) {
        PendingLogin encodedOnce = begun(login("target=" + encoded(target)));
        PendingLogin encodedTwice = begun(login("target=" + encoded(encoded(target))));

        assertThat(encodedOnce.returnTarget().path()).isEqualTo("/espace");
        assertThat(encodedTwice.returnTarget().path()).isEqualTo("/espace");
    }

    @ParameterizedTest
    @MethodSource("leadingAway")
    void V23_V24_as_it_stands_it_is_no_error_either(String target) {
        assertThat(begun(login("target=" + target)).returnTarget().path())
                .startsWith("/")
                .doesNotStartWith("//");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target=/a&target=/b",
                "target=/a&target=",
                "target",
                "target=",
                "target=%",
                "target=%zz",
                "%target=/a",
                "&&&",
                "=",
                "target[]=/a",
                "TARGET=/a",
                "x=/a",
                ""
            })
    void a_target_that_is_none_or_twice_there_is_the_start_page(String query) {
        assertThat(begun(login(query)).returnTarget().path()).isEqualTo("/espace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/login?target=/x",
                "/login/",
                "/login;a=b",
                "/login/psc",
                "/login/psc?code=a",
                "/logout",
                "/logout/local",
                "/logout?x",
                "/logout/back-channel"
            })
    void a_path_of_the_login_itself_is_the_start_page(String target) {
        assertThat(begun(login("target=" + encoded(target))).returnTarget().path())
                .isEqualTo("/espace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/espace", "/a?b=c&d=%20e", "/logins", "/logout-help", "/a+b", "/%C3%A9", "/a?next=//x"})
    void a_path_of_the_application_is_where_the_person_goes(String target) {
        assertThat(begun(login("target=" + encoded(target))).returnTarget().path())
                .isEqualTo(target);
    }

    @ParameterizedTest
    @MethodSource("leadingAway")
    void a_page_that_needs_a_login_under_an_odd_address_leads_to_the_login_and_nowhere_else(String path) {
        TestWeb.Request odd = new TestWeb.Request(
                "GET",
                "",
                path,
                Optional.of(path),
                app.browser().request("GET", "/").headers(),
                new byte[0]);

        String location = app.answer(odd).location().orElseThrow();

        assertThat(location).matches("/login(\\?target=%2F[A-Za-z0-9%.*_+-]*)?").doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=c&state=s", "x=1&state=s&code=c", "%63ode=c&stat%65=s", "state=s&error=e&code="})
    void what_looks_like_a_response_of_the_provider_gets_into_no_other_address(String query) {
        assertThat(app.browser().get("/elsewhere?" + query).location()).contains("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=75", "state=open"})
    void a_page_of_the_application_keeps_its_parameters(String query) {
        assertThat(app.browser().get("/page?" + query).location())
                .contains("/login?target=%2Fpage%3F" + query.replace("=", "%3D"));
    }

    @Test
    void a_request_without_a_path_is_one_for_the_first_page() {
        for (String uri : new String[] {"mailto:x", "https://else.example", "?a=b"}) {
            WebRequest request = WebRequest.of("GET", URI.create(uri), Map.of(), InputStream.nullInputStream());

            assertThat(request.path()).isEqualTo("/");
        }
    }

    @Test
    void an_address_of_another_host_in_the_request_line_is_read_for_its_path_only() {
        WebRequest request =
                WebRequest.of("GET", URI.create("//evil.example/page"), Map.of(), InputStream.nullInputStream());

        assertThat(request.path()).isEqualTo("/page");
    }

    @Property(tries = 300)
    void whatever_the_target_is_the_login_begins(@ForAll String target) {
        assertThat(begun(login("target=" + encoded(target))).returnTarget().path())
                .matches("/([^/\\\\\\s].*)?");
    }

    @Property(tries = 300)
    void whatever_the_query_is_nothing_fails(@ForAll String query) {
        begun(login(query));
        assertThat(app.browser().get("/login/psc?" + query).status()).isEqualTo(400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void the_page_of_a_failure_leads_to_places_of_the_application_only() {
        TestWeb own = new TestWeb();
        TestWeb.Browser browser = own.browser();
        PendingLogin pending = browser.begin("//evil.example/\"><script>");
        own.logins.provider.on("/token", ScriptedProvider.text(502, "text/plain", ""));

        WebResponse response = browser.comeBack(pending);

        own.close();
        assertThat(response.body()).contains("href=\"/login\"", "href=\"/\"").doesNotContain("evil", "<script");
    }
}
