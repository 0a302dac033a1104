package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.PscClient;
import io.github.psc4j.login.PendingLogin;

/** No cookie opens but one that was sealed here, and even what is sealed is read with care. */
class SealedLoginFuzzTest {
    private final PscClient psc = FuzzClient.build();

    @FuzzTest
    void sealedLogin(byte[] input) {
        assertThat(Fuzzed.accepted(() -> psc.login().open(Fuzzed.text(input)))).isEmpty();
        Fuzzed.accepted(() -> psc.login().open(FuzzClient.sealed(Fuzzed.text(input))))
                .ifPresent(pending -> {
                    PendingLogin again = psc.login().open(psc.login().seal(pending));
                    assertThat(again.state()).isEqualTo(pending.state());
                    assertThat(again.expiresAt()).isEqualTo(pending.expiresAt());
                    assertThat(again.authorizationUri()).isEqualTo(pending.authorizationUri());
                    assertThat(again.returnTarget().path())
                            .isEqualTo(pending.returnTarget().path());
                    assertThat(again.minimumLevel()).isEqualTo(pending.minimumLevel());
                });
    }
}
