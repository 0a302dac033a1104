package io.github.psc4j.mock.internal.logout;

import com.nimbusds.jose.JOSEObjectType;
import io.github.psc4j.mock.internal.session.SsoSession;
import io.github.psc4j.mock.internal.settings.Lifetimes;
import io.github.psc4j.mock.internal.state.Alterations.Document;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Persona;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Ends sessions and tells the services that took part (OpenID Connect Back-Channel Logout 1.0). As Keycloak, it waits for
 * their responses, whatever they are, before it responds to the one who ended the session.
 */
public final class BackChannelLogout {

    private static final JOSEObjectType LOGOUT_TOKEN = new JOSEObjectType("logout+jwt");
    /** Only ends a wait for a service that hangs; a busy one is waited for. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final ProviderState provider;
    private final Supplier<HttpClient> http;

    public BackChannelLogout(ProviderState provider, Supplier<HttpClient> http) {
        this.provider = provider;
        this.http = http;
    }

    /** Ends all living sessions of a person, and returns how many there were. */
    public int endAll(Persona persona) {
        List<SsoSession> living = provider.store().livingSessions().stream()
                .filter(session -> session.persona().id().equals(persona.id()))
                .toList();
        living.forEach(this::end);
        return living.size();
    }

    /** Ends a session. Services are notified unless it had ended already. */
    public void end(SsoSession session) {
        for (MockClient client : session.end(provider.store().now())) {
            client.backchannelLogoutUri().ifPresent(uri -> send(uri, client, session));
        }
    }

    private void send(URI uri, MockClient client, SsoSession session) {
        String token = provider.keys()
                .sign(provider.alterations().applied(Document.LOGOUT_TOKEN, claims(client, session)), LOGOUT_TOKEN);
        LogoutNotification notification = new LogoutNotification(provider.recorder(), client.id(), uri, token);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try {
            notification.responded(http.get().send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            notification.failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            notification.failed();
        }
    }

    private Map<String, Object> claims(MockClient client, SsoSession session) {
        Instant now = provider.store().now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Lifetimes.ACCESS_TOKEN).getEpochSecond());
        claims.put("jti", Secrets.identifier());
        claims.put("iss", provider.origins().issuer());
        claims.put("aud", client.id());
        claims.put("sub", session.persona().subject());
        claims.put("typ", "Logout");
        claims.put("sid", session.id());
        claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return claims;
    }
}
