package io.github.psc4j.internal.validation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.VerificationKey;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.Violation;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The signature verifies with a key of the provider (OpenID Connect Core 3.1.3.7 rule 6). The key is chosen by {@code kid}
 * within the provider's own set; keys and addresses in the token's header are not looked at (RFC 8725 3.10).
 */
@Implements({
    Requirement.CORE_SIGNATURE,
    Requirement.RFC_8725_HEADER_KEYS,
    Requirement.BACK_CHANNEL_SIGNATURE,
    Requirement.RFC_9068_SIGNATURE,
    Requirement.CORE_USERINFO_SIGNATURE,
    Requirement.RFC_8725_ISSUER_KEYS
})
record SignatureVerified(KeySetCache keys) implements ValidationRule<SignedToken> {
    @Override
    public Optional<Violation> validate(SignedToken token) {
        SigningAlgorithm algorithm = SignatureAlgorithms.named(
                        String.valueOf(token.header().get("alg")))
                .orElseThrow(() -> new IllegalStateException("the algorithm is checked first"));
        if (token.header().containsKey("kid") && !(token.header().get("kid") instanceof String)) {
            return Optional.of(new Violation(ErrorCode.TOKEN_MALFORMED, "the token names its key in no readable way"));
        }
        Optional<String> kid = token.header().get("kid") instanceof String text ? Optional.of(text) : Optional.empty();
        List<VerificationKey> candidates = keys.candidates(kid, algorithm.name());
        return isSignedByOneOf(candidates, token, algorithm)
                        || isSignedByOneOf(keys.reloadedCandidates(kid, algorithm.name()), token, algorithm)
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.SIGNATURE_INVALID,
                        candidates.isEmpty()
                                ? "the provider publishes no key that could have signed the token"
                                : "the signature does not verify with the provider's keys"));
    }

    private static boolean isSignedByOneOf(
            List<VerificationKey> candidates, SignedToken token, SigningAlgorithm algorithm) {
        return candidates.stream().anyMatch(key -> verifies(token, algorithm, key.key()));
    }

    private static boolean verifies(SignedToken token, SigningAlgorithm algorithm, PublicKey key) {
        return algorithm == SigningAlgorithm.RS256
                ? key instanceof RSAPublicKey rsa && verifiesRs256(token, rsa)
                : verifiesOther(token, algorithm, key);
    }

    /** Straight by the platform: every request to a service comes here, and the detour costs a tenth of the verification. */
    private static boolean verifiesRs256(SignedToken token, RSAPublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(token.signingInput());
            return verifier.verify(token.signature());
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA256withRSA is part of every Java platform", e);
        }
    }

    private static boolean verifiesOther(SignedToken token, SigningAlgorithm algorithm, PublicKey key) {
        try {
            Optional<JWSVerifier> verifier = verifier(algorithm, key);
            // A header of our own: nothing that the token says steers the verifier.
            JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm.name()));
            return verifier.isPresent()
                    && verifier.get().verify(header, token.signingInput(), Base64URL.encode(token.signature()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private static Optional<JWSVerifier> verifier(SigningAlgorithm algorithm, PublicKey key) throws JOSEException {
        if (algorithm == SigningAlgorithm.ES256) {
            return key instanceof ECPublicKey ec ? Optional.of(new ECDSAVerifier(ec)) : Optional.empty();
        }
        return key instanceof RSAPublicKey rsa ? Optional.of(new RSASSAVerifier(rsa)) : Optional.empty();
    }
}
