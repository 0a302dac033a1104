package io.github.psc4j.internal.endpoint;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.http.EndpointCaller;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.TokenExchange;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Exchanges PSC tokens at the authorization server of another service (RFC 8693 2). Thread-safe. */
@Implements({Requirement.RFC_8693_REQUEST, Requirement.RFC_8693_ACTOR, Requirement.RFC_8693_REFUSAL})
public final class TokenExchangeEndpoint {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String INVALID_CLIENT = "invalid_client";

    private final String description;
    private final TokenExchange exchange;
    private final EndpointCaller caller;
    private final ClientCredentials credentials;
    private final Clock clock;

    /**
     * Builds the caller; no I/O.
     *
     * @param name the service, for errors and events
     * @param exchange what to request, and where
     * @param http the client for every call to that server, with the certificate of the exchange
     * @param clock tells when tokens expire
     */
    public TokenExchangeEndpoint(String name, TokenExchange exchange, HttpTransport http, Clock clock) {
        this.description = "authorization server of " + name;
        this.exchange = exchange;
        this.caller = new EndpointCaller(http, "exchange", description, Limits.TOKEN_RESPONSE_BYTES, this::refusal);
        this.credentials = new ClientCredentials(exchange.clientId(), exchange.authentication());
        this.clock = clock;
    }

    /**
     * Exchanges a token.
     *
     * @param subjectToken the PSC access token of the person, still valid
     * @param actorToken what says which software acts for the person, if that service wants it
     * @return the token of the other service
     * @throws PscProviderException {@code PSC-7010} if that server refuses the exchange, or grants no requested scope;
     *     {@code PSC-4001} if it refuses this client; {@code PSC-4004} if its response lacks something; {@code PSC-2xxx} if it cannot
     *     be reached
     */
    public ExchangedToken exchange(Secret subjectToken, Optional<Secret> actorToken) {
        Instant requestedAt = clock.instant();
        ReceivedResponse response =
                credentials.post(caller, exchange.tokenEndpoint(), request(subjectToken, actorToken));
        ExchangedToken token = TokenResponseReader.readExchange(caller.json(response), requestedAt, exchange.scope());
        if (Collections.disjoint(token.scope(), exchange.scope())) {
            throw refused("(no scope granted): none of those that were requested is known there, or this client's");
        }
        return token;
    }

    private Map<String, List<String>> request(Secret subjectToken, Optional<Secret> actorToken) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("grant_type", List.of(GRANT));
        form.put("subject_token", List.of(subjectToken.reveal()));
        form.put("subject_token_type", List.of(urn(exchange.subjectTokenType())));
        // A Keycloak that is not told issues a refresh token beside, and calls that what it issued.
        form.put("requested_token_type", List.of(urn(TokenExchange.SubjectTokenType.ACCESS_TOKEN)));
        // In one order, so that the same exchange is the same request.
        form.put("scope", List.of(String.join(" ", new TreeSet<>(exchange.scope()))));
        exchange.audience().ifPresent(audience -> form.put("audience", List.of(audience)));
        exchange.subjectIssuer().ifPresent(issuer -> form.put("subject_issuer", List.of(issuer)));
        actorToken.ifPresent(actor -> {
            form.put("actor_token", List.of(actor.reveal()));
            form.put("actor_token_type", List.of(urn(TokenExchange.SubjectTokenType.JWT)));
        });
        return form;
    }

    private static String urn(TokenExchange.SubjectTokenType type) {
        return switch (type) {
            case ACCESS_TOKEN -> "urn:ietf:params:oauth:token-type:access_token";
            case JWT -> "urn:ietf:params:oauth:token-type:jwt";
        };
    }

    private PscProviderException refusal(ReceivedResponse response) {
        OAuthErrorResponse error = OAuthErrorResponse.read(description, response);
        if (error.status() == 401 || (error.isClientRefused() && !isOfTheAudience(error))) {
            return error.clientRefused();
        }
        return error.isTrouble() ? error.trouble() : refused("(" + error.error() + "): " + advice(error.error()));
    }

    /** A Keycloak refuses a client with 401, and with this an audience that is none of its clients. */
    private boolean isOfTheAudience(OAuthErrorResponse error) {
        return error.status() == 400
                && error.error().equals(INVALID_CLIENT)
                && exchange.audience().isPresent();
    }

    private static String advice(String error) {
        return switch (error) {
            case "access_denied" -> "check that this client may exchange tokens of PSC there, for this audience";
            case INVALID_CLIENT -> "check the audience, at a Keycloak the id of a client, and the client id";
            case "invalid_request" ->
                "check the subject issuer and the audience, and that it exchanges tokens of other issuers, which a Keycloak does with"
                        + " its feature token-exchange only";
            case "invalid_issuer" -> "check the subject issuer, at a Keycloak the alias of PSC";
            case "invalid_token" -> "PSC has ended the token that was sent, or PSC is set up wrongly there";
            default ->
                "check the scope, the audience, the subject issuer, and whether this client may exchange tokens of PSC there";
        };
    }

    private PscProviderException refused(String why) {
        return new PscProviderException(
                ErrorCode.EXCHANGE_REFUSED, "the " + description + " refuses the exchange " + why);
    }
}
