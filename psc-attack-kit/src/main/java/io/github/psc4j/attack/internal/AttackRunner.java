package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.report.Attack;
import io.github.psc4j.attack.report.AttackReport;
import io.github.psc4j.attack.report.Finding;
import io.github.psc4j.attack.report.Outcome;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.extension.ProviderAccess;
import io.github.psc4j.mock.journal.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Runs the attacks, each after a login that must work. */
public final class AttackRunner {

    private final PscMockProvider psc;
    private final ProviderAccess provider;
    private final Predicate<Attack> wanted;
    private final Duration timeout;
    private final Duration slowResponse;

    public AttackRunner(PscMockProvider psc, Predicate<Attack> wanted, Duration timeout, Duration slowResponse) {
        this.psc = psc;
        this.provider = psc.access();
        this.wanted = wanted;
        this.timeout = timeout;
        this.slowResponse = slowResponse;
    }

    public AttackReport run(ClientUnderTest client) {
        Instant start = provider.clock().instant();
        try (AttackerServer server = new AttackerServer();
                Run run = new Run(client.restarted(), server)) {
            List<Finding> findings = new ArrayList<>();
            for (AttackPlan plan : AttackCatalog.plans()) {
                if (wanted.test(plan.attack())) {
                    findings.add(run.run(plan));
                }
            }
            return new AttackReport(
                    client.name(),
                    start,
                    findings.stream().map(run::withLaterVisits).toList());
        }
    }

    /** The state of one run. */
    private final class Run implements AutoCloseable {

        private final AttackerServer server;
        private final AttackerKeys attacker = new AttackerKeys(provider);
        private final ExecutorService visits = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "psc-attack-visit");
            thread.setDaemon(true);
            return thread;
        });
        private ClientUnderTest client;

        Run(ClientUnderTest client, AttackerServer server) {
            this.client = client;
            this.server = server;
        }

        Finding run(AttackPlan plan) {
            ReferenceLogin reference = new ReferenceLogin();
            provider.addInterceptor(reference);
            try {
                if (!inTime(() -> reference.login(
                        client, psc.newBrowser(), provider.personas().get(0)))) {
                    return undetermined(
                            plan, "the login before the attack did not work: nobody was logged in afterwards");
                }
            } catch (TimeoutException e) {
                return undetermined(plan, "the login before the attack took longer than " + timeout.toSeconds() + " s");
            } catch (Exception e) {
                return undetermined(plan, "the login before the attack did not work: " + brief(e));
            } finally {
                provider.removeInterceptor(reference);
            }
            boolean fresh = plan.changesStartup() && restart();
            AttackContext context =
                    new AttackContext(plan, psc, server, attacker, reference.tokenResponse(), slowResponse);
            provider.addInterceptor(context);
            try {
                AttackSteps.Result result = inTime(() -> plan.steps().run(context, client));
                return new OutcomeRules(plan, context, server).finding(result, fresh);
            } catch (TimeoutException e) {
                return new Finding(
                        plan.attack(),
                        Outcome.ACCEPTED,
                        "the client was still busy after " + timeout.toSeconds() + " s");
            } catch (Exception e) {
                return stopped(plan, context, e);
            } finally {
                provider.removeInterceptor(context);
                if (plan.changesStartup()) {
                    restart();
                }
            }
        }

        /** A client that rejects a discovery document starts no login: it refused the attack. */
        private Finding stopped(AttackPlan plan, AttackContext context, Exception e) {
            boolean read = plan.responses().containsKey(Operation.DISCOVERY)
                    && !context.missed().contains(Operation.DISCOVERY);
            return read
                    ? new Finding(plan.attack(), Outcome.REFUSED, "no login starts: " + brief(e))
                    : undetermined(plan, "the visit came to no end: " + brief(e));
        }

        /** False when the client cannot be started again. */
        private boolean restart() {
            ClientUnderTest former = client;
            client = former.restarted();
            return client != former;
        }

        /** A request may come after the login was refused, from another thread. */
        Finding withLaterVisits(Finding finding) {
            List<AttackerServer.Visit> later = server.visits(finding.attack().id());
            return finding.outcome() == Outcome.ACCEPTED || later.isEmpty()
                    ? finding
                    : OutcomeRules.called(finding.attack(), later);
        }

        private <T> T inTime(Callable<T> steps) throws Exception {
            Future<T> visit = visits.submit(steps);
            try {
                return visit.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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

    private static Finding undetermined(AttackPlan plan, String why) {
        return new Finding(plan.attack(), Outcome.UNDETERMINED, why);
    }

    private static String brief(Exception e) {
        String text = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
