package io.github.psc4j.mock.internal.page;

import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.Refusal;
import java.util.Collection;

/** Every page of the provider. */
public final class Pages {

    private Pages() {}

    /** The people to choose from. The first button cancels nothing: Enter in the form logs the first one in. */
    public static Page login(String page, String clientId, Collection<Persona> personas) {
        StringBuilder people = new StringBuilder();
        personas.forEach(persona -> people.append(person(persona)));
        return Page.of("Connexion", """
                <h1>Qui se connecte ?</h1>
                <p class="lead">Le service <strong>%s</strong> demande une identification. Les personnes ci-dessous \
                sont inventées, ainsi que leurs numéros et leurs lieux d’exercice.</p>
                <form method="post" action="/auth/login" autocomplete="off">
                <input type="hidden" name="page" value="%s">
                <fieldset>
                <legend>Moyen d’identification</legend>
                <div class="means">
                <label><input type="radio" name="means" value="MOBILE" checked> Application e-CPS</label>
                <label><input type="radio" name="means" value="CARD"> Carte CPS</label>
                </div>
                </fieldset>
                <h2 id="people">Personne</h2>
                <ul class="personas" aria-labelledby="people">
                %s</ul>
                <div class="actions"><button class="plain" type="submit" name="cancel" value="1">Annuler</button></div>
                </form>
                """.formatted(Html.escape(clientId), Html.escape(page), people));
    }

    private static String person(Persona persona) {
        return """
                <li><button type="submit" name="persona" value="%s">\
                <span class="name">%s</span>%s%s</button></li>
                """.formatted(
                        Html.escape(persona.id()),
                        Html.escape(persona.label()),
                        line("profession", persona.profession()),
                        line("description", persona.description()));
    }

    private static String line(String kind, String text) {
        return text.isEmpty() ? "" : " <span class=\"" + kind + "\">" + Html.escape(text) + "</span>";
    }

    /** For the person in French, for the developer in English. */
    public static Page refused(Refusal refusal) {
        return Page.of("Demande refusée", """
                <h1>Cette demande ne peut pas aboutir</h1>
                <p class="lead">Le service qui vous a envoyé ici a fait une demande incorrecte. Revenez à ce service et \
                recommencez ; si le problème persiste, prévenez son support.</p>
                <div class="card" lang="en">
                <h2>For the developer</h2>
                <dl>
                <dt>Rule</dt><dd><code>%s</code></dd>
                <dt>Meaning</dt><dd>%s</dd>
                %s</dl>
                </div>
                """.formatted(
                Html.escape(refusal.rule().id()),
                Html.escape(refusal.rule().sentence()),
                refusal.detail().isEmpty()
                        ? ""
                        : "<dt>In this request</dt><dd><code>" + Html.escape(refusal.detail()) + "</code></dd>\n"));
    }

    public static Page sessionClosed() {
        return Page.of("Session fermée", """
                <h1>Votre session est fermée</h1>
                <p class="lead">Vous êtes déconnecté du simulateur de Pro Santé Connect. Vous pouvez fermer cette \
                page.</p>
                """);
    }

    public static Page stillLoggedIn() {
        return Page.of("Toujours connecté", """
                <h1>Vous êtes toujours connecté</h1>
                <p class="lead">Votre session reste ouverte. Vous pouvez fermer cette page ou revenir à votre \
                service.</p>
                """);
    }

    public static Page confirmLogout(String page) {
        return Page.of("Déconnexion", """
                <h1>Voulez-vous vous déconnecter ?</h1>
                <p class="lead">La déconnexion ferme votre session pour tous les services qui l’utilisent.</p>
                <form method="post" action="/auth/realms/esante-wallet/protocol/openid-connect/logout/logout-confirm" autocomplete="off">
                <input type="hidden" name="page" value="%s">
                <div class="actions">
                <button class="main" type="submit" name="confirm" value="1">Se déconnecter</button>
                <button class="plain" type="submit" name="stay" value="1">Rester connecté</button>
                </div>
                </form>
                """.formatted(Html.escape(page)));
    }
}
