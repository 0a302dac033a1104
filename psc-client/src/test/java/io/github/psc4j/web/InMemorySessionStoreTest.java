package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemorySessionStoreTest {
    private static final String COOKIE = "__Host-psc-session";

    private final TestWeb app = new TestWeb();
    private final InMemorySessionStore small = InMemorySessionStore.of(app.web, 2);

    @AfterEach
    void stop() {
        app.close();
    }

    private static String id(List<String> setCookies) {
        String line = setCookies.get(0);
        return line.substring(line.indexOf('=') + 1, line.indexOf(';'));
    }

    private WebRequest with(String id) {
        TestWeb.Browser browser = app.browser();
        browser.cookies.put(COOKIE, id);
        return browser.request("GET", "/");
    }

    private WebSession session(String sid) {
        return app.web.newSession(app.session(sid));
    }

    @Test
    void ids_are_long_and_never_the_same() {
        Set<String> ids = new HashSet<>();
        WebSession session = session("a");
        for (int i = 0; i < 1_000; i++) {
            ids.add(id(app.sessions.replace(app.browser().request("GET", "/"), session)));
        }
        assertThat(ids).hasSize(1_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{43}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "\u0000", "é"})
    void an_id_that_nobody_gave_out_is_none(String id) {
        app.sessions.replace(app.browser().request("GET", "/"), session("a"));

        assertThat(app.sessions.find(with(id))).isEmpty();
        assertThat(app.sessions.size()).isEqualTo(1);
    }

    @Test
    void a_change_of_one_character_is_another_id() {
        String id = id(app.sessions.replace(app.browser().request("GET", "/"), session("a")));
        char last = id.charAt(42);

        assertThat(app.sessions.find(with(id))).isPresent();
        assertThat(app.sessions.find(with(id.substring(0, 42) + (last == 'A' ? 'B' : 'A'))))
                .isEmpty();
        assertThat(app.sessions.find(with(id.substring(0, 42)))).isEmpty();
        assertThat(app.sessions.find(with(id + "A"))).isEmpty();
    }

    @Test
    void two_different_ids_in_one_request_are_none() {
        String id = id(app.sessions.replace(app.browser().request("GET", "/"), session("a")));
        TestWeb.Request both = app.browser()
                .request("GET", "/")
                .with("Cookie", COOKIE + "=" + id + "; " + COOKIE + "=" + "A".repeat(43));

        assertThat(app.sessions.find(both)).isEmpty();
    }

    @Test
    void a_login_takes_the_place_of_the_session_that_the_browser_had() {
        String before = id(app.sessions.replace(app.browser().request("GET", "/"), session("a")));
        String after = id(app.sessions.replace(with(before), session("b")));

        assertThat(app.sessions.find(with(before))).isEmpty();
        assertThat(app.sessions.find(with(after))).isPresent();
        assertThat(app.sessions.size()).isEqualTo(1);
    }

    @Test
    void a_session_that_is_removed_is_gone_and_so_is_its_cookie() {
        String id = id(app.sessions.replace(app.browser().request("GET", "/"), session("a")));

        assertThat(app.sessions.remove(with(id))).singleElement().asString().contains(COOKIE + "=;", "Max-Age=0");

        assertThat(app.sessions.find(with(id))).isEmpty();
        assertThat(app.sessions.remove(app.browser().request("GET", "/"))).isEmpty();
    }

    @Test
    void where_there_is_no_room_the_session_that_was_used_least_recently_ends() {
        List<WebSession> sessions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String sid : List.of("a", "b")) {
            sessions.add(session(sid));
            ids.add(id(small.replace(app.browser().request("GET", "/"), sessions.get(sessions.size() - 1))));
        }
        small.find(with(ids.get(0)));

        small.replace(app.browser().request("GET", "/"), session("c"));

        assertThat(small.find(with(ids.get(0)))).isPresent();
        assertThat(small.find(with(ids.get(1)))).isEmpty();
        assertThat(sessions.get(1).psc().isEnded()).isTrue();
        assertThat(sessions.get(0).psc().isEnded()).isFalse();
    }

    @Test
    void what_is_over_makes_room_first() {
        String one = id(small.replace(app.browser().request("GET", "/"), session("a")));
        WebSession ended = session("b");
        small.replace(app.browser().request("GET", "/"), ended);
        small.find(with(one));
        ended.psc().end();

        small.replace(app.browser().request("GET", "/"), session("c"));

        assertThat(small.find(with(one))).isPresent();
        assertThat(small.size()).isEqualTo(2);
    }

    @Test
    void sessions_that_nobody_uses_any_more_do_not_stay() {
        for (int i = 0; i < 10; i++) {
            app.sessions.replace(app.browser().request("GET", "/"), session("s" + i));
        }
        app.logins.clock.advance(Duration.ofMinutes(30));

        app.sessions.replace(app.browser().request("GET", "/"), session("new"));

        assertThat(app.sessions.size()).isEqualTo(1);
    }

    @Test
    void a_session_that_timed_out_is_ended_when_it_leaves() {
        WebSession idle = session("idle");
        app.sessions.replace(app.browser().request("GET", "/"), idle);
        app.logins.clock.advance(Duration.ofMinutes(31));

        app.sessions.replace(app.browser().request("GET", "/"), session("another"));

        assertThat(app.sessions.size()).isEqualTo(1);
        assertThat(idle.psc().isEnded()).isTrue();
    }
}
