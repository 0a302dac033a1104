package io.github.psc4j.web;

import io.github.psc4j.internal.argument.Arguments;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person reads in French of a login that failed: what happened, and what to do next. For the built-in page and
 * for templates of applications.
 *
 * @param title the heading
 * @param sentences the paragraphs below it; the application's own sentence may be among them and needs escaping as all text
 */
public record LoginFailureText(String title, List<String> sentences) {
    /** The label of the link that begins a new login. */
    public static final String RETRY = "Réessayer";

    /** The label of the link to the first page. */
    public static final String HOME = "Retour à l’accueil";

    /** The label of the link that closes the session at Pro Santé Connect. */
    public static final String PROVIDER_LOGOUT = "Se déconnecter de Pro Santé Connect";

    /**
     * Copies the sentences.
     *
     * @param title the heading
     * @param sentences the paragraphs below it
     */
    public LoginFailureText {
        Arguments.refuseNull(title, "title");
        Arguments.refuseNull(sentences, "sentences");
        sentences = List.copyOf(sentences);
    }

    /**
     * Finds the words.
     *
     * @param failure what happened
     * @return the heading and the paragraphs
     */
    public static LoginFailureText of(LoginFailure failure) {
        Arguments.refuseNull(failure, "failure");
        return switch (failure.kind()) {
            case CANCELLED ->
                text(
                        "Connexion annulée",
                        "Vous avez annulé la connexion, ou Pro Santé Connect l’a refusée. Vous n’êtes pas connecté.",
                        "Pour vous connecter, réessayez et confirmez avec votre e-CPS ou votre carte CPS.");
            case EXPIRED ->
                text(
                        "La connexion a pris trop de temps",
                        "Par sécurité, une connexion doit être terminée en quelques minutes. Celle-ci a expiré : vous"
                                + " n’êtes pas connecté.",
                        "Recommencez, en gardant votre téléphone ou votre carte à portée de main.");
            case NOT_OF_THIS_BROWSER ->
                text(
                        "Cette connexion ne peut pas être terminée ici",
                        "Elle a été commencée dans un autre navigateur, elle a déjà servi, elle a expiré, ou votre"
                                + " navigateur refuse les cookies.",
                        "Recommencez la connexion dans ce navigateur. Si le problème persiste, autorisez les cookies"
                                + " pour ce site.");
            case UNREADABLE ->
                text(
                        "La réponse de Pro Santé Connect est illisible",
                        "L’adresse reçue est incomplète ou a été modifiée. Vous n’êtes pas connecté.",
                        "Recommencez la connexion depuis cette application, sans utiliser de lien enregistré.");
            case PROVIDER_DOWN ->
                text(
                        "Pro Santé Connect ne répond pas",
                        "Le service d’identification est momentanément indisponible. Vous n’êtes pas connecté.",
                        "Réessayez dans quelques minutes. En cas d’urgence, suivez la procédure de secours de votre"
                                + " établissement.");
            case MISCONFIGURED ->
                text(
                        "Cette application ne peut pas joindre Pro Santé Connect",
                        "Sa configuration doit être corrigée par le support informatique. Vous n’êtes pas connecté.",
                        "Signalez le code ci-dessous au support. Réessayer ne sera utile qu’après la correction.");
            case REFUSED ->
                text(
                        "La connexion a été refusée par sécurité",
                        "La réponse reçue n’a pas passé les contrôles de sécurité. Vous n’êtes pas connecté.",
                        "Recommencez. Si le problème persiste, signalez le code ci-dessous au support.");
            case LEVEL_TOO_LOW ->
                text(
                        "Un moyen d’identification plus fort est nécessaire",
                        "Le moyen utilisé ne suffit pas pour cette action, ou Pro Santé Connect n’a pas précisé lequel"
                                + " l’a été.",
                        "Déconnectez-vous de Pro Santé Connect ou fermez votre navigateur, puis recommencez avec un"
                                + " autre moyen, par exemple votre carte CPS.");
            case AUTHENTICATION_OVER ->
                text(
                        "Votre session Pro Santé Connect est terminée",
                        "Vous vous êtes identifié il y a plus de quatre heures, la durée maximale d’une session.",
                        "Déconnectez-vous de Pro Santé Connect, puis identifiez-vous de nouveau.");
            case FAULT ->
                text(
                        "Une erreur est survenue dans cette application",
                        "La connexion n’a pas pu être terminée. Vous n’êtes pas connecté.",
                        "Réessayez dans quelques minutes ; si l’erreur persiste, prévenez le support.");
            case NOT_ADMITTED ->
                new LoginFailureText(
                        "Vous n’avez pas accès à cette application",
                        Stream.concat(
                                        failure.reason().filter(reason -> !reason.isBlank()).stream(),
                                        Stream.of(
                                                "Vous vous êtes bien identifié avec Pro Santé Connect. Pour utiliser un"
                                                        + " autre compte, déconnectez-vous d’abord de Pro Santé Connect."))
                                .toList());
        };
    }

    private static LoginFailureText text(String title, String... sentences) {
        return new LoginFailureText(title, List.of(sentences));
    }
}
