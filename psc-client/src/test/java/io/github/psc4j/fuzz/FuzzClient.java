package io.github.psc4j.fuzz;

import io.github.psc4j.PscClient;
import io.github.psc4j.internal.sealing.Sealer;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.security.SecureRandom;

/** A client whose provider nobody can reach, and whose sealing key is known. */
final class FuzzClient {
    private static final SealingKey KEY = SealingKey.ofBase64(Secret.of("A".repeat(43) + "="));
    private static final Sealer SEALER = new Sealer(KEY, new SecureRandom());

    private FuzzClient() {}

    static PscClient build() {
        return PscClient.builder(PscEnvironment.of(URI.create("https://provider.invalid/realm")))
                .clientId(Logins.CLIENT)
                .clientAuthentication(ClientAuthentication.secretBasic(Logins.SECRET))
                .redirectUri(Logins.REDIRECT_URI)
                .clock(new FakeClock())
                .executor(Runnable::run)
                .sealingKey(KEY)
                .build();
    }

    /** What only the holder of the key can write. */
    static String sealed(String text) {
        return SEALER.seal("psc4j pending login", text);
    }

    static PendingLogin pending(PscClient psc) {
        return psc.login()
                .open(sealed("{\"s\":\"state-of-this-browser\",\"n\":\"nonce\",\"v\":\"" + "v".repeat(43)
                        + "\",\"t\":" + FakeClock.START.getEpochSecond()
                        + ",\"c\":\"my-service\",\"i\":\"https://provider.invalid/realm\",\"r\":\""
                        + Logins.REDIRECT_URI
                        + "\",\"e\":\"https://provider.invalid/auth\",\"p\":\"/\"}"));
    }
}
