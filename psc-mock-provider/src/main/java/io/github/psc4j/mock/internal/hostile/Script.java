package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.hostile.Attack;
import io.github.psc4j.mock.hostile.Attack.Expectation;
import io.github.psc4j.mock.internal.forge.Compact;
import io.github.psc4j.mock.internal.forge.Documents;
import io.github.psc4j.mock.journal.Operation;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;

/** An attack and how it is played. Immutable. */
record Script(Attack attack, Map<Operation, Strike> strikes, Course course) {

    Script {
        strikes = Map.copyOf(strikes);
    }

    /** What a client reads at its start is served wrongly: it needs a new one before, and is of no use afterwards. */
    boolean spoilsTheStart() {
        return strikes.containsKey(Operation.DISCOVERY) || strikes.containsKey(Operation.KEYS);
    }

    static Script of(String id, String action, String harm, String source) {
        return of(id, action, harm, source, Expectation.NO_SESSION);
    }

    static Script of(String id, String action, String harm, String source, Expectation expectation) {
        return new Script(
                new Attack(id, id.substring(0, id.indexOf('-')), action, harm, source, expectation),
                Map.of(),
                Course.login());
    }

    Script on(Operation operation, Strike strike) {
        Map<Operation, Strike> more = new EnumMap<>(Operation.class);
        more.putAll(strikes);
        more.put(operation, strike);
        return new Script(attack, more, course);
    }

    /** With another ID token. */
    Script idToken(BiFunction<Scene, Compact, String> forgery) {
        return on(
                Operation.CODE_GRANT,
                (scene, request, honest) -> Documents.changed(honest, answer -> {
                    if (answer.get("id_token") instanceof String token) {
                        answer.put("id_token", forgery.apply(scene, Compact.parse(token)));
                    }
                    return answer;
                }));
    }

    /** With an ID token that the provider itself signed, other claims in it. */
    Script claims(BiFunction<Scene, Compact, Compact> change) {
        return idToken((scene, token) ->
                change.apply(scene, token).signed(scene.provider()).compact());
    }

    Script during(Course other) {
        return new Script(attack, strikes, other);
    }
}
