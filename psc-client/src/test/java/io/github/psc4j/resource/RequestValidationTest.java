package io.github.psc4j.resource;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.TestToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the response to a request is. */
class RequestValidationTest {
    private final Apis apis = new Apis();
    private final List<PscEvent> events = new ArrayList<>();
    private final ResourceServer api = apis.both().listener(events::add).build();

    @AfterEach
    void stop() {
        apis.close();
    }

    private BearerError refused(ReceivedRequest request) {
        RequestOutcome outcome = api.validate(request);
        assertThat(outcome).isInstanceOf(RequestOutcome.Refused.class);
        return ((RequestOutcome.Refused) outcome).error();
    }

    private void assertInvalidRequest(ReceivedRequest request) {
        BearerError error = refused(request);
        assertThat(error.status()).isEqualTo(400);
        assertThat(error.code()).contains(ErrorCode.BEARER_REQUEST_INVALID);
        assertThat(error.challenge().orElseThrow()).startsWith("Bearer error=\"invalid_request\"");
        assertThat(apis.server.received()).isEmpty();
    }

    @Test
    void a_good_token_is_accepted_whatever_the_case_of_the_scheme() {
        String token = apis.ownToken().sign();
        for (String scheme : List.of("Bearer ", "bearer ", "BEARER  ", " Bearer ")) {
            assertThat(api.validate(Requests.plain().header("Authorization", scheme + token)))
                    .isInstanceOf(RequestOutcome.Accepted.class);
        }
        assertThat(api.validate(Requests.bearer(token)).toString()).doesNotContain(token, TestToken.SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic eDp5", "Bearerx", "BearerToken abc", "DPoP abc", "Negotiate abc", "Bear"})
    void without_a_bearer_token_a_request_is_anonymous(String authorization) {
        assertThat(api.validate(Requests.plain().header("Authorization", authorization)))
                .isInstanceOf(RequestOutcome.Anonymous.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Bearer a,b",
                "Bearer a, Bearer b",
                "Bearer é",
                "Bearer =a",
                "Bearer a=b",
                "Bearer \"a\"",
                "Bearer a\tb",
                "Bearer a\u0000"
            })
    @Proves(Requirement.RFC_6750_ONE_TOKEN)
    void what_is_not_one_token_is_an_invalid_request(String authorization) {
        assertInvalidRequest(Requests.plain().header("Authorization", authorization));
    }

    @Test
    @Proves(Requirement.RFC_6750_ONE_TOKEN)
    void two_tokens_are_an_invalid_request_however_good_each_is() {
        String token = apis.ownToken().sign();
        assertInvalidRequest(Requests.bearer(token).header("Authorization", "Bearer " + token));
        assertInvalidRequest(Requests.bearer(token).header("Authorization", "Basic eDp5"));
        assertInvalidRequest(Requests.bearer(token).query("access_token=" + token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"access_token=x", "a=b&access_token=x", "access_token", "access%5Ftoken=x", "a;access_token=x"})
    @Proves({Requirement.RFC_6750_ONE_TOKEN, Requirement.RFC_6750_HEADER})
    void a_token_in_the_address_is_an_invalid_request(String query) {
        assertInvalidRequest(Requests.plain().query(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=access_token", "xaccess_token=x", "%zz=x", "", "%", "access%token=1"})
    void another_query_does_not_matter(String query) {
        assertThat(api.validate(Requests.bearer(apis.ownToken().sign()).query(query)))
                .isInstanceOf(RequestOutcome.Accepted.class);
    }

    @Test
    @Proves(Requirement.RFC_6750_ANSWERS)
    void a_rejected_token_is_an_invalid_one_and_the_response_says_why_without_a_word_of_it() {
        String token = apis.ownToken()
                .claims(c -> c.put("aud", "https://canary.example"))
                .sign();
        BearerError error = refused(Requests.bearer(token));
        assertThat(error.status()).isEqualTo(401);
        assertThat(error.code()).contains(ErrorCode.AUDIENCE_WRONG);
        assertThat(error.retryAfter()).isEmpty();
        assertThat(error.challenge().orElseThrow())
                .startsWith("Bearer error=\"invalid_token\", error_description=\"PSC-5007 ")
                .doesNotContain("canary", token)
                .matches("[\\x20-\\x7e]+");
        assertThat(events).contains(new PscEvent.TokenRefused(ErrorCode.AUDIENCE_WRONG));
    }

    @Test
    @Proves(Requirement.RFC_6750_ANSWERS)
    void every_description_is_a_quoted_text_as_rfc_6750_has_it() {
        apis.server.on("/introspect", json(200, Map.of("active", false)));
        for (String token : List.of(
                apis.ownToken().header(h -> h.put("alg", "HS256")).sign(),
                apis.ownToken()
                        .claims(c -> c.put("iss", "https://\"evil\".example"))
                        .sign(),
                apis.pscToken().sign(),
                "a.b.c.d.e")) {
            assertThat(refused(Requests.bearer(token)).challenge().orElseThrow())
                    .matches("Bearer error=\"invalid_token\", error_description=\"PSC-5[0-9]{3} [^\"\\\\]+\"");
        }
    }

    @Test
    @Proves(Requirement.RFC_6750_ANSWERS)
    void what_cannot_be_validated_now_may_be_tried_again_and_is_not_called_a_bad_token() {
        apis.server.on("/introspect", text(503, "text/plain", ""));
        BearerError error = refused(Requests.bearer(apis.pscToken().sign()));
        assertThat(error.status()).isEqualTo(503);
        assertThat(error.challenge()).isEmpty();
        assertThat(error.retryAfter()).isPresent();
        assertThat(error.code()).contains(ErrorCode.PROVIDER_STATUS);
    }

    @Test
    @Proves(Requirement.RFC_6750_ANSWERS)
    void a_missing_token_and_a_missing_scope_have_the_responses_of_rfc_6750() {
        assertThat(BearerError.tokenMissing().status()).isEqualTo(401);
        assertThat(BearerError.tokenMissing().challenge()).contains("Bearer");
        assertThat(BearerError.insufficientScope().status()).isEqualTo(403);
        assertThat(BearerError.insufficientScope().challenge()).contains("Bearer error=\"insufficient_scope\"");
    }

    @Test
    void a_certificate_that_somebody_undeclared_says_refuses_the_whole_request() {
        for (ReceivedRequest request : List.of(
                Requests.bearer(apis.ownToken().sign()).header("Client-Cert", "x"),
                Requests.plain().header("Client-Cert", "x"))) {
            BearerError error = refused(request);
            assertThat(error.status()).isEqualTo(400);
            assertThat(error.code()).contains(ErrorCode.CERTIFICATE_HEADER_REFUSED);
        }
    }
}
