package io.github.psc4j.example.web;

import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscProviderException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Calls the other service on behalf of the person who looks at the page: for the list with the token of Pro Santé Connect
 * itself, and for one of the dossiers with a token of that service's own, where its authorization server is configured. Which of
 * them goes where stands in the configuration; the calls look the same.
 */
@Service
class DossiersService {
    private static final Logger LOG = LoggerFactory.getLogger(DossiersService.class);

    private final RestClient api;
    private final String list;
    private final String one;

    DossiersService(
            @Qualifier("pscRestClientBuilder") RestClient.Builder builder,
            @Value("${psc.propagation.targets.dossiers.url}") String list,
            @Value("${psc.propagation.targets.dossier.url:}") String one) {
        this.api = builder.build();
        this.list = list;
        this.one = one;
    }

    /** Whether the other service shows one of its dossiers to this application. */
    boolean showsOne() {
        return !one.isEmpty();
    }

    /**
     * How the call went.
     *
     * @param reponse what the service answered
     * @param message what the person is told if it did not
     */
    record Appel(Optional<Reponse> reponse, String message) {}

    /**
     * What the service answers.
     *
     * @param service who answers
     * @param application which application called, as seen from there
     * @param professionnel on whose behalf, as seen from there
     * @param dossiers the cases
     */
    record Reponse(String service, String application, String professionnel, List<Dossier> dossiers) {}

    /**
     * A case.
     *
     * @param reference its number
     * @param objet what it is about
     * @param statut where it stands
     * @param misAJourLe when it last changed
     */
    record Dossier(String reference, String objet, String statut, LocalDate misAJourLe) {}

    /** The dossiers of the person, by relay. */
    Appel list() {
        return call(() -> api.get().uri(list).retrieve().body(Reponse.class));
    }

    /** One of them, by exchange. */
    Appel one(String reference) {
        return call(
                () -> api.get().uri(one + "/{reference}", reference).retrieve().body(Reponse.class));
    }

    /** The page is worth showing without the other service, whatever is wrong with it. */
    private static Appel call(Supplier<@Nullable Reponse> call) {
        try {
            Reponse reponse = call.get();
            return reponse == null
                    ? failed("Le service a répondu sans contenu. Réessayez dans quelques minutes.")
                    : new Appel(Optional.of(reponse), "");
        } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.Forbidden e) {
            LOG.warn("the other service refuses the call: {}", e.getStatusCode());
            return failed("Le service a refusé l’appel : cette application ou votre session n’y est pas acceptée.");
        } catch (HttpClientErrorException.NotFound e) {
            return failed("Ce dossier n’existe pas, ou n’est pas l’un des vôtres.");
        } catch (RestClientException e) {
            LOG.warn("the other service does not answer: {}", e.getClass().getSimpleName());
            return failed("Le service ne répond pas. Le reste de la page reste utilisable ; réessayez dans quelques"
                    + " minutes.");
        } catch (PscProviderException e) {
            LOG.warn("no token for the other service: {}", e.getMessage());
            return failed(
                    "L’autorisation d’appeler ce service n’a pas pu être obtenue. Réessayez dans quelques minutes.");
        } catch (PscException e) {
            LOG.warn("no token for the other service: {}", e.getMessage());
            return failed("Votre session chez Pro Santé Connect n’a pas pu être prolongée. Déconnectez-vous puis"
                    + " identifiez-vous de nouveau.");
        }
    }

    private static Appel failed(String message) {
        return new Appel(Optional.empty(), message);
    }
}
