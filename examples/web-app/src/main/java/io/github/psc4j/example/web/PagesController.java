package io.github.psc4j.example.web;

import io.github.psc4j.professional.WorkSituation;
import io.github.psc4j.spring.PscUser;
import io.github.psc4j.web.LoginFailure;
import io.github.psc4j.web.LoginFailureText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages. */
@Controller
class PagesController {
    /** Where the key of the chosen situation is kept: in the session of this login, and a new login makes a new one. */
    private static final String SITUATION = "situation";

    private final DossiersService dossiers;

    PagesController(DossiersService dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping("/")
    String accueil(
            @AuthenticationPrincipal @Nullable PscUser user,
            @RequestParam(required = false) @Nullable String logout,
            Model model) {
        if (user != null) {
            return "redirect:/espace";
        }
        model.addAttribute("fermetureLocale", "local".equals(logout));
        return "accueil";
    }

    @GetMapping("/espace")
    String espace(
            @AuthenticationPrincipal PscUser user,
            @RequestParam(required = false) @Nullable String dossier,
            HttpSession session,
            Model model) {
        // A situation that the person no longer has is none.
        Optional<WorkSituation> chosen = Optional.ofNullable(session.getAttribute(SITUATION))
                .flatMap(key -> user.professional().findWorkSituation(key.toString()));
        model.addAttribute("page", EspacePage.of(user.session(), chosen));
        model.addAttribute("appel", dossiers.list());
        model.addAttribute("ouvrable", dossiers.showsOne());
        if (dossier != null && dossiers.showsOne()) {
            model.addAttribute("ouvert", dossiers.one(dossier));
        }
        return "espace";
    }

    @PostMapping("/situation")
    String choose(
            @AuthenticationPrincipal PscUser user,
            @RequestParam(name = "situation", defaultValue = "") String key,
            HttpSession session) {
        Optional<WorkSituation> situation = user.professional().findWorkSituation(key);
        situation.ifPresent(found -> session.setAttribute(SITUATION, found.key()));
        return situation.isPresent() ? "redirect:/espace#situation" : "redirect:/espace?choix=manquant#situation";
    }

    /** Only ever reached by a forward: who goes here by hand has no failure to see. */
    @RequestMapping("/connexion-impossible")
    String failure(HttpServletRequest request, Model model) {
        if (request.getAttribute(Security.FAILURE) instanceof LoginFailure failure) {
            model.addAttribute("echec", failure);
            model.addAttribute("texte", LoginFailureText.of(failure));
            return "connexion-impossible";
        }
        return "redirect:/";
    }
}
