package io.github.psc4j.assurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.validation.AuthenticationRequirement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What an {@code acr} is worth. */
class AssurancePolicyTest {
    @Test
    void an_alias_never_makes_more_or_less_of_a_name_of_psc() {
        for (String name : List.of("eidas1", "eidas2", "")) {
            assertThatThrownBy(() -> AssurancePolicy.defaults().withAlias(name, EidasLevel.EIDAS3))
                    .isInstanceOf(PscConfigurationException.class);
        }
        AssurancePolicy.defaults().withAlias("eidas3", EidasLevel.EIDAS3);
    }

    private static final Optional<Instant> WHEN = Optional.of(Instant.ofEpochSecond(1_800_000_000));
    private final AssurancePolicy policy = AssurancePolicy.defaults();

    @Property
    void at_least_is_a_total_order(@ForAll EidasLevel a, @ForAll EidasLevel b, @ForAll EidasLevel c) {
        assertThat(a.isAtLeast(a)).isTrue();
        assertThat(a.isAtLeast(b) || b.isAtLeast(a)).isTrue();
        assertThat(a.isAtLeast(b) && b.isAtLeast(a)).isEqualTo(a == b);
        if (a.isAtLeast(b) && b.isAtLeast(c)) {
            assertThat(a.isAtLeast(c)).isTrue();
        }
    }

    @Test
    void a_higher_level_is_at_least_a_lower_one() {
        assertThat(EidasLevel.EIDAS2.isAtLeast(EidasLevel.EIDAS1)).isTrue();
        assertThat(EidasLevel.EIDAS3.isAtLeast(EidasLevel.EIDAS2)).isTrue();
        assertThat(EidasLevel.EIDAS1.isAtLeast(EidasLevel.EIDAS2)).isFalse();
    }

    @Property
    void a_stated_level_is_relied_on_where_it_is_at_least_the_required_one(
            @ForAll EidasLevel stated, @ForAll Optional<EidasLevel> required) {
        Optional<Assurance> validated = policy.validate(Optional.of(name(stated)), required, WHEN);

        if (required.map(stated::isAtLeast).orElse(true)) {
            assertThat(validated).hasValue(new Assurance(stated, Assurance.Statement.STATED, WHEN));
        } else {
            assertThat(validated).isEmpty();
        }
    }

    @Property
    void any_other_word_is_worth_nothing(@ForAll String acr, @ForAll Optional<EidasLevel> required) {
        Assume.that(!Map.of("eidas1", 1, "eidas2", 2, "eidas3", 3).containsKey(acr));

        assertThat(policy.validate(Optional.of(acr), required, WHEN)).isEmpty();
    }

    @Property
    void an_alias_is_worth_its_level_and_changes_no_other(
            @ForAll String alias, @ForAll EidasLevel level, @ForAll Optional<EidasLevel> required) {
        Assume.that(!alias.startsWith("eidas") && !alias.isEmpty());
        AssurancePolicy renamed = policy.withAlias(alias, level);

        assertThat(renamed.validate(Optional.of(alias), required, WHEN))
                .isEqualTo(policy.validate(Optional.of(name(level)), required, WHEN));
        for (EidasLevel other : EidasLevel.values()) {
            assertThat(renamed.validate(Optional.of(name(other)), required, WHEN))
                    .isEqualTo(policy.validate(Optional.of(name(other)), required, WHEN));
        }
        assertThat(policy.validate(Optional.of(alias), required, WHEN)).isEmpty();
    }

    @Property
    void an_absent_level_is_the_one_that_was_requested_unless_one_is_required(@ForAll EidasLevel required) {
        assertThat(policy.validate(Optional.empty(), Optional.empty(), WHEN))
                .hasValue(new Assurance(EidasLevel.EIDAS1, Assurance.Statement.NOT_STATED, WHEN));
        assertThat(policy.validate(Optional.empty(), Optional.of(required), WHEN))
                .isEmpty();
        assertThat(policy.requestedAcrValues()).isEqualTo("eidas1");
    }

    @Test
    void an_absent_level_can_be_refused_everywhere_and_an_alias_does_not_bring_it_back() {
        AssurancePolicy strict = policy.refusingAbsent();

        assertThat(strict.validate(Optional.empty(), Optional.empty(), WHEN)).isEmpty();
        assertThat(strict.withAlias("gold", EidasLevel.EIDAS3).validate(Optional.empty(), Optional.empty(), WHEN))
                .isEmpty();
        assertThat(strict.validate(Optional.of("eidas2"), Optional.empty(), WHEN))
                .isPresent();
        assertThat(policy.withAlias("gold", EidasLevel.EIDAS3)
                        .refusingAbsent()
                        .validate(Optional.of("gold"), Optional.empty(), WHEN))
                .isPresent();
    }

    @Test
    void a_demand_is_of_a_level_or_of_nothing() {
        assertThat(AuthenticationRequirement.none())
                .isEqualTo(new AuthenticationRequirement(Optional.empty(), Optional.empty()));
        assertThat(AuthenticationRequirement.ofLevel(EidasLevel.EIDAS2))
                .isEqualTo(new AuthenticationRequirement(Optional.of(EidasLevel.EIDAS2), Optional.empty()));
    }

    private static String name(EidasLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
