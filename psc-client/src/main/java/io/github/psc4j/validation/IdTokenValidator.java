package io.github.psc4j.validation;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.provider.ProviderKeys;
import io.github.psc4j.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Validates ID tokens: OpenID Connect Core 3.1.3.7 for the first one of a login, 12.2 for a renewed one. The signature is
 * judged before any claim is believed. Thread-safe.
 */
public final class IdTokenValidator {
    /** An ID token comes straight from the token endpoint; PSC's lives two minutes. */
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    /** The longest session of PSC; an older authentication cannot have yielded a token. */
    private static final Duration MAX_SESSION = Duration.ofHours(4);

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
        List<TokenRule> rules = commonRules(accessToken);
        rules.add(new NonceIs(nonce));
        rules.add(new AssuranceSufficient(settings.assurance(), demanded));
        return RuleList.verify(idToken.reveal(), rules, token -> idToken(token, assurance(token.claims())));
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
        List<TokenRule> rules = commonRules(accessToken);
        rules.add(new SameAuthentication(first));
        return RuleList.verify(idToken.reveal(), rules, token -> idToken(token, first.assurance()));
    }

    private List<TokenRule> commonRules(Secret accessToken) {
        List<TokenRule> rules = new ArrayList<>();
        rules.add(new NoCriticalHeader());
        rules.add(new AlgorithmAllowed(settings.algorithms()));
        rules.add(new TypeIs("ID"));
        rules.add(new SignatureVerified(keys));
        rules.add(new IssuerIs(settings.issuer()));
        rules.add(new SubjectPresent());
        rules.add(new AudienceIsClient(settings.clientId()));
        rules.add(new AuthorizedPartyIsClient(settings.clientId()));
        rules.add(new NotExpired(settings.clock(), settings.skew()));
        rules.add(new IssuedRecently(settings.clock(), settings.skew(), MAX_AGE));
        rules.add(new ValidNow(settings.clock(), settings.skew()));
        rules.add(new AuthenticatedRecently(settings.clock(), settings.skew(), MAX_SESSION));
        rules.add(new AccessTokenHashMatches(accessToken));
        return rules;
    }

    private Assurance assurance(Claims claims) {
        return settings.assurance()
                .judge(claims.string("acr"), Optional.empty(), claims.instant("auth_time"))
                .orElseThrow(() -> new IllegalStateException("the rule on assurance has been satisfied"));
    }

    private static IdToken idToken(SignedToken token, Assurance assurance) {
        Claims claims = token.claims();
        return new IdToken(
                claims.string("sub").orElseThrow(),
                claims.string("sid"),
                claims.instant("iat").orElseThrow(),
                claims.instant("exp").orElseThrow(),
                assurance,
                claims.asMap());
    }
}
