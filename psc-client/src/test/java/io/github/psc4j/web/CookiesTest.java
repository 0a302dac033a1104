package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    private static List<String> read(String... headers) {
        return Cookies.of(request(headers)).stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .toList();
    }

    private static WebRequest request(String... headers) {
        return new TestWeb.Request("GET", "", "/", Optional.empty(), Map.of("Cookie", List.of(headers)), new byte[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=b | a=b",
                "a=b; c=d | a=b,c=d",
                "a=b;c=d | a=b,c=d",
                "a = b | a=b",
                "a=\"b\" | a=b",
                "a=\"b | a=\"b",
                "a=\" | a=\"",
                "a=\"\" | a=",
                "a= | a=",
                "a=b=c | a=b=c",
                "a=1; a=2 | a=1,a=2"
            })
    void reads_what_clients_send(String header, String cookies) {
        assertThat(String.join(",", read(header))).isEqualTo(cookies);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", ";;;", " ; ", "a", "=", "=b", ";=;", "; ; =x; ;", "$Version"})
    void V22_what_is_no_cookie_is_left_out(String header) {
        assertThat(read(header)).isEmpty();
    }

    @Test
    void several_lines_are_one_list() {
        assertThat(read("a=1; b=2", "c=3")).containsExactly("a=1", "b=2", "c=3");
    }

    @Property
    void V22_no_header_is_an_error(@ForAll String header) {
        assertThat(read(header, header)).hasSizeLessThanOrEqualTo(2 * (header.length() + 1));
    }

    @Property
    void V21_nothing_in_a_header_makes_the_layer_fail_or_set_many_cookies(@ForAll List<String> values) {
        PendingLoginCookies cookies = new PendingLoginCookies(Cookies.overHttp());
        WebRequest request = request(values.stream().map(v -> "psc-login-" + v).toArray(String[]::new));

        assertThat(cookies.clear(request)).hasSizeLessThanOrEqualTo(PendingLoginCookies.MOST_DROPPED);
    }

    @Test
    void a_cookie_that_is_deleted_has_the_flags_of_the_one_that_was_set() {
        assertThat(Cookies.overHttps().set("a", "b", Duration.ofMinutes(20)))
                .isEqualTo("a=b; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1200");
        assertThat(Cookies.overHttps().delete("a")).isEqualTo("a=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
        assertThat(Cookies.overHttp().delete("a")).isEqualTo("a=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
