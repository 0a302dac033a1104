package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has words for the person. */
class PscFailureTest {

    @ParameterizedTest
    @EnumSource
    void every_code_says_what_happened_and_what_to_do_next(ErrorCode code) {
        PscFailure failure = new PscFailure(
                PscFailure.Kind.of(code), Optional.of(code), Optional.empty(), "/again", Optional.empty());

        assertThat(failure.kind().status()).isBetween(400, 503);
        assertThat(PscFailureText.of(failure).title()).isNotBlank();
        assertThat(PscFailureText.of(failure).sentences()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void prints_neither_the_hint_nor_the_reason() {
        PscFailure failure = new PscFailure(
                PscFailure.Kind.NOT_ADMITTED,
                Optional.empty(),
                Optional.of("canary"),
                "/again",
                Optional.of(URI.create("https://psc.example/logout?id_token_hint=canary")));

        assertThat(failure.toString()).doesNotContain("canary");
    }
}
