package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.hostile.Attack;
import io.github.psc4j.mock.hostile.ClientUnderTest;
import io.github.psc4j.mock.hostile.Finding;
import io.github.psc4j.mock.hostile.HostileProvider;
import io.github.psc4j.mock.hostile.HostileReport;
import io.github.psc4j.mock.hostile.Reply;
import io.github.psc4j.mock.hostile.Verdict;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.journal.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Plays the attacks, each after a login that must work, and judges what the client did. */
public final class AttackRunner implements HostileProvider {

    private final Realm realm;
    private final Supplier<MockBrowser> browsers;
    private final Predicate<Attack> wanted;
    private final Duration patience;

    public AttackRunner(Realm realm, Supplier<MockBrowser> browsers) {
        this(realm, browsers, attack -> true, Duration.ofSeconds(20));
    }

    private AttackRunner(Realm realm, Supplier<MockBrowser> browsers, Predicate<Attack> wanted, Duration patience) {
        this.realm = realm;
        this.browsers = browsers;
        this.wanted = wanted;
        this.patience = patience;
    }

    @Override
    public HostileProvider only(Predicate<Attack> some) {
        return new AttackRunner(realm, browsers, wanted.and(some), patience);
    }

    @Override
    public HostileProvider patience(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a login takes some time");
        }
        return new AttackRunner(realm, browsers, wanted, longest);
    }

    @Override
    public HostileReport attack(ClientUnderTest client) {
        Objects.requireNonNull(client, "client");
        Instant start = realm.store().now();
        try (Canary canary = new Canary();
                Run run = new Run(client.restarted(), canary)) {
            List<Finding> findings = new ArrayList<>();
            for (Script script : Catalogue.scripts()) {
                if (wanted.test(script.attack())) {
                    findings.add(run.play(script));
                }
            }
            return new HostileReport(
                    client.name(), start, findings.stream().map(run::late).toList());
        }
    }

    /** The state of one run. */
    private final class Run implements AutoCloseable {

        private final Canary canary;
        private final AttackerKeys attacker = AttackerKeys.INSTANCE;
        private final ExecutorService visits = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "psc-mock-visit");
            thread.setDaemon(true);
            return thread;
        });
        private ClientUnderTest client;

        Run(ClientUnderTest client, Canary canary) {
            this.client = client;
            this.canary = canary;
        }

        Finding play(Script script) {
            Control control = new Control();
            realm.interceptors().add(control);
            try {
                if (!within(() -> control.login(client, browsers.get(), realm.firstPersona()))) {
                    return open(script, "the login before the attack did not work: nobody was logged in afterwards");
                }
            } catch (TimeoutException e) {
                return open(script, "the login before the attack took longer than " + patience.toSeconds() + " s");
            } catch (Exception e) {
                return open(script, "the login before the attack did not work: " + brief(e));
            } finally {
                realm.interceptors().remove(control);
            }
            boolean fresh = script.spoilsTheStart() && restart();
            Scene scene = new Scene(script, realm, canary, attacker, browsers, control.answer());
            realm.interceptors().add(scene);
            try {
                return judge(script, scene, fresh, within(() -> script.course().run(scene, client)));
            } catch (TimeoutException e) {
                return finding(
                        script, Verdict.ACCEPTED, "the client was still busy after " + patience.toSeconds() + " s");
            } catch (Exception e) {
                return stopped(script, scene, e);
            } finally {
                realm.interceptors().remove(scene);
                if (script.spoilsTheStart()) {
                    restart();
                }
            }
        }

        /** With a discovery document that it does not believe, a client starts no login: that is a refusal as well. */
        private Finding stopped(Script script, Scene scene, Exception e) {
            boolean read = script.strikes().containsKey(Operation.DISCOVERY)
                    && !scene.missed().contains(Operation.DISCOVERY);
            return read
                    ? finding(script, Verdict.REFUSED, "no login starts: " + brief(e))
                    : open(script, "the visit came to no end: " + brief(e));
        }

        /** False when the client cannot be started again. */
        private boolean restart() {
            ClientUnderTest former = client;
            client = former.restarted();
            return client != former;
        }

        private Finding judge(Script script, Scene scene, boolean fresh, Course.End end) {
            List<Canary.Visit> visits = canary.visits(script.attack().id());
            if (!visits.isEmpty()) {
                return called(script.attack(), visits);
            }
            Reply reply = end.reply();
            if (reply.breakdown().isPresent()) {
                return finding(
                        script,
                        Verdict.ACCEPTED,
                        "the client broke down: " + reply.breakdown().get());
            }
            if (end.missing().isPresent()) {
                return finding(script, Verdict.NOT_APPLICABLE, end.missing().get());
            }
            if (end.open().isPresent()) {
                return open(script, end.open().get());
            }
            Set<Operation> missed = scene.missed();
            if (fresh && script.strikes().containsKey(Operation.CODE_GRANT)) {
                // It could have asked for the keys, and saw without them that the token is no good.
                missed.remove(Operation.KEYS);
            }
            // A session proves nothing where the client saw nothing of the attack.
            boolean untouched = missed.equals(script.strikes().keySet());
            if (!missed.isEmpty() && (untouched || !end.fallen())) {
                return open(script, "the client did not ask for this during the attack: " + missed);
            }
            return switch (script.attack().expectation()) {
                case NO_REQUEST -> finding(script, Verdict.REFUSED, "no address of the attacker was called");
                case NO_SESSION ->
                    end.fallen()
                            ? finding(script, Verdict.ACCEPTED, "a session afterwards")
                            : finding(script, Verdict.REFUSED, "no session afterwards" + how(reply));
                case NO_SESSION_NO_SERVER_ERROR ->
                    end.fallen()
                            ? finding(script, Verdict.ACCEPTED, "a session afterwards")
                            : reply.status() >= 500
                                    ? finding(script, Verdict.ACCEPTED, "status " + reply.status())
                                    : finding(script, Verdict.REFUSED, "no session afterwards" + how(reply));
                case NO_MARKUP ->
                    end.fallen()
                            ? finding(script, Verdict.ACCEPTED, "the page repeats the markup")
                            : finding(script, Verdict.REFUSED, "the page does not repeat the markup" + how(reply));
                case NO_OTHER_SITE ->
                    end.fallen()
                            ? finding(script, Verdict.ACCEPTED, "the browser was sent to another site")
                            : finding(script, Verdict.REFUSED, "the browser stayed" + how(reply));
                case NO_OTHER_BROWSER ->
                    end.fallen()
                            ? finding(script, Verdict.ACCEPTED, "the other browser is logged in as well")
                            : finding(script, Verdict.REFUSED, "the other browser is not logged in");
                case SESSION_STAYS ->
                    end.fallen()
                            ? finding(script, Verdict.ACCEPTED, "the person is logged out")
                            : finding(script, Verdict.REFUSED, "the person is still logged in" + how(reply));
                case SAME_REFUSAL ->
                    end.fallen()
                            ? finding(script, Verdict.ACCEPTED, "a session, or answers that differ")
                            : finding(script, Verdict.REFUSED, "one and the same refusal" + how(reply));
                case NO_REPETITION ->
                    end.fallen()
                            ? finding(script, Verdict.ACCEPTED, "the same value twice, or too short a one")
                            : finding(script, Verdict.REFUSED, "two long values that differ");
            };
        }

        /** A request may come after the login was refused, from another thread. */
        Finding late(Finding finding) {
            List<Canary.Visit> visits = canary.visits(finding.attack().id());
            return finding.verdict() == Verdict.ACCEPTED || visits.isEmpty()
                    ? finding
                    : called(finding.attack(), visits);
        }

        private <T> T within(Callable<T> steps) throws Exception {
            Future<T> visit = visits.submit(steps);
            try {
                return visit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            } finally {
                visit.cancel(true);
            }
        }

        @Override
        public void close() {
            visits.shutdownNow();
        }
    }

    private static Finding called(Attack attack, List<Canary.Visit> visits) {
        return new Finding(
                attack,
                Verdict.ACCEPTED,
                "the client called the attacker's server: "
                        + visits.stream()
                                .map(Canary.Visit::what)
                                .distinct()
                                .limit(3)
                                .toList());
    }

    private static Finding finding(Script script, Verdict verdict, String evidence) {
        return new Finding(script.attack(), verdict, evidence);
    }

    private static Finding open(Script script, String why) {
        return finding(script, Verdict.NOT_JUDGED, why);
    }

    private static String how(Reply reply) {
        return reply.status() == 0 ? "" : ", status " + reply.status();
    }

    private static String brief(Exception e) {
        String text = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
