package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.metadata.ProviderDocuments;
import io.github.psc4j.internal.metadata.VerificationKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/** A key that is kept is public, asymmetric and strong, and no other has its name. */
class KeySetFuzzTest {
    @FuzzTest
    void keySet(byte[] input) {
        List<VerificationKey> keys;
        try {
            keys = Fuzzed.accepted(() -> ProviderDocuments.keySet(input)).orElse(List.of());
        } catch (JsonException e) {
            return;
        }
        for (VerificationKey key : keys) {
            if (key.key() instanceof RSAPublicKey rsa) {
                assertThat(rsa.getModulus().bitLength()).isBetween(2048, 8192);
                assertThat(rsa.getPublicExponent().testBit(0)).isTrue();
            } else {
                assertThat(key.key()).isInstanceOf(ECPublicKey.class);
            }
        }
        assertThat(keys.stream().map(VerificationKey::kid).flatMap(Optional::stream))
                .doesNotHaveDuplicates();
    }
}
