package io.github.psc4j.contract.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.contract.Person;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealmImportTest {

    @Test
    void has_a_user_for_each_person() throws Exception {
        assertThat(users()).hasSize(Person.values().length);
    }

    @Test
    void writes_a_structured_claim_as_text_that_is_JSON() throws Exception {
        Map<?, ?> attributes = (Map<?, ?>)
                users().get(Person.PHYSICIAN_TWO_ACTIVITIES.ordinal()).get("attributes");
        String reference = (String) ((List<?>) attributes.get("SubjectRefPro")).get(0);
        assertThat(JSONObjectUtils.parse(reference))
                .isEqualTo(RealmImport.userinfo(Person.PHYSICIAN_TWO_ACTIVITIES).get("SubjectRefPro"));
        assertThat(attributes.get("otherIds"))
                .asInstanceOf(LIST)
                .first()
                .asString()
                .startsWith("[{");
        assertThat(attributes.get("SubjectRole")).isEqualTo(List.of("10^1.2.250.1.213.1.1.5.5"));
    }

    @Test
    void maps_every_claim_of_every_person() throws Exception {
        String realm = RealmImport.json(
                "esante-wallet", RealmImport.Rotation.ON, URI.create("http://127.0.0.1:1/backchannel-logout"));
        for (Person person : Person.values()) {
            for (String claim : RealmImport.userinfo(person).keySet()) {
                assertThat(realm).contains("\"claim.name\":\"" + claim + "\"");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void gives_only_numbers_of_the_test_range_with_a_right_check_digit(Person person) throws IOException {
        String id = (String) RealmImport.userinfo(person).get("SubjectNameID");
        String number = switch (person.identifier()) {
            case RPPS -> id.substring(1);
            case EMPLOYEE_OF_A_STRUCTURE -> id.substring(1, id.indexOf('/'));
        };
        assertThat(number).startsWith("99");
        assertThat(luhn(number) % 10).isZero();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> users() throws IOException, ParseException {
        return (List<Map<String, Object>>) JSONObjectUtils.parse(RealmImport.json(
                        "esante-wallet", RealmImport.Rotation.ON, URI.create("http://127.0.0.1:1/backchannel-logout")))
                .get("users");
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
