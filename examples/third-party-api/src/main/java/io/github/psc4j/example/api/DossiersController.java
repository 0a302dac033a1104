package io.github.psc4j.example.api;

import io.github.psc4j.professional.NationalId;
import io.github.psc4j.spring.PscApiCaller;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Answers about the person on whose behalf an application calls. */
@RestController
class DossiersController {
    private static final int SHOWN = 4;

    /**
     * What the caller gets.
     *
     * @param service who answers
     * @param application which application called, as the issuer of the token says
     * @param professionnel on whose behalf: the end of the national identifier, enough to recognise one's own
     * @param dossiers the cases of that person
     */
    record Answer(String service, String application, String professionnel, List<Dossier> dossiers) {}

    @GetMapping("/api/dossiers")
    Answer dossiers(@AuthenticationPrincipal PscApiCaller caller) {
        return answer(caller, Dossiers.of(person(caller)));
    }

    @GetMapping("/api/dossier/{reference}")
    Answer dossier(@AuthenticationPrincipal PscApiCaller caller, @PathVariable String reference) {
        List<Dossier> found = Dossiers.of(person(caller)).stream()
                .filter(dossier -> dossier.reference().equals(reference))
                .toList();
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return answer(caller, found);
    }

    private static String person(PscApiCaller caller) {
        return caller.nationalId()
                .map(NationalId::value)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.FORBIDDEN, "the token names no professional"));
    }

    private static Answer answer(PscApiCaller caller, List<Dossier> dossiers) {
        return new Answer(
                "Dossiers de coordination", caller.authorizedParty().orElse("?"), end(person(caller)), dossiers);
    }

    private static String end(String nationalId) {
        return "…" + nationalId.substring(Math.max(0, nationalId.length() - SHOWN));
    }
}
