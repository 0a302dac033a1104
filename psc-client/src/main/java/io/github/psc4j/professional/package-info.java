/**
 * The person behind a userinfo document of Pro Santé Connect: identifiers, practices, activities, workplaces, skills.
 * Knows nothing of protocol and can be used on any such document.
 */
@NullMarked
package io.github.psc4j.professional;

import org.jspecify.annotations.NullMarked;
