package io.github.psc4j.mock.internal.page;

import io.github.psc4j.mock.model.Refusal;

/** The pages of an end: refused, logged out, still logged in. */
public final class Pages {

    private Pages() {}

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
