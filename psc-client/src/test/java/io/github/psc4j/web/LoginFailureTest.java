package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has words for the person. */
class LoginFailureTest {
    private static LoginFailure of(ErrorCode code) {
        return new LoginFailure(
                LoginFailure.Kind.of(code), Optional.of(code), Optional.empty(), "/again", "/app/", Optional.empty());
    }

    private static LoginFailure notAdmitted(String reason) {
        return new LoginFailure(
                LoginFailure.Kind.NOT_ADMITTED,
                Optional.empty(),
                Optional.of(reason),
                "/again?a=1&b=\"",
                "/",
                Optional.of(URI.create("https://psc.example/logout?id_token_hint=canary&x=y")));
    }

    @ParameterizedTest
    @EnumSource
    void every_code_says_what_happened_and_what_to_do_next(ErrorCode code) {
        LoginFailure failure = of(code);

        assertThat(failure.kind().status()).isBetween(400, 503);
        assertThat(failure.text().title()).isNotBlank();
        assertThat(failure.text().sentences()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(failure.page().body())
                .contains(code.id(), failure.text().title(), "href=\"/again\"", "href=\"/app/\"", "lang=\"fr\"");
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_has_a_status_and_a_page(LoginFailure.Kind kind) {
        LoginFailure failure =
                new LoginFailure(kind, Optional.empty(), Optional.empty(), "/again", "/", Optional.empty());

        assertThat(failure.page().status()).isEqualTo(kind.status());
        assertThat(failure.page().body()).doesNotContain("Code à communiquer");
        assertThat(failure.page().headers().containsKey("Retry-After"))
                .isEqualTo(kind == LoginFailure.Kind.PROVIDER_DOWN);
    }

    @Test
    void prints_neither_the_hint_nor_the_reason() {
        assertThat(notAdmitted("canary").toString()).doesNotContain("canary");
    }

    @Test
    void a_page_escapes_what_it_shows() {
        assertThat(notAdmitted("<script>'\"&").page().body())
                .contains("<p>&lt;script&gt;&#39;&quot;&amp;</p>")
                .contains("href=\"/again?a=1&amp;b=&quot;\"")
                .contains("id_token_hint=canary&amp;x=y")
                .doesNotContain("<script");
    }

    @Test
    void an_empty_reason_is_no_paragraph() {
        assertThat(notAdmitted(" ").text().sentences()).hasSize(1);
    }

    @Test
    void the_page_allows_its_own_style_and_nothing_else() throws Exception {
        WebResponse page = of(ErrorCode.ACCESS_DENIED).page();

        String style = page.body().replaceAll("(?s).*<style>(.*)</style>.*", "$1");
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.headers())
                .containsEntry(
                        "Content-Security-Policy",
                        List.of("default-src 'none'; style-src 'sha256-" + hash
                                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    }

    @Test
    void a_page_of_the_application_gets_the_status_and_the_headers_and_no_body() {
        WebResponse head = of(ErrorCode.PROVIDER_TIMEOUT).response();

        assertThat(head.status()).isEqualTo(503);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers()).containsOnlyKeys("Cache-Control", "Referrer-Policy", "Retry-After");
    }
}
