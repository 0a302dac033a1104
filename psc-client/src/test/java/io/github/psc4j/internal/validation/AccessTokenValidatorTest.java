package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The tokens that a service receives: its own server's, and what PSC says of PSC's. */
class AccessTokenValidatorTest extends IdTokenValidatorFixture {
    private static final String API = "https://api.example";

    private AccessTokenSettings settings(String audience) {
        return settings(audience, TokenBinding.WHERE_STATED);
    }

    private AccessTokenSettings settings(String audience, TokenBinding binding) {
        return new AccessTokenSettings(
                provider.issuer(),
                audience,
                Set.of(SigningAlgorithm.RS256),
                binding,
                clock,
                ValidationSettings.DEFAULT_SKEW);
    }

    private ValidationOutcome<AccessToken> validate(TestToken token, Optional<X509Certificate> certificate) {
        return new AccessTokenValidator(settings(API), keys()).validate(Secret.of(token.sign()), certificate);
    }

    private TestToken token(Consumer<Map<String, Object>> change) {
        return TestToken.access(provider.issuer(), API).claims(change);
    }

    private void assertRefused(ErrorCode code, Consumer<Map<String, Object>> change) {
        assertThat(validate(token(change), Optional.empty()))
                .isInstanceOfSatisfying(
                        ValidationOutcome.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(code));
    }

    @Test
    void a_token_for_this_service_is_accepted_and_prints_nobody() {
        AccessToken token = validate(token(c -> c.put("aud", List.of("other", API))), Optional.empty())
                .orElseThrow();

        assertThat(token.subject()).isEqualTo(TestToken.SUBJECT);
        assertThat(token.authorizedParty()).hasValue("a-client");
        assertThat(token.scope()).containsExactlyInAnyOrder("read", "write");
        assertThat(token.expiresAt()).isEqualTo(clock.instant().plusSeconds(120));
        assertThat(token).asString().doesNotContain("899700000017");
    }

    @Test
    void a_scope_of_another_type_grants_nothing() {
        for (Object scope : List.of(List.of("read"), 1, "", "   ")) {
            assertThat(validate(token(c -> c.put("scope", scope)), Optional.empty())
                            .orElseThrow()
                            .scope())
                    .isEmpty();
        }
    }

    @Test
    @Proves(Requirement.RFC_9068_TYP)
    void no_other_kind_of_token_is_an_access_token() {
        for (String typ : List.of("ID", "Refresh", "Offline", "Logout")) {
            assertRefused(ErrorCode.TOKEN_TYPE_WRONG, c -> c.put("typ", typ));
        }
        for (String typ : List.of("logout+jwt", "dpop+jwt", "oauth-authz-req+jwt")) {
            assertThat(validate(token(c -> {}).header(h -> h.put("typ", typ)), Optional.empty()))
                    .isInstanceOf(ValidationOutcome.Rejected.class);
        }
        for (Object typ : Arrays.asList("JWT", null)) {
            for (TestToken other : List.of(
                    good().claims(c -> c.remove("typ")),
                    TestToken.userInfo(provider.issuer(), API).claims(c -> c.put("exp", NOW + 60)),
                    TestToken.logout(provider.issuer(), API).claims(c -> c.remove("typ")),
                    good().claims(c -> c.put("typ", "Bearer")))) {
                String compact = other.claims(c -> c.put("aud", API))
                        .header(h -> {
                            if (typ == null) {
                                h.remove("typ");
                            } else {
                                h.put("typ", typ);
                            }
                        })
                        .sign();
                assertThat(new AccessTokenValidator(settings(API), keys())
                                .validate(Secret.of(compact), Optional.empty()))
                        .isInstanceOf(ValidationOutcome.Rejected.class);
            }
        }
        for (String typ : List.of("at+jwt", "AT+JWT", "application/at+jwt", "JWT")) {
            assertThat(validate(token(c -> {}).header(h -> h.put("typ", typ)), Optional.empty()))
                    .isInstanceOf(ValidationOutcome.Verified.class);
        }
    }

    @Test
    @Proves({Requirement.RFC_9068_AUD, Requirement.RFC_9068_EXP})
    void V28_a_token_without_audience_or_end_is_refused() {
        assertRefused(ErrorCode.AUDIENCE_WRONG, c -> c.remove("aud"));
        assertRefused(ErrorCode.AUDIENCE_WRONG, c -> c.put("aud", ""));
        assertRefused(ErrorCode.AUDIENCE_WRONG, c -> c.put("aud", List.of("other")));
        assertRefused(ErrorCode.AUDIENCE_WRONG, c -> c.put("aud", List.of(1, API)));
        assertRefused(ErrorCode.AUDIENCE_WRONG, c -> c.put("aud", API + "/"));
        assertRefused(ErrorCode.TOKEN_EXPIRED, c -> c.remove("exp"));
    }

    @Test
    @Proves(Requirement.RFC_8725_AUD)
    void V28_a_service_that_does_not_say_who_it_is_validates_nothing() {
        for (String audience : List.of("", "  ")) {
            assertThatThrownBy(() -> settings(audience))
                    .isInstanceOfSatisfying(
                            PscConfigurationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID));
        }
        for (Set<String> parties : List.of(Set.<String>of(), Set.of(" "))) {
            assertThatThrownBy(() -> new IntrospectionSettings(
                            provider.issuer(), API, parties, clock, ValidationSettings.DEFAULT_SKEW))
                    .isInstanceOf(PscConfigurationException.class);
        }
    }

    /** The binding of a token to a client certificate. */
    @Nested
    class A_bound_token {
        private static final X509Certificate OWN;
        private static final X509Certificate STRANGE;

        static {
            try (PscMockProvider authority = PscMockProvider.builder().tls().start()) {
                OWN = authority.issueClientCertificate("CN=own").certificate();
                STRANGE = authority.issueClientCertificate("CN=strange").certificate();
            }
        }

        private byte[] thumbprint() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(OWN.getEncoded());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private ValidationOutcome<AccessToken> with(Object confirmation, Optional<X509Certificate> certificate) {
            return validate(token(c -> c.put("cnf", confirmation)), certificate);
        }

        private String standard() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint());
        }

        private String hexadecimal() {
            return Base64.getEncoder()
                    .encodeToString(HexFormat.of().formatHex(thumbprint()).getBytes());
        }

        @Test
        @Proves({Requirement.PSC_X5T, Requirement.RFC_8705_BOUND})
        void is_accepted_with_its_certificate_in_either_form() {
            for (String form : List.of(standard(), hexadecimal())) {
                Object confirmation = Map.of("x5t#S256", form);
                assertThat(with(confirmation, Optional.of(OWN))).isInstanceOf(ValidationOutcome.Verified.class);
                assertThat(with(confirmation, Optional.of(STRANGE))).isInstanceOf(ValidationOutcome.Rejected.class);
                assertThat(with(confirmation, Optional.empty())).isInstanceOf(ValidationOutcome.Rejected.class);
            }
            assertThat(hexadecimal()).hasSize(88).endsWith("==");
        }

        @Test
        @Proves(Requirement.RFC_8705_BOUND)
        void is_refused_when_the_binding_is_another_or_cannot_be_proved() {
            for (Object confirmation : List.of(
                    Map.of(),
                    Map.of("x5t#S256", ""),
                    Map.of("x5t#S256", standard() + "="),
                    Map.of("x5t#S256", standard().substring(1)),
                    Map.of("x5t#S256", hexadecimal().replace("=", "")),
                    Map.of("x5t#S256", HexFormat.of().formatHex(thumbprint())),
                    Map.of("x5t#S256", List.of(standard())),
                    Map.of("jkt", standard()),
                    Map.of("x5t#S256", standard(), "jkt", "a-key-that-nobody-proved"),
                    standard(),
                    "",
                    List.of())) {
                assertThat(with(confirmation, Optional.of(OWN)))
                        .as("%s", confirmation)
                        .isInstanceOf(ValidationOutcome.Rejected.class);
            }
        }

        @Test
        void is_not_requested_where_the_token_is_not_bound_and_need_not_be() {
            assertThat(validate(token(c -> {}), Optional.of(OWN))).isInstanceOf(ValidationOutcome.Verified.class);
        }

        @Test
        @Proves(Requirement.PSC_BOUND)
        void is_the_only_kind_that_is_accepted_where_a_binding_is_required() {
            AccessTokenValidator strict = new AccessTokenValidator(settings(API, TokenBinding.REQUIRED), keys());
            for (Optional<X509Certificate> certificate : List.of(Optional.of(OWN), Optional.<X509Certificate>empty())) {
                assertThat(strict.validate(Secret.of(token(c -> {}).sign()), certificate))
                        .isInstanceOfSatisfying(
                                ValidationOutcome.Rejected.class,
                                rejected ->
                                        assertThat(rejected.violation().code()).isEqualTo(ErrorCode.TOKEN_NOT_BOUND));
            }
            for (Object nothing : Arrays.asList(null, Map.of(), "", List.of())) {
                assertThat(strict.validate(
                                Secret.of(token(c -> c.put("cnf", nothing)).sign()), Optional.of(OWN)))
                        .isInstanceOf(ValidationOutcome.Rejected.class);
            }
            Object own = Map.of("x5t#S256", standard());
            assertThat(strict.validate(Secret.of(token(c -> c.put("cnf", own)).sign()), Optional.of(OWN)))
                    .isInstanceOf(ValidationOutcome.Verified.class);
        }
    }

    /** What PSC says of a token of its own, which has no audience. */
    @Nested
    class An_introspection_response {
        private ValidationOutcome<AccessToken> validate(Consumer<Map<String, Object>> change) {
            Map<String, Object> response = TestToken.access(provider.issuer(), API)
                    .claims(c -> {
                        c.remove("aud");
                        c.put("active", true);
                    })
                    .claims(change)
                    .claims();
            return new IntrospectionValidator(new IntrospectionSettings(
                            provider.issuer(), API, Set.of("a-client"), clock, ValidationSettings.DEFAULT_SKEW))
                    .validate(response, Optional.empty());
        }

        @Test
        void of_an_accepted_client_is_accepted() {
            assertThat(validate(c -> {}).orElseThrow().authorizedParty()).hasValue("a-client");
            assertThat(validate(c -> c.remove("iss"))).isInstanceOf(ValidationOutcome.Verified.class);
        }

        @Test
        void names_its_client_as_client_id_where_there_is_no_azp() {
            assertThat(validate(c -> {
                                c.remove("azp");
                                c.put("client_id", "a-client");
                            })
                            .orElseThrow()
                            .authorizedParty())
                    .hasValue("a-client");
            assertThat(validate(c -> c.remove("azp"))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(validate(c -> {
                        c.put("azp", "other");
                        c.put("client_id", "a-client");
                    }))
                    .isInstanceOf(ValidationOutcome.Rejected.class);
        }

        @Test
        @Proves({Requirement.RFC_7662_TYPE, Requirement.RFC_7662_CHECKS, Requirement.PSC_AZP})
        void of_anything_but_a_bearer_token_for_this_service_is_refused() {
            assertThat(validate(c -> c.put("token_type", "bearer"))).isInstanceOf(ValidationOutcome.Verified.class);
            assertThat(validate(c -> c.put("aud", List.of("other", API))))
                    .isInstanceOf(ValidationOutcome.Verified.class);
            assertThat(validate(c -> c.put("client_id", "a-client"))).isInstanceOf(ValidationOutcome.Verified.class);
            for (Consumer<Map<String, Object>> change : List.<Consumer<Map<String, Object>>>of(
                    c -> c.put("token_type", "refresh_token"),
                    c -> c.put("token_type", "DPoP"),
                    c -> c.put("token_type", 1),
                    c -> c.put("typ", "ID"),
                    c -> c.put("client_id", "other"),
                    c -> c.put("aud", "other"))) {
                assertThat(validate(change)).isInstanceOf(ValidationOutcome.Rejected.class);
            }
        }

        @Test
        @Proves(Requirement.RFC_7662_ACTIVE)
        void is_active_only_if_it_says_so_as_a_boolean() {
            for (Object active : List.of(false, "true", 1, List.of(true), "")) {
                assertThat(validate(c -> c.put("active", active)))
                        .isInstanceOfSatisfying(
                                ValidationOutcome.Rejected.class,
                                rejected ->
                                        assertThat(rejected.violation().code()).isEqualTo(ErrorCode.TOKEN_INACTIVE));
            }
            assertThat(validate(Map::clear)).isInstanceOf(ValidationOutcome.Rejected.class);
        }

        @Test
        @Proves(Requirement.RFC_7662_CHECKS)
        void needs_an_end() {
            assertThat(validate(c -> c.remove("exp"))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(validate(c -> c.put("exp", NOW - 31))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(validate(c -> c.put("exp", NOW - 29))).isInstanceOf(ValidationOutcome.Verified.class);
        }
    }
}
