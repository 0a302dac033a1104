package io.github.psc4j.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.resource.Requests;
import io.github.psc4j.secret.Secret;
import java.util.Optional;

/** What the fuzzer hands to the reader of credentials. */
public final class HostileCredentials {
    private HostileCredentials() {}

    /** A token that was found is the one that was sent. */
    public static void bearer(String authorization, String query) {
        try {
            Optional<Secret> token = BearerCredentials.of(
                    Requests.plain().header("Authorization", authorization).query(query));
            token.ifPresent(found -> {
                assertThat(authorization).endsWithIgnoringCase(found.reveal() + trailing(authorization));
                assertThat(TokenKey.isPossible(found.reveal(), Integer.MAX_VALUE))
                        .isTrue();
                assertThat(query).doesNotMatch("access_token=.*");
            });
        } catch (PscValidationException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.BEARER_REQUEST_INVALID);
        }
    }

    private static String trailing(String text) {
        return text.substring(text.stripTrailing().length());
    }
}
