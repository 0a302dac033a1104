package io.github.psc4j.contract.mock;

import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.client.ClientContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The client against the mock. */
class MockClientContractTest extends ClientContract {
    private static MockProviderUnderTest provider;

    @BeforeAll
    static void start(@TempDir Path folder) {
        provider = new MockProviderUnderTest(folder);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Override
    protected ProviderUnderTest provider() {
        return provider;
    }
}
