package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that keeps the security context elsewhere than Spring Security does by default. */
@Import({ContextStrategyTest.Elsewhere.class, ContextStrategyTest.Current.class})
class ContextStrategyTest extends PscIntegrationTest {

    @TestConfiguration
    static class Elsewhere {
        @Bean
        SecurityContextHolderStrategy contexts() {
            ThreadLocal<SecurityContext> holder = ThreadLocal.withInitial(SecurityContextImpl::new);
            return new SecurityContextHolderStrategy() {
                @Override
                public void clearContext() {
                    holder.remove();
                }

                @Override
                public SecurityContext getContext() {
                    return holder.get();
                }

                @Override
                public void setContext(SecurityContext context) {
                    holder.set(context);
                }

                @Override
                public SecurityContext createEmptyContext() {
                    return new SecurityContextImpl();
                }
            };
        }
    }

    @RestController
    static class Current {
        private final CurrentPscSession session;

        Current(CurrentPscSession session) {
            this.session = session;
        }

        @GetMapping("/current")
        String current() {
            return session.get().isPresent() ? "somebody" : "nobody";
        }
    }

    @Test
    void calls_to_other_services_find_the_person_there() {
        logIn(Personas.PHYSICIAN);

        assertThat(browser.get("/current").body()).isEqualTo("somebody");
    }
}
