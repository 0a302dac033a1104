package io.github.psc4j.mock.internal;

import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.internal.intercept.Interceptors;
import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.internal.session.Store;

/** One provider: where it is, what it was told, and what it remembers. */
public record Realm(
        Origins origins,
        Settings settings,
        KeyRing keys,
        Store store,
        Alterations alterations,
        Recorder recorder,
        Interceptors interceptors) {

    public static final String PATH = "/auth/realms/esante-wallet";

    /** Where the login page's form goes, on the wallet's host. */
    public static final String LOGIN_PATH = "/auth/login";

    /** The one whom automatic logins take. */
    public Persona firstPersona() {
        return settings.personas().values().iterator().next();
    }

    /**
     * The two hosts of the provider: as at PSC, a person logs in on another host than the issuer's. The target services may have
     * a port of their own.
     */
    public record Origins(String auth, String wallet, String targets) {

        public static Origins of(String scheme, int port) {
            String auth = scheme + "://localhost:" + port;
            return new Origins(auth, scheme + "://127.0.0.1:" + port, auth);
        }

        public Origins withTargets(int httpsPort) {
            return new Origins(auth, wallet, "https://localhost:" + httpsPort);
        }

        public String issuer() {
            return auth + PATH;
        }

        /** Without {@code /auth}, as the authorization server that the ANS shows as an example. */
        public String targetIssuer(String id) {
            return targets + targetPath(id);
        }

        public static String targetPath(String id) {
            return "/realms/" + id;
        }

        public String protocol(String suffix) {
            return issuer() + "/protocol/openid-connect/" + suffix;
        }

        public boolean secure() {
            return wallet.startsWith("https:");
        }

        /** Cookies know no ports, and two providers may run at once. */
        public String cookie(String purpose) {
            return "PSC_MOCK_" + purpose + "_" + wallet.substring(wallet.lastIndexOf(':') + 1);
        }
    }
}
