package io.github.psc4j.resource;

import static io.github.psc4j.resource.Apis.verify;
import static io.github.psc4j.resource.Validations.assertRejected;
import static io.github.psc4j.resource.Validations.assertUndetermined;
import static io.github.psc4j.resource.Validations.assertVerified;
import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.professional.NationalId;
import io.github.psc4j.professional.Rpps;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.TestCertificate;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ValidationOutcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens a service accepts, and what it learns of the person. */
class ResourceServerTest {
    private static final X509Certificate CERTIFICATE =
            new TestCertificate("certificate".getBytes(StandardCharsets.UTF_8));
    private static final X509Certificate OTHER = new TestCertificate("other".getBytes(StandardCharsets.UTF_8));

    private final Apis apis = new Apis();

    @AfterEach
    void stop() {
        apis.close();
    }

    private static byte[] thumbprint(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String standard(X509Certificate certificate) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint(certificate));
    }

    private static String asInTheExamplesOfTheAns(X509Certificate certificate) {
        return Base64.getEncoder()
                .encodeToString(
                        HexFormat.of().formatHex(thumbprint(certificate)).getBytes(StandardCharsets.US_ASCII));
    }

    @Nested
    class A_token_of_the_own_authorization_server {
        private final ResourceServer api = apis.own().build();

        @Test
        void is_verified_here_and_names_the_person_as_a_login_does() {
            AcceptedToken token = assertVerified(verify(
                    api,
                    apis.ownToken()
                            .claims(c -> {
                                c.put("SubjectNameID", "899700000017");
                                c.put(
                                        "otherIds",
                                        List.of(Map.of("identifiant", "099700001", "origine", "ADELI", "qualite", 1)));
                                c.put("acr", "eidas2");
                            })
                            .sign()));

            assertThat(token.nationalId()).contains(new NationalId("899700000017"));
            assertThat(token.rpps()).contains(new Rpps("99700000017"));
            assertThat(token.otherIds()).hasSize(1);
            assertThat(token.subject()).isEqualTo(TestToken.SUBJECT);
            assertThat(token.issuer()).isEqualTo(AcceptedToken.Issuer.AUTHORIZATION_SERVER);
            assertThat(token.authorizedParty()).contains("a-client");
            assertThat(token.scope()).containsExactlyInAnyOrder("read", "write");
            assertThat(token.level()).contains(EidasLevel.EIDAS2);
            assertThat(token.toString()).doesNotContain("899700000017", TestToken.SUBJECT);
            assertThat(apis.introspections()).isZero();
        }

        @Test
        void V19_that_states_no_scope_grants_nothing() {
            for (Object scope : new Object[] {"", " ", 7, List.of("read"), true}) {
                assertThat(assertVerified(verify(
                                        api,
                                        apis.ownToken()
                                                .claims(c -> c.put("scope", scope))
                                                .sign()))
                                .scope())
                        .isEmpty();
            }
            assertThat(assertVerified(verify(
                                    api,
                                    apis.ownToken()
                                            .claims(c -> c.remove("scope"))
                                            .sign()))
                            .scope())
                    .isEmpty();
        }

        @Test
        void V28_for_another_audience_is_rejected() {
            for (Object audience : new Object[] {"https://other.example", List.of(), List.of("a", "b"), "", 7}) {
                assertRejected(
                        verify(
                                api,
                                apis.ownToken()
                                        .claims(c -> c.put("aud", audience))
                                        .sign()),
                        ErrorCode.AUDIENCE_WRONG);
            }
            assertRejected(
                    verify(api, apis.ownToken().claims(c -> c.remove("aud")).sign()), ErrorCode.AUDIENCE_WRONG);
        }

        @Test
        void V28_without_an_end_or_after_it_is_rejected() {
            assertRejected(
                    verify(api, apis.ownToken().claims(c -> c.remove("exp")).sign()), ErrorCode.TOKEN_EXPIRED);
            String token = apis.ownToken().sign();
            apis.clock.advance(Duration.ofSeconds(151));
            assertRejected(verify(api, token), ErrorCode.TOKEN_EXPIRED);
        }

        @Test
        void signed_by_a_stranger_or_changed_is_rejected() {
            assertRejected(verify(api, apis.ownToken().sign(TestKeys.STRANGER)), ErrorCode.SIGNATURE_INVALID);
            String token = apis.ownToken().sign();
            String changed = token.replaceFirst("\\.[^.]+\\.", "." + TestToken.part("{\"iss\":\"x\"}") + ".");
            assertRejected(verify(api, changed), ErrorCode.SIGNATURE_INVALID);
        }

        @Test
        void of_another_kind_is_rejected() {
            assertRejected(
                    verify(api, TestToken.good(apis.ownIssuer, Apis.AUDIENCE).sign()), ErrorCode.TOKEN_TYPE_WRONG);
        }

        @Test
        void that_is_bound_is_accepted_with_its_certificate_in_both_encodings_and_with_no_other() {
            for (String stated : List.of(standard(CERTIFICATE), asInTheExamplesOfTheAns(CERTIFICATE))) {
                Secret token = Secret.of(apis.ownToken()
                        .claims(c -> c.put("cnf", Map.of("x5t#S256", stated)))
                        .sign());
                for (int i = 0; i < 2; i++) {
                    assertRejected(api.validate(token, Optional.empty()), ErrorCode.TOKEN_BINDING_WRONG);
                    assertRejected(api.validate(token, Optional.of(OTHER)), ErrorCode.TOKEN_BINDING_WRONG);
                    assertVerified(api.validate(token, Optional.of(CERTIFICATE)));
                }
            }
        }

        @Test
        @Proves(Requirement.PSC_BOUND)
        void that_is_bound_to_nothing_is_refused_unless_the_service_says_that_it_need_not_be() {
            String token = apis.ownToken().sign();
            ResourceServer standard = ResourceServer.builder()
                    .authorizationServer(apis.ownIssuerUri, Apis.AUDIENCE)
                    .allowHttpOnLoopback()
                    .clock(apis.clock)
                    .build();

            for (Optional<X509Certificate> certificate :
                    List.of(Optional.of(CERTIFICATE), Optional.<X509Certificate>empty())) {
                assertRejected(standard.validate(Secret.of(token), certificate), ErrorCode.TOKEN_NOT_BOUND);
                assertVerified(api.validate(Secret.of(token), certificate));
            }
            Secret bound = Secret.of(apis.ownToken()
                    .claims(c -> c.put("cnf", Map.of("x5t#S256", standard(CERTIFICATE))))
                    .sign());
            assertVerified(standard.validate(bound, Optional.of(CERTIFICATE)));
            assertRejected(standard.validate(bound, Optional.of(OTHER)), ErrorCode.TOKEN_BINDING_WRONG);
        }

        @Test
        void is_undetermined_while_the_keys_cannot_be_had_and_verified_when_they_can() {
            apis.server.on("/keys", text(500, "text/plain", ""));
            String token = apis.ownToken().sign();
            assertUndetermined(verify(api, token), ErrorCode.PROVIDER_STATUS);

            apis.server.on(
                    "/keys",
                    json(200, new com.nimbusds.jose.jwk.JWKSet(TestKeys.PROVIDER.toPublicJWK()).toJSONObject()));
            apis.clock.advance(Duration.ofSeconds(6));
            assertVerified(verify(api, token));
        }

        @Test
        void is_undetermined_when_the_metadata_names_another_issuer_or_no_usable_keys() {
            apis.server.on(
                    "/own/.well-known/openid-configuration",
                    json(200, Map.of("issuer", "https://other.example", "jwks_uri", apis.server.origin() + "/keys")));
            assertUndetermined(verify(api, apis.ownToken().sign()), ErrorCode.ISSUER_MISMATCH);

            for (String location : List.of("http://192.0.2.1/keys", "ftp://localhost/keys", "no url at all", "/keys")) {
                apis.server.on(
                        "/own/.well-known/openid-configuration",
                        json(200, Map.of("issuer", apis.ownIssuer, "jwks_uri", location)));
                apis.clock.advance(Duration.ofSeconds(6));
                assertUndetermined(verify(api, apis.ownToken().sign()), ErrorCode.DISCOVERY_INCOMPLETE);
            }
        }

        @Test
        void is_verified_with_keys_at_a_configured_address() {
            apis.server.on("/own/.well-known/openid-configuration", text(404, "text/plain", ""));
            ResourceServer other = apis.own()
                    .jwksUri(URI.create(apis.server.origin() + "/keys"))
                    .build();
            assertVerified(verify(other, apis.ownToken().sign()));
        }

        @Test
        void names_the_person_in_the_configured_claim_and_in_no_other_then() {
            ResourceServer other = apis.own().nationalIdClaim("idnat").build();
            AcceptedToken named = assertVerified(verify(
                    other,
                    apis.ownToken()
                            .claims(c -> {
                                c.put("idnat", "899700000025");
                                c.put("SubjectNameID", "899700000017");
                            })
                            .sign()));
            assertThat(named.nationalId()).contains(new NationalId("899700000025"));
            assertThat(named.rpps()).contains(new Rpps("99700000025"));

            AcceptedToken unnamed = assertVerified(verify(
                    other,
                    apis.ownToken()
                            .claims(c -> c.put("SubjectNameID", "899700000017"))
                            .sign()));
            assertThat(unnamed.nationalId()).isEmpty();
            assertThat(unnamed.rpps()).isEmpty();
            assertThat(unnamed.adeli()).isEmpty();
        }

        @Test
        void a_user_name_at_another_server_than_psc_is_no_number_of_a_person() {
            AcceptedToken token = assertVerified(verify(
                    api,
                    apis.ownToken()
                            .claims(c -> {
                                c.remove("SubjectNameID");
                                c.put("preferred_username", "899700000017");
                            })
                            .sign()));

            assertThat(token.nationalId()).isEmpty();
            assertThat(token.rpps()).isEmpty();
        }

        @Test
        void names_nobody_where_it_names_nobody_that_can_be_read() {
            AcceptedToken token = assertVerified(verify(
                    api,
                    apis.ownToken()
                            .claims(c -> {
                                c.put("SubjectNameID", " ");
                                c.put("preferred_username", List.of("899700000017"));
                                c.put("acr", "gold");
                            })
                            .sign()));
            assertThat(token.nationalId()).isEmpty();
            assertThat(token.rpps()).isEmpty();
            assertThat(token.level()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "a.b.c", "a.b.c.d.e", "....", "\u00e9.b.c", "a b", "a\nb", "a\u0000b", "é"})
        void is_a_token_or_rejected(String text) {
            assertRejected(verify(api, text), ErrorCode.TOKEN_MALFORMED);
        }
    }

    @Nested
    class A_token_of_psc {
        private final ResourceServer api = apis.psc().build();

        @Test
        void is_asked_about_and_names_the_person_as_a_login_does() {
            AcceptedToken token = assertVerified(verify(api, apis.pscToken().sign()));

            assertThat(token.nationalId()).contains(new NationalId("899700000017"));
            assertThat(token.rpps()).contains(new Rpps("99700000017"));
            assertThat(token.issuer()).isEqualTo(AcceptedToken.Issuer.PSC);
            assertThat(token.authorizedParty()).contains("a-client");
            assertThat(token.scope()).containsExactlyInAnyOrder("openid", "scope_all");
            assertThat(apis.introspections()).isEqualTo(1);
        }

        @Test
        void of_the_older_generation_names_the_person_in_the_user_name() {
            apis.pscSays(response -> response.remove("SubjectNameID"));
            AcceptedToken token = assertVerified(verify(api, apis.pscToken().sign()));
            assertThat(token.nationalId()).contains(new NationalId("899700000017"));
            assertThat(token.rpps()).contains(new Rpps("99700000017"));
        }

        @Test
        void names_who_psc_says_and_not_who_the_token_says() {
            apis.pscSays(response -> response.put("SubjectNameID", "899700000025"));
            AcceptedToken token = assertVerified(verify(
                    api,
                    apis.pscToken()
                            .claims(c -> c.put("SubjectNameID", "899700000099"))
                            .sign()));
            assertThat(token.nationalId()).contains(new NationalId("899700000025"));
        }

        @Test
        void V28_that_a_person_gave_to_another_application_is_rejected() {
            for (Object party : new Object[] {"another", "", 7, List.of("a-client")}) {
                apis.pscSays(response -> response.put("azp", party));
                assertRejected(
                        verify(
                                api,
                                apis.pscToken().claims(c -> c.put("jti", party)).sign()),
                        ErrorCode.AUTHORIZED_PARTY_WRONG);
            }
        }

        @Test
        void that_is_not_active_is_rejected() {
            apis.server.on("/introspect", json(200, Map.of("active", false)));
            assertRejected(verify(api, apis.pscToken().sign()), ErrorCode.TOKEN_INACTIVE);
        }

        @Test
        void V28_without_an_end_is_rejected() {
            apis.pscSays(response -> response.remove("exp"));
            assertRejected(verify(api, apis.pscToken().sign()), ErrorCode.TOKEN_EXPIRED);
        }

        @Test
        void is_undetermined_while_psc_cannot_be_asked_and_asked_about_again_at_once() {
            apis.server.on("/introspect", text(503, "text/plain", ""));
            String token = apis.pscToken().sign();
            assertUndetermined(verify(api, token), ErrorCode.PROVIDER_STATUS);

            apis.pscSays(response -> {});
            assertVerified(verify(api, token));
        }

        @Test
        void is_undetermined_when_this_service_is_refused() {
            apis.server.on("/introspect", text(401, "text/plain", ""));
            assertUndetermined(verify(api, apis.pscToken().sign()), ErrorCode.CLIENT_REFUSED);
        }

        @Test
        void may_be_opaque() {
            assertVerified(verify(api, "opaque-token"));
        }

        @Test
        void that_names_another_issuer_is_rejected_and_psc_not_asked() {
            assertRejected(verify(api, apis.ownToken().sign()), ErrorCode.TOKEN_ISSUER_WRONG);
            assertThat(apis.introspections()).isZero();
        }

        @Test
        void that_cannot_be_one_is_not_carried_to_psc() {
            for (String text : List.of("x".repeat(Limits.TOKEN_CHARS + 1), "a b", "a\r\nb", "é")) {
                assertRejected(verify(api, text), ErrorCode.TOKEN_MALFORMED);
            }
            assertThat(apis.introspections()).isZero();
        }

        @Test
        void that_is_bound_is_held_to_its_certificate() {
            apis.pscSays(response -> response.put("cnf", Map.of("x5t#S256", standard(CERTIFICATE))));
            Secret token = Secret.of(apis.pscToken().sign());
            assertRejected(api.validate(token, Optional.of(OTHER)), ErrorCode.TOKEN_BINDING_WRONG);
            assertVerified(api.validate(token, Optional.of(CERTIFICATE)));
            assertThat(apis.introspections()).isEqualTo(1);
        }

        @Test
        void has_the_level_under_the_name_that_was_configured() {
            apis.pscSays(response -> response.put("acr", "substantiel"));
            ResourceServer aliased = apis.psc()
                    .assurance(AssurancePolicy.defaults().withAlias("substantiel", EidasLevel.EIDAS2))
                    .build();
            assertThat(assertVerified(verify(aliased, apis.pscToken().sign())).level())
                    .contains(EidasLevel.EIDAS2);
        }
    }

    @Nested
    class Two_issuers {
        private final ResourceServer api = apis.both().build();

        @Test
        @Proves(Requirement.RESOURCE_ROUTING)
        void each_validate_their_own_tokens_and_nobody_validates_others() {
            assertThat(assertVerified(verify(api, apis.ownToken().sign())).issuer())
                    .isEqualTo(AcceptedToken.Issuer.AUTHORIZATION_SERVER);
            assertThat(apis.introspections()).isZero();
            assertThat(assertVerified(verify(api, apis.pscToken().sign())).issuer())
                    .isEqualTo(AcceptedToken.Issuer.PSC);
            assertThat(apis.introspections()).isEqualTo(1);
            assertRejected(
                    verify(
                            api,
                            TestToken.access("https://evil.example", Apis.AUDIENCE)
                                    .sign()),
                    ErrorCode.TOKEN_ISSUER_WRONG);
            assertThat(apis.introspections()).isEqualTo(1);
        }

        @Test
        @Proves(Requirement.RESOURCE_ROUTING)
        void a_token_that_only_says_it_is_of_an_issuer_is_rejected_by_that_issuers_rules() {
            assertRejected(verify(api, apis.ownToken().sign(TestKeys.STRANGER)), ErrorCode.SIGNATURE_INVALID);
            apis.server.on("/introspect", json(200, Map.of("active", false)));
            assertRejected(verify(api, apis.pscToken().sign(TestKeys.STRANGER)), ErrorCode.TOKEN_INACTIVE);
        }

        @Test
        void a_token_of_psc_does_not_become_an_own_one_by_its_audience() {
            apis.pscSays(response -> response.put("azp", "another"));
            assertRejected(
                    verify(
                            api,
                            apis.pscToken()
                                    .claims(c -> c.put("aud", Apis.AUDIENCE))
                                    .sign()),
                    ErrorCode.AUTHORIZED_PARTY_WRONG);
        }
    }

    @Test
    void nothing_is_called_while_it_is_built_or_when_nobody_comes() {
        ResourceServer unused = apis.both().build();
        assertThat(apis.server.received()).isEmpty();
    }

    @Test
    void a_token_is_in_no_outcome_in_clear() {
        ResourceServer api = apis.both().build();
        String token = apis.ownToken().sign();
        List<String> printed = new ArrayList<>();
        for (String each :
                List.of(token, token + "x", "opaque.token", apis.pscToken().sign())) {
            ValidationOutcome<AcceptedToken> verification = verify(api, each);
            printed.add(verification.toString());
            assertThat(verification.toString()).doesNotContain(each, TestToken.SUBJECT);
        }
        assertThat(printed).hasSize(4);
    }
}
