package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.report.Attack;
import io.github.psc4j.attack.report.Attack.Expectation;
import io.github.psc4j.mock.extension.CompactJws;
import io.github.psc4j.mock.extension.JsonResponses;
import io.github.psc4j.mock.journal.Operation;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;

/** An attack and how it is done. Immutable. */
record AttackPlan(Attack attack, Map<Operation, ForgedResponse> responses, AttackSteps steps) {

    AttackPlan {
        responses = Map.copyOf(responses);
    }

    /** Whether it changes what a client reads at its start: it needs a new client, which cannot be used afterwards. */
    boolean changesStartup() {
        return responses.containsKey(Operation.DISCOVERY) || responses.containsKey(Operation.KEYS);
    }

    static AttackPlan of(String id, String action, String harm, String source) {
        return of(id, action, harm, source, Expectation.NO_SESSION);
    }

    static AttackPlan of(String id, String action, String harm, String source, Expectation expectation) {
        return new AttackPlan(
                new Attack(id, id.substring(0, id.indexOf('-')), action, harm, source, expectation),
                Map.of(),
                AttackSteps.login());
    }

    AttackPlan on(Operation operation, ForgedResponse response) {
        Map<Operation, ForgedResponse> more = new EnumMap<>(Operation.class);
        more.putAll(responses);
        more.put(operation, response);
        return new AttackPlan(attack, more, steps);
    }

    /** With another ID token. */
    AttackPlan idToken(BiFunction<AttackContext, CompactJws, String> forgery) {
        return on(
                Operation.CODE_GRANT,
                (context, request, response) -> JsonResponses.changed(response, document -> {
                    if (document.get("id_token") instanceof String token) {
                        document.put("id_token", forgery.apply(context, CompactJws.parse(token)));
                    }
                    return document;
                }));
    }

    /** With an ID token that the provider itself signed, other claims in it. */
    AttackPlan claims(BiFunction<AttackContext, CompactJws, CompactJws> change) {
        return idToken((context, token) ->
                change.apply(context, token).signed(context.providerSigner()).compact());
    }

    AttackPlan withSteps(AttackSteps other) {
        return new AttackPlan(attack, responses, other);
    }
}
