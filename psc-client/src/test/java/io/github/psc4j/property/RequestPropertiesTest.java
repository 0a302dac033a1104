package io.github.psc4j.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.PscException;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** What goes out with the browser and what comes back with it. */
class RequestPropertiesTest {
    private static final ScriptedProvider PROVIDER = new ScriptedProvider();
    private static final FakeClock CLOCK = new FakeClock();

    @AfterContainer
    static void stop() {
        PROVIDER.close();
    }

    @Provide
    Arbitrary<String> texts() {
        return Trees.texts().filter(text -> !text.isBlank());
    }

    @Provide
    Arbitrary<String> visible() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(60);
    }

    private static PscClient client(String clientId) {
        return PscClient.builder(PscEnvironment.development(PROVIDER.issuerUri()))
                .clientId(clientId)
                .clientAuthentication(ClientAuthentication.secretBasic("secret"))
                .redirectUri(Logins.REDIRECT_URI)
                .postLogoutRedirectUri(URI.create("https://my-service.example/?a=b&c=d%20e"))
                .clock(CLOCK)
                .executor(Runnable::run)
                .build();
    }

    @Property(tries = 50)
    void a_client_id_of_any_characters_arrives_as_it_is(@ForAll("texts") String clientId) {
        PscClient psc;
        try {
            psc = client(clientId);
        } catch (PscException e) {
            return;
        }

        Map<String, String> login = Logins.query(psc.login().start().authorizationUri());
        Map<String, String> logout =
                Logins.query(psc.logout().globalWithoutSession().uri());

        assertThat(login).containsEntry("client_id", clientId).hasSize(9);
        assertThat(logout)
                .containsEntry("client_id", clientId)
                .containsEntry("post_logout_redirect_uri", "https://my-service.example/?a=b&c=d%20e")
                .hasSize(3);
    }

    @Property(tries = 200)
    void a_login_is_the_same_after_it_was_sealed_and_opened(
            @ForAll @Size(max = 3) String pathEnd,
            @ForAll Optional<EidasLevel> level,
            @ForAll @IntRange(max = 14_400) int maxAge,
            @ForAll boolean aged) {
        PscClient psc = Shared.CLIENT;
        LoginOptions options = LoginOptions.defaults()
                .withReturnTarget(ReturnTarget.of(
                        "/" + URLEncoder.encode(pathEnd.replaceAll("[^a-z]", "x"), StandardCharsets.UTF_8)));
        if (level.isPresent()) {
            options = options.withMinimumLevel(level.get());
        }
        if (aged) {
            options = options.withMaximumAge(Duration.ofSeconds(maxAge));
        }

        PendingLogin pending = psc.login().start(options);
        PendingLogin opened = psc.login().open(psc.login().seal(pending));

        assertThat(opened.authorizationUri()).isEqualTo(pending.authorizationUri());
        assertThat(opened.state()).isEqualTo(pending.state());
        assertThat(opened.expiresAt()).isEqualTo(pending.expiresAt());
        assertThat(opened.minimumLevel()).isEqualTo(level);
        assertThat(opened.returnTarget().path())
                .isEqualTo(pending.returnTarget().path());
        assertThat(Logins.query(opened.authorizationUri()).get("max_age"))
                .isEqualTo(aged ? Integer.toString(maxAge) : null);
    }

    @Property
    void a_state_arrives_however_it_is_written(@ForAll("visible") String state, @ForAll("visible") String code) {
        String query = "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8) + "&code="
                + URLEncoder.encode(code, StandardCharsets.UTF_8);

        assertThat(AuthorizationResponse.ofQuery(query).state().orElseThrow().reveal())
                .isEqualTo(state);
    }

    @Property
    void a_parameter_twice_is_refused_whatever_it_is_called(
            @ForAll("visible") String name, @ForAll("visible") String value) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        StringBuilder spelled = new StringBuilder();
        name.chars().forEach(c -> spelled.append(String.format("%%%02X", c)));

        assertThat(isRefused(
                        encoded + "=a&state=x&" + spelled + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Property
    void any_query_is_read_or_refused_with_our_exception(@ForAll String query) {
        isRefused(query);
    }

    private static boolean isRefused(String query) {
        try {
            AuthorizationResponse.ofQuery(query);
            return false;
        } catch (PscException e) {
            return true;
        }
    }

    @Property
    void any_target_is_taken_or_refused_with_our_exception(@ForAll String path) {
        for (String target : new String[] {path, "/" + path, "/" + URLEncoder.encode(path, StandardCharsets.UTF_8)}) {
            try {
                assertThat(ReturnTarget.of(target).path()).isEqualTo(target);
            } catch (PscException e) {
                assertThat(e.getMessage()).hasSizeLessThan(200);
            }
        }
    }

    @Property
    void any_cookie_is_refused_with_our_exception(@ForAll String cookie) {
        assertThatThrownBy(() -> Shared.CLIENT.login().open(cookie)).isInstanceOf(PscException.class);
    }

    /** One client for what needs no other. */
    private static final class Shared {
        static final PscClient CLIENT = client(Logins.CLIENT);
    }
}
