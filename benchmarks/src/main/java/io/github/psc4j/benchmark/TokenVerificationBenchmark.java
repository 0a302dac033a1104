package io.github.psc4j.benchmark;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpServer;
import io.github.psc4j.ResourceServer;
import io.github.psc4j.ResourceServerBuilder;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.resource.AcceptedToken;
import io.github.psc4j.resource.TokenCaching;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ClientAuthentication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * A JWT access token (RS256, 2048 bits) from its text to what a service may rely on: this library, verified again and found
 * again; the bare signature of the same bytes by the JCA, which no library can be faster than; and two peers with issuer,
 * audience and times checked.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TokenVerificationBenchmark {
    private static final String AUDIENCE = "https://api.example";
    private static final int KEY_BITS = 2048;

    private final RSAKey key = key();
    private final RSAPublicKey publicKey = publicKey(key);
    private final HttpServer server = server(key);
    private final String issuer = "http://localhost:" + server.getAddress().getPort() + "/realms/dossiers";
    private final Optional<X509Certificate> certificate = Optional.of(certificate());
    private final String token = token(key, issuer, certificate.orElseThrow());
    private final Secret secret = Secret.of(token);
    private final byte[] signingInput =
            token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    private final byte[] signature = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    private final Signature bare = signature();

    private final ResourceServer uncached =
            resourceServer().caching(TokenCaching.off()).build();
    private final ResourceServer uncachedOfTwo = resourceServer()
            .psc(PscEnvironment.SANDBOX, "my-api", ClientAuthentication.secretBasic("secret"))
            .authorizedParties(Set.of("the-web-app"))
            .caching(TokenCaching.off())
            .build();
    private final ResourceServer cached = resourceServer().build();
    private final DefaultJWTProcessor<SecurityContext> nimbus = nimbus();
    private final NimbusJwtDecoder spring = spring();

    /** The keys are fetched before anything is measured; then nobody is called any more. */
    @Setup
    public void setUp() {
        AcceptedToken first = uncached.verify(secret, certificate).orElseThrow();
        AcceptedToken unused = uncachedOfTwo.verify(secret, certificate).orElseThrow();
        AcceptedToken second = cached.verify(secret, certificate).orElseThrow();
        server.stop(0);
        if (!first.scope().equals(second.scope())) {
            throw new IllegalStateException("the same token says two things");
        }
    }

    private ResourceServerBuilder resourceServer() {
        return ResourceServer.builder()
                .authorizationServer(URI.create(issuer), AUDIENCE)
                .jwksUri(URI.create("http://localhost:" + server.getAddress().getPort() + "/keys"))
                .urls(UrlPolicy.HTTP_ON_LOOPBACK);
    }

    private DefaultJWTProcessor<SecurityContext> nimbus() {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                AUDIENCE, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")));
        return processor;
    }

    private NimbusJwtDecoder spring() {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(publicKey)
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"))))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE))));
        return decoder;
    }

    private Signature signature() {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(publicKey);
            return verifier;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID("a-key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAPublicKey publicKey(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer server(RSAKey key) {
        try {
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate of an invented application, with which its token comes. */
    private static X509Certificate certificate() {
        try (InputStream pem = TokenVerificationBenchmark.class.getResourceAsStream("/application.pem")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the authorization server of an « API Pro Santé Connectée » issues: bound to the certificate of the application. */
    private static String token(RSAKey key, String issuer, X509Certificate certificate) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .expirationTime(Date.from(now.plusSeconds(4 * 3600)))
                .issueTime(Date.from(now))
                .claim("auth_time", now.getEpochSecond())
                .jwtID("00000000-0000-4000-8000-000000000000")
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject("f:00000000-0000-4000-8000-000000000000:899700000017")
                .claim("typ", "Bearer")
                .claim("azp", "the-web-app")
                .claim("scope", "dossier.read dossier.write")
                .claim("SubjectNameID", "899700000017")
                .claim("preferred_username", "899700000017")
                .claim("acr", "eidas1")
                .claim(
                        "cnf",
                        Map.of(
                                "x5t#S256",
                                X509CertUtils.computeSHA256Thumbprint(certificate)
                                        .toString()))
                .build();
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("a-key")
                            .type(new JOSEObjectType("at+jwt"))
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The signature alone, by the JCA, with everything prepared: the fastest that a verification can be.
     *
     * @return whether it verifies
     * @throws GeneralSecurityException never
     */
    @Benchmark
    public boolean bareSignature() throws GeneralSecurityException {
        bare.update(signingInput);
        return bare.verify(signature);
    }

    /**
     * This library, every rule, nothing remembered.
     *
     * @return the accepted token
     */
    @Benchmark
    public AcceptedToken uncached() {
        return uncached.verify(secret, certificate).orElseThrow();
    }

    /**
     * The same where tokens of PSC are accepted beside: the issuer is chosen first.
     *
     * @return the accepted token
     */
    @Benchmark
    public AcceptedToken uncachedOfTwoIssuers() {
        return uncachedOfTwo.verify(secret, certificate).orElseThrow();
    }

    /**
     * This library, the verdict found again: the whole token hashed, time and binding judged.
     *
     * @return the accepted token
     */
    @Benchmark
    public AcceptedToken cached() {
        return cached.verify(secret, certificate).orElseThrow();
    }

    /**
     * The processor of Nimbus JOSE+JWT.
     *
     * @return the claims
     * @throws ParseException never
     * @throws BadJOSEException never
     * @throws JOSEException never
     */
    @Benchmark
    public JWTClaimsSet nimbusProcessor() throws ParseException, BadJOSEException, JOSEException {
        return nimbus.process(token, null);
    }

    /**
     * The decoder of Spring Security's resource server.
     *
     * @return the token
     */
    @Benchmark
    public Jwt springDecoder() {
        return spring.decode(token);
    }
}
