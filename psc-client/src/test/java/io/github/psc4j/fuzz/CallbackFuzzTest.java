package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.PendingLogin;

/** No query completes a login that the browser did not begin, and none is printed. */
class CallbackFuzzTest {
    private final PscClient psc = FuzzClient.build();
    private final PendingLogin pending = FuzzClient.pending(psc);

    @FuzzTest
    void callback(byte[] input) {
        Fuzzed.accepted(() -> AuthorizationResponse.ofQuery(Fuzzed.text(input))).ifPresent(response -> {
            assertThat(response).hasToString("AuthorizationResponse[masked]");
            response.state().ifPresent(state -> assertThat(state.reveal()).matches("[!-~]+"));
            assertThatThrownBy(() -> psc.login().complete(pending, response)).isInstanceOf(PscException.class);
        });
    }
}
