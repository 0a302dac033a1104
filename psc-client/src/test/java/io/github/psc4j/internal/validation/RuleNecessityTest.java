package io.github.psc4j.internal.validation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.X509CertUtils;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestCertificate;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;

/** Every rule of every validator is needed: something bad is refused by it, and by no other. */
class RuleNecessityTest extends IdTokenValidatorFixture {
    private static final String API = "https://api.example";

    @BeforeEach
    void publishKeysForAnyAlgorithm() {
        Map<String, Object> key = TestKeys.PROVIDER.toPublicJWK().toJSONObject();
        key.remove("alg");
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(key))));
    }

    private ValidationSettings settings() {
        return new ValidationSettings(
                provider.issuer(),
                CLIENT,
                Set.of(SigningAlgorithm.RS256),
                AssurancePolicy.defaults(),
                clock,
                ValidationSettings.DEFAULT_SKEW);
    }

    @TestFactory
    @Proves({
        Requirement.RFC_7515_CRIT,
        Requirement.RFC_8725_ZIP,
        Requirement.CORE_ALG,
        Requirement.RFC_8725_ALG,
        Requirement.RFC_8725_TYP,
        Requirement.CORE_SIGNATURE,
        Requirement.CORE_ISS,
        Requirement.CORE_SUB,
        Requirement.CORE_AUD,
        Requirement.CORE_AZP,
        Requirement.CORE_EXP,
        Requirement.CORE_IAT,
        Requirement.RFC_7519_NBF,
        Requirement.PSC_SESSION,
        Requirement.CORE_AT_HASH,
        Requirement.CORE_ACCESS_TOKEN,
        Requirement.RFC_8725_ISSUER_KEYS,
        Requirement.BACK_CHANNEL_SID,
        Requirement.CORE_NONCE,
        Requirement.CORE_AUTH_TIME,
        Requirement.CORE_ACR
    })
    Stream<DynamicTest> of_the_id_token_of_a_login(TestInfo info) {
        AuthenticationRequirement requirement = new AuthenticationRequirement(
                Optional.of(EidasLevel.EIDAS1), Optional.of(clock.instant().minus(Duration.ofHours(5))));
        TokenRules rules =
                validator.loginRules(Secret.of(TestToken.ACCESS_TOKEN), Secret.of(TestToken.NONCE), requirement);
        return idTokens(rules, this::good)
                .refuses(
                        SubjectPresent.class,
                        ErrorCode.SUBJECT_INVALID,
                        good().claims(claims("sub", "a".repeat(256))).sign())
                .refuses(
                        SessionIdReadable.class,
                        ErrorCode.TOKEN_MALFORMED,
                        good().claims(claims("sid", 1)).sign())
                .refuses(
                        AuthorizedPartyIsClient.class,
                        ErrorCode.AUTHORIZED_PARTY_WRONG,
                        good().claims(claims("azp", "other")).sign())
                .refuses(
                        NonceIs.class,
                        ErrorCode.NONCE_WRONG,
                        good().claims(claims("nonce", "another")).sign())
                .refuses(
                        AuthenticatedSince.class,
                        ErrorCode.AUTHENTICATION_TOO_OLD,
                        good().claims(c -> c.remove("auth_time")).sign())
                .refuses(
                        AssuranceSufficient.class,
                        ErrorCode.ASSURANCE_TOO_LOW,
                        good().claims(claims("acr", "0")).sign())
                .tests(info);
    }

    @TestFactory
    @Proves({
        Requirement.CORE_REFRESHED_SUB,
        Requirement.CORE_REFRESHED_IAT,
        Requirement.CORE_REFRESHED_AUD,
        Requirement.CORE_REFRESHED_AUTH_TIME,
        Requirement.CORE_REFRESHED_AZP,
        Requirement.CORE_REFRESHED_NONCE,
        Requirement.PSC_REFRESHED_SID
    })
    Stream<DynamicTest> of_a_refreshed_id_token(TestInfo info) {
        // Of an authentication that is four hours old by now; a refreshed token need not name it.
        Map<String, Object> before = new HashMap<>(good().claims());
        before.put("auth_time", NOW - 14_400);
        IdToken login = verified(good().sign());
        IdToken first = new IdToken(
                login.subject(), login.sessionId(), login.issuedAt(), login.expiresAt(), login.assurance(), before);
        Supplier<TestToken> refreshed = () -> good().claims(c -> c.keySet().removeAll(List.of("nonce", "auth_time")));
        return idTokens(validator.refreshedRules(Secret.of(TestToken.ACCESS_TOKEN), first), refreshed)
                .refuses(
                        SameSubject.class,
                        ErrorCode.SUBJECT_INVALID,
                        refreshed
                                .get()
                                .claims(claims("sub", "f:x:899700000025"))
                                .sign())
                .refuses(
                        SameSession.class,
                        ErrorCode.NONCE_WRONG,
                        refreshed.get().claims(claims("sid", "another")).sign())
                .refuses(
                        SameNonce.class,
                        ErrorCode.NONCE_WRONG,
                        refreshed.get().claims(claims("nonce", "another")).sign())
                .refuses(
                        SameAuthenticationTime.class,
                        ErrorCode.AUTHENTICATION_TOO_OLD,
                        refreshed.get().claims(claims("auth_time", NOW - 59)).sign())
                .refuses(
                        SameAuthorizedParty.class,
                        ErrorCode.AUTHORIZED_PARTY_WRONG,
                        refreshed.get().claims(claims("azp", "other")).sign())
                .tests(info);
    }

    private RuleNecessity<String> idTokens(TokenRules rules, Supplier<TestToken> good) {
        return spoiled(rules, good, "Bearer")
                .refuses(
                        AudienceIsClient.class,
                        ErrorCode.AUDIENCE_WRONG,
                        good.get().claims(claims("aud", "other")).sign())
                .refuses(
                        IssuedRecently.class,
                        ErrorCode.ISSUED_AT_IMPLAUSIBLE,
                        good.get().claims(claims("iat", NOW + 31)).sign())
                .refuses(
                        SessionStillOpen.class,
                        ErrorCode.AUTHENTICATION_TOO_OLD,
                        good.get().claims(claims("auth_time", NOW - 14_400)).sign())
                .refuses(
                        AccessTokenHashMatches.class,
                        ErrorCode.ACCESS_TOKEN_HASH_WRONG,
                        good.get()
                                .claims(claims("at_hash", TestToken.hash("another")))
                                .sign());
    }

    @TestFactory
    @Proves({
        Requirement.BACK_CHANNEL_SIGNATURE,
        Requirement.BACK_CHANNEL_ALG,
        Requirement.BACK_CHANNEL_ISS,
        Requirement.BACK_CHANNEL_AUD,
        Requirement.BACK_CHANNEL_IAT,
        Requirement.BACK_CHANNEL_EXP,
        Requirement.BACK_CHANNEL_WHO,
        Requirement.BACK_CHANNEL_EVENT,
        Requirement.BACK_CHANNEL_NO_NONCE,
        Requirement.BACK_CHANNEL_JTI,
        Requirement.BACK_CHANNEL_REPLAY,
        Requirement.BACK_CHANNEL_TYP
    })
    Stream<DynamicTest> of_a_logout_token(TestInfo info) {
        LogoutTokenReplayStore memory = (token, until) -> !token.endsWith(" used");
        Supplier<TestToken> logout = () -> TestToken.logout(provider.issuer(), CLIENT);
        return spoiled(new LogoutTokenValidator(settings(), keys(), memory).rules(), logout, "ID")
                .refuses(
                        LogoutEventPresent.class,
                        ErrorCode.LOGOUT_TOKEN_INVALID,
                        logout.get()
                                .claims(claims("events", Map.of("other", Map.of())))
                                .sign())
                .refuses(
                        NoNonce.class,
                        ErrorCode.LOGOUT_TOKEN_INVALID,
                        logout.get().claims(claims("nonce", "")).sign())
                .refuses(
                        AudienceIsClient.class,
                        ErrorCode.AUDIENCE_WRONG,
                        logout.get().claims(claims("aud", "other")).sign())
                .refuses(
                        SubjectOrSessionPresent.class,
                        ErrorCode.LOGOUT_TOKEN_INVALID,
                        logout.get()
                                .claims(c -> c.keySet().removeAll(List.of("sub", "sid")))
                                .sign())
                .refuses(
                        IssuedRecently.class,
                        ErrorCode.ISSUED_AT_IMPLAUSIBLE,
                        logout.get().claims(claims("iat", NOW + 31)).sign())
                .refuses(
                        IdentifierPresent.class,
                        ErrorCode.LOGOUT_TOKEN_INVALID,
                        logout.get().claims(claims("jti", "j".repeat(256))).sign())
                .refuses(
                        NotReplayed.class,
                        ErrorCode.LOGOUT_TOKEN_REPLAYED,
                        logout.get().claims(claims("jti", "used")).sign())
                .tests(info);
    }

    @TestFactory
    @Proves({
        Requirement.RFC_9068_SIGNATURE,
        Requirement.RFC_9068_TYP,
        Requirement.RFC_9068_ISS,
        Requirement.RFC_9068_AUD,
        Requirement.RFC_9068_EXP,
        Requirement.RFC_7519_IAT,
        Requirement.RFC_8725_SUB,
        Requirement.PSC_BOUND,
        Requirement.RFC_8705_BOUND
    })
    Stream<DynamicTest> of_a_jwt_access_token(TestInfo info) {
        X509Certificate own = new TestCertificate("own".getBytes(StandardCharsets.UTF_8));
        Map<String, String> confirmation =
                Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(own).toString());
        Supplier<TestToken> access =
                () -> TestToken.access(provider.issuer(), API).claims(claims("cnf", confirmation));
        AccessTokenSettings settings = new AccessTokenSettings(
                provider.issuer(),
                API,
                Set.of(SigningAlgorithm.RS256),
                TokenBinding.REQUIRED,
                clock,
                ValidationSettings.DEFAULT_SKEW);
        return signed(new AccessTokenValidator(settings, keys()).rules(Optional.of(own)), access)
                .refuses(
                        AccessTokenKind.class,
                        ErrorCode.TOKEN_TYPE_WRONG,
                        access.get()
                                .header(h -> h.put("typ", "JWT"))
                                .claims(c -> c.remove("typ"))
                                .sign())
                .refuses(
                        SubjectPresent.class,
                        ErrorCode.SUBJECT_INVALID,
                        access.get().claims(claims("sub", "  ")).sign())
                .refuses(
                        AudienceIncludes.class,
                        ErrorCode.AUDIENCE_WRONG,
                        access.get().claims(claims("aud", List.of(CLIENT))).sign())
                .refuses(
                        IssuedInThePast.class,
                        ErrorCode.ISSUED_AT_IMPLAUSIBLE,
                        access.get().claims(claims("iat", NOW + 31)).sign())
                .refuses(
                        BindingStated.class,
                        ErrorCode.TOKEN_NOT_BOUND,
                        access.get().claims(c -> c.remove("cnf")).sign())
                .refuses(
                        ConfirmationMatches.class,
                        ErrorCode.TOKEN_BINDING_WRONG,
                        access.get()
                                .claims(claims("cnf", Map.of("x5t#S256", "A")))
                                .sign())
                .tests(info);
    }

    @TestFactory
    @Proves({Requirement.RFC_7662_ACTIVE, Requirement.RFC_7662_CHECKS, Requirement.RFC_7662_TYPE, Requirement.PSC_AZP})
    Stream<DynamicTest> of_an_introspection_response(TestInfo info) {
        IntrospectionValidator introspection = new IntrospectionValidator(new IntrospectionSettings(
                provider.issuer(), API, Set.of("a-client"), clock, ValidationSettings.DEFAULT_SKEW));
        List<ValidationRule<Claims>> rules = introspection.rules(Optional.empty());
        return ofClaims(rules, introspected(c -> {}))
                .refuses(TokenActive.class, ErrorCode.TOKEN_INACTIVE, introspected(claims("active", "true")))
                .refuses(ClaimTypeIs.class, ErrorCode.TOKEN_TYPE_WRONG, introspected(claims("typ", "Refresh")))
                .refuses(
                        IssuerIs.class,
                        ErrorCode.TOKEN_ISSUER_WRONG,
                        introspected(claims("iss", "https://evil.example")))
                .refuses(SubjectPresent.class, ErrorCode.SUBJECT_INVALID, introspected(c -> c.remove("sub")))
                .refuses(IsBearer.class, ErrorCode.TOKEN_TYPE_WRONG, introspected(claims("token_type", "DPoP")))
                .refuses(AudienceIncludes.class, ErrorCode.AUDIENCE_WRONG, introspected(claims("aud", "another")))
                .refuses(
                        AuthorizedPartyAllowed.class,
                        ErrorCode.AUTHORIZED_PARTY_WRONG,
                        introspected(claims("azp", "other")))
                .refuses(NotExpired.class, ErrorCode.TOKEN_EXPIRED, introspected(claims("exp", NOW - 30)))
                .refuses(IssuedInThePast.class, ErrorCode.ISSUED_AT_IMPLAUSIBLE, introspected(claims("iat", NOW + 31)))
                .refuses(ValidNow.class, ErrorCode.TOKEN_NOT_YET_VALID, introspected(claims("nbf", NOW + 31)))
                .refuses(ConfirmationMatches.class, ErrorCode.TOKEN_BINDING_WRONG, introspected(claims("cnf", "x")))
                .tests(info);
    }

    private Claims introspected(Consumer<Map<String, Object>> change) {
        return new Claims(TestToken.access(provider.issuer(), API)
                .claims(c -> c.put("active", true))
                .claims(change)
                .claims());
    }

    @TestFactory
    @Proves(Requirement.CORE_USERINFO_SUB)
    Stream<DynamicTest> of_plain_userinfo(TestInfo info) {
        IdToken idToken = verified(good().sign());
        return ofClaims(
                        new UserInfoValidator(settings(), keys()).plainRules(idToken),
                        new Claims(Map.of("sub", TestToken.SUBJECT)))
                .refuses(
                        UserInfoSubjectIs.class,
                        ErrorCode.USERINFO_SUBJECT_MISMATCH,
                        new Claims(Map.of("sub", "another")))
                .tests(info);
    }

    private static RuleNecessity<Claims> ofClaims(List<ValidationRule<Claims>> rules, Claims good) {
        return new RuleNecessity<>(
                rules,
                (left, claims) -> ValidationRule.firstViolation(RuleNecessity.without(left, rules), claims)
                        .<ValidationOutcome<?>>map(ValidationOutcome.Rejected::new)
                        .orElseGet(() -> new ValidationOutcome.Verified<>(claims)),
                good);
    }

    @TestFactory
    @Proves({Requirement.CORE_USERINFO_SIGNATURE, Requirement.CORE_USERINFO_SIGNED})
    Stream<DynamicTest> of_signed_userinfo(TestInfo info) {
        IdToken idToken = verified(good().sign());
        Supplier<TestToken> userInfo = () -> TestToken.userInfo(provider.issuer(), CLIENT);
        return typed(new UserInfoValidator(settings(), keys()).signedRules(idToken), userInfo)
                .refuses(
                        AudienceIsClient.class,
                        ErrorCode.AUDIENCE_WRONG,
                        userInfo.get().claims(claims("aud", "other")).sign())
                .refuses(
                        UserInfoSubjectIs.class,
                        ErrorCode.USERINFO_SUBJECT_MISMATCH,
                        userInfo.get().claims(claims("sub", "another")).sign())
                .refuses(
                        NotAnotherKind.class,
                        ErrorCode.TOKEN_TYPE_WRONG,
                        userInfo.get().claims(claims("typ", "ID")).sign())
                .tests(info);
    }

    private RuleNecessity<String> spoiled(TokenRules rules, Supplier<TestToken> good, String anotherKind) {
        return typed(rules, good)
                .refuses(
                        ClaimTypeIs.class,
                        ErrorCode.TOKEN_TYPE_WRONG,
                        good.get().claims(claims("typ", anotherKind)).sign());
    }

    private RuleNecessity<String> typed(TokenRules rules, Supplier<TestToken> good) {
        return signed(rules, good)
                .refuses(
                        HeaderTypeIs.class,
                        ErrorCode.TOKEN_TYPE_WRONG,
                        good.get().header(h -> h.put("typ", "dpop+jwt")).sign());
    }

    /** What every signed token has to keep, spoiled one by one. */
    private RuleNecessity<String> signed(TokenRules rules, Supplier<TestToken> good) {
        return new RuleNecessity<String>(
                        Stream.concat(rules.protection().stream(), rules.claims().stream())
                                .toList(),
                        (left, compact) -> new TokenRules(
                                        RuleNecessity.without(left, rules.protection()),
                                        RuleNecessity.without(left, rules.claims()))
                                .validate(compact, Function.identity()),
                        good.get().sign())
                .refuses(
                        NoCriticalHeader.class,
                        ErrorCode.CRITICAL_HEADER,
                        good.get().header(h -> h.put("crit", List.of("exp"))).sign())
                .refuses(
                        NotCompressed.class,
                        ErrorCode.TOKEN_MALFORMED,
                        good.get().header(h -> h.put("zip", "DEF")).sign())
                .refuses(
                        AlgorithmAllowed.class,
                        ErrorCode.ALGORITHM_NOT_ALLOWED,
                        good.get().header(h -> h.put("alg", "PS256")).signedBy(RuleNecessityTest::ps256))
                .refuses(
                        SignatureVerified.class,
                        ErrorCode.SIGNATURE_INVALID,
                        good.get().sign(TestKeys.STRANGER))
                .refuses(
                        IssuerIs.class,
                        ErrorCode.TOKEN_ISSUER_WRONG,
                        good.get().claims(claims("iss", "https://evil.example")).sign())
                .refuses(
                        NotExpired.class,
                        ErrorCode.TOKEN_EXPIRED,
                        good.get().claims(claims("exp", NOW - 30)).sign())
                .refuses(
                        ValidNow.class,
                        ErrorCode.TOKEN_NOT_YET_VALID,
                        good.get().claims(claims("nbf", NOW + 31)).sign());
    }

    private static byte[] ps256(byte[] input) {
        try {
            return new RSASSASigner(TestKeys.PROVIDER)
                    .sign(new JWSHeader(JWSAlgorithm.PS256), input)
                    .decode();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Consumer<Map<String, Object>> claims(String name, Object value) {
        return c -> c.put(name, value);
    }
}
