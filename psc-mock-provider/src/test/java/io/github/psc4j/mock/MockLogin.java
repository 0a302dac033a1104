package io.github.psc4j.mock;

import java.net.URI;

/** A whole login for tests of other packages. */
public final class MockLogin {

    private MockLogin() {}

    /** Login, tokens, userinfo; the answer is the access token. */
    public static String run(PscMockProvider psc) {
        String token = complete(psc, psc.login(start(psc), Personas.NURSE));
        String unused = nationalId(psc, token);
        return token;
    }

    /** Where a service sends the browser. */
    public static URI start(PscMockProvider psc) {
        return new RelyingParty(psc).authorizationUri();
    }

    /** The access token for a callback. */
    public static String complete(PscMockProvider psc, URI callback) {
        RelyingParty service = new RelyingParty(psc);
        return service.token(RelyingParty.withSecret(
                        RelyingParty.codeForm(RelyingParty.query(callback).get("code"))))
                .text("access_token");
    }

    /** Whose access token it is. */
    public static String nationalId(PscMockProvider psc, String accessToken) {
        return new RelyingParty(psc).userInfo(accessToken).text("SubjectNameID");
    }
}
