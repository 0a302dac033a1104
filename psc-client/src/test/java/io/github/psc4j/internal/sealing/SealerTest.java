package io.github.psc4j.internal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Proves;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer = new Sealer(SealingKey.random(random), random);

    @Test
    void opens_what_it_sealed() {
        assertThat(sealer.open("login", sealer.seal("login", "té\u0000xt"))).hasValue("té\u0000xt");
    }

    @Test
    void V36_refuses_a_value_that_was_sealed_for_another_purpose() {
        assertThat(sealer.open("session", sealer.seal("login", "text"))).isEmpty();
    }

    @Test
    void refuses_the_value_of_another_key() {
        Sealer other = new Sealer(SealingKey.random(random), random);
        assertThat(sealer.open("login", other.seal("login", "text"))).isEmpty();
    }

    @Test
    void refuses_a_value_with_any_changed_character() {
        String sealed = sealer.seal("login", "some text");
        for (int i = 0; i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(sealer.open("login", sealed.substring(0, i) + other + sealed.substring(i + 1)))
                    .as("changed at %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A", "AAAA", "AAAAAAAAAAAAAAAA", "!!!", "é", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refuses_what_was_never_sealed(String value) {
        assertThat(sealer.open("login", value)).isEmpty();
    }

    @Test
    void V22_refuses_a_value_of_any_length_that_was_never_sealed() {
        for (int length = 0; length < 100; length++) {
            assertThat(sealer.open("login", "A".repeat(length)))
                    .as("%d characters", length)
                    .isEmpty();
        }
    }

    @Test
    void refuses_another_spelling_of_a_sealed_value() {
        String sealed = sealer.seal("login", "text");
        assertThat(sealer.open("login", sealed + "=")).isEmpty();
        assertThat(sealer.open("login", sealed + "==")).isEmpty();
        // 32 bytes are 43 characters, of which the last has two bits that say nothing.
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(sealed.charAt(sealed.length() - 1));
        assertThat(sealed).hasSize(43);
        assertThat(sealer.open("login", sealed.substring(0, 42) + alphabet.charAt(last + 1)))
                .isEmpty();
    }

    @Test
    void never_seals_the_same_way_twice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(sealer.seal("login", "text"))).isTrue();
        }
    }

    @Test
    void a_key_has_32_bytes_and_is_not_printed() {
        assertThatThrownBy(() -> SealingKey.ofBase64(Secret.of("AAAA"))).isInstanceOf(PscConfigurationException.class);
        assertThat(SealingKey.ofBase64(Secret.of("A".repeat(43) + "="))).hasToString("SealingKey[masked]");
    }

    @Test
    @Proves(Requirement.RFC_7636_VERIFIER)
    void V37_generated_secrets_have_256_bits_and_differ() {
        SecretGenerator generator = new SecretGenerator(random);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String value = generator.next().reveal();
            assertThat(value).hasSize(43).matches("[A-Za-z0-9_-]+");
            assertThat(seen.add(value)).isTrue();
        }
        assertThat(generator.next()).hasToString("Secret[masked]");
    }
}
