package io.github.psc4j.mock.hostile;

import io.github.psc4j.mock.internal.hostile.ApplicationBrowser;
import java.net.URI;
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
    private final String loginPath;
    private final String privatePath;
    private final Predicate<Reply> loggedIn;
    private final Optional<String> returnParameter;
    private final @Nullable Supplier<URI> restart;

    private WebApplication(
            URI base,
            String loginPath,
            String privatePath,
            Predicate<Reply> loggedIn,
            Optional<String> returnParameter,
            @Nullable Supplier<URI> restart) {
        this.base = base;
        this.loginPath = loginPath;
        this.privatePath = privatePath;
        this.loggedIn = loggedIn;
        this.returnParameter = returnParameter;
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
        return new WebApplication(base, "/login", "/", reply -> reply.status() == 200, Optional.empty(), null);
    }

    /**
     * Where a login starts.
     *
     * @param path a path that a {@code GET} of ends in a redirect to the provider
     * @return a changed copy
     */
    public WebApplication login(String path) {
        return new WebApplication(base, path, privatePath, loggedIn, returnParameter, restart);
    }

    /**
     * How to tell that somebody is logged in: a page that answers 200 to somebody, and to nobody anything else.
     *
     * @param path the page
     * @return a changed copy
     */
    public WebApplication loggedInWhenOk(String path) {
        return loggedInWhen(path, reply -> reply.status() == 200);
    }

    /**
     * How to tell that somebody is logged in: by a page.
     *
     * @param path the page; redirects are not followed
     * @param test whether it is a page for somebody
     * @return a changed copy
     */
    public WebApplication loggedInWhen(String path, Predicate<Reply> test) {
        return new WebApplication(base, loginPath, path, Objects.requireNonNull(test), returnParameter, restart);
    }

    /**
     * How to tell that somebody is logged in, for an application without sessions: by the page at the end of the login.
     *
     * @param test whether it is a page for somebody
     * @return a changed copy
     */
    public WebApplication loggedInAfterLogin(Predicate<Reply> test) {
        return new WebApplication(base, loginPath, "", Objects.requireNonNull(test), returnParameter, restart);
    }

    /**
     * The parameter of the login path that says where to go afterwards; without it, open redirects are not judged.
     *
     * @param name the name, such as {@code target}
     * @return a changed copy
     */
    public WebApplication returnParameter(String name) {
        return new WebApplication(base, loginPath, privatePath, loggedIn, Optional.of(name), restart);
    }

    /**
     * How to start it anew; without it, attacks on what an application reads at its start are not judged.
     *
     * @param start starts it and says where it runs now
     * @return a changed copy
     */
    public WebApplication restartedBy(Supplier<URI> start) {
        return new WebApplication(base, loginPath, privatePath, loggedIn, returnParameter, start);
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
        return restart == null
                ? this
                : new WebApplication(restart.get(), loginPath, privatePath, loggedIn, returnParameter, restart);
    }

    private final class Person implements Visitor {

        private final ApplicationBrowser browser;
        private Optional<Reply> last = Optional.empty();

        Person(ApplicationBrowser browser) {
            this.browser = browser;
        }

        @Override
        public URI startLogin() throws Exception {
            return leaving(browser.follow(base.resolve(loginPath)));
        }

        @Override
        public Optional<URI> startLogin(String returnTo) throws Exception {
            if (returnParameter.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(leaving(
                    browser.follow(ApplicationBrowser.with(base.resolve(loginPath), returnParameter.get(), returnTo))));
        }

        private URI leaving(Reply reply) {
            return reply.elsewhere()
                    .orElseThrow(() -> new IllegalStateException(
                            loginPath + " does not lead to the provider: status " + reply.status()));
        }

        @Override
        public Reply comeBack(URI callback) throws Exception {
            Reply reply = browser.follow(callback);
            last = Optional.of(reply);
            return reply;
        }

        @Override
        public boolean loggedIn() throws Exception {
            return privatePath.isEmpty()
                    ? last.filter(loggedIn).isPresent()
                    : loggedIn.test(browser.get(base.resolve(privatePath)));
        }

        @Override
        public Optional<Visitor> copy() {
            return privatePath.isEmpty() ? Optional.empty() : Optional.of(new Person(browser.copy()));
        }
    }
}
