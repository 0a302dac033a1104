package io.github.psc4j.contract.keycloak;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.contract.Person;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The realm as Keycloak imports it: {@code realm.json} with a user for each person.
 *
 * <p>A person's file is the userinfo answer that PSC would give. Keycloak keeps attributes as strings only, so objects
 * and arrays of objects travel as JSON text that a mapper of the realm reads again.
 */
final class RealmImport {

    static final String DOSSIERS = "dossiers";

    private static final String FOLDER = "/keycloak/";
    /** Stands in {@code realm.json} for an address that is known when the tests run. */
    private static final String BACKCHANNEL = "${backchannel-logout-url}";
    /** A user's own fields at Keycloak, or made by the realm from another attribute. */
    private static final List<String> NOT_ATTRIBUTES = List.of("given_name", "family_name", "preferred_username");

    /** Whether a refresh token is good for one use. */
    enum Rotation {
        ON,
        OFF
    }

    private RealmImport() {}

    /**
     * The realm.
     *
     * @param backchannelLogout where the client with the secret wants to be told of logouts
     */
    static String json(String name, Rotation rotation, URI backchannelLogout) throws IOException {
        Map<String, Object> realm = parsed(text("realm.json").replace(BACKCHANNEL, backchannelLogout.toString()));
        List<Object> users = new ArrayList<>();
        for (Person person : Person.values()) {
            users.add(user(person));
        }
        realm.put("users", users);
        realm.put("realm", name);
        realm.put("revokeRefreshToken", rotation == Rotation.ON);
        return JSONObjectUtils.toJSONString(realm);
    }

    /**
     * The realm {@value #DOSSIERS}: the authorization server of a service that takes tokens of the realm {@code esante-wallet} and
     * gives its own.
     */
    static String dossiers() throws IOException {
        return text(DOSSIERS + ".json");
    }

    static Map<String, Object> userinfo(Person person) throws IOException {
        return read("persons/" + person.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json");
    }

    static String password(Person person) {
        return "password of " + person.name();
    }

    private static Map<String, Object> user(Person person) throws IOException {
        Map<String, Object> userinfo = userinfo(person);
        Map<String, Object> attributes = new LinkedHashMap<>();
        userinfo.forEach((claim, value) -> {
            if (!NOT_ATTRIBUTES.contains(claim)) {
                attributes.put(claim, values(value));
            }
        });
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", userinfo.get("SubjectNameID"));
        user.put("enabled", true);
        user.put("firstName", userinfo.get("given_name"));
        user.put("lastName", userinfo.get("family_name"));
        user.put("attributes", attributes);
        user.put("credentials", List.of(Map.of("type", "password", "value", password(person))));
        return user;
    }

    private static List<?> values(Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list;
        }
        // Nimbus writes objects only: an array is taken out of one.
        String wrapped = JSONObjectUtils.toJSONString(Map.of("v", value));
        return List.of(
                value instanceof String text ? text : wrapped.substring("{\"v\":".length(), wrapped.length() - 1));
    }

    private static Map<String, Object> read(String name) throws IOException {
        return parsed(text(name));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RealmImport.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Object> parsed(String json) throws IOException {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new IOException("not JSON", e);
        }
    }
}
