package io.github.psc4j.spring;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service that applications call on behalf of a professional. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ApiApplication.Resources.class)
class ApiApplication {

    @RestController
    static class Resources {
        @GetMapping("/api/me")
        Map<String, Object> me(@AuthenticationPrincipal PscApiCaller caller, Authentication authentication) {
            return Map.of(
                    "name", caller.getName(),
                    "idnat", caller.nationalId().orElseThrow().value(),
                    "application", caller.authorizedParty().orElseThrow(),
                    "printed", caller + " " + authentication,
                    "authorities",
                            authentication.getAuthorities().stream()
                                    .map(GrantedAuthority::getAuthority)
                                    .sorted()
                                    .collect(Collectors.joining(" ")));
        }

        @GetMapping("/api/later")
        Callable<String> later(@AuthenticationPrincipal PscApiCaller caller) {
            return () -> caller.authorizedParty().orElseThrow();
        }

        @PostMapping("/api/change")
        String change(@AuthenticationPrincipal PscApiCaller caller) {
            return "changed";
        }

        @GetMapping("/api/written")
        String written() {
            return "written";
        }

        @GetMapping("/me")
        String person(@AuthenticationPrincipal PscUser user) {
            return user.professional().displayName();
        }
    }
}
