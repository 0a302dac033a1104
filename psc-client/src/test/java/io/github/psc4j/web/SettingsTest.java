package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong setting stops the start with a sentence. */
class SettingsTest {
    private static PscWebBuilder builder(String redirectUri) {
        return PscWeb.builder(
                () -> {
                    throw new AssertionError("nobody needs a client to start");
                },
                URI.create(redirectUri));
    }

    private static void assertRefused(UnaryOperator<PscWebBuilder> change) {
        assertThatThrownBy(() ->
                        change.apply(builder("https://a.example/login/psc")).build())
                .isInstanceOfSatisfying(
                        PscConfigurationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "login",
                "/login/",
                "//login",
                "/a//b",
                "/a/../b",
                "/..",
                "/.",
                "/a/.",
                "/%6Cogin",
                "/a?b",
                "/a#b",
                "/a*",
                "/{a}",
                "/a;b",
                "/a b",
                "/é",
                "/a\\b",
                "https://a.example/x"
            })
    void a_path_that_could_be_understood_in_two_ways(String path) {
        assertRefused(b -> b.loginPath(path));
        assertRefused(b -> b.callbackPath(path));
        assertRefused(b -> b.logoutPath(path));
        assertRefused(b -> b.localLogoutPath(path));
        assertRefused(b -> b.backChannelLogoutPath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "espace", "//evil.example", "https://evil.example", "/a/../b", "/\\evil.example", "/a b"})
    void a_page_that_is_none_of_the_application(String path) {
        assertRefused(b -> b.startPath(path));
        assertRefused(b -> b.homePath(path));
    }

    @Test
    void two_paths_that_are_the_same() {
        assertRefused(b -> b.loginPath("/login/psc"));
        assertRefused(b -> b.loginPath("/logout"));
        assertRefused(b -> b.backChannelLogoutPath("/logout/local"));
        assertRefused(b -> b.localLogoutPath("/logout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT30M0.001S", "PT4H"})
    void an_idle_time_that_PSC_does_not_allow(String time) {
        assertRefused(b -> b.maxIdle(Duration.parse(time)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example", "https://a.example/", "https://a.example/%6Cogin", "https://a.example/a//b"
            })
    void a_redirect_uri_whose_path_cannot_be_that_of_a_callback(String redirectUri) {
        assertThatThrownBy(() -> builder(redirectUri).build()).isInstanceOf(PscConfigurationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/app/login/psc, /app, /login/psc",
        "https://a.example/apple/psc, /app, /apple/psc",
        "https://a.example/login/psc, '', /login/psc"
    })
    void the_callback_arrives_at_the_path_of_the_redirect_uri(String redirectUri, String context, String path) {
        PscWeb web = builder(redirectUri).contextPath(context).build();

        WebRequest callback = new TestWeb.Request("HEAD", context, path, Optional.empty(), Map.of(), new byte[0]);
        assertThat(web.handle(callback, InMemorySessionStore.of(web)))
                .hasValueSatisfying(response -> assertThat(response.status()).isEqualTo(405));
    }

    @Test
    void any_other_path_is_the_applications() {
        PscWeb web = builder("https://a.example/login/psc").build();
        for (String path :
                new String[] {"/", "/login/", "/Login", "/login/psc/", "/login/%70sc", "/logout/", "", "//login"}) {
            WebRequest request = new TestWeb.Request("GET", "", path, Optional.empty(), Map.of(), new byte[0]);
            assertThat(web.handle(request, InMemorySessionStore.of(web)))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void what_was_built_does_not_change_with_its_builder() {
        PscWebBuilder builder = builder("https://a.example/login/psc").maxIdle(Duration.ofMinutes(10));
        PscWeb web = builder.build();
        builder.maxIdle(Duration.ofMinutes(20)).loginPath("/other");

        assertThat(web.maxIdle()).isEqualTo(Duration.ofMinutes(10));
    }
}
