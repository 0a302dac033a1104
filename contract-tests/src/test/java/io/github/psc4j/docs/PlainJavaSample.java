package io.github.psc4j.docs;

import io.github.psc4j.PscClient;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.professional.SituationRecall;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import io.github.psc4j.web.InMemorySessionStore;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.SessionStore;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.WebResponse;
import io.github.psc4j.web.servlet.PscServletFilter;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/** What the README shows of the client without Spring. */
abstract class PlainJavaSample {

    interface Browser {
        void redirect(URI uri);
    }

    void logIn(Browser browser, URI callbackUri) {
        PscClient psc = PscClient.builder(PscEnvironment.SANDBOX)
                .clientId("my-service")
                .clientAuthentication(ClientAuthentication.secretBasic(System.getenv("PSC_CLIENT_SECRET")))
                .redirectUri(URI.create("https://my-service.example/login/psc"))
                .build();

        // the person clicks "Pro Santé Connect"
        PendingLogin pending = psc.login().start();
        String cookie = psc.login().seal(pending); // keep it for this browser, and this browser only
        browser.redirect(pending.authorizationUri());

        // the browser comes back
        PscSession session = psc.login().complete(psc.login().open(cookie), callbackUri);
        Professional person = session.professional();
        person.rpps(); // Optional<Rpps>
        person.specialties(); // SM54 "Médecine générale (SM)"
        person.workplaces(); // structures, with FINESS, SIRET, address
        person.workSituations(); // what the person can choose to work as now

        // a token that is still good in half a minute, and the way out
        Secret token = psc.tokens().accessToken(session, Duration.ofSeconds(30));
        browser.redirect(psc.logout().global(session).uri());
        use(token);
    }

    abstract void use(Secret token);

    PendingLogin stronger(PscClient psc) {
        PendingLogin strong = psc.login()
                .start(LoginOptions.defaults()
                        .withMinimumLevel(EidasLevel.EIDAS2) // at least
                        .withMaximumAge(Duration.ofMinutes(5))); // and authenticated within five minutes before
        return strong;
    }

    ClientAuthentication certificate(Path path, Secret password) {
        return ClientAuthentication.mutualTls(ClientCertificate.pkcs12(path, password));
    }

    boolean stillThere(Professional person, String kept) {
        SituationRecall recall = person.recall(kept);
        return !(recall instanceof SituationRecall.Gone);
    }

    PropagationPolicy policy() {
        return PropagationPolicy.denyAll().relayTo("dossier", URI.create("https://dossier.example/api"));
    }

    OkHttpClient propagating(PscClient psc, PscSession session) {
        return new OkHttpClient.Builder()
                .addNetworkInterceptor(psc.propagation().okHttpInterceptor(() -> Optional.of(session)))
                .build();
    }

    static PropagationPolicy registry() {
        ClientCertificate certificate =
                ClientCertificate.pem(Path.of("/etc/my-service/tls.crt"), Path.of("/etc/my-service/tls.key"));
        TokenExchange exchange = TokenExchange.at(
                        URI.create("https://login.registry.example/token"),
                        "my-service-at-the-registry",
                        ClientAuthentication.mutualTls(certificate),
                        Set.of("registry.read"))
                .withAudience("https://api.registry.example");
        PropagationPolicy policy = PropagationPolicy.denyAll()
                .exchangeFor("registry", URI.create("https://api.registry.example"), exchange);
        return policy;
    }

    static void revoke(PscClient psc, PscSession session) {
        psc.tokens().accessToken(session, Duration.ofSeconds(30));
        psc.tokens().revoke(session);
    }

    abstract static class WithTheWebLayer {
        private final PscWeb web;
        private final SessionStore sessions;

        WithTheWebLayer(PscClient psc) {
            PscWeb web = PscWeb.builder(psc).startPath("/home").build();
            SessionStore sessions = InMemorySessionStore.of(web);
            this.web = web;
            this.sessions = sessions;
        }

        // for every request of your HTTP server
        WebResponse serve(WebRequest request) {
            return web.handle(request, sessions) // a path of the web layer
                    .orElseGet(() -> web.session(request, sessions) // or a page of yours, for a person who is logged in
                            .map(session -> page(session.psc().professional()))
                            .orElseGet(() -> web.loginRequired(request)));
        }

        abstract WebResponse page(Professional person);

        void filter(ServletContext servlets) {
            PscServletFilter.of(web).withOpenPaths("/").addTo(servlets);
        }
    }
}
