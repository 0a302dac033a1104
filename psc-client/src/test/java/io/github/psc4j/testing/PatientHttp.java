package io.github.psc4j.testing;

import io.github.psc4j.http.HttpSettings;
import java.time.Duration;

/** Time-outs that only end a test that hangs: the default ones can run out on a busy machine. */
public final class PatientHttp {

    private static final Duration LONG = Duration.ofMinutes(10);

    public static final HttpSettings SETTINGS = HttpSettings.defaults().withTimeouts(LONG, LONG, LONG);

    private PatientHttp() {}
}
