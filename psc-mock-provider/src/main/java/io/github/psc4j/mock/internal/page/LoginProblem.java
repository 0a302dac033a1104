package io.github.psc4j.mock.internal.page;

import io.github.psc4j.mock.model.LoginMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can go wrong between a person and the means of identification. The service does not learn of it: the person is told
 * and tries again, or cancels. How PSC's own pages say it is not public; the words are ours.
 */
public enum LoginProblem {
    REFUSED(
            LoginMethod.MOBILE,
            "Refuser sur le téléphone",
            "La demande a été refusée dans l’application e-CPS. Recommencez, ou annulez la connexion."),
    NO_ANSWER(
            LoginMethod.MOBILE,
            "Ne pas répondre",
            "L’application e-CPS n’a pas répondu à temps. Vérifiez que le téléphone est connecté, puis recommencez."),
    NOT_ACTIVATED(
            LoginMethod.MOBILE,
            "e-CPS non activée",
            "Aucune e-CPS n’est activée pour cette personne. Activez l’application, ou utilisez une carte."),
    WRONG_CODE(
            LoginMethod.CARD,
            "Code porteur faux",
            "Le code porteur est faux. Il reste deux essais avant que la carte ne se bloque."),
    BLOCKED(
            LoginMethod.CARD,
            "Carte bloquée",
            "La carte est bloquée après trois codes faux. Utilisez l’application e-CPS."),
    REVOKED(
            LoginMethod.CARD,
            "Carte en opposition",
            "La carte a été mise en opposition ou a expiré. Elle ne permet plus de se connecter."),
    NO_CARD(
            LoginMethod.CARD,
            "Aucune carte dans le lecteur",
            "Aucune carte n’a été trouvée. Vérifiez le lecteur et insérez la carte, puis recommencez.");

    private final LoginMethod means;
    private final String label;
    private final String message;

    LoginProblem(LoginMethod means, String label, String message) {
        this.means = means;
        this.label = label;
        this.message = message;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    public String message() {
        return message;
    }

    static List<LoginProblem> of(LoginMethod means) {
        return Arrays.stream(values())
                .filter(obstacle -> obstacle.means == means)
                .toList();
    }

    public static Optional<LoginProblem> named(String id) {
        return Arrays.stream(values())
                .filter(obstacle -> obstacle.id().equals(id))
                .findFirst();
    }
}
