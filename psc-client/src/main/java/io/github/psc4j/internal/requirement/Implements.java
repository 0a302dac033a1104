package io.github.psc4j.internal.requirement;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which rules of the ledger a class or a method sees to. The build fails for a rule that nobody enforces. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Implements {
    /**
     * The rules.
     *
     * @return at least one
     */
    Requirement[] value();
}
