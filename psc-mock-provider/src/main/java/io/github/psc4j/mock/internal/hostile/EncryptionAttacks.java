package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.hostile.Attack.Expectation;
import io.github.psc4j.mock.hostile.ClientUnderTest;
import io.github.psc4j.mock.hostile.Reply;
import io.github.psc4j.mock.hostile.Visitor;
import io.github.psc4j.mock.internal.forge.Encryption;
import java.util.List;
import java.util.Optional;

/** Encrypted tokens that ask the client questions about its key: by points of another curve, and by what it answers. */
final class EncryptionAttacks {

    private EncryptionAttacks() {}

    static List<Script> all() {
        return List.of(
                Script.of(
                                "V09-point-off-the-curve",
                                "encrypts an ID token with a key agreement whose point is not on the curve",
                                "the client's private key leaks, some bits with each token",
                                "CVE-2017-12974",
                                Expectation.NO_SESSION_NO_SERVER_ERROR)
                        .idToken((scene, token) -> Encryption.offTheCurve(token.compact())),
                Script.of(
                                "V09-ciphertext-tampered",
                                "changes the tag, the padding and the vector of an encrypted ID token in turn",
                                "whoever sees which of them was found wrong can decrypt tokens without the key",
                                "CVE-2017-12973, RFC 7516 11.5",
                                Expectation.SAME_REFUSAL)
                        .idToken((scene, token) ->
                                Encryption.tampered(scene.clientSecret(), token.compact(), scene.round()))
                        .during(EncryptionAttacks::inTurn));
    }

    private static Course.End inTurn(Scene scene, ClientUnderTest client) throws Exception {
        Optional<String> first = Optional.empty();
        boolean fallen = false;
        Reply reply = Reply.message("");
        for (int round = 0; round < Encryption.TAMPERINGS; round++) {
            scene.round(round);
            Visitor visitor = client.newVisitor();
            reply = visitor.comeBack(scene.throughProvider(visitor.startLogin()));
            String seen = reply.status() + " " + withoutTheUnique(reply.body());
            fallen |= visitor.loggedIn()
                    || first.filter(other -> !other.equals(seen)).isPresent();
            first = Optional.of(seen);
        }
        return Course.End.of(fallen, reply);
    }

    /** Pages hold values that differ each time, whatever was refused: times, numbers of requests, tokens of forms. */
    private static String withoutTheUnique(String page) {
        return page.replaceAll("[A-Za-z0-9_+/=-]{16,}", "*").replaceAll("[0-9]+", "0");
    }
}
