package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.ResourceServerBuilder;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ClientAuthentication;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is the same caller. */
class PscApiCallerTest {
    private static final String API = "https://api.example";

    private final PscMockProvider psc = PscMockProvider.builder().start();

    @AfterEach
    void stop() {
        psc.close();
    }

    private static PscApiCaller caller(ResourceServerBuilder api, String token) {
        return new PscApiCaller(
                api.build().verify(Secret.of(token), Optional.empty()).orElseThrow());
    }

    private ResourceServerBuilder receivingTokensOfPsc() {
        return ResourceServer.builder()
                .psc(
                        PscEnvironment.development(psc.issuer()),
                        PscMockProvider.CLIENT_ID,
                        ClientAuthentication.secretBasic(PscMockProvider.CLIENT_SECRET))
                .authorizedParties(Set.of(PscMockProvider.CLIENT_ID));
    }

    /** A server that is not PSC, and happens to call a person as PSC does. */
    private ResourceServerBuilder receivingTokensOfItsOwnServer() {
        return ResourceServer.builder()
                .authorizationServer(psc.issuer(), API)
                .tokenBinding(TokenBinding.WHERE_STATED)
                .urls(UrlPolicy.HTTP_ON_LOOPBACK);
    }

    @Test
    void a_person_is_the_same_with_every_token_and_another_one_where_another_server_uses_the_same_subject() {
        psc.alterAccessToken(claims -> {
            claims.put("aud", API);
            return claims;
        });
        String token = ApiCalls.token(psc);
        psc.alterAccessToken(claims -> {
            claims.put("aud", PscMockProvider.CLIENT_ID);
            return claims;
        });
        PscApiCaller first = caller(receivingTokensOfPsc(), ApiCalls.token(psc));
        PscApiCaller second = caller(receivingTokensOfPsc(), ApiCalls.token(psc));
        PscApiCaller elsewhere = caller(receivingTokensOfItsOwnServer(), token);

        assertThat(second).isEqualTo(first).hasSameHashCodeAs(first);
        assertThat(second.getName()).isEqualTo(first.getName());
        assertThat(elsewhere.token().subject()).isEqualTo(first.token().subject());
        assertThat(elsewhere).isNotEqualTo(first);
        assertThat(elsewhere.getName()).isNotEqualTo(first.getName());
        assertThat(first.getName()).doesNotContain(first.token().subject());
    }
}
