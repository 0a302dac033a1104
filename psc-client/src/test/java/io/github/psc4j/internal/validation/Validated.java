package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.token.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks a single rule, without a token around the claims and without a provider. */
final class Validated {
    private Validated() {}

    static Claims claims(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Claims(members);
    }

    static Clock clockAt(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    static <T> boolean accepts(ValidationRule<T> rule, T subject) {
        return rule.validate(subject).isEmpty();
    }

    static <T> void assertAccepts(ValidationRule<T> rule, T subject) {
        assertThat(rule.validate(subject)).isEmpty();
    }

    static <T> void assertRefuses(ValidationRule<T> rule, ErrorCode code, T subject) {
        assertThat(rule.validate(subject)).map(Violation::code).hasValue(code);
    }
}
