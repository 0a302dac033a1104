package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.session.PscSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;

/** What an application that listens to Spring Security's events hears of logins. */
@Import(AuthenticationEventsTest.Listening.class)
class AuthenticationEventsTest extends PscIntegrationTest {
    private static final List<AbstractAuthenticationEvent> EVENTS = new CopyOnWriteArrayList<>();
    private static final AtomicReference<PscSession> UNDECIDED = new AtomicReference<>();

    @TestConfiguration
    static class Listening {
        @EventListener
        void hear(AbstractAuthenticationEvent event) {
            EVENTS.add(event);
        }

        @Bean
        PscUserChecker checker() {
            return session -> {
                String person =
                        session.professional().nationalId().orElseThrow().value();
                if (person.equals(Personas.MIDWIFE.nationalId())) {
                    throw new PscNotAdmittedException("Pas ici.");
                }
                if (person.equals(Personas.DENTIST.nationalId())) {
                    UNDECIDED.set(session);
                    throw new IllegalStateException("the directory is down");
                }
            };
        }
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
    }

    @Test
    void a_login_succeeds() {
        logIn(Personas.NURSE);

        assertThat(EVENTS)
                .hasAtLeastOneElementOfType(AuthenticationSuccessEvent.class)
                .hasAtLeastOneElementOfType(InteractiveAuthenticationSuccessEvent.class)
                .allSatisfy(event -> assertThat(event.getAuthentication()).isInstanceOf(PscAuthentication.class));
    }

    @Test
    void a_login_is_refused_by_a_rule() {
        browser.get("/login/oauth2/code/psc?code=c&state=s");

        assertThat(EVENTS).singleElement().isInstanceOf(AuthenticationFailureBadCredentialsEvent.class);
        assertThat(EVENTS.get(0).toString()).doesNotContain("code=c");
    }

    @Test
    void the_application_does_not_admit_the_person() {
        logIn(Personas.MIDWIFE);

        assertThat(EVENTS).singleElement().isInstanceOf(AuthenticationFailureDisabledEvent.class);
    }

    @Test
    void the_application_fails() {
        logIn(Personas.DENTIST);

        assertThat(EVENTS).singleElement().isInstanceOf(AuthenticationFailureServiceExceptionEvent.class);
        assertThat(UNDECIDED.get().isEnded())
                .as("nobody uses a session that was not admitted")
                .isTrue();
    }
}
