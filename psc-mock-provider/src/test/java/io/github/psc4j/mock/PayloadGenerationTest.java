package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.model.PayloadGeneration;
import io.github.psc4j.mock.model.Persona;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PayloadGenerationTest {

    /** One line a captured payload: what is at the top level, in SubjectRefPro, and the number of fields of an activity. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "YEAR_2021,     email_verified,             otherIds authMode codeGenreActivite codeCivilite, true,  29",
                "JULY_2022,     email_verified otherIds,    authMode codeGenreActivite codeCivilite,          true,  29",
                "EARLY_2023,    authMode,                   email_verified otherIds codeCivilite,             true,  30",
                "MAY_2023,      authMode otherIds,          email_verified codeGenreActivite codeCivilite,    true,  30",
                "JULY_2023,     authMode otherIds codeGenreActivite,    email_verified codeCivilite,          true,  30",
                "NOVEMBER_2023, otherIds codeGenreActivite codeCivilite, email_verified authMode,             false, 30"
            })
    void userinfo_has_the_fields_of_its_time(
            PayloadGeneration generation, String present, String absent, boolean civilityInside, int activityFields) {
        with(generation, service -> {
            Map<String, Object> document = service.userInfo(
                            service.tokenFor(Personas.PHYSICIAN).text("access_token"))
                    .json();

            assertThat(document).containsKeys(present.split(" ")).doesNotContainKeys(absent.split(" "));
            Map<?, ?> refPro = (Map<?, ?>) document.get("SubjectRefPro");
            assertThat(refPro.containsKey("codeCivilite")).isEqualTo(civilityInside);
            Map<?, ?> practice = (Map<?, ?>) ((List<?>) refPro.get("exercices")).get(0);
            for (Object activity : (List<?>) practice.get("activities")) {
                assertThat((Map<?, ?>) activity).hasSize(activityFields);
            }
        });
    }

    @Test
    void the_oldest_generation_leaves_the_organization_empty() {
        with(
                PayloadGeneration.YEAR_2021,
                service -> assertThat(service.userInfo(
                                        service.tokenFor(Personas.PHYSICIAN).text("access_token"))
                                .json())
                        .containsEntry("SubjectOrganizationID", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "YEAR_2021, false, false, true",
        "JULY_2022, true, false, true",
        "MAY_2023, true, false, false",
        "JULY_2023, true, true, false",
        "NOVEMBER_2023, true, true, false"
    })
    void access_tokens_have_the_claims_of_their_time_and_introspection_agrees(
            PayloadGeneration generation, boolean sid, boolean subjectNameId, boolean emailVerified) {
        with(generation, service -> {
            String token = service.tokenFor(Personas.NURSE).text("access_token");
            for (Map<String, Object> claims : List.of(
                    RelyingParty.claims(token), service.introspect(token).json())) {
                assertThat(claims.containsKey("sid")).isEqualTo(sid);
                assertThat(claims.containsKey("SubjectNameID")).isEqualTo(subjectNameId);
                assertThat(claims.containsKey("email_verified")).isEqualTo(emailVerified);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(PayloadGeneration.class)
    void every_generation_names_the_person_and_serves_who_has_no_practice(PayloadGeneration generation) {
        with(generation, service -> {
            for (Persona persona : List.of(Personas.HOSPITAL_EMPLOYEE, Personas.NO_PRACTICE)) {
                Answer answer = service.userInfo(service.tokenFor(persona).text("access_token"));
                assertThat(answer.json())
                        .containsEntry("SubjectNameID", persona.nationalId())
                        .containsEntry("sub", persona.subject())
                        .containsKeys("given_name", "family_name");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(PayloadGeneration.class)
    void a_bare_document_of_ones_own_survives_every_generation(PayloadGeneration generation) {
        Persona bare = Persona.of("bare", "Bare", Map.of("sub", "f:x:899", "SubjectNameID", "899"));
        try (PscMockProvider psc =
                PscMockProvider.builder().payload(generation).persona(bare).start()) {
            RelyingParty service = new RelyingParty(psc);
            assertThat(service.userInfo(service.tokenFor(bare).text("access_token"))
                            .json()
                            .keySet())
                    .containsAll(Set.of("sub", "SubjectNameID"));
        }
    }

    private static void with(PayloadGeneration generation, Consumer<RelyingParty> test) {
        try (PscMockProvider psc = PscMockProvider.builder().payload(generation).start()) {
            test.accept(new RelyingParty(psc));
        }
    }
}
