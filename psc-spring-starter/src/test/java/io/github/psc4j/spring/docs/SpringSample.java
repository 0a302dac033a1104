package io.github.psc4j.spring.docs;

import static org.springframework.security.config.Customizer.withDefaults;

import io.github.psc4j.professional.WorkSituation;
import io.github.psc4j.spring.PscSecurity;
import io.github.psc4j.spring.PscUser;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** What the README shows of the starter. */
final class SpringSample {

    @RestController
    static class SituationsController {
        @GetMapping("/situations")
        List<String> situations(@AuthenticationPrincipal PscUser user) {
            return user.professional().workSituations().stream()
                    .map(WorkSituation::label)
                    .toList();
        }
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers("/").permitAll().anyRequest().authenticated());
        http.with(PscSecurity.pscLogin(), withDefaults());
        return http.build();
    }

    static class DossierService {
        private final RestClient dossier;

        DossierService(@Qualifier("pscRestClientBuilder") RestClient.Builder builder) {
            dossier = builder.baseUrl("https://dossier.example/api").build();
        }

        String read() {
            return dossier.get().uri("/dossiers").retrieve().body(String.class);
        }
    }

    private SpringSample() {}
}
