package io.github.psc4j.mock.internal.session;

import java.time.Instant;
import java.util.Map;

/** An access token of a target service that went out. */
public record TargetToken(String targetId, String clientId, Instant expiresAt, Map<String, Object> claims) {}
