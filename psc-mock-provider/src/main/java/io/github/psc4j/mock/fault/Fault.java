package io.github.psc4j.mock.fault;

import io.github.psc4j.mock.journal.Operation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What goes wrong at an honest provider on a bad day, by name. Each has a {@linkplain #id() name} for configuration files,
 * and a default place, narrowed by {@link #at}:
 *
 * <pre>{@code
 * psc.inject(Fault.UNAVAILABLE.at(Operation.CODE_GRANT).times(2));
 * psc.inject(FaultInjection.parse("unavailable@code-grant*2")); // the same
 * }</pre>
 *
 * <p>Whether a client withstands an attack is another question: see the module {@code psc-attack-kit}.
 */
public enum Fault {
    /** The response comes after two seconds. */
    SLOW("the response comes after two seconds", Scope.BACK_CHANNEL),
    /** No response comes for an hour; the connection stays open. */
    HANGING("no response comes for an hour, the connection stays open", Scope.BACK_CHANNEL),
    /** The response drips over a minute: no silence is long, the whole is. */
    DRIPPING("the response drips over a minute: no silence is long, the whole is", Scope.BACK_CHANNEL),
    /** The connection is reset before a response. */
    RESET("the connection is reset before a response", Scope.BACK_CHANNEL),
    /** The connection is closed without a response. */
    CLOSED("the connection is closed without a response", Scope.BACK_CHANNEL),
    /** The document ends in the middle. */
    TRUNCATED("the document ends in the middle", Scope.BACK_CHANNEL),
    /** Status 200, and after some garbage in the chunked body the connection closes. */
    GARBLED("status 200, and after some garbage in the chunked body the connection closes", Scope.BACK_CHANNEL),
    /** Status 200 without a body. */
    EMPTY("status 200 without a body", Scope.BACK_CHANNEL),
    /** Status 500 with an OAuth error. */
    SERVER_ERROR("status 500 with an OAuth error", Scope.BACK_CHANNEL),
    /** Status 502 with the HTML page of a proxy. */
    BAD_GATEWAY("status 502 with the HTML page of a proxy", Scope.BACK_CHANNEL),
    /** Status 503 with {@code Retry-After: 30}. */
    UNAVAILABLE("status 503 with Retry-After: 30", Scope.BACK_CHANNEL),
    /** Status 429 with {@code Retry-After: 30}. */
    TOO_MANY_REQUESTS("status 429 with Retry-After: 30", Scope.BACK_CHANNEL),
    /** Status 403 with an HTML page, as a content delivery network responds to a robot. */
    FORBIDDEN("status 403 with an HTML page, as a content delivery network responds to a robot", Scope.BACK_CHANNEL),
    /** Status 302 to another path of the same host. */
    MOVED("status 302 to another path of the same host", Scope.BACK_CHANNEL),
    /** The right document with {@code Content-Type: text/html}. */
    WRONG_CONTENT_TYPE("the right document with Content-Type: text/html", Scope.BACK_CHANNEL),
    /** Status 200 with the HTML page of a portal in between. */
    HTML_PAGE("status 200 with the HTML page of a portal in between", Scope.BACK_CHANNEL),
    /** The right document behind 16 MiB of white space. */
    HUGE("the right document behind 16 MiB of white space", Scope.BACK_CHANNEL),
    /** The right document with one more member, nested 10 000 deep. */
    DEEP("the right document with one more member, nested 10 000 deep", Scope.BACK_CHANNEL),

    /** Another issuer in the discovery document, as when PSC's hosts were renamed. */
    ISSUER_RENAMED("another issuer in the discovery document, as when PSC's hosts were renamed", Scope.DISCOVERY),

    /** Status 503 for the keys alone. */
    KEYS_DOWN("status 503 for the keys alone", Scope.KEYS),
    /** A key set without keys. */
    KEYS_EMPTY("a key set without keys", Scope.KEYS),
    /** Once: the next tokens are signed with a new key, published beside the former one. */
    KEY_ROTATION("once: the next tokens are signed with a new key, published beside the former one", Scope.GRANTS),
    /** A second key is published that does not sign yet. */
    KEY_ANNOUNCED("a second key is published that does not sign yet", Scope.KEYS),
    /** ID tokens are signed with a key that is not published yet. */
    KEY_UNPUBLISHED("ID tokens are signed with a key that is not published yet", Scope.GRANTS),
    /** Once: a new key signs, and the former one is gone from the key set at once. */
    KEY_WITHDRAWN("once: a new key signs, and the former one is gone from the key set at once", Scope.GRANTS),
    /** Another key signs under the {@code kid} of the former one, and is published so. */
    KEY_REUSES_KID("another key signs under the kid of the former one, and is published so", Scope.GRANTS_AND_KEYS),
    /** Neither the keys nor the ID tokens have a {@code kid}. */
    KEY_WITHOUT_KID("neither the keys nor the ID tokens have a kid", Scope.GRANTS_AND_KEYS),
    /** ID tokens have no {@code kid}, the keys have one. */
    TOKEN_WITHOUT_KID("ID tokens have no kid, the keys have one", Scope.GRANTS),

    /** ID tokens are dated ten minutes ahead. */
    CLOCK_AHEAD("ID tokens are dated ten minutes ahead", Scope.GRANTS),
    /** ID tokens are dated ten minutes back, and so have expired. */
    CLOCK_BEHIND("ID tokens are dated ten minutes back, and so have expired", Scope.GRANTS),

    /** Status 400 {@code invalid_grant}: the code or the refresh token is no longer good. */
    INVALID_GRANT("status 400 invalid_grant: the code or the refresh token is no longer good", Scope.GRANTS),
    /** Status 401 {@code invalid_client}: the secret or the certificate is no longer good. */
    INVALID_CLIENT("status 401 invalid_client: the secret or the certificate is no longer good", Scope.GRANTS),
    /** Once: an administrator closes every session just before the response, and services are told of it. */
    SESSION_CLOSED("once: an administrator closes every session just before the response", Scope.SESSION),
    /** The token response has no {@code id_token}. */
    NO_ID_TOKEN("the token response has no id_token", Scope.GRANTS),
    /** The token response has no {@code refresh_token}. */
    NO_REFRESH_TOKEN("the token response has no refresh_token", Scope.GRANTS),
    /** The token response has no {@code expires_in}. */
    NO_EXPIRES_IN("the token response has no expires_in", Scope.GRANTS),
    /** ID tokens state no {@code acr}, as seen at PSC in 2023. */
    ACR_MISSING("ID tokens state no acr, as seen at PSC in 2023", Scope.GRANTS),
    /** ID tokens state an {@code acr} that nobody knows. */
    ACR_UNKNOWN("ID tokens state an acr that nobody knows", Scope.GRANTS),

    /** The userinfo of another of the provider's people. */
    USERINFO_OF_SOMEBODY_ELSE("the userinfo of another of the provider's people", Scope.USERINFO),
    /** Userinfo without {@code sub}. */
    USERINFO_WITHOUT_SUBJECT("userinfo without sub", Scope.USERINFO),

    /** The browser comes back with {@code access_denied}, whatever the person clicked. */
    ACCESS_DENIED("the browser comes back with access_denied, whatever the person clicked", Scope.LOGIN),
    /** The browser comes back with {@code temporarily_unavailable}. */
    LOGIN_UNAVAILABLE("the browser comes back with temporarily_unavailable", Scope.LOGIN),
    /** The browser comes back with {@code server_error}. */
    LOGIN_SERVER_ERROR("the browser comes back with server_error", Scope.LOGIN);

    private final String description;
    private final Scope scope;

    Fault(String description, Scope scope) {
        this.description = description;
        this.scope = scope;
    }

    /**
     * The name for files, consoles and annotations.
     *
     * @return the constant's name in lower case with hyphens, such as {@code key-rotation}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What happens, for people.
     *
     * @return a sentence in English, without a full stop
     */
    public String description() {
        return description;
    }

    /**
     * Where it can happen, and happens unless it is told otherwise.
     *
     * @return the operations
     */
    public Set<Operation> scope() {
        return scope.operations();
    }

    /**
     * This fault, at some of the places where it can happen.
     *
     * @param operations where
     * @return the injection, without end unless the fault is an event that happens once
     * @throws IllegalArgumentException when it cannot happen there
     */
    public FaultInjection at(Operation... operations) {
        return FaultInjection.of(this).at(operations);
    }

    /**
     * This fault, so many times.
     *
     * @param count after how many responses it ends, at least 1
     * @return the injection
     */
    public FaultInjection times(int count) {
        return FaultInjection.of(this).times(count);
    }

    /**
     * The fault of a name.
     *
     * @param id the name, as {@link #id()}
     * @return the fault
     * @throws IllegalArgumentException when there is none, with all names in the message
     */
    public static Fault named(String id) {
        Optional<Fault> found =
                Arrays.stream(values()).filter(fault -> fault.id().equals(id)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("there is no fault \"" + id + "\"; there are "
                + Arrays.stream(values()).map(Fault::id).collect(Collectors.joining(", "))));
    }

    /** Whether it is an event rather than a state. */
    boolean once() {
        return this == KEY_ROTATION || this == KEY_WITHDRAWN || this == SESSION_CLOSED;
    }
}
