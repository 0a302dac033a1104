package io.github.psc4j.mock.internal.settings;

/**
 * The addresses of the provider. As at PSC, a person logs in on another host than the issuer's. The target services may have
 * a port of their own.
 */
public record Origins(String auth, String wallet, String targets) {

    /** The path of the issuer. */
    public static final String PATH = "/auth/realms/esante-wallet";

    /** Where the login page's form goes, on the wallet's host. */
    public static final String LOGIN_PATH = "/auth/login";

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
