package io.github.psc4j.contract.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Userinfo with the claims of PSC. */
interface UserinfoContract {

    ProviderUnderTest provider();

    @ParameterizedTest
    @EnumSource
    default void userinfo_is_about_the_subject_of_the_id_token(Person person) throws ParseException {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(person);
        Answer userinfo = party.userinfo(tokens.text("access_token"));
        assertThat(userinfo.status()).isEqualTo(200);
        assertThat(userinfo.header("Content-Type")).get().asString().startsWith("application/json");
        assertThat(userinfo.text("sub"))
                .isEqualTo(SignedJWT.parse(tokens.text("id_token"))
                        .getJWTClaimsSet()
                        .getSubject());
        assertThat(userinfo.json())
                .containsEntry("SubjectNameID", provider().nationalId(person))
                .containsEntry("preferred_username", provider().nationalId(person))
                .containsKeys("given_name", "family_name")
                .doesNotContainKeys("email", "email_verified", "name");
    }

    @ParameterizedTest
    @EnumSource
    default void userinfo_lists_every_activity_of_every_practice(Person person) {
        Map<String, Object> userinfo = userinfo(person);
        int activities = practices(userinfo).stream()
                .mapToInt(practice -> ((List<?>) practice.get("activities")).size())
                .sum();
        assertThat(activities).isEqualTo(person.situations());
    }

    @Test
    default void an_activity_has_its_thirty_fields_and_empty_ones_are_empty_texts() {
        List<?> activities = (List<?>)
                practices(userinfo(Person.PHYSICIAN_TWO_ACTIVITIES)).get(0).get("activities");
        assertThat(activities)
                .allSatisfy(activity -> assertThat(activity)
                        .asInstanceOf(MAP)
                        .hasSize(30)
                        .containsKey("numeroFinessetablissementJuridique")
                        .allSatisfy((field, value) -> assertThat(value).isInstanceOf(String.class))
                        .containsValue(""));
    }

    @Test
    default void a_physician_has_a_role_and_an_RPPS_among_the_other_identifiers() {
        Map<String, Object> userinfo = userinfo(Person.PHYSICIAN_TWO_ACTIVITIES);
        assertThat(userinfo.get("SubjectRole"))
                .asInstanceOf(LIST)
                .first()
                .asString()
                .startsWith("10^");
        assertThat(userinfo.get("otherIds"))
                .asInstanceOf(LIST)
                .anySatisfy(other -> assertThat(other)
                        .asInstanceOf(MAP)
                        .containsEntry("identifiant", provider().nationalId(Person.PHYSICIAN_TWO_ACTIVITIES))
                        .containsEntry("origine", "RPPS")
                        .containsEntry("qualite", 1L));
    }

    @ParameterizedTest
    @EnumSource
    default void a_national_identifier_has_the_form_of_its_kind(Person person) {
        String form = switch (person.identifier()) {
            case RPPS -> "8\\d{11}";
            case EMPLOYEE_OF_A_STRUCTURE -> "[13456][^/]+/.+";
        };
        assertThat((String) userinfo(person).get("SubjectNameID")).matches(form);
    }

    @Test
    default void a_claim_that_is_empty_at_PSC_is_an_empty_text() {
        assertThat(userinfo(Person.PHYSICIAN_TWO_ACTIVITIES)).containsEntry("Mode_Acces_Raison", "");
    }

    @Test
    default void userinfo_may_be_asked_for_with_POST() {
        RawRelyingParty party = new RawRelyingParty(provider());
        String token = party.logIn(Person.NO_PRACTICE).text("access_token");
        assertThat(party.http()
                        .post(party.endpoint("userinfo_endpoint"), Map.of(), "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void userinfo_without_token_is_refused() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer answer = party.http().get(party.endpoint("userinfo_endpoint"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Bearer")
                .doesNotContain("error");
    }

    @Test
    default void userinfo_with_an_invented_token_is_refused() {
        Answer answer = new RawRelyingParty(provider()).userinfo("invented");
        assertThat(answer.refusesTheToken()).isTrue();
    }

    @Test
    default void neither_the_id_token_nor_the_refresh_token_opens_userinfo() {
        RawRelyingParty party = new RawRelyingParty(provider());
        Answer tokens = party.logIn(Person.NO_PRACTICE);
        assertThat(party.userinfo(tokens.text("id_token")).refusesTheToken()).isTrue();
        assertThat(party.userinfo(tokens.text("refresh_token")).refusesTheToken())
                .isTrue();
    }

    private Map<String, Object> userinfo(Person person) {
        RawRelyingParty party = new RawRelyingParty(provider());
        return party.userinfo(party.logIn(person).text("access_token")).json();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> practices(Map<String, Object> userinfo) {
        Object reference = userinfo.getOrDefault("SubjectRefPro", Map.of());
        return (List<Map<String, Object>>) ((Map<String, Object>) reference).getOrDefault("exercices", List.of());
    }
}
