package io.github.psc4j.internal.login;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.AuthenticationRequirement;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a pending login has to remember, and its form as text, which is only ever stored sealed. */
record PendingLoginState(
        Secret state,
        Secret nonce,
        Secret codeVerifier,
        Instant startedAt,
        String clientId,
        String issuer,
        URI redirectUri,
        URI authorizationEndpoint,
        LoginOptions options) {

    /** 9999-12-31: beyond it arithmetic on instants would overflow. */
    private static final long MAX_EPOCH_SECONDS = 253_402_300_799L;

    Instant expiresAt() {
        return startedAt.plus(Limits.PENDING_LOGIN);
    }

    AuthenticationRequirement requirement() {
        return new AuthenticationRequirement(
                options.minimumLevel(), options.maximumAge().map(startedAt::minus));
    }

    @Implements(Requirement.RFC_6750_COOKIES)
    String write() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("s", state.reveal());
        members.put("n", nonce.reveal());
        members.put("v", codeVerifier.reveal());
        members.put("t", startedAt.getEpochSecond());
        members.put("c", clientId);
        members.put("i", issuer);
        members.put("r", redirectUri.toString());
        members.put("e", authorizationEndpoint.toString());
        members.put("p", options.returnTarget().path());
        options.minimumLevel().ifPresent(level -> members.put("l", level.name()));
        options.identityProviderHint().ifPresent(hint -> members.put("h", hint));
        options.maximumAge().ifPresent(age -> members.put("a", age.toSeconds()));
        return Json.write(members);
    }

    /** Reads what {@link #write} wrote; it was sealed, so it is of this library and complete. */
    static PendingLoginState read(String text) {
        Map<String, @Nullable Object> members = Json.parseObject(text);
        return new PendingLoginState(
                Secret.of(string(members, "s")),
                Secret.of(string(members, "n")),
                Secret.of(string(members, "v")),
                instant(members, "t"),
                string(members, "c"),
                string(members, "i"),
                URI.create(string(members, "r")),
                endpoint(members, "e"),
                new LoginOptions(
                        ReturnTarget.of(string(members, "p")),
                        Optional.ofNullable(members.get("l")).map(level -> EidasLevel.valueOf(level.toString())),
                        Optional.ofNullable(members.get("h")).map(Object::toString),
                        Optional.ofNullable(members.get("a"))
                                .map(age -> Duration.ofSeconds(Long.parseLong(age.toString())))));
    }

    private static Instant instant(Map<String, @Nullable Object> members, String name) {
        if (members.get(name) instanceof Long seconds && seconds >= 0 && seconds <= MAX_EPOCH_SECONDS) {
            return Instant.ofEpochSecond(seconds);
        }
        throw new JsonException("a sealed login has no " + name);
    }

    private static URI endpoint(Map<String, @Nullable Object> members, String name) {
        URI uri = URI.create(string(members, name));
        if (uri.getHost() == null) {
            throw new JsonException("a sealed login has no " + name);
        }
        return uri;
    }

    private static String string(Map<String, @Nullable Object> members, String name) {
        if (members.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new JsonException("a sealed login has no " + name);
    }

    @Override
    public String toString() {
        return "PendingLoginState[masked]";
    }
}
