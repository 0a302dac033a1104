package io.github.psc4j.mock.internal.journal;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.journal.DecodedToken;
import io.github.psc4j.mock.journal.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Describes a request from itself alone, so that a refused or stubbed one is described as well as a good one. */
final class Requests {

    /** What the provider reads of a form; a longer one is refused, and not kept. */
    private static final int MAX_SIZE = 64 * 1024;

    private Requests() {}

    static RecordedRequest describe(MockRequest request) {
        Parameters parameters = parameters(request);
        Map<String, List<String>> values = new LinkedHashMap<>(parameters.all());
        Optional<String> authorization = request.authorization().stream().findFirst();
        List<DecodedToken> tokens = Tokens.presented(parameters, authorization);
        Optional<String> basicId = authorization.flatMap(Requests::basicId);
        Optional<String> client = basicId.or(() -> parameters.get("client_id"))
                .or(() -> claim(tokens, "client_assertion", "sub"))
                .or(() -> claim(tokens, "bearer", "azp"))
                .or(() -> claim(tokens, "id_token_hint", "azp"));
        return new RecordedRequest(
                request.method(),
                request.host(),
                request.path(),
                values,
                authorization,
                request.peerCertificate(),
                client,
                method(request, parameters, tokens, basicId),
                tokens);
    }

    /** Of the query and the form together; nothing when they cannot be read. */
    private static Parameters parameters(MockRequest request) {
        try {
            String form = request.hasForm() && request.body().length() <= MAX_SIZE ? request.body() : "";
            String joint = request.rawQuery().isEmpty() || form.isEmpty() ? "" : "&";
            return Parameters.parse(request.rawQuery() + joint + form);
        } catch (Parameters.MalformedException e) {
            return Parameters.parse("");
        }
    }

    private static Optional<String> method(
            MockRequest request, Parameters parameters, List<DecodedToken> tokens, Optional<String> basicId) {
        if (basicId.isPresent()) {
            return Optional.of("client_secret_basic");
        }
        Optional<DecodedToken> assertion = named(tokens, "client_assertion");
        if (assertion.isPresent()) {
            boolean symmetric =
                    String.valueOf(assertion.get().header().get("alg")).startsWith("HS");
            return Optional.of(symmetric ? "client_secret_jwt" : "private_key_jwt");
        }
        if (parameters.has("client_secret")) {
            return Optional.of("client_secret_post");
        }
        return request.hasForm()
                        && parameters.has("client_id")
                        && request.peerCertificate().isPresent()
                ? Optional.of("tls_client_auth")
                : Optional.empty();
    }

    private static Optional<String> basicId(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(header.substring("basic ".length()).trim()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return Optional.of(URLDecoder.decode(colon < 0 ? pair : pair.substring(0, colon), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<DecodedToken> named(List<DecodedToken> tokens, String name) {
        return tokens.stream().filter(token -> token.name().equals(name)).findFirst();
    }

    private static Optional<String> claim(List<DecodedToken> tokens, String name, String claim) {
        return named(tokens, name)
                .flatMap(token -> token.claim(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
