package io.github.psc4j.mock.journal;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The requests to a provider and its responses, oldest first: a picture of the moment at which it was taken.
 * Immutable.
 *
 * <pre>{@code
 * psc.journal().verify()
 *     .once(Operation.REFRESH)
 *     .pkceWasSent()
 *     .nothingRefused();
 * psc.journal().of(Operation.CODE_GRANT).get(0).issued("id_token").orElseThrow().claims();
 * }</pre>
 */
public final class Journal implements Iterable<Exchange> {

    private final List<Exchange> exchanges;
    private final long forgotten;

    /**
     * A journal of these exchanges.
     *
     * @param exchanges the exchanges, oldest first
     * @param forgotten how many older ones gave way since the start or the last reset
     */
    public Journal(List<Exchange> exchanges, long forgotten) {
        this.exchanges = List.copyOf(exchanges);
        this.forgotten = forgotten;
    }

    /**
     * All exchanges.
     *
     * @return the exchanges, oldest first
     */
    public List<Exchange> exchanges() {
        return exchanges;
    }

    /**
     * The exchanges of some operations.
     *
     * @param operations which operations
     * @return the exchanges, oldest first
     */
    public List<Exchange> of(Operation... operations) {
        List<Operation> wanted = Arrays.asList(operations);
        return exchanges.stream()
                .filter(exchange -> wanted.contains(exchange.operation()))
                .toList();
    }

    /**
     * The part of the journal that fits.
     *
     * @param wanted what to keep
     * @return the narrower journal
     */
    public Journal where(Predicate<Exchange> wanted) {
        return new Journal(exchanges.stream().filter(wanted).toList(), forgotten);
    }

    /**
     * The part of the journal that concerns one client.
     *
     * @param clientId the client id
     * @return the narrower journal
     */
    public Journal ofClient(String clientId) {
        return where(exchange -> exchange.client().filter(clientId::equals).isPresent());
    }

    /**
     * The part of the journal after an exchange.
     *
     * @param number the number of that exchange; 0 for everything
     * @return the narrower journal
     */
    public Journal after(long number) {
        return where(exchange -> exchange.number() > number);
    }

    /**
     * How many exchanges are missing at the beginning, because the journal is bounded.
     *
     * @return the number; 0 when the journal is complete
     */
    public long forgotten() {
        return forgotten;
    }

    /**
     * Claims on this journal, each of which throws an {@link AssertionError} that shows the journal when it is wrong.
     *
     * @return the claims
     */
    public JournalVerification verify() {
        return new JournalVerification(this);
    }

    /**
     * The exchanges as a stream.
     *
     * @return the exchanges, oldest first
     */
    public Stream<Exchange> stream() {
        return exchanges.stream();
    }

    @Override
    public Iterator<Exchange> iterator() {
        return exchanges.iterator();
    }

    /** One line an exchange, with secrets masked. */
    @Override
    public String toString() {
        return exchanges.stream().map(Exchange::toString).collect(Collectors.joining(System.lineSeparator()))
                + (forgotten == 0 ? "" : System.lineSeparator() + "(" + forgotten + " older exchanges are forgotten)");
    }
}
