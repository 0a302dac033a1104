/** People and settings from files, in YAML or JSON. */
@NullMarked
package io.github.psc4j.mock.internal.file;

import org.jspecify.annotations.NullMarked;
