package io.github.psc4j.mock.model;

import java.util.Objects;

/**
 * A request that the provider refused.
 *
 * @param rule the rule that was broken
 * @param detail what was wrong in this request, without any secret; empty when the rule says it all
 */
public record Refusal(Rule rule, String detail) {

    /**
     * A refusal of a request that broke a rule.
     *
     * @param rule the rule that was broken
     * @param detail what was wrong, or an empty text
     */
    public Refusal {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * The refusal in one line, safe to log.
     *
     * @return the rule's identifier and sentence, and the detail
     */
    public String sentence() {
        return rule.id() + ": " + rule.sentence() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
