package io.github.psc4j.mock.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@PscMock
class FirstLoginTest {
    // PKCE, the example of RFC 7636; an application makes a new pair for each login.
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void a_nurse_logs_in(PscMockProvider psc) throws Exception {
        // Yours: the application sends the browser to PSC.
        URI request = URI.create(psc.walletOrigin() + "/auth?response_type=code"
                + "&client_id=" + PscMockProvider.CLIENT_ID
                + "&redirect_uri=http://localhost:8080/callback"
                + "&scope=openid%20scope_all&acr_values=eidas1"
                + "&state=s1"
                + "&nonce=n1"
                + "&code_challenge=" + CHALLENGE + "&code_challenge_method=S256");

        // The mock plays the browser and the person, and says where the browser comes back.
        URI callback = psc.login(request, Personas.NURSE);

        // Yours: the application changes the code for tokens and asks who it is.
        String form = "grant_type=authorization_code"
                + "&code=" + callback.getQuery().replaceAll(".*code=", "")
                + "&redirect_uri=http://localhost:8080/callback"
                + "&code_verifier=" + VERIFIER
                + "&client_id=" + PscMockProvider.CLIENT_ID
                + "&client_secret=" + PscMockProvider.CLIENT_SECRET;
        String tokens = send(HttpRequest.newBuilder(URI.create(psc.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        String accessToken = tokens.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        String person = send(HttpRequest.newBuilder(URI.create(psc.issuer() + "/protocol/openid-connect/userinfo"))
                .header("Authorization", "Bearer " + accessToken));

        assertTrue(psc.refusals().isEmpty(), psc.refusals().toString());
        assertTrue(person.contains("\"family_name\":\"EXEMPLAIRE\""), person);
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}
