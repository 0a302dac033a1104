package io.github.psc4j.mock.internal.session;

import java.time.Instant;

/** Something that waits for one request of one browser or client, such as a page. */
public record PendingPage<T>(T subject, String browser, Instant expiresAt) {}
