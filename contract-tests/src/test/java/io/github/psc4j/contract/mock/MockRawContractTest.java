package io.github.psc4j.contract.mock;

import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.raw.RawProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The mock keeps the contract; where it does not, the mock is wrong. */
class MockRawContractTest extends RawProviderContract {
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
    public ProviderUnderTest provider() {
        return provider;
    }
}
