package io.github.psc4j.testing;

import io.github.psc4j.internal.requirement.Requirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which rules of the ledger a test shows to be kept: it fails when the rule is not. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Proves {
    Requirement[] value();
}
