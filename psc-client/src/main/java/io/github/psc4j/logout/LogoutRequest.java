package io.github.psc4j.logout;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.secret.Secret;
import java.net.URI;

/**
 * A global logout: redirect the browser to {@link #uri()} after the local session is closed.
 *
 * @param uri the end-session endpoint with its parameters. It holds the ID token as a hint, as the specification wants it:
 *     send it to the browser and do not log it
 * @param state echoed by a provider that follows the specification; PSC has not always done so
 */
public record LogoutRequest(URI uri, Secret state) {
    /**
     * Refuses {@code null}.
     *
     * @param uri the end-session endpoint with its parameters. It holds the ID token as a hint, as the specification wants it:
     *     send it to the browser and do not log it
     * @param state echoed by a provider that follows the specification; PSC has not always done so
     */
    public LogoutRequest {
        Arguments.refuseNull(state, "state");
        Arguments.refuseNull(uri, "uri");
    }

    @Override
    public String toString() {
        return "LogoutRequest[" + uri.getScheme() + "://" + uri.getHost() + uri.getPath() + "]";
    }
}
