package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.MockClient;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers as JWTs, for clients that are registered for them; PSC's own are JSON as far as known. */
class SignedResponsesTest {

    private static final String INTROSPECTION_JWT = "application/token-introspection+jwt";

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .client(MockClient.withSecret(PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET)
                    .acceptingLoopbackUris()
                    .withSignedIntrospection()
                    .withSignedUserInfo())
            .client(MockClient.withSecret("plain", "plain-secret").acceptingLoopbackUris()));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);

    @Test
    void introspection_is_signed_when_the_caller_asks_for_it() throws Exception {
        String token = service.tokenFor(Personas.NURSE).text("access_token");

        Answer answer = introspect(RelyingParty.withSecret(Map.of("token", token)), INTROSPECTION_JWT);

        assertThat(answer.header("Content-Type")).isEqualTo(INTROSPECTION_JWT);
        SignedJWT jwt = verified(answer);
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("token-introspection+jwt");
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(psc.issuer().toString());
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(PscMockProvider.CLIENT_ID);
        assertThat(jwt.getJWTClaimsSet().getJSONObjectClaim("token_introspection"))
                .containsEntry("active", true)
                .containsEntry("SubjectNameID", Personas.NURSE.nationalId());
    }

    @Test
    void a_signed_answer_about_a_dead_token_says_inactive_and_nothing_else() throws Exception {
        Answer answer = introspect(RelyingParty.withSecret(Map.of("token", "invented")), INTROSPECTION_JWT);

        assertThat(verified(answer).getJWTClaimsSet().getJSONObjectClaim("token_introspection"))
                .isEqualTo(Map.of("active", false));
    }

    @Test
    void introspection_is_json_otherwise() {
        String token = service.tokenFor(Personas.NURSE).text("access_token");

        assertThat(introspect(RelyingParty.withSecret(Map.of("token", token)), "application/json")
                        .json())
                .containsEntry("active", true);
        assertThat(introspect(
                                Map.of("token", token, "client_id", "plain", "client_secret", "plain-secret"),
                                INTROSPECTION_JWT)
                        .header("Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void userinfo_is_signed_for_the_client_with_issuer_and_audience() throws Exception {
        Answer answer = service.userInfo(service.tokenFor(Personas.NURSE).text("access_token"));

        assertThat(answer.header("Content-Type")).isEqualTo("application/jwt");
        assertThat(verified(answer).getJWTClaimsSet().getClaims())
                .containsEntry("sub", Personas.NURSE.subject())
                .containsEntry("iss", psc.issuer().toString())
                .containsKeys("SubjectRefPro", "aud");
    }

    private Answer introspect(Map<String, String> form, String accept) {
        return service.send(HttpRequest.newBuilder(service.endpoint("token/introspect"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(RelyingParty.encoded(form))));
    }

    private SignedJWT verified(Answer answer) throws Exception {
        SignedJWT jwt = SignedJWT.parse(answer.http().body());
        JWKSet keys = JWKSet.parse(
                service.get(service.endpoint("certs").toString()).http().body());
        assertThat(jwt.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return jwt;
    }
}
