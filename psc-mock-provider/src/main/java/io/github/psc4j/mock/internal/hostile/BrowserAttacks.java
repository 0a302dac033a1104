package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.hostile.Attack.Expectation;
import io.github.psc4j.mock.hostile.ClientUnderTest;
import io.github.psc4j.mock.hostile.Reply;
import io.github.psc4j.mock.hostile.Visitor;
import io.github.psc4j.mock.internal.http.Parameters;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What comes to the client through the browser: the way back, other people's ways back, and cookies from before. */
final class BrowserAttacks {

    private static final String CSRF = "a person works, without noticing, in a session of the attacker";
    private static final String MIX_UP = "a code of one provider is redeemed at another, the attacker's";
    private static final String POLLUTED = "the client and whoever checks before it read different values";
    private static final String MARKUP = "<script src=//evil.example></script>";
    private static final int ENOUGH = 22;

    private BrowserAttacks() {}

    static List<Script> all() {
        List<Script> all = new ArrayList<>(List.of(
                Script.of(
                                "V30-way-back-without-a-login",
                                "lets a person open the attacker's way back, who started no login",
                                CSRF,
                                "CVE-2026-7507, RFC 6749 10.12")
                        .during(BrowserAttacks::strangersWayBack),
                Script.of(
                                "V30-way-back-into-another-login",
                                "lets a person open the attacker's way back during a login of her own",
                                CSRF,
                                "CVE-2026-7507, RFC 6749 10.12")
                        .during(BrowserAttacks::wayBackIntoAnotherLogin),
                Script.of(
                                "V31-code-of-another-login",
                                "puts the attacker's code into the way back of a person's own login",
                                CSRF,
                                "RFC 9700 4.5")
                        .during(BrowserAttacks::injectedCode),
                way(
                        "V35-state-missing",
                        "leaves the state out of the way back",
                        CSRF,
                        "CVE-2023-27490",
                        query -> without(query, "state")),
                way(
                        "V35-state-wrong",
                        "changes the state in the way back",
                        CSRF,
                        "CVE-2023-27490",
                        query -> without(query, "state") + "&state=another"),
                way(
                        "V32-issuer-of-somebody-else",
                        "names another issuer in the way back",
                        MIX_UP,
                        "RFC 9207 2.4",
                        query -> without(query, "iss") + "&iss=" + encoded("https://evil.example")),
                way(
                        "V32-issuer-missing",
                        "leaves out the issuer that its metadata promises",
                        MIX_UP,
                        "RFC 9207 2.4",
                        query -> without(query, "iss")),
                way(
                        "V32-issuer-twice",
                        "names another issuer beside the right one",
                        MIX_UP,
                        "RFC 9207 2.4",
                        query -> query + "&iss=" + encoded("https://evil.example")),
                way(
                        "V55-code-twice",
                        "gives a second code in the way back",
                        POLLUTED,
                        "RFC 6749 3.1",
                        query -> "code=another&" + query),
                way(
                        "V55-code-twice-behind",
                        "gives a second code behind the first",
                        POLLUTED,
                        "RFC 6749 3.1",
                        query -> query + "&code=another"),
                way(
                        "V55-state-twice",
                        "gives a second state in the way back",
                        POLLUTED,
                        "RFC 6749 3.1",
                        query -> query + "&state=another"),
                way(
                        "V55-code-and-error",
                        "gives an error beside the code",
                        POLLUTED,
                        "RFC 6749 4.1.2.1",
                        query -> query + "&error=access_denied"),
                malformed("V24-way-back-empty", "opens the way back without parameters", query -> ""),
                malformed(
                        "V24-way-back-not-utf-8",
                        "puts bytes that are no text into the way back",
                        query -> without(query, "code") + "&code=%C0%AF%FF"),
                malformed(
                        "V24-way-back-endless",
                        "puts a code of 6 000 characters into the way back",
                        query -> without(query, "code") + "&code=" + "x".repeat(6_000)),
                Script.of(
                                "N08-markup-in-the-error",
                                "puts markup into the error that the way back tells",
                                "scripts of the attacker run in the client's pages",
                                "CWE-79",
                                Expectation.NO_MARKUP)
                        .during(BrowserAttacks::markup),
                Script.of(
                                "V29-session-planted-before-the-login",
                                "plants the cookies of its own browser in a person's, who then logs in",
                                "the attacker is in the person's session",
                                "CVE-2021-41246",
                                Expectation.NO_OTHER_BROWSER)
                        .during(BrowserAttacks::plantedSession),
                repeated("V37-state-repeated", "state", "a forged way back fits"),
                repeated("V34-nonce-repeated", "nonce", "a token of another login fits"),
                repeated("N09-code-challenge-repeated", "code_challenge", "a stolen code can be redeemed")));
        int number = 0;
        for (String target : List.of(
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example/",
                "\\\\evil.example",
                "https:evil.example",
                "%2F%2Fevil.example",
                "/%09/evil.example")) {
            number++;
            all.add(Script.of(
                            "V23-open-redirect-" + number,
                            "asks for a login that leads to " + target.replace("\t", "(tab)") + " afterwards",
                            "a person who trusts the client lands at the attacker's",
                            "CVE-2022-23527, CWE-601",
                            Expectation.NO_OTHER_SITE)
                    .during((scene, client) -> openRedirect(scene, client, target)));
        }
        return all;
    }

    private static Script way(String id, String action, String harm, String source, UnaryOperator<String> query) {
        return Script.of(id, action, harm, source).during(Course.login((scene, callback) -> with(callback, query)));
    }

    private static Script malformed(String id, String action, UnaryOperator<String> query) {
        return Script.of(
                        id,
                        action,
                        "a client that breaks down is not available, and may say too much",
                        "CVE-2022-31093",
                        Expectation.NO_SESSION_NO_SERVER_ERROR)
                .during(Course.login((scene, callback) -> with(callback, query)));
    }

    private static Course.End strangersWayBack(Scene scene, ClientUnderTest client) throws Exception {
        URI attackers = scene.throughProvider(client.newVisitor().startLogin());
        Visitor person = client.newVisitor();
        try {
            Reply reply = person.comeBack(attackers);
            return Course.End.of(person.loggedIn(), reply);
        } catch (UnsupportedOperationException e) {
            return Course.End.open(String.valueOf(e.getMessage()));
        }
    }

    private static Course.End wayBackIntoAnotherLogin(Scene scene, ClientUnderTest client) throws Exception {
        URI attackers = scene.throughProvider(client.newVisitor().startLogin());
        Visitor person = client.newVisitor();
        scene.throughProvider(person.startLogin());
        Reply reply = person.comeBack(attackers);
        return Course.End.of(person.loggedIn(), reply);
    }

    private static Course.End injectedCode(Scene scene, ClientUnderTest client) throws Exception {
        URI attackers = scene.throughProvider(client.newVisitor().startLogin());
        Visitor person = client.newVisitor();
        URI own = scene.throughProvider(person.startLogin());
        String code = Parameters.parse(attackers.getRawQuery()).get("code").orElse("");
        Reply reply = person.comeBack(with(own, query -> without(query, "code") + "&code=" + encoded(code)));
        return Course.End.of(person.loggedIn(), reply);
    }

    private static Course.End markup(Scene scene, ClientUnderTest client) throws Exception {
        Visitor visitor = client.newVisitor();
        URI callback = scene.throughProvider(visitor.startLogin());
        Reply reply = visitor.comeBack(with(
                callback,
                query -> without(without(query, "code"), "session_state")
                        + "&error=" + encoded("access_denied" + MARKUP) + "&error_description=" + encoded(MARKUP)
                        + "&error_uri=" + encoded("javascript:alert(1)//" + MARKUP)));
        return reply.status() == 0
                ? Course.End.open("the client has no pages")
                : Course.End.of(reply.body().contains(MARKUP), reply);
    }

    private static Course.End plantedSession(Scene scene, ClientUnderTest client) throws Exception {
        Visitor person = client.newVisitor();
        // A visit before the login: some applications make their session there.
        person.loggedIn();
        Optional<Visitor> before = person.copy();
        URI leaving = person.startLogin();
        Optional<Visitor> during = person.copy();
        Reply reply = person.comeBack(scene.throughProvider(leaving));
        if (before.isEmpty() || during.isEmpty()) {
            return Course.End.open("the client keeps no session in a browser");
        }
        return Course.End.of(before.get().loggedIn() || during.get().loggedIn(), reply);
    }

    private static Course.End openRedirect(Scene scene, ClientUnderTest client, String target) throws Exception {
        Visitor visitor = client.newVisitor();
        Optional<URI> leaving = visitor.startLogin(target);
        if (leaving.isEmpty()) {
            return Course.End.open("no parameter of the login path is known that says where to go afterwards");
        }
        Reply reply = visitor.comeBack(scene.throughProvider(leaving.get()));
        return Course.End.of(reply.elsewhere().isPresent(), reply);
    }

    private static Script repeated(String id, String parameter, String harm) {
        return Script.of(
                        id,
                        "compares the " + parameter + " of two logins",
                        harm,
                        "RFC 9700 2.1, RFC 6749 10.10",
                        Expectation.NO_REPETITION)
                .during((scene, client) -> {
                    Optional<String> first = asked(client, parameter);
                    Optional<String> second = asked(client, parameter);
                    if (first.isEmpty() || second.isEmpty()) {
                        return Course.End.open("the authorization request shows no " + parameter);
                    }
                    return Course.End.of(first.equals(second) || first.get().length() < ENOUGH, Reply.message(""));
                });
    }

    private static Optional<String> asked(ClientUnderTest client, String parameter) throws Exception {
        URI uri = client.newVisitor().startLogin();
        return Parameters.parse(uri.getRawQuery() == null ? "" : uri.getRawQuery())
                .get(parameter);
    }

    private static URI with(URI callback, UnaryOperator<String> query) {
        String text = callback.toString();
        int question = text.indexOf('?');
        String changed = query.apply(text.substring(question + 1));
        return URI.create(text.substring(0, question) + (changed.isEmpty() ? "" : "?" + changed));
    }

    private static String without(String query, String parameter) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.startsWith(parameter + "="))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
