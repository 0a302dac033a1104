/** What the provider remembers: logins under way, sessions, codes and tokens. */
@NullMarked
package io.github.psc4j.mock.internal.session;

import org.jspecify.annotations.NullMarked;
