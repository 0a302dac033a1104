package io.github.psc4j.mock.journal;

import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.time.Instant;
import java.util.Optional;

/**
 * One request and its response. Immutable.
 *
 * @param number counts from 1 since the start or the last reset, in the order in which the responses were ready
 * @param time when, by the provider's clock
 * @param operation what it was about
 * @param request the request
 * @param response the response
 */
public record Exchange(
        long number, Instant time, Operation operation, RecordedRequest request, RecordedResponse response) {

    /**
     * Who the request said it came from.
     *
     * @return the client id; empty when the request named nobody
     */
    public Optional<String> client() {
        return request.client();
    }

    /**
     * A parameter of the query or the form.
     *
     * @param name its name
     * @return its first value; empty when it was not sent
     */
    public Optional<String> parameter(String name) {
        return request.parameter(name);
    }

    /**
     * What was wrong with the request.
     *
     * @return the refusal; empty for a good request
     */
    public Optional<Refusal> refusal() {
        return response.refusal();
    }

    /**
     * The rule by which the request was refused.
     *
     * @return the rule; empty for a good request
     */
    public Optional<Rule> rule() {
        return response.refusal().map(Refusal::rule);
    }

    /**
     * Returns a token of the response.
     *
     * @param name the field, such as {@code id_token}
     * @return the token, decoded; empty when the response had none of this name
     */
    public Optional<DecodedToken> issued(String name) {
        return response.tokens().stream()
                .filter(token -> token.name().equals(name))
                .findFirst();
    }

    /** One line, with secrets masked. */
    @Override
    public String toString() {
        return "#" + number + " " + time + " " + operation + " " + request + " -> " + response;
    }
}
