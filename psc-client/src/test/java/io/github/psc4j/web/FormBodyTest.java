package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static TestWeb.Request request(String type, String body) {
        return new TestWeb.Request("POST", "", "/", Optional.empty(), Map.of(), new byte[0])
                .form(body)
                .with("Content-Type", type);
    }

    private static Optional<String> value(String body) {
        return FormBody.value(request(FORM, body), "token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=a", "x=1&token=a", "token=a&x", "&&token=a&", "tok%65n=%61", "token=a&tokens=b"})
    void finds_the_one_value(String body) {
        assertThat(value(body)).contains("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token",
                "token=",
                "token=%20",
                "token=a&token=a",
                "token=a&token=",
                "Token=a",
                "token[]=a",
                "token=%",
                "token=%zz",
                "{\"token\":\"a\"}",
                " token=a"
            })
    void there_is_none(String body) {
        assertThat(value(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {FORM, FORM + ";charset=UTF-8", "Application/X-WWW-Form-Urlencoded", FORM + " ; x=y", " " + FORM})
    void a_form_says_that_it_is_one(String type) {
        assertThat(FormBody.value(request(type, "token=a"), "token")).contains("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/json", "multipart/form-data", FORM + "x", "*/*", ";"})
    void what_says_that_it_is_something_else_is_not_read(String type) {
        assertThat(FormBody.value(request(type, "token=a"), "token")).isEmpty();
    }

    @Test
    void neither_no_type_nor_two_types_are_a_form() {
        TestWeb.Request none = new TestWeb.Request("POST", "", "/", Optional.empty(), Map.of(), "token=a".getBytes());
        assertThat(FormBody.value(none, "token")).isEmpty();
        assertThat(FormBody.value(none.with("Content-Type", FORM, FORM), "token"))
                .isEmpty();
    }

    @Test
    void a_token_in_the_address_is_none() {
        TestWeb.Request request = new TestWeb.Request(
                "POST", "", "/", Optional.of("token=a"), Map.of("Content-Type", List.of(FORM)), new byte[0]);
        assertThat(FormBody.value(request, "token")).isEmpty();
    }

    @Test
    void the_largest_form_is_read_and_one_byte_more_is_not() {
        String token = "token=a&more=";
        assertThat(value(token + "a".repeat(FormBody.MAX_BYTES - token.length())))
                .contains("a");
        assertThat(value(token + "a".repeat(FormBody.MAX_BYTES + 1 - token.length())))
                .isEmpty();
    }

    @Test
    void what_announces_too_much_is_not_read_at_all() {
        TestWeb.Request request = request(FORM, "token=a");

        assertThat(FormBody.value(request.with("Content-Length", "" + (FormBody.MAX_BYTES + 1L)), "token"))
                .isEmpty();
        assertThat(FormBody.value(request.with("Content-Length", "" + Long.MAX_VALUE), "token"))
                .isEmpty();
        assertThat(FormBody.value(request.with("Content-Length", "7"), "token")).contains("a");
        assertThat(FormBody.value(request.with("Content-Length", "nonsense"), "token"))
                .contains("a");
    }

    @Test
    void V54_an_endless_body_is_read_to_the_bound_only() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'a';
            }
        };
        WebRequest request =
                WebRequest.of("POST", java.net.URI.create("/"), Map.of("content-type", List.of(FORM)), endless);

        assertThat(FormBody.value(request, "token")).isEmpty();
        assertThat(read[0]).isEqualTo(FormBody.MAX_BYTES + 1);
    }

    @Test
    void a_body_that_breaks_off_is_none() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        WebRequest request =
                WebRequest.of("POST", java.net.URI.create("/"), Map.of("content-type", List.of(FORM)), broken);

        assertThat(FormBody.value(request, "token")).isEmpty();
    }
}
