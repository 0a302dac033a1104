package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.Refusal;
import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.http.Parameters;
import io.github.psc4j.mock.internal.journal.Operations;
import io.github.psc4j.mock.internal.session.SessionEnd;
import io.github.psc4j.mock.journal.Answered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a request; whatever goes wrong there ends as a clean answer here. */
public final class Router implements Function<MockRequest, MockResponse> {

    private static final int MAX_SIZE = 64 * 1024;

    private record Route(String host, Set<String> methods, Endpoint endpoint) {}

    private final Realm realm;
    private final Map<String, Route> routes = new HashMap<>();

    public Router(Realm realm, SessionEnd sessionEnd) {
        this.realm = realm;
        String auth = hostOf(realm.origins().auth());
        String wallet = hostOf(realm.origins().wallet());
        Discovery discovery = new Discovery(realm);
        ClientAuthenticator clients = ClientAuthenticator.ofOtherEndpoints(realm.settings());
        String protocol = Realm.PATH + "/protocol/openid-connect/";

        AuthorizationEndpoint authorization = new AuthorizationEndpoint(realm);
        route(wallet, "/auth", Set.of("GET", "POST"), authorization);
        route(wallet, "/auth/", Set.of("GET", "POST"), authorization);
        route(wallet, Realm.LOGIN_PATH, Set.of("POST"), new LoginEndpoint(realm));
        route(auth, HandoverEndpoint.PATH, Set.of("GET"), new HandoverEndpoint(realm));
        route(auth, LogoutConfirmation.PATH, Set.of("POST"), new LogoutConfirmation(realm, sessionEnd));

        route(auth, Realm.PATH + "/.well-known/wallet-openid-configuration", Set.of("GET"), discovery.wallet());
        route(auth, Realm.PATH + "/.well-known/openid-configuration", Set.of("GET"), discovery.standard());
        route(
                auth,
                protocol + "certs",
                Set.of("GET"),
                request -> MockResponse.cacheableJson(realm.keys().publicKeys()));
        route(auth, protocol + "auth", Set.of("GET", "POST"), request -> {
            throw RefusedException.page(Rule.STANDARD_AUTHORIZATION_ENDPOINT, "");
        });
        route(
                auth,
                protocol + "token",
                Set.of("POST"),
                new TokenEndpoint(realm, ClientAuthenticator.ofTokenEndpoint(realm.settings())));
        route(auth, protocol + "userinfo", Set.of("GET", "POST"), new UserInfoEndpoint(realm));
        route(auth, protocol + "token/introspect", Set.of("POST"), new IntrospectionEndpoint(realm, clients));
        route(auth, protocol + "revoke", Set.of("POST"), new RevocationEndpoint(realm, clients));
        route(auth, protocol + "logout", Set.of("GET", "POST"), new LogoutEndpoint(realm, sessionEnd));
        route(auth, protocol + "ext/par/request", Set.of("POST"), new PushedAuthorizationEndpoint(realm, clients));
        realm.settings().targets().values().forEach(settings -> routeTarget(auth, Target.of(settings, realm)));
        for (String advertised : List.of("auth/device", "ext/ciba/auth", "login-status-iframe.html")) {
            route(auth, protocol + advertised, Set.of("GET", "POST"), request -> {
                throw RefusedException.json(501, "not_simulated", Rule.NOT_SIMULATED, advertised);
            });
        }
    }

    private void routeTarget(String host, Target target) {
        String path = Realm.Origins.targetPath(target.settings().id());
        String protocol = path + "/protocol/openid-connect/";
        route(host, path + "/.well-known/openid-configuration", Set.of("GET"), request -> target.discovery());
        route(
                host,
                protocol + "certs",
                Set.of("GET"),
                request -> MockResponse.cacheableJson(target.keys().publicKeys()));
        route(host, protocol + "token", Set.of("POST"), new TokenExchange(realm, target));
        route(host, protocol + "token/introspect", Set.of("POST"), new TargetIntrospection(realm, target));
    }

    private void route(String host, String path, Set<String> methods, Endpoint endpoint) {
        routes.put(path, new Route(host, methods, endpoint));
    }

    private static String hostOf(String origin) {
        return origin.substring(origin.indexOf("//") + 2, origin.lastIndexOf(':'));
    }

    @Override
    public MockResponse apply(MockRequest request) {
        AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
        MockResponse sent = realm.interceptors().answer(Operations.of(request), request, asked -> {
            Judged judged = judged(asked);
            judged.refusal().ifPresent(refusal::set);
            return judged.response();
        });
        realm.recorder().record(request, sent.asReceived(), Answered.By.PROVIDER, Optional.ofNullable(refusal.get()));
        return sent;
    }

    /** An answer, and what was wrong with the request. */
    private record Judged(MockResponse response, Optional<Refusal> refusal) {

        static Judged refused(RefusedException refused) {
            return new Judged(refused.response(), Optional.of(refused.refusal()));
        }
    }

    private Judged judged(MockRequest request) {
        try {
            return new Judged(answer(request), Optional.empty());
        } catch (RefusedException e) {
            return Judged.refused(e);
        } catch (Parameters.MalformedException e) {
            return Judged.refused(RefusedException.json(
                    400, "invalid_request", Rule.MALFORMED_REQUEST, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A fault of the mock, or of an alteration that a test gave it: say which, and no more.
            return new Judged(
                    MockResponse.json(
                            500,
                            Map.of(
                                    "error",
                                    "server_error",
                                    "error_description",
                                    e.getClass().getName())),
                    Optional.empty());
        }
    }

    private MockResponse answer(MockRequest request) {
        Route route = routes.get(request.path());
        if (route == null) {
            return MockResponse.json(404, Map.of("error", "HTTP 404 Not Found"));
        }
        if (!route.host().equals(request.host())) {
            throw RefusedException.json(404, "not_found", Rule.WRONG_HOST, "expected " + route.host());
        }
        if (!route.methods().contains(request.method())) {
            throw RefusedException.json(405, "invalid_request", Rule.METHOD_NOT_ALLOWED, "")
                    .with("Allow", String.join(", ", new java.util.TreeSet<>(route.methods())));
        }
        if (request.body().length() > MAX_SIZE || request.rawQuery().length() > MAX_SIZE) {
            throw RefusedException.json(413, "invalid_request", Rule.TOO_LARGE, "");
        }
        return route.endpoint().answer(request);
    }
}
