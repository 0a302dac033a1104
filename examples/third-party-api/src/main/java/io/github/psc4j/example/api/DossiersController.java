package io.github.psc4j.example.api;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
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
     * @param application which application called, as the provider says
     * @param professionnel on whose behalf: the end of the national identifier, enough to recognise one's own
     * @param dossiers the cases of that person
     */
    record Answer(String service, String application, String professionnel, List<Dossier> dossiers) {}

    @GetMapping("/api/dossiers")
    Answer dossiers(@AuthenticationPrincipal OAuth2AuthenticatedPrincipal token) {
        String person = nationalId(token)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.FORBIDDEN, "the token names no professional"));
        return new Answer(
                "Dossiers de coordination",
                String.valueOf(token.<Object>getAttribute("azp")),
                end(person),
                Dossiers.of(person));
    }

    /** Older tokens hold it in {@code preferred_username} alone. */
    private static Optional<String> nationalId(OAuth2AuthenticatedPrincipal token) {
        return text(token, "SubjectNameID").or(() -> text(token, "preferred_username"));
    }

    private static Optional<String> text(OAuth2AuthenticatedPrincipal token, String claim) {
        return token.<Object>getAttribute(claim) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static String end(String nationalId) {
        return "…" + nationalId.substring(Math.max(0, nationalId.length() - SHOWN));
    }
}
