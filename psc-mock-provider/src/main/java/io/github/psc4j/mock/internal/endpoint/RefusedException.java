package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.page.PageResponses;
import io.github.psc4j.mock.internal.page.Pages;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request broke a rule: which one, and the response. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient String error;
    private final transient Refusal refusal;
    private final transient MockResponse response;

    private RefusedException(String error, Refusal refusal, MockResponse response) {
        super(refusal.sentence(), null, false, false);
        this.error = error;
        this.refusal = refusal;
        this.response = response;
    }

    String error() {
        return error;
    }

    Refusal refusal() {
        return refusal;
    }

    MockResponse response() {
        return response;
    }

    /** An OAuth error in JSON (RFC 6749 section 5.2). */
    static RefusedException json(int status, String error, Rule rule) {
        return json(status, error, rule, "");
    }

    static RefusedException json(int status, String error, Rule rule, String detail) {
        Refusal refusal = new Refusal(rule, detail);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", describe(refusal));
        return new RefusedException(error, refusal, MockResponse.json(status, body));
    }

    /** A page: where the browser must not be sent anywhere. */
    static RefusedException page(Rule rule, String detail) {
        Refusal refusal = new Refusal(rule, detail);
        return new RefusedException("invalid_request", refusal, PageResponses.page(400, Pages.refused(refusal)));
    }

    /** An error that goes back to the client through the browser (RFC 6749 section 4.1.2.1). */
    static RefusedException callback(Callback callback, String error, Rule rule, String detail) {
        Refusal refusal = new Refusal(rule, detail);
        return new RefusedException(
                error, refusal, MockResponse.redirect(302, callback.error(error, describe(refusal))));
    }

    /** The same refusal for a client that asks itself, without a browser. */
    RefusedException inJson(int status, String otherError) {
        return json(status, otherError, refusal.rule(), refusal.detail());
    }

    RefusedException with(String header, String value) {
        return new RefusedException(error, refusal, response.with(header, value));
    }

    /** The characters that RFC 6749 allows in a description. */
    private static String describe(Refusal refusal) {
        return refusal.sentence().replace('"', '\'').replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
    }
}
