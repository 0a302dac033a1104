package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.fault.ActiveFaults;
import io.github.psc4j.mock.internal.logout.BackChannelLogout;
import io.github.psc4j.mock.internal.page.Page;
import io.github.psc4j.mock.internal.page.PageResponses;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Json;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Journal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The console stands before the provider, so that neither the journal nor a fault touches it. It lives on the wallet's host
 * and answers nothing that another origin could use: a foreign host name (DNS rebinding) is turned away, pages of other
 * origins cannot read it, and a change needs the token of its own form or a header that no foreign page can send.
 */
public final class Console implements Function<MockRequest, MockResponse> {

    public static final String PATH = "/console";
    static final String EXCHANGE = PATH + "/exchange";
    static final String CONTROLS = PATH + "/controls";
    static final String JOURNAL = PATH + "/journal.json";

    /** Makes a cross-origin request one that browsers ask about first, and the answer to that is no. */
    private static final String CONTROL_HEADER = "psc-mock-control";

    private final ProviderState realm;
    private final Function<MockRequest, MockResponse> provider;
    private final Controls controls;
    private final ControlsPage controlsPage;
    private final JournalPage journalPage;
    private final ExchangePage exchangePage;
    private final String host;
    private final String token = Secrets.random();

    public Console(
            ProviderState realm,
            ActiveFaults faults,
            BackChannelLogout sessionEnd,
            Function<MockRequest, MockResponse> provider) {
        this.realm = realm;
        this.provider = provider;
        this.controls = new Controls(realm, faults, sessionEnd);
        this.controlsPage = new ControlsPage(realm, faults, token);
        this.journalPage = new JournalPage(realm);
        this.exchangePage = new ExchangePage(realm);
        this.host = URI.create(realm.origins().wallet()).getHost();
    }

    @Override
    public MockResponse apply(MockRequest request) {
        if (request.path().equals("/favicon.ico")) {
            // Browsers ask for it unasked; it is none of the journal's business.
            return MockResponse.empty(404);
        }
        if (!request.path().equals(PATH) && !request.path().startsWith(PATH + "/")) {
            return provider.apply(request);
        }
        MockResponse response;
        try {
            response = guarded(request);
        } catch (Parameters.MalformedException e) {
            response = problem(400, "The request cannot be read.");
        }
        return response.with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    private MockResponse guarded(MockRequest request) {
        if (!host.equals(request.host())) {
            return problem(404, "The console is on " + realm.origins().wallet() + PATH + ".");
        }
        return switch (request.method()) {
            case "GET" -> foreign(request) ? problem(403, "The console answers no other origin.") : shown(request);
            case "POST" -> changed(request);
            default -> problem(405, "The console knows GET and POST.").with("Allow", "GET, POST");
        };
    }

    /** Whether a page of another origin asks, other than by a link. */
    private static boolean foreign(MockRequest request) {
        String site = request.header("Sec-Fetch-Site").orElse("none");
        return !List.of("same-origin", "none").contains(site)
                && !request.header("Sec-Fetch-Mode").orElse("").equals("navigate");
    }

    private MockResponse shown(MockRequest request) {
        Parameters query = request.query();
        return switch (request.path()) {
            case PATH, PATH + "/" -> page(200, journalPage.show(query));
            case EXCHANGE ->
                query.get("number")
                        .flatMap(this::exchange)
                        .map(exchange -> page(200, exchangePage.show(exchange)))
                        .orElseGet(() -> problem(404, "There is no such exchange in the journal."));
            case CONTROLS -> page(200, controlsPage.show(query.get("done").flatMap(Control::named), Optional.empty()));
            case JOURNAL ->
                MockResponse.json(
                        200,
                        JournalDocument.of(
                                realm.recorder().journal(), query.get("after").orElse("0")));
            default -> problem(404, "The console has no such page.");
        };
    }

    private Optional<Exchange> exchange(String number) {
        Journal journal = realm.recorder().journal();
        return journal.stream()
                .filter(exchange -> String.valueOf(exchange.number()).equals(number))
                .findFirst();
    }

    private MockResponse changed(MockRequest request) {
        if (!request.path().equals(CONTROLS)) {
            return problem(405, "Nothing can be changed here.").with("Allow", "GET");
        }
        boolean script = request.header(CONTROL_HEADER).isPresent();
        String origin = request.header("Origin").orElse(realm.origins().wallet());
        Parameters form = request.hasForm() ? request.form() : Parameters.parse("");
        boolean ownForm = Secrets.same(form.get("token").orElse(""), token);
        if (!origin.equals(realm.origins().wallet()) || !(script || ownForm)) {
            return problem(403, "This change does not come from the console.");
        }
        try {
            Control control = controls.apply(form);
            return script
                    ? MockResponse.json(200, Map.of("done", control.id()))
                    : MockResponse.redirect(303, realm.origins().wallet() + CONTROLS + "?done=" + control.id());
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            return script
                    ? MockResponse.json(400, Map.of("error", problem))
                    : page(400, controlsPage.show(Optional.empty(), Optional.of(problem)));
        }
    }

    private static MockResponse problem(int status, String sentence) {
        return new MockResponse(status, List.of(), Json.write(Map.of("error", sentence)))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }

    /** With the referrer for the console itself: without any, a browser says that its forms come from nowhere. */
    private static MockResponse page(int status, Page page) {
        MockResponse response = PageResponses.page(status, page);
        List<Map.Entry<String, String>> headers = new ArrayList<>(response.headers());
        headers.removeIf(header -> header.getKey().equals("Referrer-Policy"));
        return new MockResponse(status, List.copyOf(headers), response.body())
                .with("Referrer-Policy", "same-origin")
                .with("Content-Security-Policy", "form-action 'self'");
    }
}
