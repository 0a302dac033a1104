package io.github.psc4j.login;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one login wants beyond the plain one. Immutable.
 *
 * @param returnTarget where the person goes afterwards
 * @param minimumLevel the level of assurance that this login needs; PSC is asked for {@code eidas1} all the same, since it
 *     accepts no other request, and the response is validated
 * @param identityProviderHint the hospital's own identity provider, as PSC names it ({@code kc_idp_hint})
 * @param maximumAge how long before this login the person may have authenticated, if that matters; whole seconds
 */
public record LoginOptions(
        ReturnTarget returnTarget,
        Optional<EidasLevel> minimumLevel,
        Optional<String> identityProviderHint,
        Optional<Duration> maximumAge) {

    private static final LoginOptions PLAIN =
            new LoginOptions(ReturnTarget.ROOT, Optional.empty(), Optional.empty(), Optional.empty());
    private static final Pattern HINT = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /**
     * Checks the hint.
     *
     * @param returnTarget where the person goes afterwards
     * @param minimumLevel the level of assurance that this login needs
     * @param identityProviderHint the hospital's own identity provider
     * @param maximumAge how long before this login the person may have authenticated
     * @throws PscLoginException {@code PSC-3010} if the hint is not a plain name, or the age is negative or longer than a
     *     session
     */
    @Implements(Requirement.PSC_HINT)
    public LoginOptions {
        Arguments.refuseNull(identityProviderHint, "identityProviderHint");
        Arguments.refuseNull(maximumAge, "maximumAge");
        Arguments.refuseNull(minimumLevel, "minimumLevel");
        Arguments.refuseNull(returnTarget, "returnTarget");
        if (identityProviderHint.filter(hint -> !HINT.matcher(hint).matches()).isPresent()) {
            throw new PscLoginException(
                    ErrorCode.LOGIN_OPTION_REFUSED,
                    "an identity provider hint is a plain name: letters, digits, _ . -");
        }
        if (maximumAge
                .filter(age -> age.isNegative() || age.compareTo(Limits.SESSION) > 0)
                .isPresent()) {
            throw new PscLoginException(
                    ErrorCode.LOGIN_OPTION_REFUSED, "the age of an authentication is between nothing and four hours");
        }
    }

    /**
     * The plain login.
     *
     * @return back to the first page, no requirement, no hint
     */
    public static LoginOptions defaults() {
        return PLAIN;
    }

    /**
     * Says where the person goes afterwards.
     *
     * @param target the target
     * @return a changed copy
     */
    public LoginOptions withReturnTarget(ReturnTarget target) {
        Arguments.refuseNull(target, "target");
        return new LoginOptions(target, minimumLevel, identityProviderHint, maximumAge);
    }

    /**
     * Requires a level of assurance: a lower, unknown or absent one is refused.
     *
     * @param level the least level
     * @return a changed copy
     */
    public LoginOptions withMinimumLevel(EidasLevel level) {
        Arguments.refuseNull(level, "level");
        return new LoginOptions(returnTarget, Optional.of(level), identityProviderHint, maximumAge);
    }

    /**
     * Names the hospital's own identity provider (« accès en 1 clic »).
     *
     * @param hint the value given by the ANS
     * @return a changed copy
     */
    public LoginOptions withIdentityProviderHint(String hint) {
        Arguments.refuseNull(hint, "hint");
        return new LoginOptions(returnTarget, minimumLevel, Optional.of(hint), maximumAge);
    }

    /**
     * Requires that the person authenticated recently, for a step that matters. The provider is asked with {@code max_age} (OpenID
     * Connect Core 3.1.2.1), which is not documented at PSC, and its response is validated by {@code auth_time} whether it understood
     * or not: without a recent one the login is refused.
     *
     * @param age how long before the start of this login, cut to whole seconds; zero for an authentication during this login
     * @return a changed copy
     * @throws PscLoginException {@code PSC-3010} if the age is negative or longer than a session
     */
    public LoginOptions withMaximumAge(Duration age) {
        Arguments.refuseNull(age, "age");
        return new LoginOptions(returnTarget, minimumLevel, identityProviderHint, Optional.of(age));
    }
}
