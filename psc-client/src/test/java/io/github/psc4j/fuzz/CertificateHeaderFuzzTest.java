package io.github.psc4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.resource.HostileRequests;

/** A header that is no certificate is refused, whoever sends it. */
class CertificateHeaderFuzzTest {
    @FuzzTest
    void certificateHeader(byte[] input) {
        HostileRequests.certificateHeader(Fuzzed.text(input));
    }
}
