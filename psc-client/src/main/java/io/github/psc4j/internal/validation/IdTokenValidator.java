package io.github.psc4j.internal.validation;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Validates ID tokens: OpenID Connect Core 3.1.3.7 for the first one of a login, 12.2 for a refreshed one. The signature is
 * validated before any claim is believed. Thread-safe.
 */
public final class IdTokenValidator {
    private final ValidationSettings settings;
    private final KeySetCache keys;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what the tokens must name
     * @param keys the provider's keys
     */
    public IdTokenValidator(ValidationSettings settings, KeySetCache keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * Validates the ID token of a login.
     *
     * @param idToken the token in compact form
     * @param accessToken the access token that came along
     * @param nonce the nonce of the authorization request
     * @param required the level of assurance that this login needs, if it needs one
     * @return verified, rejected by a named rule, or undetermined
     */
    public ValidationOutcome<IdToken> validateLogin(
            Secret idToken, Secret accessToken, Secret nonce, Optional<EidasLevel> required) {
        return validateLogin(idToken, accessToken, nonce, new AuthenticationRequirement(required, Optional.empty()));
    }

    /**
     * Validates the ID token of a login.
     *
     * @param idToken the token in compact form
     * @param accessToken the access token that came along
     * @param nonce the nonce of the authorization request
     * @param requirement what this login needs of the authentication behind it
     * @return verified, rejected by a named rule, or undetermined
     */
    public ValidationOutcome<IdToken> validateLogin(
            Secret idToken, Secret accessToken, Secret nonce, AuthenticationRequirement requirement) {
        return loginRules(accessToken, nonce, requirement)
                .validate(idToken.reveal(), claims -> idToken(claims, assurance(claims)));
    }

    /**
     * Validates an ID token that came with refreshed tokens: the same person, the same session, the same authentication
     * (OpenID Connect Core 12.2). The level of assurance stays the one of the login: what a refresh says of it is the
     * provider's single sign-on speaking.
     *
     * @param idToken the token in compact form
     * @param accessToken the access token that came along
     * @param first the ID token of the login
     * @return verified, rejected by a named rule, or undetermined
     */
    public ValidationOutcome<IdToken> validateRefreshed(Secret idToken, Secret accessToken, IdToken first) {
        return refreshedRules(accessToken, first)
                .validate(idToken.reveal(), claims -> idToken(claims, first.assurance()));
    }

    TokenRules loginRules(Secret accessToken, Secret nonce, AuthenticationRequirement requirement) {
        return rules(
                accessToken,
                List.of(
                        new SubjectPresent(),
                        new SessionIdReadable(),
                        new AuthorizedPartyIsClient(settings.clientId()),
                        new NonceIs(nonce),
                        new AuthenticatedSince(requirement.since(), settings.skew()),
                        new AssuranceSufficient(settings.assurance(), requirement.level())));
    }

    @Implements(Requirement.CORE_REFRESHED_RULES)
    TokenRules refreshedRules(Secret accessToken, IdToken first) {
        Claims before = new Claims(first.claims());
        return rules(
                accessToken,
                List.of(
                        new SameSubject(first.subject()),
                        new SameSession(before),
                        new SameNonce(before),
                        new SameAuthenticationTime(before),
                        new SameAuthorizedParty(before)));
    }

    private TokenRules rules(Secret accessToken, List<ValidationRule<Claims>> more) {
        Clock clock = settings.clock();
        Duration skew = settings.skew();
        Stream<ValidationRule<Claims>> common = Stream.of(
                new ClaimTypeIs("ID"),
                new IssuerIs(settings.issuer()),
                new AudienceIsClient(settings.clientId()),
                new NotExpired(clock, skew),
                new IssuedRecently(clock, skew, Limits.TOKEN_TRANSIT),
                new ValidNow(clock, skew),
                new SessionStillOpen(clock, skew, Limits.SESSION),
                new AccessTokenHashMatches(accessToken));
        return new TokenRules(
                TokenRules.protection(settings.algorithms(), keys, new HeaderTypeIs(Set.of("jwt"))),
                Stream.concat(common, more.stream()).toList());
    }

    private Assurance assurance(Claims claims) {
        return settings.assurance()
                .validate(claims.string("acr"), Optional.empty(), claims.instant("auth_time"))
                .orElseThrow(() -> new IllegalStateException("the rule on assurance has been satisfied"));
    }

    private static IdToken idToken(Claims claims, Assurance assurance) {
        return new IdToken(
                claims.string("sub").orElseThrow(),
                claims.string("sid"),
                claims.instant("iat").orElseThrow(),
                claims.instant("exp").orElseThrow(),
                assurance,
                claims.asMap());
    }
}
