package io.github.psc4j.contract.keycloak;

import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.raw.RawProviderContract;
import org.junit.jupiter.api.Tag;

/** A real Keycloak keeps the contract; where it does not, the contract is wrong. */
@Tag("keycloak")
class KeycloakRawContractTest extends RawProviderContract {

    @Override
    public ProviderUnderTest provider() {
        return KeycloakProvider.shared();
    }
}
