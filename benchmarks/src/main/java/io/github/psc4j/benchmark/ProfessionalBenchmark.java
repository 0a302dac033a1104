package io.github.psc4j.benchmark;

import io.github.psc4j.professional.Professional;
import io.github.psc4j.professional.WorkSituation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestTemplate;

/**
 * From the bytes of a userinfo answer to the object an application works with: a {@link Professional} here, a map of claims
 * with Spring Security. Three peers, the first without any of the HTTP objects around it, so that it is the hardest one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ProfessionalBenchmark {

    private static final ParameterizedTypeReference<Map<String, Object>> CLAIMS = new ParameterizedTypeReference<>() {};

    /** The document: today's generation, of 2 kB and 6 kB. */
    @Param({"one-activity", "five-activities"})
    public String document = "";

    private byte[] body = new byte[0];
    private final JacksonJsonHttpMessageConverter converter = new JacksonJsonHttpMessageConverter();
    private final ClaimTypeConverter claimTypes =
            new ClaimTypeConverter(OidcUserService.createDefaultClaimTypeConverters());
    private final OidcUserService userService = new OidcUserService();
    private @Nullable OidcUserRequest request;

    /** Reads the document and builds what Spring Security builds once. */
    @Setup
    public void setUp() {
        try (InputStream in = ProfessionalBenchmark.class.getResourceAsStream("/userinfo-" + document + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no such document: " + document);
            }
            body = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RestTemplate rest = new RestTemplate();
        rest.setRequestFactory((uri, method) -> new InMemoryAnswer.Request(uri, method, body));
        DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
        claims.setRestOperations(rest);
        userService.setOauth2UserService(claims);
        request = request();
    }

    private static OidcUserRequest request() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        ClientRegistration registration = ClientRegistration.withRegistrationId("psc")
                .clientId("my-service")
                .clientSecret("secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("https://my-service.example/login")
                .authorizationUri("https://psc.example/auth")
                .tokenUri("https://psc.example/token")
                .userInfoUri("https://psc.example/userinfo")
                .userNameAttributeName("sub")
                .scope("openid", "scope_all")
                .build();
        OAuth2AccessToken token =
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "token", now, now.plusSeconds(120));
        OidcIdToken idToken = new OidcIdToken(
                "token",
                now,
                now.plusSeconds(120),
                Map.of("sub", "f:00000000-0000-4000-8000-000000000000:899880012341"));
        return new OidcUserRequest(registration, token, idToken);
    }

    /**
     * This library: every field typed, every code with its label, every identifier checked.
     *
     * @return the person
     */
    @Benchmark
    public Professional professional() {
        return Professional.fromJson(body);
    }

    /**
     * This library, and what an application asks first.
     *
     * @return what the person can choose to work as
     */
    @Benchmark
    public List<WorkSituation> professionalAndSituations() {
        return Professional.fromJson(body).workSituations();
    }

    /**
     * Spring Security's converters alone: JSON to a map, the types of its claims, the claim set.
     *
     * @return the claim set
     * @throws IOException never
     */
    @Benchmark
    public OidcUserInfo springClaims() throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, Object> claims =
                (Map<String, Object>) converter.read(ResolvableType.forType(CLAIMS), new InMemoryAnswer(body), null);
        return new OidcUserInfo(claimTypes.convert(claims));
    }

    /**
     * Spring Security's user service, with the HTTP objects around it and no network.
     *
     * @return the user
     */
    @Benchmark
    public OidcUser springUserService() {
        OidcUserRequest asked = request;
        if (asked == null) {
            throw new IllegalStateException("not set up");
        }
        return userService.loadUser(asked);
    }
}
