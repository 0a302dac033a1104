package io.github.psc4j.mock.internal.session;

import java.time.Instant;

/** A page shown to one browser, waiting for its answer. */
public record PendingPage<T>(T subject, String browser, Instant expiresAt) {}
