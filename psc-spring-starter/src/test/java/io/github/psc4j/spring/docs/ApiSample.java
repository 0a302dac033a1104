package io.github.psc4j.spring.docs;

import static org.springframework.security.config.Customizer.withDefaults;

import io.github.psc4j.professional.NationalId;
import io.github.psc4j.spring.PscApiCaller;
import io.github.psc4j.spring.PscSecurity;
import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;

/** What the README shows of a service that receives tokens with Spring. */
abstract class ApiSample {
    record Dossier() {}

    interface Dossiers {
        List<Dossier> of(NationalId person);
    }

    private final Dossiers dossiers = person -> List.of();

    @GetMapping("/dossiers")
    List<Dossier> dossiers(@AuthenticationPrincipal PscApiCaller caller) {
        return dossiers.of(caller.nationalId().orElseThrow());
    }

    SecurityFilterChain api(HttpSecurity http) {
        http.securityMatcher("/api/**");
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/api/dossiers/*")
                .hasAuthority("SCOPE_dossier.read")
                .anyRequest()
                .authenticated());
        http.with(PscSecurity.pscResourceServer(), withDefaults());
        return http.build();
    }
}
