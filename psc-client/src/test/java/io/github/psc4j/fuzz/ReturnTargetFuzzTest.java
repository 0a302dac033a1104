package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.login.ReturnTarget;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** An accepted target stays on the host of the application, as written and however often somebody decodes it. */
class ReturnTargetFuzzTest {
    private static final URI APPLICATION = URI.create("https://my-service.example/login/psc");

    @FuzzTest
    void returnTarget(byte[] input) {
        Fuzzed.accepted(() -> ReturnTarget.of(Fuzzed.text(input))).ifPresent(target -> {
            String path = target.path();
            assertThat(path).matches("/[!-~]*").hasSizeLessThanOrEqualTo(1024);
            int end = path.indexOf('?');
            String decoded = end < 0 ? path : path.substring(0, end);
            for (int i = 0; i < 4; i++) {
                assertThat(decoded).doesNotContain("//", "\\", "/../", "/./", "\r", "\n", "\u0000");
                decoded = URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            }
            assertStaysHere(path);
        });
    }

    private static void assertStaysHere(String path) {
        try {
            assertThat(APPLICATION.resolve(path).getAuthority()).isEqualTo(APPLICATION.getAuthority());
        } catch (IllegalArgumentException e) {
            // Java's URI refuses characters that a browser encodes; then nothing is resolved.
        }
    }
}
