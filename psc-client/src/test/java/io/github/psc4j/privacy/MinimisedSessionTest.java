package io.github.psc4j.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.professional.ClaimsToKeep.Part;
import io.github.psc4j.professional.ClaimsToKeep;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an application does not keep is nowhere in the session: every object that hangs on it is looked at. */
class MinimisedSessionTest {

    private final Logins logins = new Logins();

    @AfterEach
    void stop() {
        logins.provider.close();
    }

    @Test
    void a_session_holds_nothing_but_what_is_to_be_kept() throws Exception {
        PscSession session = logIn(ClaimsToKeep.only(Part.IDENTIFIERS, Part.PROFESSIONS));
        assertThat(session.professional().nationalId()).isPresent();
        assertThat(session.professional().subjectRoles()).hasSize(1);
        assertThat(session.professional().displayName()).isEqualTo("Nom non communiqué");
        assertThat(texts(session)).noneMatch(text -> text.contains("CANARYNAME") || text.contains("CAMILLE"));
    }

    @Test
    void a_session_that_keeps_nothing_has_the_subject_and_the_claims_of_the_protocol() throws Exception {
        PscSession session = logIn(ClaimsToKeep.only());
        assertThat(session.professional().raw()).isEmpty();
        assertThat(session.idToken().claims())
                .containsKeys("iss", "sub", "exp", "nonce")
                .doesNotContainKeys("family_name", "preferred_username");
        assertThat(texts(session))
                .contains(session.subject())
                .noneMatch(text -> text.contains("899700000017") && !text.equals(session.subject()));
    }

    @Test
    void by_default_a_session_keeps_everything() throws Exception {
        PscSession session = logIn(ClaimsToKeep.everything());
        assertThat(session.idToken().claims()).containsKeys("family_name", "preferred_username");
        assertThat(texts(session)).anyMatch(text -> text.contains("CANARYNAME"));
    }

    @Test
    void a_minimised_session_still_refreshes_its_tokens() {
        PscSession session = logIn(ClaimsToKeep.only());
        logins.clock.advance(Duration.ofSeconds(119));
        assertThat(psc.tokens().accessToken(session, Duration.ofSeconds(30))).isNotNull();
        assertThat(logins.provider.received("/token")).hasSize(2);
    }

    private PscClient psc = logins.psc;

    private PscSession logIn(ClaimsToKeep claims) {
        psc = logins.client(builder -> builder.claimsToKeep(claims));
        PendingLogin pending = psc.login().start();
        TestToken idToken = logins.idToken(pending).claims(claim -> {
            claim.put("family_name", "CANARYNAME");
            claim.put("preferred_username", "899700000017");
            claim.put("SubjectNameID", "899700000017");
        });
        logins.provider.on("/token", ScriptedProvider.tokens(idToken.sign()));
        logins.provider.on("/userinfo", ScriptedProvider.json(200, Logins.userInfo()));
        return psc.login().complete(pending, logins.callback(pending));
    }

    private static Set<String> texts(Object root) throws Exception {
        Set<String> texts = new HashSet<>();
        walk(root, texts, new IdentityHashMap<>());
        return texts;
    }

    private static void walk(Object node, Set<String> texts, IdentityHashMap<Object, Boolean> seen) throws Exception {
        if (node == null || node instanceof Secret || node instanceof Enum || seen.put(node, true) != null) {
            return;
        }
        if (node instanceof String text) {
            texts.add(text);
        } else if (node instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                walk(entry.getKey(), texts, seen);
                walk(entry.getValue(), texts, seen);
            }
        } else if (node instanceof Collection<?> items) {
            for (Object item : items) {
                walk(item, texts, seen);
            }
        } else if (node instanceof Optional<?> optional) {
            walk(optional.orElse(null), texts, seen);
        } else if (node.getClass().getName().startsWith("io.github.psc4j")) {
            for (Field field : node.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    walk(field.get(node), texts, seen);
                }
            }
        } else {
            assertThat(node.getClass().getName())
                    .as("what the walk does not look into")
                    .matches(KNOWN);
        }
    }

    private static final String KNOWN =
            "java\\.net\\.URI|java\\.(time|lang|math)\\..*|java\\.util\\.(OptionalInt|concurrent\\.(locks|atomic)\\..*)";
}
