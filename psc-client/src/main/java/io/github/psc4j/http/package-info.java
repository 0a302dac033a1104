/** The one HTTP client: every call to a provider goes through here, with finite times, bounded answers, no redirects. */
@NullMarked
package io.github.psc4j.http;

import org.jspecify.annotations.NullMarked;
