package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.provider.ProviderKeys;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds userinfo to the ID token of the same login, plain or signed (OpenID Connect Core 5.3.2 and 5.3.4). Thread-safe. */
public final class UserInfoValidator {
    private final ValidationSettings settings;
    private final ProviderKeys keys;

    /**
     * Builds the validator; no I/O.
     *
     * @param settings what a signed answer must name
     * @param keys the provider's keys
     */
    public UserInfoValidator(ValidationSettings settings, ProviderKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * Validates a plain answer.
     *
     * @param members the JSON object
     * @param idToken the ID token of the same login
     * @return the members, or the rejection
     */
    public Verification<Map<String, @Nullable Object>> validatePlain(
            Map<String, @Nullable Object> members, IdToken idToken) {
        return idToken.subject().equals(members.get("sub"))
                ? new Verification.Verified<>(Collections.unmodifiableMap(members))
                : new Verification.Rejected<>(new Violation(
                        ErrorCode.USERINFO_SUBJECT_MISMATCH,
                        "the userinfo answer is not of the person of the ID token"));
    }

    /**
     * Validates a signed answer.
     *
     * @param compact the JWS in compact form
     * @param idToken the ID token of the same login
     * @return the claims, the rejection, or undetermined
     */
    public Verification<Map<String, @Nullable Object>> validateSigned(String compact, IdToken idToken) {
        List<TokenRule> rules = List.of(
                new NoCriticalHeader(),
                new AlgorithmAllowed(settings.algorithms()),
                new SignatureVerified(keys),
                new IssuerIs(settings.issuer()),
                new AudienceIsClient(settings.clientId()));
        Verification<Map<String, @Nullable Object>> signed =
                RuleList.verify(compact, rules, token -> token.claims().asMap());
        return signed instanceof Verification.Verified<Map<String, @Nullable Object>> verified
                ? validatePlain(verified.value(), idToken)
                : signed;
    }
}
