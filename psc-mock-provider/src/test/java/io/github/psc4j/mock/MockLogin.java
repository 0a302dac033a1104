package io.github.psc4j.mock;

/** A whole login for tests of other packages. */
public final class MockLogin {

    private MockLogin() {}

    /** Login, tokens, userinfo; the answer is the access token. */
    public static String run(PscMockProvider psc) {
        RelyingParty service = new RelyingParty(psc);
        String token = service.tokenFor(Personas.NURSE).text("access_token");
        if (service.userInfo(token).status() != 200) {
            throw new AssertionError("no userinfo");
        }
        return token;
    }
}
