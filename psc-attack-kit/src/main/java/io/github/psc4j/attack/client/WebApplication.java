package io.github.psc4j.attack.client;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Any web application, in any language, that runs somewhere near and is configured with the provider. Immutable.
 *
 * <pre>{@code
 * WebApplication.at(URI.create("http://localhost:8080"))
 *     .login("/login/psc")          // redirects to the provider
 *     .loggedInWhenOk("/account")   // status 200 for somebody, anything else for nobody
 * }</pre>
 */
public final class WebApplication implements ClientUnderTest {

    private final URI base;
    private final Map<Place, String> places;
    private final Predicate<ClientResponse> loggedIn;
    private final @Nullable Supplier<URI> restart;

    /** What was named of it. */
    private enum Place {
        LOGIN,
        PRIVATE_PAGE,
        RETURN_PARAMETER,
        BACK_CHANNEL_LOGOUT,
        LOGOUT,
        TOKEN_PAGE
    }

    private WebApplication(
            URI base, Map<Place, String> places, Predicate<ClientResponse> loggedIn, @Nullable Supplier<URI> restart) {
        this.base = base;
        this.places = Map.copyOf(places);
        this.loggedIn = Objects.requireNonNull(loggedIn);
        this.restart = restart;
    }

    /**
     * An application that starts a login at {@code /login} and shows its first page to those who are logged in only, until
     * it is told otherwise.
     *
     * @param base where it runs, such as {@code http://localhost:8080}
     * @return the application
     */
    public static WebApplication at(URI base) {
        return new WebApplication(
                base,
                Map.of(Place.LOGIN, "/login", Place.PRIVATE_PAGE, "/"),
                response -> response.status() == 200,
                null);
    }

    /**
     * Where a login starts.
     *
     * @param path a path that a {@code GET} of ends in a redirect to the provider
     * @return a changed copy
     */
    public WebApplication login(String path) {
        return with(Place.LOGIN, path);
    }

    /**
     * How to tell that somebody is logged in: a page that answers 200 to somebody, and to nobody anything else.
     *
     * @param path the page
     * @return a changed copy
     */
    public WebApplication loggedInWhenOk(String path) {
        return loggedInWhen(path, response -> response.status() == 200);
    }

    /**
     * How to tell that somebody is logged in: by a page.
     *
     * @param path the page; redirects are not followed
     * @param test whether it is a page for somebody
     * @return a changed copy
     */
    public WebApplication loggedInWhen(String path, Predicate<ClientResponse> test) {
        return new WebApplication(base, with(Place.PRIVATE_PAGE, path).places, test, restart);
    }

    /**
     * How to tell that somebody is logged in, for an application without sessions: by the page at the end of the login.
     *
     * @param test whether it is a page for somebody
     * @return a changed copy
     */
    public WebApplication loggedInAfterLogin(Predicate<ClientResponse> test) {
        Map<Place, String> others = new EnumMap<>(places);
        others.remove(Place.PRIVATE_PAGE);
        return new WebApplication(base, others, test, restart);
    }

    /**
     * The parameter of the login path that says where to go afterwards; without it, open redirects are undetermined.
     *
     * @param name the name, such as {@code target}
     * @return a changed copy
     */
    public WebApplication returnParameter(String name) {
        return with(Place.RETURN_PARAMETER, name);
    }

    /**
     * Where it takes logout tokens of the provider (OpenID Connect Back-Channel Logout 1.0); without it, attacks with such
     * tokens are not applicable.
     *
     * @param path such as {@code /logout/connect/back-channel/psc}, with Spring
     * @return a changed copy
     */
    public WebApplication backChannelLogout(String path) {
        return with(Place.BACK_CHANNEL_LOGOUT, path);
    }

    /**
     * Where people log out; without it, logouts by pages of other sites are not applicable.
     *
     * @param path such as {@code /logout}
     * @return a changed copy
     */
    public WebApplication logout(String path) {
        return with(Place.LOGOUT, path);
    }

    /**
     * A page for which it needs an access token that is good, and renews one that has expired; without it, attacks on tokens
     * after the login are not applicable. Whether the page shows something or fails does not matter.
     *
     * @param path the page
     * @return a changed copy
     */
    public WebApplication usesToken(String path) {
        return with(Place.TOKEN_PAGE, path);
    }

    private WebApplication with(Place place, String text) {
        Map<Place, String> more = new EnumMap<>(Place.class);
        more.putAll(places);
        more.put(place, text);
        return new WebApplication(base, more, loggedIn, restart);
    }

    /**
     * How to start it anew; without it, attacks on what an application reads at its start are undetermined.
     *
     * @param start starts it and says where it runs now
     * @return a changed copy
     */
    public WebApplication restartedBy(Supplier<URI> start) {
        return new WebApplication(base, places, loggedIn, start);
    }

    @Override
    public String name() {
        return base.toString();
    }

    @Override
    public Visitor newVisitor() {
        return new Person(new ApplicationBrowser(base));
    }

    @Override
    public ClientUnderTest restarted() {
        return restart == null ? this : new WebApplication(restart.get(), places, loggedIn, restart);
    }

    @Override
    public Optional<URI> backChannelLogoutUri() {
        return address(Place.BACK_CHANNEL_LOGOUT);
    }

    private Optional<URI> address(Place place) {
        return Optional.ofNullable(places.get(place)).map(base::resolve);
    }

    private final class Person implements Visitor {

        private final ApplicationBrowser browser;
        private Optional<ClientResponse> last = Optional.empty();

        Person(ApplicationBrowser browser) {
            this.browser = browser;
        }

        @Override
        public URI startLogin() throws Exception {
            return leaving(browser.follow(address(Place.LOGIN).orElseThrow()));
        }

        @Override
        public Optional<URI> startLogin(String returnTo) throws Exception {
            String parameter = places.get(Place.RETURN_PARAMETER);
            if (parameter == null) {
                return Optional.empty();
            }
            URI login = address(Place.LOGIN).orElseThrow();
            return Optional.of(leaving(browser.follow(ApplicationBrowser.with(login, parameter, returnTo))));
        }

        private URI leaving(ClientResponse response) {
            return response.elsewhere()
                    .orElseThrow(() -> new IllegalStateException(
                            places.get(Place.LOGIN) + " does not lead to the provider: status " + response.status()));
        }

        @Override
        public ClientResponse comeBack(URI callback) throws Exception {
            ClientResponse response = browser.follow(callback);
            last = Optional.of(response);
            return response;
        }

        @Override
        public boolean loggedIn() throws Exception {
            Optional<URI> page = address(Place.PRIVATE_PAGE);
            return page.isEmpty() ? last.filter(loggedIn).isPresent() : loggedIn.test(browser.get(page.get()));
        }

        @Override
        public Optional<ClientResponse> useToken() throws Exception {
            Optional<URI> page = address(Place.TOKEN_PAGE);
            return page.isEmpty() ? Optional.empty() : Optional.of(browser.get(page.get()));
        }

        @Override
        public Optional<ClientResponse> visitAttackersPage(ForgedLogout how) throws Exception {
            Optional<URI> logout = address(Place.LOGOUT);
            return logout.isEmpty()
                    ? Optional.empty()
                    : Optional.of(browser.fromAnotherSite(logout.get(), how == ForgedLogout.POST));
        }

        @Override
        public Optional<Visitor> copy() {
            return places.containsKey(Place.PRIVATE_PAGE) ? Optional.of(new Person(browser.copy())) : Optional.empty();
        }
    }
}
