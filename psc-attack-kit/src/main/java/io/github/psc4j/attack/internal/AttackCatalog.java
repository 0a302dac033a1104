package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.report.Attack;
import java.util.List;
import java.util.stream.Stream;

/** Every attack with its plan. */
public final class AttackCatalog {

    private static final List<AttackPlan> PLANS = Stream.of(
                    SignatureAttacks.all(),
                    KeyAttacks.all(),
                    ClaimAttacks.all(),
                    ResponseAttacks.all(),
                    EncryptionAttacks.all(),
                    BrowserAttacks.all(),
                    RefreshAttacks.all(),
                    LogoutAttacks.all())
            .flatMap(List::stream)
            .toList();

    private AttackCatalog() {}

    static List<AttackPlan> plans() {
        return PLANS;
    }

    public static List<Attack> attacks() {
        return PLANS.stream().map(AttackPlan::attack).toList();
    }
}
