package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An assertion (RFC 7523) does not stand for the secret or the certificate that a client is registered with. */
interface ClientAssertionContract {

    ProviderUnderTest provider();

    @Test
    default void an_assertion_made_with_the_secret_does_not_stand_for_the_secret() throws JOSEException {
        byte[] secret = provider().secretClient().secret().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] key = java.util.Arrays.copyOf(secret, Math.max(secret.length, 32));
        assertThat(tokensFor(provider().secretClient().id(), JWSAlgorithm.HS256, new MACSigner(key))
                        .status())
                .isEqualTo(401);
    }

    @Test
    default void an_assertion_made_with_a_private_key_does_not_stand_for_the_secret() throws JOSEException {
        assertThat(tokensFor(
                                provider().secretClient().id(),
                                JWSAlgorithm.RS256,
                                new RSASSASigner(new RSAKeyGenerator(2048).generate()))
                        .status())
                .isEqualTo(401);
    }

    private Answer tokensFor(String clientId, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Attempt attempt = party.begin();
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader(algorithm),
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .subject(clientId)
                        .audience(provider().issuer().toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(30)))
                        .build());
        assertion.sign(signer);
        Map<String, String> form =
                new LinkedHashMap<>(party.codeGrant(attempt, party.code(attempt, Person.NO_PRACTICE)));
        form.put("client_id", clientId);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion.serialize());
        return party.http().post(party.endpoint("token_endpoint"), form);
    }
}
