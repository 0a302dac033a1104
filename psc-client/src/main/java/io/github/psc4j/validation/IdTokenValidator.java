package io.github.psc4j.validation;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.AuthenticationDemand;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import io.github.psc4j.provider.ProviderKeys;
import io.github.psc4j.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Validates ID tokens: OpenID Connect Core 3.1.3.7 for the first one of a login, 12.2 for a renewed one. The signature is
 * judged before any claim is believed. Thread-safe.
 */
public final class IdTokenValidator {
    private final ValidationSettings settings;
    private final ProviderKeys keys;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what the tokens must name
     * @param keys the provider's keys
     */
    public IdTokenValidator(ValidationSettings settings, ProviderKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * Validates the ID token of a login.
     *
     * @param idToken the token in compact form
     * @param accessToken the access token that came along
     * @param nonce the nonce of the authorization request
     * @param demanded the level of assurance that this login needs, if it needs one
     * @return verified, rejected by a named rule, or undetermined
     */
    public Verification<IdToken> validateLogin(
            Secret idToken, Secret accessToken, Secret nonce, Optional<EidasLevel> demanded) {
        return validateLogin(idToken, accessToken, nonce, new AuthenticationDemand(demanded, Optional.empty()));
    }

    /**
     * Validates the ID token of a login.
     *
     * @param idToken the token in compact form
     * @param accessToken the access token that came along
     * @param nonce the nonce of the authorization request
     * @param demand what this login needs of the authentication behind it
     * @return verified, rejected by a named rule, or undetermined
     */
    public Verification<IdToken> validateLogin(
            Secret idToken, Secret accessToken, Secret nonce, AuthenticationDemand demand) {
        return loginRules(accessToken, nonce, demand)
                .verify(idToken.reveal(), claims -> idToken(claims, assurance(claims)));
    }

    /**
     * Validates an ID token that came with renewed tokens: the same person, the same session, the same authentication
     * (OpenID Connect Core 12.2). The level of assurance stays the one of the login: what a renewal says of it is the
     * provider's single sign-on speaking.
     *
     * @param idToken the token in compact form
     * @param accessToken the access token that came along
     * @param first the ID token of the login
     * @return verified, rejected by a named rule, or undetermined
     */
    public Verification<IdToken> validateRefreshed(Secret idToken, Secret accessToken, IdToken first) {
        return refreshedRules(accessToken, first)
                .verify(idToken.reveal(), claims -> idToken(claims, first.assurance()));
    }

    TokenRules loginRules(Secret accessToken, Secret nonce, AuthenticationDemand demand) {
        return rules(
                accessToken,
                List.of(
                        new SubjectPresent(),
                        new SessionIdReadable(),
                        new AuthorizedPartyIsClient(settings.clientId()),
                        new NonceIs(nonce),
                        new AuthenticatedSince(demand.since(), settings.skew()),
                        new AssuranceSufficient(settings.assurance(), demand.level())));
    }

    @Enforces(Rule.CORE_REFRESHED_RULES)
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

    private TokenRules rules(Secret accessToken, List<Check<Claims>> more) {
        Clock clock = settings.clock();
        Duration skew = settings.skew();
        Stream<Check<Claims>> common = Stream.of(
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
                .judge(claims.string("acr"), Optional.empty(), claims.instant("auth_time"))
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
