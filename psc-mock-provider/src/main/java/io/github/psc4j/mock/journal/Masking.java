package io.github.psc4j.mock.journal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which parameters may be printed. An allow-list: what nobody thought of is masked. */
final class Masking {

    private static final Set<String> HARMLESS = Set.of(
            "acr_values",
            "answer",
            "audience",
            "back",
            "cancel",
            "client_assertion_type",
            "client_id",
            "code_challenge_method",
            "confirm",
            "grant_type",
            "kc_idp_hint",
            "max_age",
            "means",
            "persona",
            "post_logout_redirect_uri",
            "prompt",
            "redirect_uri",
            "requested_token_type",
            "response_mode",
            "response_type",
            "scope",
            "subject_issuer",
            "subject_token_type",
            "token_type_hint");

    private Masking() {}

    static String shown(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "="
                        + (HARMLESS.contains(parameter.getKey())
                                ? String.join(",", parameter.getValue())
                                : "*".repeat(3)))
                .collect(Collectors.joining(" ", "[", "]"));
    }
}
