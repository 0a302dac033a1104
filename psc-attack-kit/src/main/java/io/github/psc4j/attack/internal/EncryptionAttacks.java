package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.client.ClientResponse;
import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.client.Visitor;
import io.github.psc4j.attack.report.Attack.Expectation;
import java.util.List;
import java.util.Optional;

/** Encrypted tokens that ask the client questions about its key: by points of another curve, and by what it answers. */
final class EncryptionAttacks {

    private EncryptionAttacks() {}

    static List<AttackPlan> all() {
        return List.of(
                AttackPlan.of(
                                "V09-point-off-the-curve",
                                "encrypts an ID token with a key agreement whose point is not on the curve",
                                "the client's private key leaks, some bits with each token",
                                "CVE-2017-12974",
                                Expectation.NO_SESSION_NO_SERVER_ERROR)
                        .idToken((context, token) -> EncryptedTokens.offTheCurve(token.compact())),
                AttackPlan.of(
                                "V09-ciphertext-tampered",
                                "changes the tag, the padding and the vector of an encrypted ID token in turn",
                                "whoever sees which of them was found wrong can decrypt tokens without the key",
                                "CVE-2017-12973, RFC 7516 11.5",
                                Expectation.SAME_REFUSAL)
                        .idToken((context, token) ->
                                EncryptedTokens.tampered(context.clientSecret(), token.compact(), context.variant()))
                        .withSteps(EncryptionAttacks::inTurn));
    }

    private static AttackSteps.Result inTurn(AttackContext context, ClientUnderTest client) throws Exception {
        Optional<String> first = Optional.empty();
        boolean succeeded = false;
        ClientResponse seen = ClientResponse.message("");
        for (int variant = 0; variant < EncryptedTokens.TAMPERINGS; variant++) {
            context.variant(variant);
            Visitor visitor = client.newVisitor();
            seen = visitor.comeBack(context.throughProvider(visitor.startLogin()));
            String shown = seen.status() + " " + withoutTheUnique(seen.body());
            succeeded |= visitor.loggedIn()
                    || first.filter(other -> !other.equals(shown)).isPresent();
            first = Optional.of(shown);
        }
        return AttackSteps.Result.of(succeeded, seen);
    }

    /** Pages hold values that differ each time, whatever was refused: times, numbers of requests, tokens of forms. */
    private static String withoutTheUnique(String page) {
        return page.replaceAll("[A-Za-z0-9_+/=-]{16,}", "*").replaceAll("[0-9]+", "0");
    }
}
