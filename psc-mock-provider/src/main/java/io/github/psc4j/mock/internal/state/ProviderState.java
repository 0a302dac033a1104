package io.github.psc4j.mock.internal.state;

import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.internal.key.KeyRing;
import io.github.psc4j.mock.internal.session.Store;
import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.internal.settings.Settings;

/** One running provider: its addresses, its settings, and what it remembers. */
public record ProviderState(
        Origins origins,
        Settings settings,
        KeyRing keys,
        Store store,
        Alterations alterations,
        Recorder recorder,
        Interceptors interceptors) {}
