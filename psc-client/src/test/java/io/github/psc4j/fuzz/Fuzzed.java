package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.error.PscException;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ValidationOutcome;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the fuzz tests share. An exception that is not one of ours is never caught here, so the tool reports it. */
final class Fuzzed {
    private Fuzzed() {}

    /** The result, or nothing if the input was refused in the way that is promised. */
    static <T> Optional<T> accepted(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (PscException e) {
            assertThat(e.getMessage()).startsWith(e.code().id() + " ");
            return Optional.empty();
        }
    }

    static <T> Optional<T> verified(ValidationOutcome<T> verification) {
        if (verification instanceof ValidationOutcome.Rejected<T> rejected) {
            assertThat(rejected.violation().message()).isNotBlank();
        }
        return verification instanceof ValidationOutcome.Verified<T> verified
                ? Optional.of(verified.value())
                : Optional.empty();
    }

    /** Never a half of a surrogate pair, whatever the bytes. */
    static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    static Optional<Map<String, Object>> object(String text) {
        try {
            return Optional.of(Json.parseObject(text));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** The same document as another reader understands it, if it does. */
    static Optional<Map<String, Object>> readByAnother(String text) {
        try {
            return Optional.of(JSONObjectUtils.parse(text));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The token of an input: as it is, if it is one; else its first line as the header and the rest as the claims, signed by the
     * provider, so that the rules behind the signature are reached.
     */
    static String token(byte[] input) {
        String text = text(input);
        int end = text.indexOf('\n');
        if (end < 0) {
            return text;
        }
        return TestToken.sign(text.substring(0, end), text.substring(end + 1));
    }

    /** Header and claims of an accepted token, read from its text. */
    static Map<String, Object> part(String token, int index) {
        String part = token.split("\\.", -1)[index];
        return Json.parseObject(Base64.getUrlDecoder().decode(part));
    }
}
