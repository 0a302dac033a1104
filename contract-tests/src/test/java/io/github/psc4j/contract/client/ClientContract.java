package io.github.psc4j.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.PscClient;
import io.github.psc4j.PscClientBuilder;
import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.contract.Browser;
import io.github.psc4j.contract.ClientKeyStore;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.SecretClient;
import io.github.psc4j.contract.Tls;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole path of a login, of a renewal and of a logout, as an application takes it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ClientContract {
    /** Longer than any access token lives, so that a new one is asked for. */
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(10);

    private static final int CALLERS = 200;

    /** Only ends a test that hangs: the default time-outs can run out on a busy machine. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final HttpSettings PATIENT = HttpSettings.defaults().withTimeouts(LONG, LONG, LONG);
    /** More than an access token lives. */
    private static final Duration EXPIRED = Duration.ofSeconds(121);

    private final ClockAhead clock = new ClockAhead();

    protected abstract ProviderUnderTest provider();

    private PscClientBuilder builder() {
        return builder(provider());
    }

    private PscClientBuilder builder(ProviderUnderTest provider) {
        return builder(provider, clock);
    }

    /** A client of a provider, but for its id and how it authenticates. */
    public static PscClientBuilder builder(ProviderUnderTest provider, Clock clock) {
        PscEnvironment environment = PscEnvironment.development(provider.issuer());
        return PscClient.builder(provider.discoveryUri()
                        .map(environment::withDiscoveryUri)
                        .orElse(environment))
                .clock(clock)
                .http(PATIENT.withTrustedCertificates(provider.trust()))
                .redirectUri(provider.redirectUri())
                .postLogoutRedirectUri(provider.postLogoutRedirectUri());
    }

    private PscClient withSecret() {
        SecretClient client = provider().secretClient();
        return builder()
                .clientId(client.id())
                .clientAuthentication(ClientAuthentication.secretBasic(client.secret()))
                .build();
    }

    private PscClient withCertificate(String clientId, ClientKeyStore keyStore) {
        return builder()
                .clientId(clientId)
                .clientAuthentication(ClientAuthentication.mutualTls(
                        ClientCertificate.pkcs12(keyStore.file(), Secret.of(keyStore.password()))))
                .build();
    }

    private PscSession logIn(PscClient psc, Person person) {
        PendingLogin pending = psc.login().start();
        return psc.login().complete(pending, provider().logIn(pending.authorizationUri(), person));
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThat(catchThrowableOfType(PscException.class, call))
                .isNotNull()
                .extracting(PscException::code)
                .isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void logs_a_person_in_and_knows_who_it_is(Person person) {
        PscSession session = logIn(withSecret(), person);

        assertThat(session.professional().nationalId().orElseThrow().value())
                .isEqualToIgnoringCase(provider().nationalId(person));
        assertThat(session.professional().rpps().isPresent()).isEqualTo(person.identifier() == Person.Identifier.RPPS);
        assertThat(session.professional().workSituations()).hasSize(person.situations());
        assertThat(session.assurance().level()).isEqualTo(EidasLevel.EIDAS1);
        assertThat(session.assurance().statement()).isEqualTo(Assurance.Statement.STATED);
        assertThat(session.assurance().authenticatedAt()).isPresent();
        assertThat(session.providerSessionId()).isPresent();
        assertThat(session.expiresAt()).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(5)));
        assertThat(session.tokens().scope()).contains("openid");
        assertThat(session.tokens().refreshToken()).isPresent();
    }

    @Test
    void logs_in_with_the_secret_in_the_form() {
        SecretClient client = provider().secretClient();
        PscClient psc = builder()
                .clientId(client.id())
                .clientAuthentication(ClientAuthentication.secretPost(client.secret()))
                .build();

        assertThat(logIn(psc, Person.NO_PRACTICE).professional().nationalId()).isPresent();
    }

    @Test
    void logs_in_with_a_client_certificate() {
        PscClient psc = withCertificate(
                provider().mutualTlsClient().id(), provider().mutualTlsClient().keyStore());

        PscSession session = logIn(psc, Person.PHYSICIAN_TWO_ACTIVITIES);

        assertThat(session.professional().workSituations()).hasSize(2);
        Secret first = session.tokens().accessToken();
        clock.pass(TokenSet.SHORT);
        assertThat(psc.tokens().accessToken(session, LONGER_THAN_A_TOKEN)).isNotEqualTo(first);
    }

    @Test
    void is_refused_with_the_certificate_of_somebody_else() {
        PscClient psc =
                withCertificate(provider().mutualTlsClient().id(), provider().certificateOfNobody());

        assertRefused(ErrorCode.CLIENT_REFUSED, () -> logIn(psc, Person.NO_PRACTICE));
    }

    @Test
    void is_refused_with_a_wrong_secret() {
        PscClient psc = builder()
                .clientId(provider().secretClient().id())
                .clientAuthentication(ClientAuthentication.secretBasic("wrong"))
                .build();

        assertRefused(ErrorCode.CLIENT_REFUSED, () -> logIn(psc, Person.NO_PRACTICE));
    }

    @Test
    void a_callback_works_once_only() {
        PscClient psc = withSecret();
        PendingLogin pending = psc.login().start();
        String cookie = psc.login().seal(pending);
        URI callback = provider().logIn(pending.authorizationUri(), Person.NO_PRACTICE);
        psc.login().complete(pending, callback);

        assertRefused(ErrorCode.LOGIN_UNKNOWN, () -> psc.login().complete(pending, callback));
        // A browser that kept its cookie comes as far as the provider, which knows the code.
        assertRefused(
                ErrorCode.GRANT_REFUSED, () -> psc.login().complete(psc.login().open(cookie), callback));
    }

    @Test
    void the_code_of_another_login_is_of_no_use() {
        PscClient psc = withSecret();
        PendingLogin mine = psc.login().start();
        PendingLogin other = psc.login().start();
        URI callback = provider().logIn(other.authorizationUri(), Person.NO_PRACTICE);
        URI injected = URI.create(
                callback.toString().replace(other.state().reveal(), mine.state().reveal()));

        assertRefused(ErrorCode.STATE_MISMATCH, () -> psc.login().complete(mine, callback));
        assertRefused(ErrorCode.GRANT_REFUSED, () -> psc.login().complete(mine, injected));
    }

    @Test
    void the_issuer_that_the_callback_names_is_checked() {
        PscClient psc = withSecret();
        PendingLogin pending = psc.login().start();
        URI callback = provider().logIn(pending.authorizationUri(), Person.NO_PRACTICE);
        assertThat(callback.getRawQuery()).contains("iss=");

        URI mixedUp = URI.create(callback.toString().replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fevil.example"));
        assertRefused(ErrorCode.RESPONSE_ISSUER_MISMATCH, () -> psc.login().complete(pending, mixedUp));
    }

    @Test
    void a_level_that_the_provider_does_not_reach_is_refused() {
        PscClient psc = withSecret();
        PendingLogin pending = psc.login().start(LoginOptions.defaults().withMinimumLevel(EidasLevel.EIDAS3));
        URI callback = provider().logIn(pending.authorizationUri(), Person.NO_PRACTICE);

        assertRefused(ErrorCode.ASSURANCE_TOO_LOW, () -> psc.login().complete(pending, callback));
    }

    @Test
    void a_second_login_in_the_same_browser_is_of_the_same_authentication() {
        PscClient psc = withSecret();
        Browser browser = provider().openBrowser();
        PendingLogin first = psc.login().start();
        PscSession one = psc.login().complete(first, browser.logIn(first.authorizationUri(), Person.NO_PRACTICE));
        PendingLogin second = psc.login().start();
        PscSession two = psc.login().complete(second, browser.logIn(second.authorizationUri(), Person.NO_PRACTICE));

        assertThat(two.subject()).isEqualTo(one.subject());
        assertThat(two.providerSessionId()).isEqualTo(one.providerSessionId());
        assertThat(two.assurance().authenticatedAt()).isEqualTo(one.assurance().authenticatedAt());
        assertThat(two.assurance().level()).isEqualTo(EidasLevel.EIDAS1);
    }

    @Test
    void tokens_are_renewed_again_and_again_with_rotation() {
        PscClient psc = withSecret();
        PscSession session = logIn(psc, Person.NO_PRACTICE);
        Secret last = session.tokens().accessToken();

        for (int i = 0; i < 3; i++) {
            clock.pass(TokenSet.SHORT);
            Secret next = psc.tokens().accessToken(session, LONGER_THAN_A_TOKEN);
            assertThat(next).isNotEqualTo(last);
            last = next;
        }
    }

    @Test
    void two_hundred_callers_of_an_expired_token_make_one_renewal_with_rotation() throws Exception {
        assertTwoHundredCallersMakeOneRenewal(provider());
    }

    @Test
    void two_hundred_callers_of_an_expired_token_make_one_renewal_without_rotation() throws Exception {
        assertTwoHundredCallersMakeOneRenewal(provider().withoutRotation());
    }

    private void assertTwoHundredCallersMakeOneRenewal(ProviderUnderTest provider) throws Exception {
        List<PscEvent> events = new CopyOnWriteArrayList<>();
        SecretClient client = provider.secretClient();
        PscClient psc = builder(provider)
                .clientId(client.id())
                .clientAuthentication(ClientAuthentication.secretBasic(client.secret()))
                .listener(events::add)
                // The provider's clock stays where it is.
                .clockSkew(Duration.ofMinutes(5))
                .build();
        PendingLogin pending = psc.login().start();
        PscSession session =
                psc.login().complete(pending, provider.logIn(pending.authorizationUri(), Person.NO_PRACTICE));
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int round = 1; round <= 3; round++) {
                events.clear();
                Secret old = session.tokens().accessToken();
                clock.pass(EXPIRED);
                Callable<Secret> ask = () -> psc.tokens().accessToken(session, Duration.ofSeconds(20));
                Set<Secret> got = new HashSet<>();
                for (Future<Secret> answer : threads.invokeAll(Collections.nCopies(CALLERS, ask))) {
                    got.add(answer.get());
                }

                assertThat(got).as("round %s", round).hasSize(1).doesNotContain(old);
                assertThat(events.stream()
                                .filter(event -> event instanceof PscEvent.ProviderCalled called
                                        && called.endpoint().equals("token")))
                        .as("requests at the provider, round %s", round)
                        .hasSize(1);
                assertThat(userInfoStatus(provider, got.iterator().next())).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int userInfoStatus(ProviderUnderTest provider, Secret token) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(Tls.trusting(provider.trust(), Optional.empty()))
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(provider.issuer() + "/protocol/openid-connect/userinfo"))
                                .header("Authorization", "Bearer " + token.reveal())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void a_session_that_is_revoked_is_over_at_the_provider_too() throws Exception {
        PscClient psc = withSecret();
        PscSession session = logIn(psc, Person.NO_PRACTICE);
        Secret token = session.tokens().accessToken();
        assertThat(userInfoStatus(provider(), token)).isEqualTo(200);

        psc.tokens().revoke(session);

        assertThat(session.isEnded()).isTrue();
        assertThat(userInfoStatus(provider(), token)).isEqualTo(401);
    }

    @Test
    void a_global_logout_ends_the_session_at_the_provider() throws Exception {
        PscClient psc = withSecret();
        Browser browser = provider().openBrowser();
        PendingLogin first = psc.login().start();
        PscSession here = psc.login().complete(first, browser.logIn(first.authorizationUri(), Person.NO_PRACTICE));
        PendingLogin second = psc.login().start();
        PscSession elsewhere =
                psc.login().complete(second, browser.logIn(second.authorizationUri(), Person.NO_PRACTICE));

        HttpResponse<Void> answer = HttpClient.newBuilder()
                .sslContext(Tls.trusting(provider().trust(), Optional.empty()))
                .build()
                .send(
                        HttpRequest.newBuilder(psc.logout().global(here).uri()).build(),
                        HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isBetween(302, 303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(provider().postLogoutRedirectUri().toString());
        assertThat(here.isEnded()).isTrue();
        clock.pass(TokenSet.SHORT);
        assertRefused(ErrorCode.SESSION_ENDED, () -> psc.tokens().accessToken(elsewhere, LONGER_THAN_A_TOKEN));
        assertThat(elsewhere.isEnded()).isTrue();
    }
}
