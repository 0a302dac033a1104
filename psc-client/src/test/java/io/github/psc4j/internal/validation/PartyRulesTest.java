package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.Validated.accepts;
import static io.github.psc4j.internal.validation.Validated.assertAccepts;
import static io.github.psc4j.internal.validation.Validated.assertRefuses;
import static io.github.psc4j.internal.validation.Validated.claims;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Who made the token, for whom, about whom, and what kind it is of. */
class PartyRulesTest {
    private static final String CLIENT = "my-service";

    private static final List<Object> NOT_TEXTS = List.of(1L, true, List.of(CLIENT), Map.of(CLIENT, CLIENT));

    @Property
    void an_issuer_is_exactly_the_configured_one(@ForAll @NotEmpty String issuer, @ForAll String stated) {
        assertThat(accepts(new IssuerIs(issuer), claims("iss", stated))).isEqualTo(stated.equals(issuer));
        assertAccepts(new IssuerIs(issuer), claims("iss", issuer));
        assertRefuses(new IssuerIs(issuer), ErrorCode.TOKEN_ISSUER_WRONG, claims("iss", issuer + "/"));
        assertRefuses(new IssuerIs(issuer), ErrorCode.TOKEN_ISSUER_WRONG, claims("iss", List.of(issuer)));
        assertRefuses(new IssuerIs(issuer), ErrorCode.TOKEN_ISSUER_WRONG, claims());
    }

    @Property
    void an_audience_of_the_client_alone_is_accepted_however_often_it_is_named(
            @ForAll @NotEmpty String client, @ForAll @Size(min = 1, max = 5) List<Boolean> times) {
        List<String> audience = new ArrayList<>(Collections.nCopies(times.size(), client));

        assertAccepts(new AudienceIsClient(client), claims("aud", client));
        assertAccepts(new AudienceIsClient(client), claims("aud", audience));
        assertAccepts(new AudienceIncludes(client), claims("aud", audience));
    }

    @Property
    void an_audience_with_anybody_else_is_refused_by_a_client_and_accepted_by_a_service(
            @ForAll @NotEmpty String client, @ForAll List<String> others, @ForAll boolean first) {
        others.removeIf(client::equals);
        Claims alone = claims("aud", List.copyOf(others));
        List<String> all = new ArrayList<>(others);
        all.add(first ? 0 : all.size(), client);

        assertRefuses(new AudienceIsClient(client), ErrorCode.AUDIENCE_WRONG, alone);
        assertRefuses(new AudienceIncludes(client), ErrorCode.AUDIENCE_WRONG, alone);
        assertThat(accepts(new AudienceIsClient(client), claims("aud", all))).isEqualTo(others.isEmpty());
        assertAccepts(new AudienceIncludes(client), claims("aud", all));
    }

    @Test
    void an_audience_of_another_type_is_refused() {
        for (Object audience :
                Arrays.asList(1L, true, null, Arrays.asList(CLIENT, null), List.of(CLIENT, 1L), List.of())) {
            assertRefuses(new AudienceIsClient(CLIENT), ErrorCode.AUDIENCE_WRONG, claims("aud", audience));
            assertRefuses(new AudienceIncludes(CLIENT), ErrorCode.AUDIENCE_WRONG, claims("aud", audience));
        }
        assertRefuses(new AudienceIsClient(CLIENT), ErrorCode.AUDIENCE_WRONG, claims());
        assertRefuses(new AudienceIncludes(CLIENT), ErrorCode.AUDIENCE_WRONG, claims());
        assertRefuses(new AudienceIncludes(CLIENT), ErrorCode.AUDIENCE_WRONG, claims("aud", CLIENT + "x"));
    }

    @Property
    void an_authorized_party_is_this_client_if_it_is_stated(@ForAll @NotEmpty String stated) {
        assertThat(accepts(new AuthorizedPartyIsClient(CLIENT), claims("azp", stated)))
                .isEqualTo(stated.equals(CLIENT));
        assertAccepts(new AuthorizedPartyIsClient(stated), claims("azp", stated));
    }

    @Test
    void an_authorized_party_that_is_not_stated_is_nobody_else() {
        assertAccepts(new AuthorizedPartyIsClient(CLIENT), claims());
        assertRefuses(new AuthorizedPartyIsClient(CLIENT), ErrorCode.AUTHORIZED_PARTY_WRONG, claims("azp", ""));
        for (Object azp : NOT_TEXTS) {
            assertRefuses(new AuthorizedPartyIsClient(CLIENT), ErrorCode.AUTHORIZED_PARTY_WRONG, claims("azp", azp));
        }
    }

    @Test
    void a_service_accepts_the_parties_on_its_list_and_azp_decides_where_it_is_stated() {
        ValidationRule<Claims> rule = new AuthorizedPartyAllowed(Set.of("a", "b"));

        assertAccepts(rule, claims("azp", "a"));
        assertAccepts(rule, claims("azp", "b", "client_id", "b"));
        assertRefuses(rule, ErrorCode.AUTHORIZED_PARTY_WRONG, claims("azp", "b", "client_id", "a"));
        assertAccepts(rule, claims("client_id", "b"));
        assertAccepts(rule, claims("azp", "", "client_id", "b"));
        assertRefuses(rule, ErrorCode.AUTHORIZED_PARTY_WRONG, claims("azp", "other", "client_id", "b"));
        assertRefuses(rule, ErrorCode.AUTHORIZED_PARTY_WRONG, claims("azp", 1L, "client_id", "b"));
        assertRefuses(rule, ErrorCode.AUTHORIZED_PARTY_WRONG, claims("client_id", "other"));
        assertRefuses(rule, ErrorCode.AUTHORIZED_PARTY_WRONG, claims());
    }

    @Property
    void a_subject_is_a_text_that_is_not_blank_and_not_too_long(@ForAll String subject) {
        boolean usable = !subject.isBlank() && subject.length() <= 255;
        boolean printable = subject.chars().noneMatch(Character::isISOControl);

        assertThat(accepts(new SubjectPresent(), claims("sub", subject))).isEqualTo(usable && printable);
        assertThat(accepts(new SubjectOrSessionPresent(), claims("sub", subject)))
                .isEqualTo(usable);
        assertThat(accepts(new SubjectOrSessionPresent(), claims("sid", subject)))
                .isEqualTo(usable);
    }

    @Test
    void a_subject_has_at_most_255_characters() {
        for (ValidationRule<Claims> rule : List.of(new SubjectPresent(), new SubjectOrSessionPresent())) {
            assertAccepts(rule, claims("sub", "s".repeat(255)));
            assertThat(accepts(rule, claims("sub", "s".repeat(256)))).isFalse();
            assertThat(accepts(rule, claims())).isFalse();
            NOT_TEXTS.forEach(
                    other -> assertThat(accepts(rule, claims("sub", other))).isFalse());
        }
    }

    @Test
    void a_logout_token_names_a_subject_or_a_session_and_neither_is_unusable() {
        ValidationRule<Claims> rule = new SubjectOrSessionPresent();

        assertAccepts(rule, claims("sub", "a", "sid", "b"));
        assertAccepts(rule, claims("sub", "", "sid", "b"));
        for (Object unusable : List.of(" ", "x".repeat(256), 1L)) {
            assertRefuses(rule, ErrorCode.LOGOUT_TOKEN_INVALID, claims("sub", unusable, "sid", "b"));
            assertRefuses(rule, ErrorCode.LOGOUT_TOKEN_INVALID, claims("sub", "a", "sid", unusable));
        }
        assertRefuses(rule, ErrorCode.LOGOUT_TOKEN_INVALID, claims("sub", "", "sid", ""));
    }

    @Property
    void userinfo_is_of_the_subject_of_the_id_token(@ForAll @NotEmpty String subject, @ForAll String stated) {
        ValidationRule<Claims> rule = new UserInfoSubjectIs(subject);

        assertThat(accepts(rule, claims("sub", stated))).isEqualTo(stated.equals(subject));
        assertAccepts(rule, claims("sub", subject));
        assertRefuses(rule, ErrorCode.USERINFO_SUBJECT_MISMATCH, claims("sub", List.of(subject)));
        assertRefuses(rule, ErrorCode.USERINFO_SUBJECT_MISMATCH, claims());
    }

    @Property
    void a_kind_is_the_expected_one_if_it_is_stated(@ForAll @NotEmpty String stated) {
        assertThat(accepts(new ClaimTypeIs("ID"), claims("typ", stated))).isEqualTo(stated.equals("ID"));
        assertAccepts(new ClaimTypeIs(stated), claims("typ", stated));
        assertAccepts(new ClaimTypeIs(stated), claims("typ", ""));
        assertAccepts(new ClaimTypeIs(stated), claims());
        assertRefuses(new ClaimTypeIs(stated), ErrorCode.TOKEN_TYPE_WRONG, claims("typ", List.of(stated)));
    }

    @Test
    void signed_userinfo_is_no_token_of_another_kind() {
        ValidationRule<Claims> rule = new NotAnotherKind();

        assertAccepts(rule, claims());
        assertAccepts(rule, claims("typ", "UserInfo", "nonce", "", "events", ""));
        for (String kind : List.of("ID", "Bearer", "Refresh", "Offline", "Logout")) {
            assertRefuses(rule, ErrorCode.TOKEN_TYPE_WRONG, claims("typ", kind));
        }
        assertRefuses(rule, ErrorCode.TOKEN_TYPE_WRONG, claims("nonce", "n"));
        assertRefuses(rule, ErrorCode.TOKEN_TYPE_WRONG, claims("events", Map.of()));
    }

    @Test
    void a_response_about_a_token_says_that_it_is_active() {
        assertAccepts(new TokenActive(), claims("active", true));
        for (Object active : Arrays.asList(false, "true", 1L, null, List.of(true))) {
            assertRefuses(new TokenActive(), ErrorCode.TOKEN_INACTIVE, claims("active", active));
        }
        assertRefuses(new TokenActive(), ErrorCode.TOKEN_INACTIVE, claims());
    }
}
