package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.journal.Operations;
import io.github.psc4j.mock.internal.logout.BackChannelLogout;
import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.journal.RecordedResponse;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a request; whatever goes wrong there ends as a clean response here. */
public final class Router implements Function<MockRequest, MockResponse> {

    private static final int MAX_SIZE = 64 * 1024;

    private record Route(String host, Set<String> methods, Endpoint endpoint) {}

    private final ProviderState provider;
    private final Map<String, Route> routes = new HashMap<>();

    public Router(ProviderState provider, BackChannelLogout logout) {
        this.provider = provider;
        String auth = hostOf(provider.origins().auth());
        String wallet = hostOf(provider.origins().wallet());
        Discovery discovery = new Discovery(provider);
        ClientAuthenticator clients = ClientAuthenticator.ofOtherEndpoints(provider.settings());
        String protocol = Origins.PATH + "/protocol/openid-connect/";

        AuthorizationEndpoint authorization = new AuthorizationEndpoint(provider);
        route(wallet, "/auth", Set.of("GET", "POST"), authorization);
        route(wallet, "/auth/", Set.of("GET", "POST"), authorization);
        route(wallet, Origins.LOGIN_PATH, Set.of("POST"), new LoginEndpoint(provider));
        route(auth, CrossHostRedirectEndpoint.PATH, Set.of("GET"), new CrossHostRedirectEndpoint(provider));
        route(auth, LogoutConfirmation.PATH, Set.of("POST"), new LogoutConfirmation(provider, logout));

        route(auth, Origins.PATH + "/.well-known/wallet-openid-configuration", Set.of("GET"), discovery.wallet());
        route(auth, Origins.PATH + "/.well-known/openid-configuration", Set.of("GET"), discovery.standard());
        route(
                auth,
                protocol + "certs",
                Set.of("GET"),
                request -> PublicDocument.response(provider.keys().publicKeys()));
        route(auth, protocol + "auth", Set.of("GET", "POST"), request -> {
            throw RefusedException.page(Rule.STANDARD_AUTHORIZATION_ENDPOINT, "");
        });
        route(
                auth,
                protocol + "token",
                Set.of("POST"),
                new TokenEndpoint(provider, ClientAuthenticator.ofTokenEndpoint(provider.settings())));
        route(auth, protocol + "userinfo", Set.of("GET", "POST"), new UserInfoEndpoint(provider));
        route(auth, protocol + "token/introspect", Set.of("POST"), new IntrospectionEndpoint(provider, clients));
        route(auth, protocol + "revoke", Set.of("POST"), new RevocationEndpoint(provider, clients));
        route(auth, protocol + "logout", Set.of("GET", "POST"), new LogoutEndpoint(provider, logout));
        route(auth, protocol + "ext/par/request", Set.of("POST"), new PushedAuthorizationEndpoint(provider, clients));
        provider.settings().targets().values().forEach(settings -> routeTarget(auth, Target.of(settings, provider)));
        for (String advertised : List.of("auth/device", "ext/ciba/auth", "login-status-iframe.html")) {
            route(auth, protocol + advertised, Set.of("GET", "POST"), request -> {
                throw RefusedException.json(501, "not_simulated", Rule.NOT_SIMULATED, advertised);
            });
        }
    }

    private void routeTarget(String host, Target target) {
        String path = Origins.targetPath(target.settings().id());
        String protocol = path + "/protocol/openid-connect/";
        route(host, path + "/.well-known/openid-configuration", Set.of("GET"), request -> target.discovery());
        route(
                host,
                protocol + "certs",
                Set.of("GET"),
                request -> PublicDocument.response(target.keys().publicKeys()));
        route(host, protocol + "token", Set.of("POST"), new TokenExchange(provider, target));
        route(host, protocol + "token/introspect", Set.of("POST"), new TargetIntrospection(provider, target));
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
        MockResponse sent = provider.interceptors().intercept(Operations.of(request), request, changed -> {
            Handled handled = handled(changed);
            handled.refusal().ifPresent(refusal::set);
            return handled.response();
        });
        provider.recorder()
                .record(
                        request,
                        sent.asReceived(),
                        RecordedResponse.Source.PROVIDER,
                        Optional.ofNullable(refusal.get()));
        return sent;
    }

    /** A response, and what was wrong with the request. */
    private record Handled(MockResponse response, Optional<Refusal> refusal) {

        static Handled refused(RefusedException refused) {
            return new Handled(refused.response(), Optional.of(refused.refusal()));
        }
    }

    private Handled handled(MockRequest request) {
        try {
            return new Handled(dispatch(request), Optional.empty());
        } catch (RefusedException e) {
            return Handled.refused(e);
        } catch (Parameters.MalformedException e) {
            return Handled.refused(RefusedException.json(
                    400, "invalid_request", Rule.MALFORMED_REQUEST, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A fault of the mock, or of an alteration that a test gave it: say which, and no more.
            return new Handled(
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

    private MockResponse dispatch(MockRequest request) {
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
        return route.endpoint().handle(request);
    }
}
