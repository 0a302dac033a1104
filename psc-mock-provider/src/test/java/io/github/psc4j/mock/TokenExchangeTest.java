package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import io.github.psc4j.mock.model.TargetEndpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization server of a target service (RFC 8693, RFC 8705 section 3). */
class TokenExchangeTest {

    private static final String SUBJECT = "CN=my-service,OU=399910010000018,O=Clinique Imaginaire,C=FR";
    private static final String API_SUBJECT = "CN=the-api,O=Clinique Imaginaire,C=FR";
    private static final String URN = "urn:ietf:params:oauth:token-type:";
    private static final MutableClock CLOCK = new MutableClock();

    private static final MockTarget DOSSIER = MockTarget.of("dossier", "dossier.read", "dossier.write")
            .withClient(MockClient.mutualTls("my-service-at-dossier", SUBJECT))
            .withClient(MockClient.mutualTls("the-api", API_SUBJECT))
            .withAudiences("https://api.dossier.example", "https://archive.dossier.example");

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .tls()
            .clock(CLOCK)
            .target(DOSSIER)
            .target(MockTarget.of("imaging", "read")
                    .withClient(MockClient.mutualTls("my-service-at-imaging", SUBJECT))
                    .withSubjectIssuer("psc")
                    .withThumbprint(MockTarget.Thumbprint.ANS_EXAMPLES)
                    .withLifetime(Duration.ofHours(4))));

    private final PscMockProvider psc = PSC.provider();
    private final ClientKey key = psc.issueClientCertificate(SUBJECT);
    private final RelyingParty service = party(key);
    private final TargetEndpoints dossier = psc.target("dossier");
    private final TargetEndpoints imaging = psc.target("imaging");

    @Test
    void a_token_of_psc_becomes_one_of_the_target_that_is_bound_to_the_certificate() throws Exception {
        Answer answer = service.post(dossier.token(), form(accessToken()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsOnlyKeys("access_token", "issued_token_type", "token_type", "expires_in", "scope")
                .containsEntry("issued_token_type", URN + "access_token")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 3600L)
                .containsEntry("scope", "dossier.read");
        SignedJWT token = SignedJWT.parse(answer.text("access_token"));
        JWKSet keys = JWKSet.parse(service.get(dossier.keys().toString()).http().body());
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(token.getPayload().toJSONObject())
                .containsEntry("iss", dossier.issuer().toString())
                .containsEntry("aud", "https://api.dossier.example")
                .containsEntry("azp", "my-service-at-dossier")
                .containsEntry("scope", "dossier.read")
                .containsEntry("SubjectNameID", Personas.NURSE.nationalId())
                .containsEntry(
                        "cnf",
                        Map.of(
                                "x5t#S256",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(hash(key))));
        psc.journal().verify().once(Operation.TOKEN_EXCHANGE).nothingRefused();
        Exchange exchange = psc.journal().of(Operation.TOKEN_EXCHANGE).get(0);
        assertThat(exchange.client()).contains("my-service-at-dossier");
        assertThat(exchange.request().clientAuthentication()).contains("tls_client_auth");
        assertThat(exchange.issued("access_token").orElseThrow().claims()).containsKey("cnf");
    }

    @Test
    void another_target_names_the_certificate_as_the_examples_of_the_ans_do() throws Exception {
        Answer answer = service.post(imaging.token(), imagingForm());

        assertThat(answer.json()).containsEntry("expires_in", 14_400L);
        String thumbprint = (String)
                ((Map<?, ?>) RelyingParty.claims(answer.text("access_token")).get("cnf")).get("x5t#S256");
        assertThat(thumbprint).hasSize(88);
        assertThat(new String(Base64.getDecoder().decode(thumbprint), StandardCharsets.US_ASCII))
                .isEqualTo(HexFormat.of().formatHex(hash(key)));
    }

    @Test
    void audience_and_actor_may_be_given() throws Exception {
        Map<String, String> form = form(accessToken());
        form.put("audience", "https://archive.dossier.example");
        form.put("scope", "dossier.read dossier.write");
        form.put("subject_issuer", "psc");
        form.put("subject_token_type", URN + "jwt");
        form.put("actor_token_type", URN + "jwt");
        form.put(
                "actor_token",
                new PlainJWT(new JWTClaimsSet.Builder()
                                .claim("lps_nom", "Logiciel")
                                .build())
                        .serialize());
        Answer answer = service.post(dossier.token(), form);

        assertThat(answer.json()).containsEntry("scope", "dossier.read dossier.write");
        assertThat(RelyingParty.claims(answer.text("access_token")))
                .containsEntry("aud", "https://archive.dossier.example");
    }

    static Stream<Arguments> wrongForms() {
        return Stream.of(
                Arguments.of("subject_token", "", "invalid_request", Rule.SUBJECT_TOKEN),
                Arguments.of("subject_token", "invented", "invalid_request", Rule.SUBJECT_TOKEN),
                Arguments.of("subject_token_type", "", "invalid_request", Rule.SUBJECT_TOKEN_TYPE),
                Arguments.of("subject_token_type", URN + "id_token", "invalid_request", Rule.SUBJECT_TOKEN_TYPE),
                Arguments.of("scope", "", "invalid_scope", Rule.TARGET_SCOPE),
                Arguments.of("scope", "dossier.read openid", "invalid_scope", Rule.TARGET_SCOPE),
                Arguments.of("audience", "https://elsewhere.example", "invalid_target", Rule.TARGET_AUDIENCE),
                Arguments.of("resource", "https://api.dossier.example", "invalid_target", Rule.TARGET_AUDIENCE),
                Arguments.of("subject_issuer", "other", "invalid_request", Rule.SUBJECT_ISSUER),
                Arguments.of("actor_token", "eyJ.eyJ.", "invalid_request", Rule.ACTOR_TOKEN),
                Arguments.of("actor_token_type", URN + "jwt", "invalid_request", Rule.ACTOR_TOKEN),
                Arguments.of("requested_token_type", URN + "saml2", "invalid_request", Rule.REQUESTED_TOKEN_TYPE),
                Arguments.of("grant_type", "", "invalid_request", Rule.GRANT_TYPE),
                Arguments.of("grant_type", "refresh_token", "unsupported_grant_type", Rule.GRANT_TYPE));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("wrongForms")
    void refuses_a_wrong_request_by_its_rule(String parameter, String value, String error, Rule rule) {
        Map<String, String> form = form(accessToken());
        form.put(parameter, value);
        Answer answer = service.post(dossier.token(), form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(psc.refusals()).extracting(Refusal::rule).containsExactly(rule);
    }

    static Stream<Arguments> wrongFormsAtAKeycloak() {
        return Stream.of(
                Arguments.of("subject_token", "invented", "invalid_token", Rule.SUBJECT_TOKEN),
                Arguments.of("subject_issuer", "", "invalid_request", Rule.SUBJECT_ISSUER),
                Arguments.of("subject_issuer", "other", "invalid_issuer", Rule.SUBJECT_ISSUER),
                Arguments.of("audience", "https://elsewhere.example", "invalid_client", Rule.TARGET_AUDIENCE),
                Arguments.of("requested_token_type", URN + "jwt", "invalid_request", Rule.REQUESTED_TOKEN_TYPE));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("wrongFormsAtAKeycloak")
    void a_Keycloak_names_errors_in_its_own_way(String parameter, String value, String error, Rule rule) {
        Map<String, String> form = imagingForm();
        form.put(parameter, value);
        Answer answer = service.post(imaging.token(), form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(psc.refusals()).extracting(Refusal::rule).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", URN + "refresh_token"})
    void a_Keycloak_issues_a_refresh_token_unless_an_access_token_alone_is_requested(String requested) {
        Map<String, String> form = imagingForm();
        form.put("requested_token_type", requested);
        assertThat(service.post(imaging.token(), form).json())
                .containsEntry("issued_token_type", URN + "refresh_token")
                .containsEntry("refresh_expires_in", 1800L)
                .containsKeys("access_token", "refresh_token");

        form.put("requested_token_type", URN + "access_token");
        assertThat(service.post(imaging.token(), form).json())
                .containsEntry("issued_token_type", URN + "access_token")
                .doesNotContainKeys("refresh_token", "refresh_expires_in");
    }

    @Test
    void a_Keycloak_reads_the_issuer_in_what_is_called_a_JWT() {
        Map<String, String> form = imagingForm();
        form.remove("subject_issuer");
        form.put("subject_token_type", URN + "jwt");

        assertThat(service.post(imaging.token(), form).status()).isEqualTo(200);
    }

    @Test
    void only_a_living_access_token_of_psc_is_taken() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        for (String other : new String[] {tokens.text("id_token"), tokens.text("refresh_token")}) {
            assertThat(service.post(dossier.token(), form(other)).status()).isEqualTo(400);
        }
        String own =
                service.post(dossier.token(), form(tokens.text("access_token"))).text("access_token");
        assertThat(service.post(dossier.token(), form(own)).status()).isEqualTo(400);
        CLOCK.advance(Duration.ofSeconds(120));
        assertThat(service.post(dossier.token(), form(tokens.text("access_token")))
                        .status())
                .isEqualTo(400);
        assertThat(psc.refusals()).extracting(Refusal::rule).containsOnly(Rule.SUBJECT_TOKEN);
    }

    @Test
    void without_the_right_certificate_there_is_no_token() {
        String token = accessToken();
        RelyingParty bare = new RelyingParty(
                psc, HttpClient.newBuilder().sslContext(psc.tlsContext()).build());
        RelyingParty other = party(psc.issueClientCertificate("CN=other,C=FR"));
        Map<String, String> unknown = form(token);
        unknown.put("client_id", PscMockProvider.CLIENT_ID);

        assertThat(bare.post(dossier.token(), form(token)).text("error")).isEqualTo("invalid_client");
        assertThat(other.post(dossier.token(), form(token)).text("error")).isEqualTo("invalid_client");
        assertThat(service.post(dossier.token(), unknown).text("error")).isEqualTo("invalid_client");
        assertThat(psc.refusals())
                .extracting(Refusal::rule)
                .containsExactly(Rule.CLIENT_CERTIFICATE_MISSING, Rule.CLIENT_CERTIFICATE_SUBJECT, Rule.CLIENT_SECRET);
    }

    @Test
    void psc_itself_exchanges_nothing() {
        assertThat(service.post(service.endpoint("token"), RelyingParty.withSecret(form(accessToken())))
                        .text("error"))
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void the_api_introspects_tokens_of_its_own_server_only_and_while_they_live() {
        String psctoken = accessToken();
        String token = service.post(dossier.token(), form(psctoken)).text("access_token");
        RelyingParty api = party(psc.issueClientCertificate(API_SUBJECT));

        assertThat(introspected(api, dossier.introspection(), token))
                .containsEntry("active", true)
                .containsEntry("client_id", "my-service-at-dossier")
                .containsKeys("cnf", "aud", "scope", "SubjectNameID");
        assertThat(introspected(api, dossier.introspection(), psctoken)).isEqualTo(Map.of("active", false));
        assertThat(service.introspect(token).json()).isEqualTo(Map.of("active", false));
        CLOCK.advance(Duration.ofHours(1));
        assertThat(introspected(api, dossier.introspection(), token)).isEqualTo(Map.of("active", false));
    }

    @Test
    void a_token_of_the_target_can_be_a_lie() {
        psc.alterTargetToken(claims -> {
            claims.remove("cnf");
            return claims;
        });
        Answer answer = service.post(dossier.token(), form(accessToken()));

        assertThat(RelyingParty.claims(answer.text("access_token"))).doesNotContainKey("cnf");
    }

    @Test
    void says_where_it_is_and_what_it_takes() {
        assertThat(service.get(dossier.issuer() + "/.well-known/openid-configuration")
                        .json())
                .containsEntry("issuer", dossier.issuer().toString())
                .containsEntry("token_endpoint", dossier.token().toString())
                .containsEntry("tls_client_certificate_bound_access_tokens", true);
        assertThatThrownBy(() -> psc.target("unknown")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_target_needs_tls_clients_with_certificates_and_scopes() {
        assertThatThrownBy(() -> PscMockProvider.builder().target(DOSSIER).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tls()");
        assertThatThrownBy(() -> DOSSIER.withClient(MockClient.withSecret("id", "secret")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MockTarget.of("dossier")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MockTarget.of("../dossier", "read")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DOSSIER.withLifetime(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private String accessToken() {
        return service.tokenFor(Personas.NURSE).text("access_token");
    }

    private static Map<String, String> form(String accessToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("client_id", "my-service-at-dossier");
        form.put("subject_token", accessToken);
        form.put("subject_token_type", URN + "access_token");
        form.put("scope", "dossier.read");
        return form;
    }

    private Map<String, String> imagingForm() {
        Map<String, String> form = form(accessToken());
        form.put("client_id", "my-service-at-imaging");
        form.put("scope", "read");
        form.put("subject_issuer", "psc");
        return form;
    }

    private static Map<String, Object> introspected(RelyingParty api, URI endpoint, String token) {
        return api.post(endpoint, Map.of("client_id", "the-api", "token", token))
                .json();
    }

    private RelyingParty party(ClientKey certificate) {
        return new RelyingParty(
                psc,
                HttpClient.newBuilder().sslContext(psc.tlsContext(certificate)).build());
    }

    private static byte[] hash(ClientKey key) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(key.certificate().getEncoded());
    }
}
