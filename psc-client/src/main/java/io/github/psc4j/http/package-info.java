/** The one HTTP client: every call to a provider goes through here, with finite times, bounded responses, no redirects. */
@NullMarked
package io.github.psc4j.http;

import org.jspecify.annotations.NullMarked;
