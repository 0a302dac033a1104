package io.github.psc4j.testing;

import io.github.psc4j.PscClient;
import io.github.psc4j.PscClientBuilder;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Logs the invented person in at a {@link ScriptedProvider}, step by step, so that a test can go wrong anywhere. */
public final class Logins {
    public static final String CLIENT = "my-service";
    public static final String SECRET = "canary-client-secret";
    public static final URI REDIRECT_URI = URI.create("https://my-service.example/login/psc");

    public final ScriptedProvider provider = new ScriptedProvider();
    public final FakeClock clock = new FakeClock();
    public final List<PscEvent> events = new CopyOnWriteArrayList<>();
    public final PscClient psc = client(builder -> builder);

    public PscClient client(UnaryOperator<PscClientBuilder> change) {
        return change.apply(PscClient.builder(PscEnvironment.development(provider.issuerUri()))
                        .clientId(CLIENT)
                        .clientAuthentication(ClientAuthentication.secretBasic(SECRET))
                        .redirectUri(REDIRECT_URI)
                        .postLogoutRedirectUri(URI.create("https://my-service.example/"))
                        .clock(clock)
                        .executor(Runnable::run)
                        .http(PatientHttp.SETTINGS)
                        .listener(events::add))
                .build();
    }

    public TestToken idToken(PendingLogin pending) {
        String nonce = query(pending.authorizationUri()).get("nonce");
        long now = clock.instant().getEpochSecond();
        return TestToken.good(provider.issuer(), CLIENT).claims(c -> {
            c.put("nonce", nonce);
            c.put("iat", now);
            c.put("exp", now + 120);
            c.put("auth_time", now);
        });
    }

    public static Map<String, Object> userInfo() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sub", TestToken.SUBJECT);
        members.put("SubjectNameID", "899700000017");
        members.put("given_name", "CAMILLE");
        members.put("family_name", "CANARYNAME");
        members.put("SubjectRole", List.of("10^1.2.250.1.213.1.1.5.5"));
        return members;
    }

    /** Makes the provider respond well to this login. */
    public void answerWell(PendingLogin pending) {
        provider.on("/token", ScriptedProvider.tokens(idToken(pending).sign()));
        provider.on("/userinfo", ScriptedProvider.json(200, userInfo()));
    }

    public URI callback(PendingLogin pending) {
        return URI.create(REDIRECT_URI + "?state=" + pending.state().reveal() + "&code=canary-code");
    }

    public PscSession logIn() {
        PendingLogin pending = psc.login().start();
        answerWell(pending);
        return psc.login().complete(pending, callback(pending));
    }

    public static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
