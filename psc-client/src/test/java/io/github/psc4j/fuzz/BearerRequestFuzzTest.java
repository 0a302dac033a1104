package io.github.psc4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.resource.HostileCredentials;

/** Whatever stands in the header and in the address of a request, at most one token is found, and plain text. */
class BearerRequestFuzzTest {
    @FuzzTest
    void bearerRequest(byte[] input) {
        String text = Fuzzed.text(input);
        int end = text.indexOf('\n');
        HostileCredentials.bearer(end < 0 ? text : text.substring(0, end), end < 0 ? "" : text.substring(end + 1));
    }
}
