package io.github.psc4j.mock.internal.page;

import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Persona;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages between the service's request and the way back: who, with what, and what can go wrong. */
public final class LoginPages {

    /** The answer that lets the person in. */
    public static final String CONFIRM = "confirm";

    private LoginPages() {}

    /** The people to choose from. The first button cancels nothing: Enter in the form logs the first one in. */
    public static Page people(String page, String clientId, Collection<Persona> personas, LoginMethod means) {
        return Page.of("Connexion", """
                <h1>Qui se connecte ?</h1>
                <p class="lead">Le service <strong>%s</strong> demande une identification. Les personnes ci-dessous \
                sont inventées, ainsi que leurs numéros et leurs lieux d’exercice.</p>
                <form method="post" action="%s" autocomplete="off">
                <input type="hidden" name="page" value="%s">
                <fieldset>
                <legend>Moyen d’identification</legend>
                <div class="means">
                %s%s</div>
                </fieldset>
                %s<div class="actions"><button class="plain" type="submit" name="cancel" value="1">Annuler</button></div>
                </form>
                <p class="aside"><a href="/console">Console du simulateur</a> : ce qui a été demandé et répondu, et les \
                réglages.</p>
                """.formatted(
                        Html.escape(clientId),
                        Origins.LOGIN_PATH,
                        Html.escape(page),
                        radio(LoginMethod.MOBILE, means),
                        radio(LoginMethod.CARD, means),
                        groups(personas)));
    }

    private static String radio(LoginMethod means, LoginMethod chosen) {
        return "<label><input type=\"radio\" name=\"means\" value=\"%s\"%s> %s</label>\n"
                .formatted(
                        means.name(),
                        means == chosen ? " checked" : "",
                        means == LoginMethod.MOBILE ? "Application e-CPS" : "Carte CPS");
    }

    private static String groups(Collection<Persona> personas) {
        Map<PersonaGroup, List<Persona>> members = new EnumMap<>(PersonaGroup.class);
        personas.forEach(persona -> members.computeIfAbsent(PersonaGroup.of(persona), group -> new ArrayList<>())
                .add(persona));
        StringBuilder html = new StringBuilder();
        members.forEach((group, people) -> {
            html.append("""
                    <h2 id="%1$s">%2$s</h2>
                    <ul class="personas" aria-labelledby="%1$s">
                    """.formatted(group.id(), Html.escape(group.title())));
            people.forEach(persona -> html.append(person(persona)));
            html.append("</ul>\n");
        });
        return html.toString();
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

    /** The telephone, or the card reader, of a person who was chosen. */
    public static Page means(
            String page, Persona persona, LoginMethod means, String number, Optional<LoginProblem> obstacle) {
        String title = means == LoginMethod.MOBILE ? "Confirmez sur le téléphone" : "Insérez la carte";
        return Page.of(title, """
                %s<h1>%s</h1>
                %s<form method="post" action="%s" autocomplete="off">
                <input type="hidden" name="page" value="%s">
                <input type="hidden" name="persona" value="%s">
                <input type="hidden" name="means" value="%s">
                <section class="card device" aria-labelledby="device">
                %s<div class="actions">
                <button class="main" type="submit" name="answer" value="%s">%s</button>
                </div>
                <h3>Simuler un incident</h3>
                <div class="actions">
                %s</div>
                </section>
                <div class="actions">
                <button class="plain" type="submit" name="back" value="1">Choisir une autre personne</button>
                <button class="plain" type="submit" name="cancel" value="1">Annuler</button>
                </div>
                </form>
                """.formatted(
                obstacle.map(LoginPages::alert).orElse(""),
                title,
                means == LoginMethod.MOBILE ? screen(number) : "",
                Origins.LOGIN_PATH,
                Html.escape(page),
                Html.escape(persona.id()),
                means.name(),
                means == LoginMethod.MOBILE ? telephone(persona, number) : reader(persona),
                CONFIRM,
                means == LoginMethod.MOBILE ? "Confirmer le nombre " + Html.escape(number) : "Code porteur correct",
                incidents(means)));
    }

    private static String alert(LoginProblem obstacle) {
        return "<p class=\"alert\" role=\"alert\"><strong>Connexion impossible.</strong> "
                + Html.escape(obstacle.message()) + "</p>\n";
    }

    private static String screen(String number) {
        return """
                <p class="lead">Ouvrez l’application e-CPS et vérifiez que le nombre affiché est le même qu’ici.</p>
                <p class="number"><span class="hidden">Nombre à confirmer : </span>%s</p>
                """.formatted(Html.escape(number));
    }

    private static String telephone(Persona persona, String number) {
        return """
                <h2 id="device">Téléphone simulé de %s</h2>
                <p>Demande de connexion reçue. Nombre affiché : <strong>%s</strong></p>
                """.formatted(Html.escape(persona.label()), Html.escape(number));
    }

    private static String reader(Persona persona) {
        return """
                <h2 id="device">Lecteur simulé, carte de %s</h2>
                <p>La carte est lue. Le code porteur est demandé sur l’ordinateur ; ici, aucun code ne se tape.</p>
                """.formatted(Html.escape(persona.label()));
    }

    private static String incidents(LoginMethod means) {
        StringBuilder buttons = new StringBuilder();
        for (LoginProblem obstacle : LoginProblem.of(means)) {
            buttons.append("<button class=\"small\" type=\"submit\" name=\"answer\" value=\"%s\">%s</button>\n"
                    .formatted(obstacle.id(), Html.escape(obstacle.label())));
        }
        return buttons.toString();
    }
}
