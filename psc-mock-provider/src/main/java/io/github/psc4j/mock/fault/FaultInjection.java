package io.github.psc4j.mock.fault;

import io.github.psc4j.mock.journal.Operation;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault, where it happens and how often. Immutable. As a text it reads {@code name@operation+operation*times}, where
 * place and number may be left out: {@code slow}, {@code unavailable@code-grant+refresh}, {@code reset@userinfo*1}.
 *
 * @param fault what happens
 * @param operations where; some of the fault's own {@linkplain Fault#scope() places}
 * @param times after how many responses it ends; empty for never
 */
public record FaultInjection(Fault fault, Set<Operation> operations, OptionalInt times) {

    private static final Pattern TEXT = Pattern.compile("([a-z-]+)(?:@([a-z+-]+))?(?:\\*([0-9]{1,9}))?");

    /**
     * Checks and copies.
     *
     * @param fault what happens
     * @param operations where
     * @param times after how many responses it ends; empty for never
     * @throws IllegalArgumentException when the fault cannot happen there or a number below 1 is given
     */
    public FaultInjection {
        if (operations.isEmpty() || !fault.scope().containsAll(operations)) {
            throw new IllegalArgumentException(
                    fault.id() + " can happen at " + names(fault.scope()) + ", not at " + names(operations));
        }
        if (times.isPresent() && times.getAsInt() < 1) {
            throw new IllegalArgumentException("a fault happens at least once");
        }
        operations = Collections.unmodifiableSet(EnumSet.copyOf(operations));
    }

    /**
     * A fault wherever it can happen; without end, but for the events that happen once.
     *
     * @param fault what happens
     * @return the injection
     */
    public static FaultInjection of(Fault fault) {
        return new FaultInjection(fault, fault.scope(), fault.once() ? OptionalInt.of(1) : OptionalInt.empty());
    }

    /**
     * Reads the text form.
     *
     * @param text such as {@code unavailable@code-grant*2}
     * @return the injection
     * @throws IllegalArgumentException when the text has another form, or names a fault or an operation that is none; the
     *     message lists those that are
     */
    public static FaultInjection parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no fault: write name@operation+operation*times, such as slow@userinfo*1");
        }
        FaultInjection injection = of(Fault.named(matcher.group(1)));
        if (matcher.group(2) != null) {
            injection = injection.at(Arrays.stream(matcher.group(2).split("\\+", -1))
                    .map(FaultInjection::operation)
                    .toArray(Operation[]::new));
        }
        return matcher.group(3) == null ? injection : injection.times(Integer.parseInt(matcher.group(3)));
    }

    /**
     * The same fault elsewhere.
     *
     * @param places where it can happen
     * @return the copy
     * @throws IllegalArgumentException when the fault cannot happen there
     */
    public FaultInjection at(Operation... places) {
        return new FaultInjection(fault, Set.copyOf(Arrays.asList(places)), times);
    }

    /**
     * The same fault so many times.
     *
     * @param count after how many responses it ends, at least 1
     * @return the copy
     */
    public FaultInjection times(int count) {
        return new FaultInjection(fault, operations, OptionalInt.of(count));
    }

    /** The text form, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return fault.id()
                + (operations.equals(fault.scope()) ? "" : "@" + names(operations))
                + (times.isPresent() ? "*" + times.getAsInt() : "");
    }

    private static String names(Set<Operation> operations) {
        return operations.stream().sorted().map(FaultInjection::name).collect(Collectors.joining("+"));
    }

    private static String name(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Operation operation(String name) {
        return Arrays.stream(Operation.values())
                .filter(operation -> name(operation).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no operation \"" + name + "\"; there are "
                        + names(EnumSet.allOf(Operation.class)).replace("+", ", ")));
    }
}
