package io.github.psc4j.mock.journal;

import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Claims on a journal. Each returns this object when it holds, and otherwise throws an {@link AssertionError} that says
 * what was expected and lists the journal, secrets masked. A journal that forgot its beginning proves nothing: on one of
 * those every claim fails.
 */
public final class JournalVerification {

    private static final Operation[] FOR_THE_PERSON = {
        Operation.AUTHORIZATION,
        Operation.PUSHED_AUTHORIZATION,
        Operation.CODE_GRANT,
        Operation.REFRESH,
        Operation.TOKEN_EXCHANGE,
        Operation.USERINFO,
        Operation.INTROSPECTION
    };

    private final Journal journal;

    JournalVerification(Journal journal) {
        this.journal = journal;
    }

    /**
     * Something happened exactly this often, whether it was refused or not.
     *
     * @param times how often
     * @param operation what
     * @return these claims
     */
    public JournalVerification exactly(int times, Operation operation) {
        int found = journal.of(operation).size();
        return claim(found == times, operation + " exactly " + times + " times, found " + found);
    }

    /**
     * Something happened exactly once, whether it was refused or not.
     *
     * @param operation what
     * @return these claims
     */
    public JournalVerification once(Operation operation) {
        return exactly(1, operation);
    }

    /**
     * Something did not happen.
     *
     * @param operations what
     * @return these claims
     */
    public JournalVerification never(Operation... operations) {
        for (Operation operation : operations) {
            exactly(0, operation);
        }
        return this;
    }

    /**
     * These happened in this order, with anything between them.
     *
     * @param operations the operations, first to last
     * @return these claims
     */
    public JournalVerification inOrder(Operation... operations) {
        int next = 0;
        for (Exchange exchange : journal) {
            if (next < operations.length && exchange.operation() == operations[next]) {
                next++;
            }
        }
        return claim(next == operations.length, "in this order: " + Arrays.toString(operations));
    }

    /**
     * All exchanges of one kind are as they should be, and there is at least one.
     *
     * @param operation which exchanges
     * @param expectation what is expected of them, in words, for the message
     * @param holds whether one exchange is as expected
     * @return these claims
     */
    public JournalVerification every(Operation operation, String expectation, Predicate<Exchange> holds) {
        List<Exchange> found = journal.of(operation);
        Optional<Exchange> wrong = found.stream().filter(holds.negate()).findFirst();
        return claim(
                !found.isEmpty() && wrong.isEmpty(),
                "every " + operation + " " + expectation
                        + wrong.map(exchange -> ", but #" + exchange.number()).orElse(", but there was none"));
    }

    /**
     * PKCE with S256 was sent with every authorization request, pushed or not, and its verifier with every code (RFC
     * 7636). A request that only refers to a pushed one is left out.
     *
     * @return these claims
     */
    public JournalVerification pkceWasSent() {
        requests("sends code_challenge with S256")
                .check(exchange -> exchange.parameter("code_challenge").isPresent()
                        && exchange.parameter("code_challenge_method").equals(Optional.of("S256")));
        if (!journal.of(Operation.CODE_GRANT).isEmpty()) {
            every(
                    Operation.CODE_GRANT,
                    "sends code_verifier",
                    exchange -> exchange.parameter("code_verifier").isPresent());
        }
        return this;
    }

    /**
     * Every authorization request has a state, a nonce and a code challenge that no other one has.
     *
     * @return these claims
     */
    public JournalVerification everyLoginIsFresh() {
        Set<String> seen = new HashSet<>();
        requests("has its own state, nonce and code_challenge")
                .check(exchange -> List.of("state", "nonce", "code_challenge").stream()
                        .allMatch(name -> exchange.parameter(name)
                                .filter(value -> seen.add(name + " " + value))
                                .isPresent()));
        return this;
    }

    /**
     * No request was refused.
     *
     * @return these claims
     */
    public JournalVerification nothingRefused() {
        Optional<Exchange> refused = journal.stream()
                .filter(exchange -> exchange.refusal().isPresent())
                .findFirst();
        return claim(
                refused.isEmpty(),
                "no refusal, but "
                        + refused.flatMap(Exchange::refusal)
                                .map(Refusal::sentence)
                                .orElse(""));
    }

    /**
     * At least one request was refused by this rule.
     *
     * @param rule the rule
     * @return these claims
     */
    public JournalVerification refused(Rule rule) {
        return claim(
                journal.stream().anyMatch(exchange -> exchange.rule().equals(Optional.of(rule))),
                "a refusal by " + rule.id());
    }

    /**
     * There was a logout, and after the last one nothing more was asked on behalf of a person: no login, no token, no
     * userinfo, no introspection. Revocations, keys and discovery may follow.
     *
     * @return these claims
     */
    public JournalVerification nothingAfterLogout() {
        List<Exchange> logouts = journal.of(Operation.LOGOUT);
        claim(!logouts.isEmpty(), "a logout");
        List<Exchange> later =
                journal.after(logouts.get(logouts.size() - 1).number()).of(FOR_THE_PERSON);
        return claim(
                later.isEmpty(),
                "nothing after the logout, but #"
                        + later.stream().findFirst().map(Exchange::number).orElse(0L));
    }

    private interface Requests {
        void check(Predicate<Exchange> holds);
    }

    private Requests requests(String expectation) {
        List<Exchange> starts = journal.of(Operation.AUTHORIZATION, Operation.PUSHED_AUTHORIZATION).stream()
                .filter(exchange -> exchange.parameter("request_uri").isEmpty())
                .toList();
        return holds -> {
            Optional<Exchange> wrong = starts.stream().filter(holds.negate()).findFirst();
            claim(
                    !starts.isEmpty() && wrong.isEmpty(),
                    "every authorization request " + expectation
                            + wrong.map(exchange -> ", but #" + exchange.number())
                                    .orElse(", but there was none"));
        };
    }

    private JournalVerification claim(boolean holds, String expected) {
        if (journal.forgotten() > 0) {
            throw new AssertionError("the journal forgot its " + journal.forgotten()
                    + " oldest exchanges and proves nothing: reset the provider before the part to verify");
        }
        if (!holds) {
            throw new AssertionError("expected " + expected + System.lineSeparator() + "The journal:"
                    + System.lineSeparator() + journal);
        }
        return this;
    }
}
