package io.github.psc4j.mock.internal.session;

import com.nimbusds.jose.JOSEObjectType;
import io.github.psc4j.mock.MockClient;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.internal.Alterations.Document;
import io.github.psc4j.mock.internal.Lifetimes;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.Secrets;
import io.github.psc4j.mock.internal.journal.Notification;
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
 * their answers, whatever they are, before the one who ended the session gets his.
 */
public final class SessionEnd {

    private static final JOSEObjectType LOGOUT_TOKEN = new JOSEObjectType("logout+jwt");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Realm realm;
    private final Supplier<HttpClient> http;

    public SessionEnd(Realm realm, Supplier<HttpClient> http) {
        this.realm = realm;
        this.http = http;
    }

    /** Ends all living sessions of a person; the answer is how many there were. */
    public int endAll(Persona persona) {
        List<SsoSession> living = realm.store().livingSessions().stream()
                .filter(session -> session.persona().id().equals(persona.id()))
                .toList();
        living.forEach(this::end);
        return living.size();
    }

    /** Ends a session; nobody is told of one that was over already. */
    public void end(SsoSession session) {
        for (MockClient client : session.end(realm.store().now())) {
            client.backchannelLogoutUri().ifPresent(uri -> tell(uri, client, session));
        }
    }

    private void tell(URI uri, MockClient client, SsoSession session) {
        String token = realm.keys()
                .sign(realm.alterations().applied(Document.LOGOUT_TOKEN, claims(client, session)), LOGOUT_TOKEN);
        Notification notification = new Notification(realm.recorder(), client.id(), uri, token);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try {
            notification.answered(http.get().send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            notification.unanswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            notification.unanswered();
        }
    }

    private Map<String, Object> claims(MockClient client, SsoSession session) {
        Instant now = realm.store().now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Lifetimes.ACCESS_TOKEN).getEpochSecond());
        claims.put("jti", Secrets.identifier());
        claims.put("iss", realm.origins().issuer());
        claims.put("aud", client.id());
        claims.put("sub", session.persona().subject());
        claims.put("typ", "Logout");
        claims.put("sid", session.id());
        claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return claims;
    }
}
