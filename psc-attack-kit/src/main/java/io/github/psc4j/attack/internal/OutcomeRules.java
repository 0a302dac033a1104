package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.client.ClientResponse;
import io.github.psc4j.attack.report.Attack;
import io.github.psc4j.attack.report.Finding;
import io.github.psc4j.attack.report.Outcome;
import io.github.psc4j.mock.journal.Operation;
import java.util.List;
import java.util.Set;

/** Determines from what was seen whether an attack succeeded. */
record OutcomeRules(AttackPlan plan, AttackContext context, AttackerServer server) {

    Finding finding(AttackSteps.Result result, boolean fresh) {
        List<AttackerServer.Visit> visits = server.visits(plan.attack().id());
        if (!visits.isEmpty()) {
            return called(plan.attack(), visits);
        }
        ClientResponse last = result.response();
        if (last.breakdown().isPresent()) {
            return finding(
                    Outcome.ACCEPTED,
                    "the client broke down: " + last.breakdown().get());
        }
        if (result.missing().isPresent()) {
            return finding(Outcome.NOT_APPLICABLE, result.missing().get());
        }
        if (result.undetermined().isPresent()) {
            return finding(Outcome.UNDETERMINED, result.undetermined().get());
        }
        Set<Operation> missed = context.missed();
        if (fresh && plan.responses().containsKey(Operation.CODE_GRANT)) {
            // It could have requested the keys, and saw without them that the token is no good.
            missed.remove(Operation.KEYS);
        }
        // A session proves nothing where the client saw nothing of the attack.
        boolean untouched = missed.equals(plan.responses().keySet());
        if (!missed.isEmpty() && (untouched || !result.succeeded())) {
            return finding(Outcome.UNDETERMINED, "the client did not request this during the attack: " + missed);
        }
        return byExpectation(result.succeeded(), last);
    }

    private Finding byExpectation(boolean succeeded, ClientResponse last) {
        return switch (plan.attack().expectation()) {
            case NO_REQUEST -> finding(Outcome.REFUSED, "no address of the attacker was called");
            case NO_SESSION ->
                succeeded ? accepted("a session afterwards") : refused("no session afterwards" + status(last));
            case NO_SESSION_NO_SERVER_ERROR ->
                succeeded
                        ? accepted("a session afterwards")
                        : last.status() >= 500
                                ? accepted("status " + last.status())
                                : refused("no session afterwards" + status(last));
            case NO_MARKUP ->
                succeeded
                        ? accepted("the page repeats the markup")
                        : refused("the page does not repeat the markup" + status(last));
            case NO_OTHER_SITE ->
                succeeded
                        ? accepted("the browser was sent to another site")
                        : refused("the browser stayed" + status(last));
            case NO_OTHER_BROWSER ->
                succeeded
                        ? accepted("the other browser is logged in as well")
                        : refused("the other browser is not logged in");
            case SESSION_STAYS ->
                succeeded
                        ? accepted("the person is logged out")
                        : refused("the person is still logged in" + status(last));
            case SAME_REFUSAL ->
                succeeded
                        ? accepted("a session, or responses that differ")
                        : refused("one and the same refusal" + status(last));
            case NO_REPETITION ->
                succeeded
                        ? accepted("the same value twice, or too short a one")
                        : refused("two long values that differ");
        };
    }

    static Finding called(Attack attack, List<AttackerServer.Visit> visits) {
        return new Finding(
                attack,
                Outcome.ACCEPTED,
                "the client called the attacker's server: "
                        + visits.stream()
                                .map(AttackerServer.Visit::what)
                                .distinct()
                                .limit(3)
                                .toList());
    }

    private Finding accepted(String evidence) {
        return finding(Outcome.ACCEPTED, evidence);
    }

    private Finding refused(String evidence) {
        return finding(Outcome.REFUSED, evidence);
    }

    private Finding finding(Outcome outcome, String evidence) {
        return new Finding(plan.attack(), outcome, evidence);
    }

    private static String status(ClientResponse last) {
        return last.status() == 0 ? "" : ", status " + last.status();
    }
}
