package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.hostile.Attack;
import java.util.List;
import java.util.stream.Stream;

/** Every attack with its script. */
public final class Catalogue {

    private static final List<Script> SCRIPTS = Stream.of(
                    SignatureAttacks.all(),
                    KeyAttacks.all(),
                    ClaimAttacks.all(),
                    AnswerAttacks.all(),
                    EncryptionAttacks.all(),
                    BrowserAttacks.all(),
                    RefreshAttacks.all(),
                    LogoutAttacks.all())
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    static List<Script> scripts() {
        return SCRIPTS;
    }

    public static List<Attack> attacks() {
        return SCRIPTS.stream().map(Script::attack).toList();
    }
}
