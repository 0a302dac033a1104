/** Who is logged in: the person, the assurance, the tokens kept fresh, the bounds in time. */
@NullMarked
package io.github.psc4j.session;

import org.jspecify.annotations.NullMarked;
