package io.github.psc4j.contract.keycloak;

import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.client.ClientContract;
import org.junit.jupiter.api.Tag;

/** The client against a real Keycloak. */
@Tag("keycloak")
class KeycloakClientContractTest extends ClientContract {

    @Override
    protected ProviderUnderTest provider() {
        return KeycloakProvider.shared();
    }
}
