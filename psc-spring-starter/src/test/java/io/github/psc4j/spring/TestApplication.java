package io.github.psc4j.spring;

import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** The smallest application that somebody can log in to. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TestApplication.Pages.class)
class TestApplication {

    @RestController
    static class Pages {
        private final RestClient services;

        Pages(@Qualifier("pscRestClientBuilder") RestClient.Builder services) {
            this.services = services.build();
        }

        @GetMapping(
                path = {"/", "/page"},
                produces = "text/html")
        String page(CsrfToken csrf) {
            return "<form method=post action=/logout><input name=\"_csrf\" value=\"" + csrf.getToken() + "\"></form>";
        }

        @GetMapping("/me")
        Map<String, Object> me(@AuthenticationPrincipal PscUser user, Authentication authentication) {
            return Map.of(
                    "name", user.getName(),
                    "person", user.professional().displayName(),
                    "rpps", user.professional().rpps().orElseThrow().value(),
                    "situations", user.professional().workSituations().size(),
                    "authorities",
                            authentication.getAuthorities().stream()
                                    .map(GrantedAuthority::getAuthority)
                                    .collect(Collectors.joining(" ")));
        }

        @GetMapping("/call")
        String call(@RequestParam URI uri) {
            ResponseEntity<String> answer = services.get().uri(uri).retrieve().toEntity(String.class);
            return answer.getStatusCode().value() + " " + answer.getBody();
        }

        @GetMapping("/note")
        String note(@RequestParam String text, HttpSession session) {
            Object before = session.getAttribute("note");
            session.setAttribute("note", text);
            return before == null ? "none" : before.toString();
        }

        @PostMapping("/change")
        String change() {
            return "changed";
        }
    }
}
