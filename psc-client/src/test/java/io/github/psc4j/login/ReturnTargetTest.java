package io.github.psc4j.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.testing.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "patients",
                "https://evil.example",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%2Fevil.example",
                "/%2fevil.example",
                "/%5Cevil.example",
                "/%255Cevil.example",
                "/%252Fevil.example",
                "/%25252Fevil.example",
                "/\tevil",
                "/\nevil",
                "/%0d%0aSet-Cookie:a=b",
                "/%09/evil.example",
                "/a b",
                " /a",
                "javascript:alert(1)",
                "/%",
                "/%zz",
                "http:/evil.example",
                "?a=b",
                "#a",
                "/\u0000",
                "/\u2028a\u0085",
                "/\u012fevil.example",
                "/a\u010d\u010aSet-Cookie:x=y",
                "/\u202e",
                "/\ud800",
                "/é",
                "/.//evil.example",
                "/a/..//evil.example",
                "/%2e//evil.example",
                "/a/../b",
                "/a/.",
                "/..",
                "/%2e%2e/a",
                "/%252525252fevil.example",
                "/a//b",
                "/%20/evil.example"
            })
    @Proves(Requirement.RFC_9700_OPEN_REDIRECT)
    void V23_V25_refuses_what_may_lead_elsewhere(String path) {
        assertThatThrownBy(() -> ReturnTarget.of(path)).isInstanceOfSatisfying(PscLoginException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.RETURN_TARGET_REFUSED);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/patients",
                "/patients/12?tab=3",
                "/a%20b",
                "/%C3%A9",
                "/.well-known/a",
                "/a..b",
                "/a?next=https%3A%2F%2Felse.example",
                "/a?next=//else.example/../b",
                "/a+b"
            })
    void accepts_paths_of_this_application(String path) {
        assertThat(ReturnTarget.of(path).path()).isEqualTo(path);
    }

    @Test
    void refuses_a_path_beyond_the_limit() {
        assertThat(ReturnTarget.of("/" + "a".repeat(1023)).path()).hasSize(1024);
        assertThatThrownBy(() -> ReturnTarget.of("/" + "a".repeat(1024))).isInstanceOf(PscLoginException.class);
    }
}
